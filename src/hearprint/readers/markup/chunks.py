"""A stretch of a page's text between two borders of blocks, and what was found out about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hearprint.model.document import Block, Line, NoteRef, Removed, Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.page import Element
from hearprint.readers.spans import Passage, find_spans

#: Where something was taken out of running text. Cannot occur in a page: U+E0EE is private use
#: and ``tidy`` drops it.
SEAM = "\ue0ee"

_SHY = "\u00ad"
_VERSE_LINES = 3
_VERSE_WIDTH = 60  #: letters; longer lines are prose with line breaks
_LISTED_WIDTH = 150  #: the same where lines are numbered
_LISTED = 2  #: numbered lines at least,
_MOSTLY = 0.6  #: and so many of all; others say what follows ("Across")
_NUMBER = re.compile(r"(\d{1,3})([.):]?)\s+\S")
#: How many letters the answer to a crossword's clue has.
_LENGTH = re.compile(r"\(\d{1,2}(?:\s?[,.\-\u2013']\s?\d{1,2})*(?: (?:words?|wds?))?\)\W*\Z")
_STOPS = (".", "!", "?", "…", ":", ";")


@dataclass(slots=True)
class Chunk:
    """Text with its role; ``reason`` says why it is not read, if so."""

    text: str
    owner: Element  #: the innermost element, block or not, at its end
    role: Role = Role.PARAGRAPH
    reason: str = ""
    level: int = 0
    marker: str = ""
    language: str | None = None
    lines: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[Element, ...] = ()
    linked: int = 0  #: how many of its words are links
    bold: bool = False
    table: Element | None = None
    cell: Element | None = None
    signs: list[tuple[Element, str]] = field(default_factory=list)  #: its table's wordless cells
    rows: tuple[tuple[str, ...], ...] = ()
    header_rows: int = 0
    notes: tuple[NoteRef, ...] = ()
    passages: tuple[Passage, ...] = ()  #: in other languages than the rest
    words: int = field(init=False)  #: of ``text``, which never changes

    def __post_init__(self) -> None:
        """Count once: every stage asks."""
        self.words = count_words(self.text)


@dataclass(slots=True)
class Sorted:
    """A page's words sorted into what is read and what is not."""

    blocks: list[Block] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)


def tidy(text: str) -> str:
    """Text without invisible characters, on one line; seams closed so that no word is lost.

    Where a seam lies between two words that touched it becomes a space, else nothing.
    """
    text = plain(text.replace(_SHY, ""))
    if SEAM not in text:
        return text
    return " ".join(" ".join(_close(run) if SEAM in run else run for run in text.split()).split())


def _close(run: str) -> str:
    parts = run.split(SEAM)
    wordy = sum(any(sign.isalnum() for sign in part) for part in parts)
    return ("" if wordy < 2 else " ").join(parts)  # noqa: PLR2004 - two words touch


def passages(text: str) -> list[list[str]]:
    """Paragraphs as lists of lines: one line end breaks a line, two end a paragraph."""
    found: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = tidy(raw)
        if line:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def looks_like_verse(lines: list[str]) -> bool:
    """Several short lines, as in a poem or an address: their ends mean something."""
    return len(lines) >= _VERSE_LINES and all(len(line) <= _VERSE_WIDTH for line in lines)


def looks_listed(lines: list[str]) -> bool:
    """Lines numbered upwards that end without a stop, as a crossword's clues do.

    Read as one paragraph they would run into each other. A number without a stop is one of a clue
    only where the clue ends as such do: an address may begin with a number.
    """
    if len(lines) < _LISTED or any(len(line) > _LISTED_WIDTH for line in lines):
        return False
    last, numbered, open_ = 0, 0, False
    for line in lines:
        number = _number(line)
        if number and number <= last:
            return False
        numbered += number > 0
        open_ = open_ or (number > 0 and not line.endswith(_STOPS))
        last = number  # 0 below "Down", where they begin again
    return open_ and numbered >= max(_LISTED, _MOSTLY * len(lines))


def _number(line: str) -> int:
    """The number of a numbered line; 0 for none."""
    match = _NUMBER.match(line)
    return int(match[1]) if match and (match[2] or _LENGTH.search(line)) else 0


def to_blocks(chunks: list[Chunk]) -> Sorted:
    """Blocks (still without ids) from what is read, and records of the rest.

    Neighbours removed for one reason make one record. The names by which links reach what is
    removed pass to the next block that is read.
    """
    result = Sorted()
    waiting: list[str] = []
    names: tuple[str, ...] = ()
    reason = ""
    for chunk in chunks:
        if not chunk.reason:
            result.blocks.append(_block(chunk, names))
            names = ()
            continue
        names += chunk.anchors
        if waiting and chunk.reason != reason:
            result.removed.append(Removed(reason=reason, text=" ".join(waiting)))
            waiting = []
        reason = chunk.reason
        waiting.append(chunk.text)
    if waiting:
        result.removed.append(Removed(reason=reason, text=" ".join(waiting)))
    return result


def _block(chunk: Chunk, names: tuple[str, ...]) -> Block:
    return Block(
        id="",
        role=chunk.role,
        text=chunk.text,
        level=chunk.level,
        lines=tuple(Line(text=line) for line in chunk.lines),
        bold=chunk.bold,
        language=chunk.language,
        rows=chunk.rows,
        header_rows=chunk.header_rows,
        anchors=(*names, *chunk.anchors),
        marker=chunk.marker,
        notes=chunk.notes,
        spans=find_spans([chunk.text], chunk.passages)[0] if chunk.passages else (),
    )
