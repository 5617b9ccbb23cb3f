"""What a structure tree says, flattened: texts in their order, each with what it is.

A *place* is a stretch of marked content on a page; its text belongs to a *leaf*, the innermost
element that makes a block. Names of structure types are those of ISO 32000-2, 14.8.4.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hearprint.model.document import Role

#: Marks of text that stands in no marked content, and in one that the file calls an artifact.
UNMARKED, ARTIFACT = -1, -2
#: Marked content of the first form on a page counts from here, of the second from twice as much.
FORM = 1 << 24

Corners = tuple[float, float, float, float]


class Cell(NamedTuple):
    """Where a leaf stands in a table of data."""

    table: int
    row: int
    column: int
    head: bool


class Leaf(NamedTuple):
    """An element that makes a block, or one of several that make it."""

    role: Role | None  #: None: text directly in a group; its typography tells what it is
    level: int = 0  #: heading 1 to 6, or the depth of an item
    entry: bool = False  #: of a table of contents
    formula: bool = False
    cell: Cell | None = None
    alt: str = ""  #: a description; such a leaf holds no text of its own
    box: Corners | None = None  #: of a figure, in the page's own coordinates: left, bottom, ...


class Inline(NamedTuple):
    """What holds for a stretch of text within its block."""

    language: str = ""
    said: str = ""  #: an abbreviation in full
    actual: str = ""  #: what stands there, whatever the glyphs say
    raised: bool = False  #: above the line


class Place(NamedTuple):
    """Marked content in the tree's order."""

    order: int
    leaf: int  #: index, or ``ARTIFACT``
    inline: int  #: index
    label: bool = False  #: the bullet or number of an item, the mark of a note


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """The tree of one file."""

    leaves: tuple[Leaf, ...] = ()
    inlines: tuple[Inline, ...] = (Inline(),)
    #: page (from 1) -> mark -> place
    places: Mapping[int, Mapping[int, Place]] = field(default_factory=dict)
    #: page -> figures with their order
    figures: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    doubled: int = 0  #: stretches that several elements claim
