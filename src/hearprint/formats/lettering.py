"""Lettering in Pillow's built-in face, with the accents that it lacks.

The face has ASCII and a few quotation marks, and it is the only one that is the same on every
machine. Accents are drawn over and under its letters; other signs are put into ASCII.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from anyascii import anyascii
from PIL import ImageDraw, ImageFont

from hearprint.model.words import plain

#: What the face has beyond ASCII.
_FURTHER = frozenset(
    "\u00a9\u00ab\u00b0\u00b1\u00b7\u00bb\u2018\u2019\u201c\u201d\u2026\u2039\u203a"
)

_Stroke = tuple[tuple[float, float], ...]
#: Marks above a letter as strokes, in ems from the middle of its top edge (y grows downwards).
#: A stroke of one point is a dot.
_ABOVE: Mapping[str, tuple[_Stroke, ...]] = MappingProxyType(
    {
        "\u0300": (((0.05, -0.09), (-0.07, -0.2)),),
        "\u0301": (((-0.05, -0.09), (0.07, -0.2)),),
        "\u0302": (((-0.12, -0.09), (0.0, -0.2), (0.12, -0.09)),),
        "\u0303": (((-0.14, -0.11), (-0.06, -0.17), (0.06, -0.12), (0.14, -0.18)),),
        "\u0304": (((-0.13, -0.14), (0.13, -0.14)),),
        "\u0306": (((-0.12, -0.2), (-0.06, -0.11), (0.06, -0.11), (0.12, -0.2)),),
        "\u0307": (((0.0, -0.14),),),
        "\u0308": (((-0.11, -0.14),), ((0.11, -0.14),)),
        "\u030a": (((0.0, -0.07), (0.08, -0.14), (0.0, -0.21), (-0.08, -0.14), (0.0, -0.07)),),
        "\u030b": (((-0.11, -0.09), (-0.03, -0.2)), ((0.06, -0.09), (0.14, -0.2))),
        "\u030c": (((-0.12, -0.2), (0.0, -0.09), (0.12, -0.2)),),
    }
)
#: Marks below it, from the middle of its lower edge.
_BELOW: Mapping[str, tuple[_Stroke, ...]] = MappingProxyType(
    {
        "\u0326": (((0.02, 0.09), (-0.04, 0.18)),),
        "\u0327": (((0.01, 0.02), (0.06, 0.09), (0.01, 0.15), (-0.07, 0.15)),),
        "\u0328": (((0.04, 0.01), (-0.03, 0.08), (0.0, 0.15), (0.08, 0.14)),),
    }
)
_THICK = 0.075


def drawable(text: str) -> str:
    """``text`` in signs that ``draw`` can show."""
    return " ".join("".join(map(_shown, plain(unicodedata.normalize("NFC", text)))).split())


def bare(text: str) -> str:
    """``text`` without accents."""
    return "".join(_parts(sign)[0] for sign in text)


def width(text: str, size: int) -> float:
    """Pixels that ``text`` takes at ``size`` pixels to the em."""
    return _font(size).getlength(bare(text)) + 2 * _outline(size)


def draw(
    picture: ImageDraw.ImageDraw, left: int, baseline: int, text: str, size: int, *, ink: int = 255
) -> None:
    """Set ``text`` on ``baseline``, in one tone of grey, on black."""
    font, letters = _font(size), bare(text)
    # The built-in face is light: an outline makes it bold enough for small pictures.
    outline = _outline(size)
    where = (left, baseline)
    picture.text(where, letters, fill=ink, font=font, anchor="ls", stroke_width=outline)
    for at, sign in enumerate(text):
        letter, mark = _parts(sign)
        if mark:
            start = left + font.getlength(letters[:at])
            _mark(picture, (start, baseline), (letter, mark), size, ink)


def _mark(
    picture: ImageDraw.ImageDraw,
    at: tuple[float, int],
    sign: tuple[str, str],
    size: int,
    ink: int,
) -> None:
    (start, baseline), (letter, mark) = at, sign
    font, outline = _font(size), _outline(size)
    left, top, right, bottom = font.getbbox(letter, anchor="ls", stroke_width=outline)
    middle = start + (left + right) / 2
    if letter in "ij" and mark in _ABOVE:
        body = font.getbbox("x", anchor="ls", stroke_width=outline)[1]
        dot = (start + left - 1, baseline + top - 1, start + right + 1, baseline + body - 1)
        picture.rectangle(dot, fill=0)
        top = body
    strokes, edge = (_ABOVE[mark], top) if mark in _ABOVE else (_BELOW[mark], bottom)
    thick = max(1, round(size * _THICK) + outline)
    for stroke in strokes:
        points = [(middle + x * size, baseline + edge + y * size) for x, y in stroke]
        picture.line(points, fill=ink, width=thick, joint="curve")
        for x, y in points:  # round ends, and dots
            reach = thick / 2 if len(points) > 1 else thick * 0.65
            picture.ellipse((x - reach, y - reach, x + reach, y + reach), fill=ink)


def _shown(sign: str) -> str:
    return sign if sign in _FURTHER or _parts(sign)[0].isascii() else anyascii(sign)


def _parts(sign: str) -> tuple[str, str]:
    """A letter and its mark; the sign itself when it has none that we draw."""
    apart = unicodedata.normalize("NFD", sign)
    letter, mark = apart[:1], apart[1:]
    drawn = letter.isascii() and letter.isalpha() and (mark in _ABOVE or mark in _BELOW)
    return (letter, mark) if drawn else (sign, "")


def _outline(size: int) -> int:
    return max(0, size // 40)


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font
