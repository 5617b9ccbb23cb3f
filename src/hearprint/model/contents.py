"""Lists of contents, the sections they cut, and the account of every word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hearprint.model.document import Person, Removed
from hearprint.model.findings import Finding


class ListKind(StrEnum):
    """Where a list of contents came from, strongest first."""

    EDITOR = "editor"
    CATALOGUE = "catalogue"
    OUTLINE = "outline"
    LINKS = "links"
    PRINTED = "printed"
    HEADINGS = "headings"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a contents list."""

    title: str
    number: str | None = None
    authors: tuple[Person, ...] = ()
    level: int = 1
    label: str | None = None  #: page number as printed in the list
    page: int | None = None  #: real page the entry leads to, counted from 1
    top: float | None = None  #: points from that page's top edge
    block: str | None = None  #: id of the very block, when the evidence is a heading itself
    raw: str = ""  #: the line as found
    starts: str = ""  #: the words at which the section starts, when an editor named them
    id: str = ""  #: of the planned section, when a plan named it
    drop: bool = False  #: the editor leaves it out
    language: str = ""  #: BCP 47, when an editor named it
    evidence: str = ""  #: why it starts there, as a plan tells
    doubtful: bool = False  #: no editor has confirmed that it does
    settled: bool = False  #: a plan knows it already, so nothing is added to what the plan says

    @property
    def name(self) -> str:
        """The title with the number before it."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsList:
    """A list of contents as one kind of evidence gives it."""

    kind: ListKind
    entries: tuple[Entry, ...]
    page: int | None = None  #: where the list is printed, counted from 1
    blocks: tuple[str, ...] = ()  #: ids of the blocks that are the list itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Where an entry was found: a block's index, how sure, and why in words."""

    block: int | None
    confidence: float  #: 0 to 1
    why: str
    span: int = 1  #: how many blocks the heading takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list that was chosen, each entry with its match."""

    kind: ListKind
    entries: tuple[Entry, ...]
    matches: tuple[Match, ...]
    page: int | None = None
    blocks: tuple[str, ...] = ()
    cut: int | None = None  #: the level at which a plan cuts; None: as it suits
    merged: tuple[str, ...] = ()  #: titles of entries that the editor joined to others
    findings: tuple[Finding, ...] = ()  #: about the plan and this list

    @property
    def matched(self) -> int:
        """How many entries were found in the body."""
        return sum(match.block is not None for match in self.matches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A sub-heading inside a section."""

    title: str
    level: int
    start: int  #: index of its block in the document


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A half-open range of a document's blocks that one contents entry names."""

    id: str  #: stable; the plan file keeps it
    title: str
    start: int
    end: int  #: exclusive
    number: str | None = None
    authors: tuple[Person, ...] = ()
    level: int = 1  #: of its entry in the list; 0 for an opening section that no entry names
    heading: int = 0  #: how many blocks from ``start`` on are heading and byline
    chapters: tuple[Chapter, ...] = ()
    confidence: float = 1.0
    evidence: str = ""
    language: str = ""  #: BCP 47; empty for the publication's

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"section {self.id}: {self.start}..{self.end} is no range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A note that is read where its mark stands, or with the notes of the mark's section."""

    notes: tuple[str, ...]  #: ids of its blocks
    block: str  #: id of the block that bears the mark
    section: str  #: id of the section that reads it
    at: int | None  #: how many signs of that block stand before the mark; None when unknown
    inline: bool = True  #: read behind its mark; else at the end of the section


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where every word of the source went."""

    source_words: int
    spoken: int
    removed: tuple[tuple[str, int], ...] = ()  #: reason, words; sorted by reason

    @property
    def balanced(self) -> bool:
        """True when spoken and removed words add up to the source's."""
        return self.spoken + sum(words for _, words in self.removed) == self.source_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A document cut into sections. Each block is in one section, or in ``removed``."""

    contents: Contents
    sections: tuple[Section, ...]
    skipped: frozenset[str]  #: ids of blocks that no section speaks
    removed: tuple[Removed, ...]
    account: Account
    findings: tuple[Finding, ...] = ()
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """One document as a publications page lists it."""

    title: str
    href: str
    blurb: str = ""
    pages: int | None = None
    year: int | None = None
    price: str = ""
    contents: tuple[str, ...] = ()  #: lines of its list of contents, as found
    listen_href: str = ""  #: link to somebody else's reader, when there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A publications page: what it lists, in its order."""

    source: str
    title: str
    items: tuple[CatalogueItem, ...]
    language: str = "en"
