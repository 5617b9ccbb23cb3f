"""Signs as fonts hold them, made plain: ligatures, accents, small capitals, private-use signs."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

from hearprint.readers.pdf.parts import SOFT_HYPHEN

Edges = tuple[float, float, float, float]

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ſ": "s",
        "ĳ": "ij", "Ĳ": "IJ", "ŉ": "’n", "\uf001": "fi", "\uf002": "fl",
    }
)  # fmt: skip
_JUNK = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0f"
    "\ufeff\ufff0-\uffff\ud800-\udfff]|[\ue000-\uf8ff]"
)
_SPACES = re.compile(r"\s+")
_SYMBOL_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf06e\uf0fc", "•"))
_ACCENTS = {
    "´": "\u0301", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306",
    "˚": "\u030a", "`": "\u0300", "¸": "\u0327", "˛": "\u0328", "˙": "\u0307", "˝": "\u030b",
    "¯": "\u0304",
}  # fmt: skip
#: An accent as a sign of its own.
ACCENT = re.compile(f"[{''.join(_ACCENTS)}]")
_NEAR = 12  #: signs between an accent and its letter in the file's order...
_REACH = 120  #: ... or so many, over capitals,
_FAR_ACCENTS = 60  #: for so many on a page
_RAISED = 0.5  #: of its height, by which an accent over a capital stands higher than it does else
_NO_WHITE = 0.08  #: of a letter's height
_WHITE = 0.12  #: of a letter's height: no space is narrower
_NOTHING = "\u200b"
_LOOSE_ACCENT = re.compile("([´¨ˆ˜ˇ˘˚¸˛˙˝¯]|(?<=[^\\W\\d_])`)([^\\W\\d_])")
_LIGATURES |= str.maketrans(
    {"ĳ": "ij", "Ĳ": "IJ", "ŉ": "’n", "ſ": "s", "\uf001": "fi", "\uf002": "fl"}
)
#: Letters, figures and accented letters that Adobe's fonts hold as small capitals and old-style
#: figures, at their Latin-1 code from U+F700 on.
_SMALL_CAPITALS = {
    code: chr(code - 0xF700) for code in (*range(0xF721, 0xF77B), *range(0xF7A1, 0xF800))
}
#: A word of a font that has no letters but symbols: its codes lie from U+F020 on.
_SYMBOL_WORD = re.compile("[\uf021-\uf07e]{3,}")
#: Letters of mathematics (U+1D400 to U+1D7FF), which are letters all the same.
_OF_MATHEMATICS = re.compile("[\U0001d400-\U0001d7ff]")
_PRIVATE = re.compile("[\uf000-\uf7ff]")
_SUSPECT = re.compile("[\0\ufffd\ue000-\uf8ff]")
_UNKNOWN = re.compile("[\0\ufffd]|[\ue000-\uf8ff]{2,}")


def clean(text: str) -> str:
    """``text`` in NFC, ligatures as letters, without invisible and private signs.

    Loose accents (set as a sign of their own before the letter, as older TeX does) are composed.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _JUNK.sub("", _named(_SPACES.sub(" ", text)))
    text = with_accents(text)
    body = text.rstrip(SOFT_HYPHEN)
    tail = SOFT_HYPHEN if len(body) < len(text) else ""
    return unicodedata.normalize("NFC", body.replace(SOFT_HYPHEN, "")) + tail


def accented(text: str, box: Callable[[int], Edges]) -> str:
    """A page's ``text`` with accents upon the letters that they were printed over.

    A file may name one after its whole word, on a line of its own over capitals, or as what looks
    like an opening quote. ``box`` gives the place of each sign. No sign changes its index: where
    an accent stood stands a sign that is no text.
    """
    signs = list(text)
    far = _FAR_ACCENTS
    for match in ACCENT.finditer(text):
        at = match.start()
        reach = 1 if match[0] == "`" else _REACH if far else _NEAR
        letter = _under(signs, at, reach, box)
        far -= reach == _REACH and (letter is None or abs(letter - at) > _NEAR)
        if letter is None:
            continue
        base = {"ı": "i", "ȷ": "j"}.get(signs[letter], signs[letter])
        made = unicodedata.normalize("NFC", base + _ACCENTS[match[0]])
        if len(made) == 1:
            signs[letter] = made
            signs[at] = " " if _parts_words(signs, at, box) else _NOTHING
            _close(signs, at, box)
    return "".join(signs)


def _under(signs: Sequence[str], at: int, reach: int, box: Callable[[int], Edges]) -> int | None:
    """The letter that the accent at ``at`` is printed over; the nearest in the file's order."""
    left, low, right, high = box(at)
    middle, tall = (left + right) / 2, high - low
    for step in range(1, reach + 1):
        for other in (at + step, at - step):
            if not 0 <= other < len(signs) or not signs[other].isalpha():
                continue
            one, bottom, two, top = box(other)
            if one < middle < two and max(abs(bottom - low), abs(top - high)) < _RAISED * tall:
                return other
    return None


def _parts_words(signs: Sequence[str], at: int, box: Callable[[int], Edges]) -> bool:
    """Whether an accent stood in the white between two words, where nothing else tells of it."""
    if not 0 < at < len(signs) - 1 or not (signs[at - 1].isalnum() and signs[at + 1].isalnum()):
        return False
    one, two = box(at - 1), box(at + 1)
    return abs(one[1] - two[1]) < 1 and two[0] - one[2] > _WHITE * (two[3] - two[1])


def _close(signs: list[str], at: int, box: Callable[[int], Edges]) -> None:
    """Drop the space beside an accent that has gone, when no white is there."""
    for space, before, after in ((at + 1, at - 1, at + 2), (at - 1, at - 2, at + 1)):
        if before < 0 or after >= len(signs) or signs[space] != " ":
            continue
        one, two = box(before), box(after)
        level = abs(one[1] - two[1]) < 1
        if level and abs(two[0] - one[2]) < _NO_WHITE * (two[3] - two[1]):
            signs[space] = _NOTHING


def with_accents(text: str) -> str:
    """``text`` with accents that stand before their letters put upon them."""
    return _LOOSE_ACCENT.sub(_compose, text)


def unknown_signs(text: str) -> int:
    """How many signs of a page have no known letter. One private sign alone is an ornament."""
    if not _SUSPECT.search(text):
        return 0
    return sum(len(match[0]) for match in _UNKNOWN.finditer(_named(text)))


def _named(text: str) -> str:
    """Ligatures, small capitals, symbols and mathematics as letters."""
    if _PRIVATE.search(text):
        text = _SYMBOL_WORD.sub(_decoded, text).translate(_SMALL_CAPITALS)
    text = text.translate(_SYMBOL_BULLETS).translate(_LIGATURES)
    return _OF_MATHEMATICS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _decoded(match: re.Match[str]) -> str:
    return "".join(chr(ord(sign) - 0xF000) for sign in match[0])


def _compose(match: re.Match[str]) -> str:
    letter = {"ı": "i", "ȷ": "j"}.get(match[2], match[2])
    made = unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])
    return made if len(made) == 1 else match[0]
