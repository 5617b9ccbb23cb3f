"""Spaces that PDFium overlooks: white between two narrow letters where no file holds spaces.

Browsers and TeX set words apart by moving on. PDFium tells spaces by the width of the letters
beside them, and between narrow ones ("at the", "thing; to") it may see none. FOP and groff move on
where a line is justified only, and there narrow spaces stand beside wide letters too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from itertools import pairwise

import pypdfium2.raw as pdfium

_NARROW = re.compile(r"(?<=[tfijlr;:,.!?'\u2019I])(?=[tfijlrI])")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_ASKED = 32  #: spaces that show whether the file holds any
_FEW = 2  #: of them may be made where columns or a tab stand apart
_WIDE = 0.12  #: of a letter's full height: no space is narrower...
_SHRUNK = 0.09  #: ... but in a justified line
_SHORT = 3  #: letters of the shortest word that may be two
_USUAL = 3  #: one in so many gaps within a word is at least as narrow as most
_APART = 3.0  #: times the white between the letters beside

Edges = tuple[float, float, float, float]


class Spaces(Enum):
    """Where the spaces of a page come from."""

    FILE = "all or nearly all stand in the file"
    MADE = "PDFium made all, since the file has none"
    BOTH = "some are the file's, others PDFium's"


def spaces_of(handle: pdfium.FPDF_TEXTPAGE, text: str) -> Spaces:
    """Where the spaces of a page come from, by some from all over it."""
    step = max(1, len(text) // _ASKED)
    found = {_SPACE.search(text, at) for at in range(0, len(text), step)}
    asked = {match.start() for match in found if match}
    made = sum(pdfium.FPDFText_IsGenerated(handle, at) == 1 for at in asked)
    if made == len(asked):
        return Spaces.MADE
    return Spaces.BOTH if made > _FEW else Spaces.FILE


def with_shrunk(
    tokens: Sequence[tuple[int, int]], text: str, box: Callable[[int], Edges], whole: set[str]
) -> list[tuple[int, int]]:
    """``tokens``, ranges of signs in ``text``, cut where white stands between any two letters.

    ``whole`` gathers those that are words, which need no second look.
    """
    parts: list[tuple[int, int]] = []
    for first, last in tokens:
        word = text[first:last]
        if last - first < _SHORT or word in whole:
            parts.append((first, last))
            continue
        found = list(_parted(first, last, box))
        if len(found) == 1:
            whole.add(word)
        parts += found
    return parts


def _parted(first: int, last: int, box: Callable[[int], Edges]) -> Iterator[tuple[int, int]]:
    edges = [box(at) for at in range(first, last)]
    gaps = [two[0] - one[2] for one, two in pairwise(edges)]
    usual = sorted(gaps)[len(gaps) // _USUAL]
    start = first
    for at, gap in enumerate(gaps, start=1):
        if gap > _SHRUNK * (edges[at][3] - edges[at][1]) and gap > _APART * usual:
            yield start, first + at
            start = first + at
    yield start, last


def with_overlooked(
    tokens: Sequence[tuple[int, int]], text: str, box: Callable[[int], Edges]
) -> list[tuple[int, int]]:
    """``tokens``, ranges of signs in ``text``, cut where white stands between narrow letters."""
    parts: list[tuple[int, int]] = []
    narrow = _places(text, tokens[0][0], tokens[-1][1])
    place = next(narrow)
    for first, last in tokens:
        start = first
        while place < last - 1:
            if place > first and _is_white(place, first, box):
                parts.append((start, place))
                start = place
            place = next(narrow)
        parts.append((start, last))
    return parts


def _places(text: str, begin: int, end: int) -> Iterator[int]:
    """Where two narrow letters meet in a part of ``text``, and a place beyond all others."""
    for match in _NARROW.finditer(text, begin, end):
        yield match.start()
    yield len(text)


def _is_white(at: int, first: int, box: Callable[[int], Edges]) -> bool:
    """Whether white stands before the sign at ``at`` of a word that begins at ``first``."""
    left, right = box(at - 1), box(at)
    white = right[0] - left[2]
    if white <= _WIDE * (right[3] - right[1]):
        return False
    beside = (
        box(at + 1)[0] - right[2],
        left[0] - box(at - 2)[2] if at - first > 1 else 0.0,
    )
    return white > _APART * max(beside)
