"""The small records that pass between the steps of reading a PDF.

All coordinates are points from the top left corner of the visible page, y growing downwards.
Inside texts of these records a note mark stands between ``MARK_OPEN`` and ``MARK_CLOSE``; both
are private-use signs, which ``clean`` takes out of everything a file holds.
"""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
#: A line-end hyphen whose word goes on, as typesetters mark it when they mean to be understood.
SOFT_HYPHEN = "\u00ad"

BULLETS = "•◦‣⁃∙●○▪▫■□◆◇►▶➤➢✓✔❖♦"

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_JUNK = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0f"
    "\ufeff\ufff0-\uffff\ud800-\udfff]|[\ue000-\uf8ff]"
)
_SPACES = re.compile(r"\s+")
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf06e\uf0fc", "•"))
_ACCENTS = {
    "´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306",
    "˚": "\u030a", "`": "\u0300",
}  # fmt: skip
_LOOSE_ACCENT = re.compile("([´¨ˆ˜ˇ˘˚]|(?<=[^\\W\\d_])`)([^\\W\\d_])")


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

    @property
    def width(self) -> float:
        """From the first sign's left to the last sign's right."""
        return self.right - self.left


class Sheet(NamedTuple):
    """A page before furniture is told from text."""

    number: int  #: counted from 1
    width: float
    height: float
    atoms: tuple[Atom, ...]


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
    text = first.text if alone else " ".join(atom.text for atom in whole)
    lead = first if alone else max(whole, key=lambda atom: len(atom.text))
    return Row(page, whole, zone, edges[0], edges[1], text, lead)


def clean(text: str) -> str:
    """``text`` in NFC, ligatures as letters, without invisible and private signs.

    Loose accents (set as a sign of their own before the letter, as older TeX does) are composed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _JUNK.sub("", _SPACES.sub(" ", text).translate(_SYMBOL_BULLETS).translate(_LIGATURES))
    text = _LOOSE_ACCENT.sub(_compose, text)
    body = text.rstrip(SOFT_HYPHEN)
    tail = SOFT_HYPHEN if len(body) < len(text) else ""
    return unicodedata.normalize("NFC", body.replace(SOFT_HYPHEN, "")) + tail


def _compose(match: re.Match[str]) -> str:
    letter = {"ı": "i", "ȷ": "j"}.get(match[2], match[2])
    made = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return made if len(made) == 1 else match[0]
