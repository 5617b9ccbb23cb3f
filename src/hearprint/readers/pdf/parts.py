"""The small records that pass between the steps of reading a PDF.

All coordinates are points from the top left corner of the visible page, y growing downwards.
Inside texts of these records a note mark stands between ``MARK_OPEN`` and ``MARK_CLOSE``; both
are private-use signs, which ``signs.clean`` takes out of everything a file holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
#: A line-end hyphen whose word goes on, as typesetters mark it when they mean to be understood.
SOFT_HYPHEN = "\u00ad"


class Word(NamedTuple):
    """Letters that one text object of the file holds, with single spaces between at most."""

    text: str
    left: float
    right: float
    base: float  #: baseline
    size: float  #: type size
    bold: bool
    italic: bool
    glued: bool  #: no space before it in the file
    raised: bool = False  #: a small sign above the line
    mark: int = -1  #: the marked content it stands in
    pale: bool = False  #: hardly darker than paper, or half transparent; told of large type only


class Rule(NamedTuple):
    """A straight line along the page's edges: upright when ``left`` and ``right`` are one."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it runs from top to bottom."""
        return self.bottom - self.top > self.right - self.left


class Atom(NamedTuple):
    """Words on one baseline with no wide gap between them: at most one line of one column."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    tilted: bool = False  #: runs in another direction than the page's text
    cap: str = ""  #: an initial over several lines that belongs before ``text``
    run: int = -1  #: which of its sheet's runs holds it; ``ARTIFACT`` for what the file calls one
    pale: bool = False  #: see ``Word``
    cells: tuple[tuple[str, ...], ...] = ()  #: printed lines of the cells of a ruled table's row
    table: int = -1  #: which table of its page such a row belongs to
    head: bool = False  #: such a row heads the columns

    @property
    def width(self) -> float:
        """From the first sign's left to the last sign's right."""
        return self.right - self.left

    @property
    def whole(self) -> str:
        """The text behind its initial, if it has one, as two words."""
        return f"{self.cap} {self.text}" if self.cap else self.text


class Run(NamedTuple):
    """Text of one element of the structure tree, in one column of a page."""

    leaf: int
    told: bool  #: what the tree says of it is believed
    figure: Atom | None = None  #: a description, for what has no text


class Sheet(NamedTuple):
    """A page before furniture is told from text."""

    number: int  #: counted from 1
    width: float
    height: float
    atoms: tuple[Atom, ...]
    runs: tuple[Run, ...] = ()  #: in reading order, where the structure tree holds up
    figures: tuple[Atom, ...] = ()  #: descriptions, where it does not
    rules: tuple[Rule, ...] = ()  #: drawn between the words


class Row(NamedTuple):
    """One printed line of one column: its atoms from left to right."""

    page: int  #: counted from 1
    atoms: tuple[Atom, ...]
    zone: int  #: which column of which page; rows of one zone follow each other
    left_edge: float  #: of the column
    right_edge: float

    text: str  #: the whole line
    lead: Atom  #: the atom with the most letters: it decides the type of the line
    left: float  #: of the first atom
    right: float  #: of the last atom
    base: float  #: of the leading atom


def row_of(page: int, atoms: Sequence[Atom], zone: int, edges: tuple[float, float]) -> Row:
    """A printed line; what is asked of it often is kept."""
    first = atoms[0]
    if len(atoms) == 1:
        places = (first.left, first.right, first.base)
        return Row(page, (first,), zone, edges[0], edges[1], first.text, first, *places)
    # The initial of a line's first atom is put before it when lines are joined.
    text = " ".join([first.text, *[atom.whole for atom in atoms[1:]]])
    lead = max(atoms, key=lambda atom: len(atom.text))
    places = (first.left, atoms[-1].right, lead.base)
    return Row(page, tuple(atoms), zone, edges[0], edges[1], text, lead, *places)
