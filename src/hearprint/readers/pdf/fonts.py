"""What a font says of its own style."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pypdfium2.raw as pdfium

_BOLD = re.compile(
    r"bold|black|heavy|semibold|demi|extrabd|cmbx|ecbx|sfbx|cmssbx|[-,]bd\b|\bxb\b",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"ital|obli|slant|cmti|ecti|sfti|cmsl|[-,]it\b", re.IGNORECASE)
_BOLD_WEIGHT = 700
_FORCE_BOLD = 1 << 18  # ISO 32000-1, table 123
_ITALIC_FLAG = 1 << 6
_NAME_BYTES = 256


def font_name(font: Any) -> str:  # noqa: ANN401 - pypdfium2 ships no types
    """The name of a font, without its end of string; empty when it has none."""
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    size = pdfium.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES)
    return buffer.raw[: max(0, min(size, _NAME_BYTES) - 1)].decode("utf-8", "replace")


def font_style(font: Any) -> tuple[bool, bool]:  # noqa: ANN401 - as above
    """Whether a font is bold, and whether it is italic, by its name, its flags and its weight."""
    name = font_name(font)
    flags = max(0, pdfium.FPDFFont_GetFlags(font))
    named = bool(_BOLD.search(name))
    weight = not name and pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
    bold = named or bool(flags & _FORCE_BOLD) or weight
    return bold, bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG)
