"""What a list tells of its entries below their titles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearprint.contents.evidence.laidout import Group, ListLine

_FEWEST = 3
#: Of the entries with several lines, those that tell of something below their titles.
_TOLD = 0.6
#: Words of the shortest sentence.
_SENTENCE = 5
_ENDS = (".", "!", "?", "\u2026")
_QUOTES = " \u201d\u2019\"')"


def is_blurb(line: ListLine, entry: ListLine) -> bool:
    """A sentence about the entry in a paragraph of its own and in smaller type."""
    block = line.block
    return (
        line.page is None
        and block is not entry.block
        and block.size < entry.block.size
        and block.words >= _SENTENCE
        and block.text.rstrip().endswith(_ENDS)
    )


def with_blurbs(groups: Sequence[Group]) -> list[Group]:
    """Titles, and below most of them a sentence in lesser type: one entry each."""
    told = [at for at in range(1, len(groups)) if _tells(groups[at - 1], groups[at])]
    if len(told) < _FEWEST or len(told) < _TOLD * (len(groups) - len(told)):
        return list(groups)
    return [
        replace(one, lines=(*one.lines, *groups[at + 1].lines), told=True)
        if at + 1 in told
        else one
        for at, one in enumerate(groups)
        if at not in told
    ]


def _tells(title: Group, group: Group) -> bool:
    upper, block = title.lines[0].block, group.lines[0].block
    lesser = block.size < upper.size or (block.size == upper.size and upper.bold > block.bold)
    ended = block.text.rstrip(_QUOTES).endswith(_ENDS)
    return lesser and ended and block.words >= _SENTENCE and len(title.lines) == 1


def told_below(groups: Sequence[Group]) -> frozenset[int]:
    """The entries below whose first line something is told of them, where most are so."""
    longer = [at for at, group in enumerate(groups) if len(group.lines) > 1]
    if known := frozenset(at for at in longer if groups[at].told):
        return known
    told = [at for at in longer if groups[at].lines[0].leads and _is_sentence(groups[at].lines[1:])]
    return frozenset(told) if len(told) > 1 and len(told) >= _TOLD * len(longer) else frozenset()


def _is_sentence(lines: Sequence[ListLine]) -> bool:
    text = " ".join(line.text for line in lines).rstrip(_QUOTES)
    return len(text.split()) >= _SENTENCE and text.endswith(_ENDS)
