"""Links to other people's readers of texts, and what stands in their place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: The folder in which a build puts pages of the house's own site, as they may be used there.
RELINKED = "relinked"


class Form(StrEnum):
    """What is written at a place."""

    BLOCK = "block"  #: the whole: heading, links and the contents list
    LINK = "link"  #: a link within a sentence; the block follows behind
    HEAD = "head"  #: styles and feeds, for the page's head


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A publication that was built, as pages may speak of it."""

    slug: str
    title: str
    source: str  #: file name
    link: str = ""  #: where the print can be had


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Characters ``start`` to ``end`` of a page, and what is to stand there instead."""

    start: int
    end: int
    form: Form
    slug: str = ""
    level: int = 2  #: of the block's heading
    noun: str = ""  #: what the page calls the publication: ``bulletin``
    numbers: tuple[tuple[str, int], ...] = ()  #: titles and their numbers in the page's own list
    line: int = 0  #: where the link that is replaced stands; 0 for what was added
    was: str = ""  #: its text
    address: str = ""  #: where it led
    renewed: bool = False  #: a block of ours from an earlier run


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A link that looks like one to a reader and stays, and why."""

    line: int
    text: str
    address: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All places of a page, in its order, none within another."""

    places: tuple[Place, ...]
    left: tuple[Left, ...]
    language: str = ""  #: of the page, as it tells; BCP 47, not looked at
