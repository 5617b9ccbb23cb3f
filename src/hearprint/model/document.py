"""What a reader gives: a document as blocks in reading order, and all that was left out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hearprint.model.findings import Finding
from hearprint.model.words import count_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes to read, and where they came from."""

    name: str  #: file name without its folder, as found
    media_type: str  #: by content, not by ending: application/pdf, text/html, text/plain, ...
    digest: str  #: sha256 of ``data``, in hexadecimal
    data: bytes
    parts: tuple[Source, ...] = ()  #: files that a contents page leads to, in its order
    contents: str = ""  #: the part that lists the others, where this is only the cover before it


class Role(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  #: of a list
    TABLE = "table"
    QUOTE = "quote"
    VERSE = "verse"
    CAPTION = "caption"
    IMAGE = "image"  #: an alternative text
    NOTE = "note"  #: footnote or endnote
    BYLINE = "byline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page in points from its top left corner (y grows downwards)."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as printed, before line ends are joined."""

    text: str
    box: Box | None = None
    page: int | None = None  #: its own, as a block may run over several


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRef:
    """The mark of a note in running text: taken out of what is said, its place kept."""

    mark: str  #: as printed, without brackets
    at: int | None  #: how many signs of the block's text stand before it; None when unknown
    anchor: str = ""  #: the name that its link leads to


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a block's text of which more is known than its letters."""

    begin: int  #: signs of the text before it
    end: int  #: and up to its end
    language: str = ""  #: BCP 47, when it differs from the block's
    said: str = ""  #: an abbreviation in full, as the document's author gives it


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, table... as a person would read it.

    ``text`` is clean reading text: line ends joined, nothing altered for speech.
    """

    id: str  #: from the content and its occurrence; stable when other blocks change
    role: Role
    text: str
    level: int = 0  #: heading 1-6, or the depth of a list item from 1; else 0
    page: int | None = None  #: counted from 1 in the file; None where there are no pages
    box: Box | None = None
    lines: tuple[Line, ...] = ()
    size: float = 0.0  #: type size in points, 0 when unknown
    bold: bool = False
    language: str | None = None  #: BCP 47, when it differs from the document's
    rows: tuple[tuple[str, ...], ...] = ()  #: cells of a table, headings first
    header_rows: int = 0  #: how many of ``rows`` are column headings
    anchors: tuple[str, ...] = ()  #: names by which HTML links reach this block
    marker: str = ""  #: bullet or number of an item, mark of a note
    notes: tuple[NoteRef, ...] = ()  #: marks of notes that were taken out of ``text``, in order
    spans: tuple[Span, ...] = ()  #: in order; none overlaps another

    @property
    def words(self) -> int:
        """How many words the block holds."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Words that are not spoken, and why."""

    reason: str  #: running head, page number, contents page, repeated text, ...
    text: str
    page: int | None = None

    @property
    def words(self) -> int:
        """How many words were taken out."""
        return count_words(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the file's own outline, flattened in order."""

    title: str
    level: int  #: 1 is the top
    page: int | None = None  #: counted from 1; None when it leads nowhere
    top: float | None = None  #: points from the page's top edge, when the file says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link within the document: the words that carry it and where it leads."""

    page: int
    box: Box
    target_page: int
    target_top: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: size in points and its label as printed or declared ("iv", "12")."""

    width: float
    height: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who wrote something, and the branch or town given with the name."""

    name: str
    branch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A line of a web page's own list of its parts, or the head of an article that none lists."""

    text: str
    anchor: str  #: one of some block's ``anchors``; of none when the link leads nowhere
    level: int = 1  #: 1 is the top
    authors: tuple[Person, ...] = ()
    listed: bool = True  #: False for an article of several on a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Blocks in reading order, and everything a cut could use.

    ``source_words`` is counted from what the file holds before anything is sorted or removed,
    so that ``words in blocks + words in removed == source_words`` is a real check.
    """

    source: str
    digest: str
    media_type: str
    blocks: tuple[Block, ...]
    source_words: int
    removed: tuple[Removed, ...] = ()
    title: str = ""
    authors: tuple[Person, ...] = ()
    language: str = "en"
    date: str = ""  #: ISO 8601, as exact as the document says; empty when unknown
    description: str = ""
    pages: tuple[Page, ...] = ()  #: empty where there are no pages
    outline: tuple[Bookmark, ...] = ()
    links: tuple[Link, ...] = ()
    jumps: tuple[Jump, ...] = ()  #: of a web page or of several that make one publication
    body_size: float = 0.0  #: the commonest type size in points
    findings: tuple[Finding, ...] = ()


def with_ids(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Give every block its id: a digest of role and text, and ``-2``, ``-3`` for repetitions.

    An inserted paragraph therefore renames nothing else.
    """
    seen: Counter[str] = Counter()
    named: list[Block] = []
    for block in blocks:
        stem = _stem(block)
        seen[stem] += 1
        suffix = f"-{seen[stem]}" if seen[stem] > 1 else ""
        named.append(replace(block, id=f"{stem}{suffix}"))
    return tuple(named)


def with_free_id(block: Block, taken: Container[str]) -> Block:
    """Give one block an id from its content that is not in ``taken``."""
    stem = name = _stem(block)
    count = 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}"
    return replace(block, id=name)


def _stem(block: Block) -> str:
    content = f"{block.role}\0{block.text}".encode("utf-8", "surrogatepass")
    return f"b{hashlib.sha256(content).hexdigest()[:12]}"
