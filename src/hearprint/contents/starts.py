"""The words at which a section starts: at the head of a block, inside one, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from hearprint.contents.compare import bare
from hearprint.model.document import Block, Role

#: Words may run over so many blocks: a title, its byline and the first lines of the text.
_SPAN = 4
_ROOM = 200  #: letters of a block that such words need at most
_WORD_ROOM = 60  #: letters among which the first word ends
#: Words this like those that are sought are those, changed a little.
_NEARLY = 0.85
NEARLY = 0.75  #: the same at the head of a block, where little else can be meant
_REACH = 30  #: letters by which a likeness may begin too early or too late
_RUN = re.compile(r"\S+")
#: Roles whose text is not cut: a table's rows belong together, a note to its mark.
WHOLE = frozenset({Role.NOTE, Role.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Signs without white space between them, as the words they are compared by."""

    at: int
    words: tuple[str, ...]


def opening_word(block: Block) -> str:
    """The first word of a block, bare; empty for one without words."""
    return bare(block.text[:_WORD_ROOM]).partition(" ")[0]


def begins(blocks: Sequence[Block], at: int, wanted: str) -> bool:
    """Whether the text from block ``at`` on begins with ``wanted`` (bare words)."""
    near = blocks[at : at + _SPAN]
    return f"{bare(' '.join(block.text[:_ROOM] for block in near))} ".startswith(f"{wanted} ")


def inside(blocks: Sequence[Block], at: int, wanted: str) -> Iterator[int]:
    """Offsets in block ``at``, past its first word, at which ``wanted`` (bare words) stands.

    The words may run on into the next blocks.
    """
    text = blocks[at].text
    sought = wanted.split()
    if not sought or blocks[at].role in WHOLE:
        return
    runs = _runs(text)
    own = [(run.at, place, word) for run in runs for place, word in enumerate(run.words)]
    words = [word for _, _, word in own]
    if sought[0] not in words[1:]:
        return
    rest = bare(" ".join(block.text[:_ROOM] for block in blocks[at + 1 : at + _SPAN])).split()
    words += rest[: len(sought)]
    for number, (offset, place, word) in enumerate(own):
        opens = number and not place and word == sought[0]
        if opens and words[number : number + len(sought)] == sought:
            yield offset


def nearness(blocks: Sequence[Block], at: int, wanted: str) -> float:
    """0 to 1: how like ``wanted`` (bare words) the words from block ``at`` on are."""
    near = bare(" ".join(block.text[:_ROOM] for block in blocks[at : at + _SPAN]))
    opening = " ".join(near.split()[: len(wanted.split())])
    return fuzz.ratio(wanted, opening) / 100


def nearly_inside(block: Block, wanted: str) -> tuple[float, int] | None:
    """How like ``wanted`` (bare words) some words in ``block`` are, and their offset.

    None when nothing there is near, or what is near opens the block.
    """
    runs = _runs(block.text) if block.role not in WHOLE else []
    starts: list[int] = []
    text = ""
    for run in runs:
        text += " " if text else ""
        starts.append(len(text))
        text += " ".join(run.words)
    if len(text) < len(wanted):
        return None
    found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=100 * _NEARLY)
    if found is None:
        return None
    near = [at for at, start in enumerate(starts) if abs(start - found.dest_start) <= _REACH]
    best = max(near, key=lambda at: fuzz.ratio(wanted, text[starts[at] :][: len(wanted)]))
    return (found.score / 100, runs[best].at) if best else None


def _runs(text: str) -> list[_Run]:
    found = (_Run(at=run.start(), words=tuple(bare(run[0]).split())) for run in _RUN.finditer(text))
    return [run for run in found if run.words]
