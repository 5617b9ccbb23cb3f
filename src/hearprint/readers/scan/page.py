"""A picture of a page to its lines: turned upright, set straight, read, and measured."""

from __future__ import annotations

import math
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from statistics import fmean, median
from typing import NamedTuple

import numpy as np
from PIL import Image

from hearprint.model.words import count_words
from hearprint.readers.scan.bullets import BULLET, FAR, NEAR, bullet, in_lists
from hearprint.readers.scan.geometry import (
    Point,
    Straight,
    between,
    height_of,
    is_tall,
    is_within,
    turned,
    width_of,
)
from hearprint.readers.scan.ink import Print, Span, ink_of, measure, words
from hearprint.readers.scan.recogniser import Quad, Reading, Recogniser

_BLANK = 24  #: shades between the paper and the darkest specks of an empty page
_SPECKS = 1e-5  #: of a page's area
_UPRIGHT = 3.0  #: times its width: no letter alone is so thin
_INITIAL = 2.5  #: lines that an initial may take
_FEW = 7  #: letters; more show how straight the page lies
_TRIES = 3  #: lines that are read to see whether the page stands on its head
_SURE = 0.9  #: of upright lines; those on their head are read as nonsense at 0.5 to 0.8
_BETTER = 0.08
_MOST_LINES = 1_500  #: of one picture; a broadsheet newspaper has about a thousand
_BULLETS = "•·●■▪-–*"  # noqa: RUF001 - a dash
_MOST_STRIP = 6_000  #: pixels of a line's length


class SeenWord(NamedTuple):
    """A word and its ink's edges."""

    text: str
    left: float
    right: float
    raised: bool = False  #: small figures above the line


class SeenLine(NamedTuple):
    """A line of print, in pixels of the upright picture."""

    words: tuple[SeenWord, ...]
    base: float
    x_height: float
    stroke: float  #: width of its letters' strokes
    slant: float  #: lean of its letters to the right
    told: int  #: letters that its measures rest on
    sure: float  #: 0 to 1
    tilted: bool  #: it runs up or down the page; its place is its box's

    @property
    def counted(self) -> int:
        """Words that hold a letter or a figure."""
        return sum(count_words(word.text) for word in self.words)


class Seen(NamedTuple):
    """What a picture says."""

    lines: tuple[SeenLine, ...]
    width: float
    height: float
    turns: int  #: quarter turns against the clock that set it upright
    cut: int  #: lines that were not read because there were too many

    @property
    def words(self) -> int:
        """Words that hold a letter or a figure."""
        return sum(line.counted for line in self.lines)


def see(picture: Image.Image, recogniser: Recogniser, *, wide: int = 2_000) -> Seen:
    """All lines of an RGB picture. Raises RecogniserError.

    Lines are looked for in a copy whose longer side has ``wide`` pixels at most, and read from
    the picture itself.
    """
    if _is_blank(picture):
        return Seen((), float(picture.width), float(picture.height), 0, 0)
    view = _View(picture, _found(picture, recogniser, wide), recogniser)
    view.stand_up()
    turns = view.turns
    if turns:  # small pieces are passed over when they lie on their side
        view = _View(view.picture, _found(view.picture, recogniser, wide), recogniser)
    view.read()
    lines = tuple(view.lines())
    recogniser.done()
    return Seen(lines, float(view.picture.width), float(view.picture.height), turns, view.cut)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _is_blank(picture: Image.Image) -> bool:
    grey = picture.convert("L")
    shades = np.asarray(grey)
    paper = np.median(shades)
    specks = np.abs(shades.astype(np.int16) - int(paper)) > _BLANK
    return bool(specks.mean() < _SPECKS)


def _found(picture: Image.Image, recogniser: Recogniser, wide: int) -> list[Quad]:
    scale = min(1.0, wide / max(picture.size))
    small = picture
    if scale < 1.0:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        small = picture.resize(size, Image.Resampling.BOX)
    return [
        tuple((x / scale, y / scale) for x, y in quad)
        for quad in recogniser.find(small)
        if width_of(quad) >= 1 and height_of(quad) >= 1
    ]


class _View:
    """A picture, its lines' corners, and what was read of them so far."""

    def __init__(self, picture: Image.Image, quads: Sequence[Quad], recogniser: Recogniser) -> None:
        self.picture = picture
        self.turns = 0
        self._usual = 0.0  #: height of a line
        self.cut = max(0, len(quads) - _MOST_LINES)  #: lines too many
        self._quads = list(quads[:_MOST_LINES])
        self._recogniser = recogniser
        self._known: dict[int, Reading | None] = {}

    def stand_up(self) -> None:
        """Turn the picture so that most of its lines run from left to right."""
        tall = sum(height_of(quad) for quad in self._quads if is_tall(quad))
        flat = sum(width_of(quad) for quad in self._quads if not is_tall(quad))
        if tall > flat:
            self._turn(1)
        if self._on_its_head():
            self._turn(2)

    def read(self) -> None:
        """Read all lines, as many at once as there are processors."""
        self._usual = median([height_of(q) for q in self._quads if not is_tall(q)] or [0.0])
        flat = [at for at in range(len(self._quads)) if not self._is_tilted(at)]
        with ThreadPoolExecutor(_processors()) as pool:
            for _ in pool.map(self._reading, flat):
                pass

    def lines(self) -> Iterator[SeenLine]:
        """Every line that says something, in the order they were found."""
        flat: list[_Measured] = []
        for at, quad in enumerate(self._quads):
            if self._is_tilted(at):
                tilted = self._tilted(quad)
                if tilted is not None:
                    yield tilted
            else:
                reading = self._reading(at)
                if reading is not None:
                    flat.append(self._measured(quad, reading))
        level = self._straightener(flat)
        bullets = self._bullets(flat)
        for place, one in enumerate(flat):
            yield one.line(level, bullets.get(place))

    def _is_tilted(self, at: int) -> bool:
        """Whether a line runs up or down the page, and is no thin letter or initial."""
        height = height_of(self._quads[at])
        return height > _UPRIGHT * width_of(self._quads[at]) and height > _INITIAL * self._usual

    def _turn(self, quarters: int) -> None:
        """Turn against the clock."""
        how = Image.Transpose.ROTATE_90 if quarters == 1 else Image.Transpose.ROTATE_180
        width, height = self.picture.size
        self.picture = self.picture.transpose(how)
        self._quads = [turned(quad, quarters, width, height) for quad in self._quads]
        self._known.clear()
        self.turns = (self.turns + quarters) % 4

    def _on_its_head(self) -> bool:
        longest = sorted(
            (at for at, quad in enumerate(self._quads) if not is_tall(quad)),
            key=lambda at: -width_of(self._quads[at]),
        )[:_TRIES]
        if not longest:
            return False
        upright = fmean(_sure(self._reading(at)) for at in longest)
        if upright >= _SURE:
            return False
        strips = [self._strip(self._quads[at]).transpose(_HALF_TURN) for at in longest]
        other = fmean(_sure(self._recogniser.read(strip)) for strip in strips)
        return other > upright + _BETTER

    def _reading(self, at: int) -> Reading | None:
        if at not in self._known:
            self._known[at] = self._recogniser.read(self._strip(self._quads[at]))
        return self._known[at]

    def _strip(self, quad: Quad) -> Image.Image:
        """The line as a picture of its own, straight whatever its slope."""
        height = max(1.0, height_of(quad))
        width = max(1.0, width_of(quad))
        shrink = min(1.0, _MOST_STRIP / width)
        size = (max(1, round(width * shrink)), max(1, round(height * shrink)))
        one, two, three, four = quad
        corners = (*one, *four, *three, *two)
        return self.picture.transform(size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)

    def _measured(self, quad: Quad, reading: Reading) -> _Measured:
        strip = self._strip(quad)
        ink, contrast = ink_of(strip)
        told = measure(ink, reading.letters)
        spans = tuple(words(ink, reading.letters, told))
        return _Measured(quad, strip.width, strip.height, told, spans, contrast, reading.sure)

    def _bullets(self, lines: Sequence[_Measured]) -> dict[int, Span]:
        """Bullets that nobody read, by the place of their line."""
        found = {
            place: span
            for place, one in enumerate(lines)
            if (span := self._bullet(one)) is not None
        }
        indents = [lines[place].spans[0].left - span.left for place, span in found.items()]
        x_height = median([lines[place].told.x_height for place in found] or [0.0])
        listed = in_lists(indents, x_height)
        return {place: found[place] for place, good in zip(found, listed, strict=True) if good}

    def _bullet(self, line: _Measured) -> Span | None:
        told, first = line.told, line.spans[0]
        start = first.left - FAR * told.x_height
        end = first.left - NEAR * told.x_height
        corners = line.point(start, 0.0), line.point(end, 0.0)
        below = line.point(end, line.height), line.point(start, line.height)
        if not told.told or min(corners[0][0], below[1][0]) < 0 or first.text[0] in _BULLETS:
            return None
        blot = bullet(self._strip((*corners, *below)), line.contrast, told)
        if blot is None:
            return None
        middle = line.point(start + (blot.left + blot.right) / 2, blot.middle)
        if any(is_within(middle, quad) for quad in self._quads if quad is not line.quad):
            return None  # it belongs to another line
        return Span(BULLET, start + blot.left, start + blot.right)

    def _straightener(self, lines: Sequence[_Measured]) -> Straight:
        """The page's slope is that of most letters' baselines."""
        slopes = sorted((line.slope, line.told.told) for line in lines if line.told.told > _FEW)
        half, total = sum(weight for _, weight in slopes) / 2, 0
        for slope, weight in slopes:
            total += weight
            if total >= half:
                return Straight(slope, self.picture.width / 2, self.picture.height / 2)
        return Straight(0.0, 0.0, 0.0)

    def _tilted(self, quad: Quad) -> SeenLine | None:
        """A line that runs up or down the page: whichever way it makes sense."""
        left = min(x for x, _ in quad)
        right = max(x for x, _ in quad)
        low = max(y for _, y in quad)
        strip = self.picture.crop(
            (int(left), int(min(y for _, y in quad)), math.ceil(right), math.ceil(low))
        )
        readings = [
            self._recogniser.read(strip.transpose(how))
            for how in (Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_90)
        ]
        reading = max(readings, key=_sure)
        if reading is None:
            return None
        x_height = (right - left) * 0.42
        word = SeenWord(reading.text, left, right)
        return SeenLine((word,), low, x_height, 0.0, 0.0, 0, reading.sure, tilted=True)


class _Measured(NamedTuple):
    """A line, its measures in pixels of its strip."""

    quad: Quad
    width: int
    height: int
    told: Print
    spans: tuple[Span, ...]
    contrast: float  #: shades between ink and paper
    sure: float

    @property
    def slope(self) -> float:
        """Radians by which the line falls to the right on the page."""
        left, right = self.point(0.0, self.height / 2), self.point(self.width, self.height / 2)
        return math.atan2(right[1] - left[1], right[0] - left[0]) + math.atan(self.told.slope)

    def point(self, x: float, y: float) -> Point:
        """A place in the strip as one on the page."""
        top = between(self.quad[0], self.quad[1], x / self.width)
        foot = between(self.quad[3], self.quad[2], x / self.width)
        return between(top, foot, y / self.height)

    def line(self, level: Straight, before: Span | None) -> SeenLine:
        """The line on the straightened page, with a bullet ``before`` it."""
        told = self.told
        scale = width_of(self.quad) / self.width
        found = tuple(
            SeenWord(
                span.text,
                level.point(self.point(span.left, told.base))[0],
                level.point(self.point(span.right, told.base))[0],
                span.raised,
            )
            for span in ((before, *self.spans) if before else self.spans)
        )
        return SeenLine(
            words=found,
            base=level.point(self.point(told.middle, told.base))[1],
            x_height=told.x_height * scale,
            stroke=told.stroke * scale,
            slant=told.slant,
            told=told.told,
            sure=self.sure,
            tilted=False,
        )


_HALF_TURN = Image.Transpose.ROTATE_180


def _sure(reading: Reading | None) -> float:
    return reading.sure if reading else 0.0
