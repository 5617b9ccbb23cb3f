"""The small records that pass between the steps of reading a PDF.

All coordinates are points from the top left corner of the visible page, y growing downwards.
Inside texts of these records a note mark stands between ``MARK_OPEN`` and ``MARK_CLOSE``; both
are private-use signs, which ``signs.clean`` takes out of everything a file holds.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
#: A line-end hyphen whose word goes on, as typesetters mark it when they mean to be understood.
SOFT_HYPHEN = "\u00ad"

BULLETS = "•◦‣⁃∙●○▪▫■□◆◇►▶➤➢✓✔❖♦"


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

    @property
    def left(self) -> float:
        """Left edge of the first atom."""
        return self.atoms[0].left

    @property
    def right(self) -> float:
        """Right edge of the last atom."""
        return self.atoms[-1].right

    @property
    def base(self) -> float:
        """Baseline of the leading atom."""
        return self.lead.base


def row_of(page: int, atoms: Sequence[Atom], zone: int, edges: tuple[float, float]) -> Row:
    """A printed line; its text and its leading atom are asked for often, so they are kept."""
    first = atoms[0]
    whole = tuple(atoms)
    alone = len(whole) == 1
    text = first.text  # the initial of a line's first atom is put before it when lines are joined
    if not alone:
        text = " ".join([text, *(atom.whole for atom in whole[1:])])
    lead = first if alone else max(whole, key=lambda atom: len(atom.text))
    return Row(page, whole, zone, edges[0], edges[1], text, lead)
