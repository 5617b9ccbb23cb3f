"""What was seen on the pages, as words with a place and a type: all pages of a document at once.

The ink tells the size of type to a few parts in a hundred, and the later steps compare sizes; so
sizes that differ by no more are made one, as they were in print.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from statistics import median
from typing import NamedTuple

from hearprint.readers.pdf.glyphs import Glyphs
from hearprint.readers.pdf.parts import Word
from hearprint.readers.pdf.scans import Look
from hearprint.readers.pdf.signs import clean
from hearprint.readers.scan.page import SeenLine, SeenWord

_X_HEIGHT = 0.47  #: of the size of type; 0.43 to 0.53 in common faces
_ALIKE = 0.07  #: sizes of one type differ by this part
_ALIKE_SHORT = 0.35  #: and by this part more, over the number of letters
_TELLING = 3  #: letters
_ITALIC = 0.12  #: more lean than usual, as part of the height
#: Greek and Cyrillic letters that the recogniser takes for Latin ones.
_LATIN = str.maketrans(
    "αγκνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧасеорухіјѕАВЕКМНОРСТХІЈЅ",
    "aykvoptuxABEZHIKMNOPTYXaceopyxijsABEKMHOPCTXIJS",
)
_BLUR = 1.2  #: pixels by which printing, scanning and packing widen a stroke
_BOLD = 1.3  #: times the usual weight of strokes
_MANY = 200  #: letters that show a document's size of body type
_NEAR = 0.75, 1.33  #: sizes of body type, scanned and set, that may be the same
_DEFAULT = 10.0  #: points, where nothing tells
_SPACE = 0.2  #: of the size of type: the least between two words
_MARK, _LIFT = 0.6, 0.33  #: size and height of a note's mark, in sizes of type
_LEADERS = frozenset([".", "..", "·", "··"])
_DESCENT, _ASCENT = 0.3, 0.9  #: of the size of type: where a word's ink may be


class _Line(NamedTuple):
    page: int
    seen: SeenLine
    scale: float
    size: float  #: as measured, in points

    @property
    def weight(self) -> float:
        """Width of strokes, as part of the x-height."""
        return max(0.0, self.seen.stroke - _BLUR) / max(self.seen.x_height, 1.0)


class _Type(NamedTuple):
    size: float
    bold: bool
    italic: bool


def settled(
    looks: Mapping[int, Look], texts: Mapping[int, Glyphs], printed: Mapping[float, int]
) -> Iterator[tuple[int, Glyphs]]:
    """Pages with what was seen on them and the text they hold themselves.

    ``printed`` are the letters of each size of type on the document's other pages: a scan of the
    same print shall have the same sizes.
    """
    by_page = {
        page: [
            _Line(page, seen, look.scale, seen.x_height / look.scale / _X_HEIGHT)
            for seen in look.seen.lines
        ]
        for page, look in looks.items()
    }
    types = _Types([line for lines in by_page.values() for line in lines], printed)
    for page, look in looks.items():
        words: list[Word] = []
        tilted: list[Word] = []
        for line in by_page[page]:
            made = _words(line, types.of(line), look.seen.lines)
            (tilted if line.seen.tilted else words).extend(made)
        yield page, _with_own(look, words, tilted, texts[page])


class _Types:
    """The types of a document: how bold and how large each line is among its like."""

    def __init__(self, lines: Sequence[_Line], printed: Mapping[float, int]) -> None:
        self._weight = 0.0
        self._slant = median([line.seen.slant for line in lines if _tells(line)] or [0.0])
        usual = (_sizes(lines) or [_DEFAULT])[0]
        near = [line.weight for line in lines if _tells(line) and _alike(line.size, usual)]
        self._weight = median(near) if near else 0.0
        self._sizes = {
            bold: _sizes([line for line in lines if self._bold(line) == bold])
            for bold in (False, True)
        }
        usual = (self._sizes[False] or [usual])[0]
        body = max(printed, key=printed.__getitem__) if sum(printed.values()) >= _MANY else 0.0
        self._ratio = body / usual if _NEAR[0] < body / usual < _NEAR[1] else 1.0
        self._printed = sorted(printed) if self._ratio != 1.0 else []

    def of(self, line: _Line) -> _Type:
        """The type of a line, its size in points."""
        bold = self._bold(line)
        italic = _tells(line) and line.seen.slant - self._slant > _ITALIC
        size = _nearest(line, self._sizes[bold] or self._sizes[not bold])
        return _Type(self._as_printed(round(size * self._ratio, 1)), bold, italic)

    def _as_printed(self, size: float) -> float:
        near = min(self._printed, key=lambda one: abs(one - size), default=0.0)
        return near if _alike(size, near) else size

    def _bold(self, line: _Line) -> bool:
        return _tells(line) and 0 < _BOLD * self._weight < line.weight


def _tells(line: _Line) -> bool:
    return line.seen.told >= _TELLING and not line.seen.tilted


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= _ALIKE * other


def _sizes(lines: Sequence[_Line]) -> list[float]:
    """Sizes of type, that of most letters first."""
    told: Counter[float] = Counter()
    for line in lines:
        if _tells(line):
            told[round(line.size, 1)] += line.seen.told
    found: list[float] = []
    while told:
        masses = {
            centre: sum(told[size] for size in told if _alike(size, centre)) for centre in told
        }
        centre = max(masses, key=lambda size: (masses[size], -size))
        group = {size: told.pop(size) for size in tuple(told) if _alike(size, centre)}
        size = _middle(group)
        if not any(_alike(size, one) for one in found):
            found.append(size)
    return found


def _middle(letters: Mapping[float, int]) -> float:
    """The size of the middle letter."""
    half, total = sum(letters.values()) / 2, 0
    for size in sorted(letters):
        total += letters[size]
        if total >= half:
            return size
    return _DEFAULT


def _reach(size: float, letters: int) -> float:
    return size * (_ALIKE + _ALIKE_SHORT / (1 + letters))


def _nearest(line: _Line, sizes: Sequence[float]) -> float:
    """The known size that a line has; its own where none is near."""
    if not sizes:
        return line.size
    if not line.seen.told:
        return sizes[0]
    best = min(sizes, key=lambda size: abs(size - line.size))
    return best if abs(best - line.size) <= _reach(best, line.seen.told) else line.size


def _words(line: _Line, kind: _Type, beside: Sequence[SeenLine]) -> Iterator[Word]:
    base = line.seen.base
    if not line.seen.told and not line.seen.tilted:
        nearest = _base_beside(line.seen, beside)
        if nearest is None and not line.seen.counted:
            return  # a speck, or the edge of a drawing
        base = base if nearest is None else nearest
    words = _without_leaders(line.seen.words)
    for one, after in zip_longest(words, words[1:]):
        text = clean(_one_script(one.text))
        right = one.right / line.scale
        if after is not None and not after.raised:  # the ink of an italic f hangs over its space
            right = min(right, after.left / line.scale - _SPACE * kind.size)
        if text:
            yield Word(
                text,
                one.left / line.scale,
                max(right, one.left / line.scale),
                base / line.scale - (_LIFT * kind.size if one.raised else 0.0),
                kind.size * (_MARK if one.raised else 1.0),
                kind.bold,
                kind.italic,
                glued=one.raised,
            )


def _without_leaders(words: Sequence[SeenWord]) -> Sequence[SeenWord]:
    """Words without the one or two dots that are read of a line of leaders."""
    end = len(words)
    while end > 1 and words[end - 1].text in _LEADERS:
        end -= 1
    return words[:end]


def _one_script(text: str) -> str:
    """Letters of other scripts that look like Latin ones, in a word of Latin letters, as these."""
    if text.isascii():
        return text
    made = text.translate(_LATIN)
    return made if any(sign.isascii() and sign.isalpha() for sign in text) else text


def _base_beside(line: SeenLine, others: Sequence[SeenLine]) -> float | None:
    """The baseline of the nearest line on the same height, for a bullet or a dash."""
    left, right = line.words[0].left, line.words[-1].right
    near = [
        (max(other.words[0].left - right, left - other.words[-1].right, 0.0), other.base)
        for other in others
        if other.told and abs(other.base - line.base) < 1.5 * other.x_height
    ]
    return min(near)[1] if near else None


def _with_own(look: Look, words: Sequence[Word], tilted: Sequence[Word], own: Glyphs) -> Glyphs:
    """What was seen, where the page's own words do not say it already.

    Own words are kept: they are certain, and invisible ones are accounted for as well.
    """
    turned = look.seen.turns % 4
    width, height = look.seen.width / look.scale, look.seen.height / look.scale
    mine = () if own.unknown > sum(len(word.text) for word in own.words) else own.words
    new = words if turned else [word for word in words if not _said(word, mine)]
    return own._replace(
        words=(*(() if turned else mine), *new),
        tilted=(*own.tilted, *(mine if turned else ()), *tilted),
        width=width,
        height=height,
        unknown=0,
    )


def _said(word: Word, own: Sequence[Word]) -> bool:
    """Whether the page itself holds a word where ``word`` was seen."""
    middle = (word.left + word.right) / 2
    return any(
        one.left - 1 < middle < one.right + 1
        and one.base - _ASCENT * one.size < word.base - word.size / 4
        and word.base - word.size / 4 < one.base + _DESCENT * one.size
        for one in own
    )
