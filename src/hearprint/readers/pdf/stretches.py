"""Signs of a page, as PDFium places them, to stretches of one text object each.

PDFium's calls cost about half a microsecond each from Python, so the page's text comes in one
call, every sign is asked for its text object only, and boxes are asked for at the ends of words.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Mapping, Sequence
from struct import Struct
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from hearprint.readers.pdf.bombs import MOST_LETTERS, PageTooLargeError
from hearprint.readers.pdf.calls import (
    address_of,
    font_of,
    is_pale,
    loose_box,
    mark_of,
    marks_on,
    matrix_of,
    mode_of,
    origin_of,
    size_of,
    text_object,
    text_of,
)
from hearprint.readers.pdf.fonts import font_name, font_style
from hearprint.readers.pdf.signs import ACCENT, accented, clean, unknown_signs
from hearprint.readers.pdf.tags.marks import FormMark, is_artifact, tongue_of
from hearprint.readers.pdf.tags.records import ARTIFACT, UNMARKED
from hearprint.readers.pdf.tex import decoded
from hearprint.readers.pdf.white import Spaces, spaces_of, with_overlooked, with_shrunk

_UNPAINTED = 3  # text rendering mode: neither fill nor stroke (the same table)
_STROKED = 2  # text rendering mode: fill, then stroke (ISO 32000-1, table 106)
_HYPHEN = "\ufffe"  # PDFium's sign for a hyphen at a line's end
_HINT = 1e-6
_DISPLAY = 22.0  #: points: type large enough for a watermark
_TALL = 3.0  #: points: boxes of dashes in fonts without measures are lower than any type
_OVER, _NEAR = 0.3, 0.15  #: of their height, by which signs of one word may overlap or lie apart
_LEVEL = 0.02  #: points
_STRETCHED = 0.56  #: width of a letter, in type sizes, beyond which there must be gaps

_LINE = re.compile(r"[^\r\n]+")
#: C O N T E N T S, with true spaces between the letters
_LETTERS_APART = re.compile(r"(?:[^\W_] +){3,}[^\W_]|(?:[^\W_] +){5,}[^\W_]{1,2}(?: +[^\W_])*")
_SPACED, _MOSTLY = 4, 0.8  #: letters, and their part of a text that is set with white between them
_TOKEN = re.compile(r"[^\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_RECT, _MATRIX = Struct("4f"), Struct("6f")  #: PDFium's FS_RECTF and FS_MATRIX
#: Scripts and signs that run to the left: beside them the signs of one object may stand apart.
_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

Edges = tuple[float, float, float, float]


class Kind(NamedTuple):
    """Type, direction and place of one text object."""

    size: float
    bold: bool
    italic: bool
    turn: int  #: quarter turns against the clock; -1 when the text runs at a slant
    x: float
    y: float
    mark: int  #: of its marked content, UNMARKED or ARTIFACT
    hidden: bool
    pale: bool


class Stretch(NamedTuple):
    """Letters of one text object, with single spaces between at most, in the file's coordinates."""

    text: str
    box: Edges  #: left, bottom, right, top
    kind: Kind
    glued: bool  #: no space before it in the file


def stretches_of(
    page: Any,  # noqa: ANN401
    forms: Mapping[int, FormMark],
) -> tuple[list[Stretch], int, Mapping[int, tuple[str, str]]]:
    """All stretches of a page, how many of its signs have no known letter, and what its marked
    content says of its language and its abbreviations, by mark. Raises PageTooLargeError.
    """
    handle = pdfium.FPDFText_LoadPage(page.raw)
    if not handle:
        return [], 0, {}
    try:
        scan = _Scan(handle, forms)
        words, unknown = scan.words()
        return words, unknown, {mark: told for mark, told in scan.tongues.items() if any(told)}
    finally:
        pdfium.FPDFText_ClosePage(handle)


class _Scan:
    """One walk over a page's signs.

    Signs of one text object follow one another, so that the object is asked for at the ends of
    lines and words only; and what stands in one object with single spaces between stays together.
    Only where text runs to the left is every word asked, as its line was sorted after its objects.
    """

    def __init__(self, handle: Any, forms: Mapping[int, FormMark]) -> None:  # noqa: ANN401
        self._handle = handle
        self._forms = forms
        self.tongues: dict[int, tuple[str, str]] = {}
        self._address = address_of(handle)
        self._types: dict[int, Kind] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._nameless: dict[int, bool] = {}
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect_at = ctypes.addressof(self._rect)
        self._matrix_at = ctypes.addressof(self._matrix)
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)
        self._found: list[Stretch] = []
        self._text, self._spaces, self._leftwards = "", Spaces.FILE, False
        self._whole: set[str] = set()

    def words(self) -> tuple[list[Stretch], int]:
        """Words in the file's order, and how many signs have no known letter."""
        count = pdfium.FPDFText_CountChars(self._handle)
        if count > 2 * MOST_LETTERS:  # with the spaces that PDFium makes
            raise PageTooLargeError("it holds too many letters")
        text = text_of(self._handle, count) if count > 0 else ""
        self._text = decoded(text, self._is_nameless)
        self._spaces = spaces_of(self._handle, text)
        self._leftwards = not text.isascii() and bool(_LEFTWARDS.search(text))
        if ACCENT.search(self._text):
            self._text = accented(self._text, self._box)
        for line in _LINE.finditer(self._text):
            self._line(line.start(), line.end())
        return self._found, unknown_signs(self._text)

    def _is_nameless(self, index: int) -> bool:
        """Whether a sign was printed in a font of drawings, which has no name."""
        thing = text_object(self._address, index)
        if not thing:
            return False
        address = font_of(thing) or 0
        if address not in self._nameless:
            font = ctypes.cast(address, pdfium.FPDF_FONT)
            self._nameless[address] = not font_name(font)
        return self._nameless[address]

    def _line(self, begin: int, end: int) -> None:
        if self._spaces is Spaces.FILE and self._at_once(begin, end):
            return
        tokens = [match.span() for match in _TOKEN.finditer(self._text, begin, end)]
        if not tokens:
            return
        if self._spaces is Spaces.MADE:
            tokens = with_overlooked(tokens, self._text, self._box)
        elif self._spaces is Spaces.BOTH and not self._leftwards:
            tokens = with_shrunk(tokens, self._text, self._box, self._whole)
        thing = text_object(self._address, tokens[0][0]) or 0
        if thing != (text_object(self._address, tokens[-1][1] - 1) or 0):
            self._join([part for token in tokens for part in self._parts(*token)])
        elif self._leftwards or not thing:
            self._join([(first, last, thing, False) for first, last in tokens])
        else:
            self._of_one(tokens, thing)

    def _of_one(self, tokens: Sequence[tuple[int, int]], thing: int) -> None:
        """Take words of one object: those with one sign between, which is white, stay together."""
        start, stop = tokens[0]
        for first, last in tokens[1:]:
            if first != stop + 1 or self._text[stop - 1] == _HYPHEN:
                self._add(start, stop, thing, glued=False)
                start = first
            stop = last
        self._add(start, stop, thing, glued=False)

    def _join(self, parts: Sequence[tuple[int, int, int, bool]]) -> None:
        """Take parts of words, those with a single space of their own object between as one."""
        address, text = self._address, self._text
        start, stop, thing, glued = parts[0]
        for first, last, owner, within in parts[1:]:
            if (
                first == stop + 1
                and owner == thing
                and text[stop - 1] != _HYPHEN
                and text_object(address, stop) == owner
            ):
                stop = last
            else:
                self._add(start, stop, thing, glued=glued)
                start, stop, thing, glued = first, last, owner, within
        self._add(start, stop, thing, glued=glued)

    def _at_once(self, begin: int, end: int) -> bool:
        """Take a line that is one object with single spaces between its words, as most are."""
        line = self._text[begin:end]
        if "  " in line or line[0] == " " or line[-1] == " ":
            return False
        if not line.isprintable() and not _is_plain(line):
            return False
        thing = text_object(self._address, begin)
        if not thing or text_object(self._address, end - 1) != thing:
            return False
        if self._leftwards and not self._holds(thing, begin, line):
            return False
        self._add(begin, end, thing, glued=False)
        return True

    def _holds(self, thing: int, begin: int, line: str) -> bool:
        """Whether all spaces of a line are an object's own."""
        return all(
            text_object(self._address, begin + at) == thing
            for at, sign in enumerate(line)
            if sign == " "
        )

    def _parts(self, first: int, last: int) -> list[tuple[int, int, int, bool]]:
        """A word's stretches of one text object each, or of several alike that touch.

        Each with its object, and whether it goes on with a word.
        """
        address = self._address
        thing = text_object(address, first) or 0
        if last - first == 1 or thing == (text_object(address, last - 1) or 0):
            return [(first, last, thing, False)]
        parts: list[tuple[int, int, int, bool]] = []
        now = thing
        for at in range(first + 1, last):
            other = text_object(address, at) or now
            if other != now:
                if not self._touch(at, now, other):
                    parts.append((first, at, thing, bool(parts)))
                    first, thing = at, other
                now = other
        parts.append((first, last, thing, bool(parts)))
        return parts

    def _touch(self, at: int, one: int, two: int) -> bool:
        """Whether the sign at ``at``, in an object of its own, is in the last one's type and line.

        Some producers make an object of every letter.
        """
        before, box = self._box(at - 1), self._box(at)
        tall = box[3] - box[1]
        near = -_OVER < (box[0] - before[2]) / max(tall, _HINT) < _NEAR
        level = abs(box[1] - before[1]) < _LEVEL and abs(box[3] - before[3]) < _LEVEL
        return near and level and mark_of(one) == mark_of(two)

    def _add(self, start: int, stop: int, thing: int, *, glued: bool) -> None:
        letters = self._text[start:stop]
        if not letters.isascii() or not letters.isprintable():
            letters = clean(letters.replace(_HYPHEN, "-").replace("\x02", "-"))
            if not letters:
                return
        box = self._box(start)
        kind = self._types.get(thing)
        if kind is None:
            kind = self._types[thing] = self._type_at(start, thing, box)
        if stop - start > 1:
            box = _around(box, self._box(stop - 1))
        if " " in letters and (
            box[2] - box[0] > _STRETCHED * kind.size * len(letters)
            or (" " in letters[1:3] and self._is_spaced(letters, start))
        ):
            self._split(start, stop, kind, glued=glued)
        else:
            self._found.append(Stretch(letters, box, kind, glued))

    def _is_spaced(self, letters: str, start: int) -> bool:
        """Whether white stands between the letters, which PDFium or the file took for spaces."""
        if _LETTERS_APART.fullmatch(letters):
            return True
        signs = letters.split(" ")
        single = sum(len(sign) == 1 for sign in signs)
        if len(signs) < _SPACED or single < _MOSTLY * len(signs):
            return False
        first = self._text.find(" ", start)
        return bool(pdfium.FPDFText_IsGenerated(self._handle, first) == 1)

    def _split(self, start: int, stop: int, kind: Kind, *, glued: bool) -> None:
        """Words of a stretch that is wider than its letters: a table's row set in one go, say."""
        for match in _TOKEN.finditer(self._text, start, stop):
            letters = clean(match[0].replace(_HYPHEN, "-").replace("\x02", "-"))
            if letters:
                box = self._box(match.start())
                if match.end() - match.start() > 1:
                    box = _around(box, self._box(match.end() - 1))
                self._found.append(Stretch(letters, box, kind, glued and match.start() == start))

    def _box(self, index: int) -> Edges:
        if not loose_box(self._address, index, self._rect_at):
            return (0.0, 0.0, 0.0, 0.0)
        left, top, right, bottom = _RECT.unpack_from(self._rect)
        return left, bottom, right, top

    def _type_at(self, index: int, thing: int, box: Edges) -> Kind:
        matrix_of(self._address, index, self._matrix_at)
        origin_of(self._address, index, self._x_at, self._y_at)
        a, b, c, d, _, _ = _MATRIX.unpack_from(self._matrix)
        upright = b == 0.0 and c == 0.0 and a > 0
        scale = abs(d) if upright else math.hypot(c, d)
        size = size_of(self._address, index) * scale
        tall = box[2] - box[0] if abs(b) > abs(a) else box[3] - box[1]
        if tall > _TALL and not tall / 4 < size < tall * 4:
            size = tall * 0.85  # fonts of drawings (type 3) may count in units of their own
        turn = 0 if upright else _turn(a, b)
        bold = italic = hidden = False
        if thing:
            mode = mode_of(thing)
            bold, italic = self._font(thing)
            bold, hidden = bold or mode == _STROKED, mode == _UNPAINTED
        pale = bool(thing) and (turn < 0 or size >= _DISPLAY) and is_pale(thing)
        place = self._x.value, self._y.value
        return Kind(size, bold, italic, turn, *place, self._mark(thing), hidden, pale)

    def _mark(self, thing: int) -> int:
        """The marked content that a text object belongs to."""
        if not thing:
            return UNMARKED
        mark = mark_of(thing)
        if mark >= 0 and mark not in self.tongues:
            self.tongues[mark] = tongue_of(thing)
        form = self._forms.get(thing)
        if mark < 0 and marks_on(thing):
            mark = ARTIFACT if is_artifact(thing) else UNMARKED
        if form is None:
            return mark
        return form.around if mark == UNMARKED else mark + form.first if mark >= 0 else mark

    def _font(self, thing: int) -> tuple[bool, bool]:
        address = font_of(thing) or 0
        style = self._fonts.get(address)
        if style is None:
            style = (False, False)
            if address:
                style = font_style(ctypes.cast(address, pdfium.FPDF_FONT))
            self._fonts[address] = style
        return style


def _is_plain(line: str) -> bool:
    """Whether a line holds no white but spaces, and a hyphen of PDFium's at its end only."""
    white = len(line.split()) != line.count(" ") + 1
    return not white and _HYPHEN not in line[:-1] and "\x02" not in line[:-1]


def _around(one: Edges, two: Edges) -> Edges:
    (x0, y0, x1, y1), (x2, y2, x3, y3) = one, two
    if x0 <= x2 and y0 == y2 and x1 <= x3 and y1 == y3:
        return x0, y0, x3, y1
    return min(x0, x2), min(y0, y2), max(x1, x3), max(y1, y3)


def _turn(a: float, b: float) -> int:
    """Quarter turns against the clock, -1 for a slant of more than about six degrees."""
    angle = math.degrees(math.atan2(b, a)) % 360
    near = round(angle / 90)
    return near % 4 if abs(angle - near * 90) < 6 else -1  # noqa: PLR2004 - degrees
