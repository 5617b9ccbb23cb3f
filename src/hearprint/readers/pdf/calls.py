"""PDFium's calls for signs and their objects, as cheap as Python can make them.

A call of ``pypdfium2.raw`` checks and wraps its arguments; these take and give plain addresses,
which costs about half a microsecond.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SECOND = "\u200b"  #: fills the second place; it is no sign to anybody

_GREY, _WHITE, _HALF = 165, 246, 150  #: of 255

# PDFium hands out pointers as objects, which are slow to compare; these give plain addresses.
_void, _int = ctypes.c_void_p, ctypes.c_int


def address_of(function: Any) -> int:  # noqa: ANN401 - a foreign function or pointer
    """A plain address."""
    return ctypes.cast(function, _void).value or 0


text_object: Callable[[int, int], int | None] = ctypes.PYFUNCTYPE(_void, _void, _int)(
    address_of(pdfium.FPDFText_GetTextObject)
)
loose_box: Callable[[int, int, Any], int] = ctypes.PYFUNCTYPE(_int, _void, _int, _void)(
    address_of(pdfium.FPDFText_GetLooseCharBox)
)
matrix_of: Callable[[int, int, int], int] = ctypes.PYFUNCTYPE(_int, _void, _int, _void)(
    address_of(pdfium.FPDFText_GetMatrix)
)
origin_of: Callable[[int, int, int, int], int] = ctypes.PYFUNCTYPE(_int, _void, _int, _void, _void)(
    address_of(pdfium.FPDFText_GetCharOrigin)
)
size_of: Callable[[int, int], float] = ctypes.PYFUNCTYPE(ctypes.c_double, _void, _int)(
    address_of(pdfium.FPDFText_GetFontSize)
)
font_of: Callable[[int], int | None] = ctypes.PYFUNCTYPE(_void, _void)(
    address_of(pdfium.FPDFTextObj_GetFont)
)
mode_of: Callable[[int], int] = ctypes.PYFUNCTYPE(_int, _void)(
    address_of(pdfium.FPDFTextObj_GetTextRenderMode)
)
mark_of: Callable[[int], int] = ctypes.PYFUNCTYPE(_int, _void)(
    address_of(pdfium.FPDFPageObj_GetMarkedContentID)
)
marks_on: Callable[[int], int] = ctypes.PYFUNCTYPE(_int, _void)(
    address_of(pdfium.FPDFPageObj_CountMarks)
)


def is_pale(thing: int) -> bool:
    """Whether a text object (its address) is filled with a light grey or tint, or half through.

    White is not pale: it stands on something dark.
    """
    held = ctypes.cast(thing, pdfium.FPDF_PAGEOBJECT)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(held, red, green, blue, alpha):
        return False
    light = 0.299 * red.value + 0.587 * green.value + 0.114 * blue.value  # ITU-R BT.601
    return _GREY < light < _WHITE or alpha.value < _HALF


def text_of(handle: Any, count: int) -> str:  # noqa: ANN401
    """One code point for each of PDFium's signs."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    got = pdfium.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: max(0, got - 1) * 2].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    units = "".join(
        chr(code)
        if 0 <= (code := pdfium.FPDFText_GetUnicode(handle, index)) <= sys.maxunicode
        else "\0"
        for index in range(count)
    )
    # Newer builds count a sign beyond U+FFFF as two.
    return _PAIR.sub(lambda match: _whole(match[0]) + _SECOND, units)


def _whole(pair: str) -> str:
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
