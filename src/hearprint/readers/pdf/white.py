"""Spaces that PDFium overlooks: white between two narrow letters where no file holds spaces.

Browsers and TeX set words apart by moving on. PDFium tells spaces by the width of the letters
beside them, and between narrow ones ("at the", "thing; to") it may see none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

import pypdfium2.raw as pdfium

_NARROW = re.compile(r"(?<=[tfijlr;:,.!?'\u2019I])(?=[tfijlrI])")
_SPACE = re.compile(r"(?<=\S) (?=\S)")
_ASKED = 5  #: spaces that show whether the file holds any
_WIDE = 0.12  #: of a letter's full height: no space is narrower
_APART = 3.0  #: times the white between the letters beside

Edges = tuple[float, float, float, float]


def is_spaceless(handle: pdfium.FPDF_TEXTPAGE, text: str) -> bool:
    """Whether PDFium made a page's spaces, since its file has none."""
    asked = [match.start() for match in islice(_SPACE.finditer(text), _ASKED)]
    return all(pdfium.FPDFText_IsGenerated(handle, at) == 1 for at in asked)


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
