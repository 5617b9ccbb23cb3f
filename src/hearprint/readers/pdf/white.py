"""Spaces that PDFium overlooks: white between two narrow letters where no file holds spaces.

Browsers and TeX set words apart by moving on. PDFium tells spaces by the width of the letters
beside them, and between narrow ones ("at the", "thing; to") it may see none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
    tokens: Iterable[tuple[int, int]], text: str, box: Callable[[int], Edges]
) -> Iterator[tuple[int, int]]:
    """``tokens``, ranges of signs in ``text``, cut where white stands between narrow letters."""
    for first, last in tokens:
        start = first
        for match in _NARROW.finditer(text, first + 1, last - 1):
            at = match.start()
            left, right = box(at - 1), box(at)
            white = right[0] - left[2]
            if white <= _WIDE * (right[3] - right[1]):
                continue
            beside = (
                box(at + 1)[0] - right[2],
                left[0] - box(at - 2)[2] if at - first > 1 else 0.0,
            )
            if white > _APART * max(beside):
                yield start, at
                start = at
        yield start, last
