"""The ink of one upright line: baseline, height of small letters, weight of strokes, white gaps.

The recogniser's boxes are loose and its places of letters coarse; the ink itself is exact, and
size of type, bold face and word spaces can only be told from it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hearprint.readers.scan.recogniser import Letter

Ink = NDArray[np.float32]  #: rows and columns, 0 (paper) to 1 (full ink)

_SHORT = frozenset("acemnorsuvwxz")  #: letters as high as an x
_BELOW = frozenset("gjpqyQJ,;:.'\"’‘“”-–—·•*()[]{}/|_@$§çþµ")  # noqa: RUF001 - no foot on the baseline
_TALL = frozenset("ABCDEFGHIKLMNOPRSTUVWXYZbdfhkl0123456789ÄÖÜÉß")
_X_OF_TALL = 0.69  #: x-height as part of a capital's; 0.62 to 0.75 in common faces
_X_OF_BOX = 0.42  #: as part of the box around a line, where no letter tells
_REACH = 0.1  #: a letter's middle, in heights of the strip, to both sides
_DARK = 0.5
_TELLING = 4  #: letters that tell a slope or a slant
_LEVEL = 0.06  #: of the strip's height, that a baseline may fall over its length
_LEANS = (-0.08, 0.0, 0.08, 0.16, 0.24, 0.32)  #: to the right, as part of the height
_FAINT = 0.35  #: ink that still parts white from print
_LETTERS_APART = 0.36  #: of the x-height: no gap between letters of one word is so wide
_AFTER_SIGN = 0.42  #: nor one after a full stop or a figure
_SIGNS_APART = 0.5  #: nor one before them
_FIGURES_APART = 1.6
_AFTER_QUOTE = 0.3
_MARKED = 2  #: signs before a letter, the second of them a quotation mark
_QUOTES = frozenset("'\"\u2019\u201d")
_WORDS = frozenset("aAIO")  #: letters that are words
_ALIKE = 0.6  #: of the line's usual space
_SPREAD = 2.4  #: times the usual gap of letters, where these are set apart
_LIFT = 0.4  #: of the x-height: figures of notes stand higher
_FIGURES = frozenset("0123456789")
_CJK = (0x2E80, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF)


class Print(NamedTuple):
    """Measures of a line, in pixels."""

    middle: float  #: of the letters, from the strip's left
    base: float  #: there, from the strip's top to the baseline
    slope: float  #: how far the baseline falls, a pixel to the right
    x_height: float
    stroke: float  #: width of upright strokes
    slant: float  #: of letters that lean to the right; about 0.2 in italics
    told: int  #: letters that told size and baseline; with none, both are guesses
    feet: tuple[float | None, ...]  #: last row of each letter's ink


class Span(NamedTuple):
    """A word and its ink's left and right edge, in pixels from the strip's left."""

    text: str
    left: float
    right: float
    raised: bool = False  #: small figures above the line, directly after the word before


def ink_of(strip: Image.Image) -> tuple[Ink, float]:
    """Ink against paper, whichever of the two is dark, and the shades between them."""
    grey = np.asarray(strip.convert("L"), dtype=np.float32)
    contrast = np.abs(grey - np.median(grey))
    full = max(float(np.percentile(contrast, 99.5)), 1.0)
    ink: Ink = np.clip(contrast / full, 0.0, 1.0).astype(np.float32)
    return ink, full


def measure(ink: Ink, letters: Sequence[Letter]) -> Print:
    """What the letters show. A baseline that slopes in its strip is levelled first."""
    edges = [_edges(ink, one) for one in letters]
    stood = [
        (one.at * ink.shape[1], edge[1])
        for one, edge in zip(letters, edges, strict=True)
        if edge and one.sign not in _BELOW
    ]
    middle = median(x for x, _ in stood) if stood else ink.shape[1] / 2
    slope = _slope(stood)
    if abs(slope) * ink.shape[1] > _LEVEL * ink.shape[0]:
        ink = _levelled(ink, slope, middle)
        edges = [_edges(ink, one) for one in letters]
    return _measured(ink, letters, edges, middle, slope)


def _measured(
    ink: Ink,
    letters: Sequence[Letter],
    edges: Sequence[tuple[float, float] | None],
    middle: float,
    slope: float,
) -> Print:
    height = ink.shape[0]
    found = [(one.sign, *edge) for one, edge in zip(letters, edges, strict=True) if edge]
    feet = [foot for sign, _, foot in found if sign not in _BELOW]
    base = median(feet) if feet else 0.77 * height
    x_height = _x_height(
        base,
        [top for sign, top, _ in found if sign in _SHORT],
        [top for sign, top, _ in found if sign in _TALL],
    )
    told = len(feet) if x_height > 0 else 0
    if x_height <= 0:
        x_height = _X_OF_BOX * height
    return Print(
        middle=middle,
        base=base,
        slope=slope,
        x_height=x_height,
        stroke=_stroke(ink, base, x_height),
        slant=_slant(ink, base, x_height) if told >= _TELLING else 0.0,
        told=told,
        feet=tuple(edge[1] if edge else None for edge in edges),
    )


def _slope(stood: Sequence[tuple[float, float]]) -> float:
    """How far the baseline falls a pixel to the right: the middle of many pairs (Theil, Sen)."""
    half = len(stood) // 2
    if half < _TELLING:
        return 0.0
    return median(
        (two[1] - one[1]) / max(two[0] - one[0], 1.0)
        for one, two in zip(stood[:half], stood[-half:], strict=True)
    )


def _levelled(ink: Ink, slope: float, middle: float) -> Ink:
    """Every column moved up or down so that the baseline lies level."""
    height, width = ink.shape
    rows = np.arange(height)[:, None]
    shift = np.rint(slope * (np.arange(width) - middle)).astype(np.intp)[None, :]
    from_rows = rows + shift
    inside = (from_rows >= 0) & (from_rows < height)
    moved: Ink = np.where(
        inside, ink[from_rows.clip(0, height - 1), np.arange(width)[None, :]], np.float32(0)
    )
    return moved


def _slant(ink: Ink, base: float, x_height: float) -> float:
    """The lean at which upright strokes stand closest together."""
    top, foot = max(0, int(base - 1.4 * x_height)), min(ink.shape[0], round(base))
    band = ink[top:foot]
    if band.shape[0] < _TELLING:
        return 0.0
    heights = foot - 1 - np.arange(top, foot)
    best, sharpest = 0.0, -1.0
    for lean in _LEANS:
        columns = np.zeros(ink.shape[1], dtype=np.float32)
        for row, height in zip(band, heights, strict=True):
            columns += np.roll(row, -round(lean * height))
        sharpness = float(np.square(columns).sum())
        if sharpness > sharpest:
            best, sharpest = lean, sharpness
    return best


def _x_height(base: float, short: Sequence[float], tall: Sequence[float]) -> float:
    small = base - median(short) if short else 0.0
    large = _X_OF_TALL * (base - median(tall)) if tall else 0.0
    if len(short) > 1 or not tall:
        return small
    return large


def _edges(ink: Ink, letter: Letter) -> tuple[float, float] | None:
    """First and last row of a letter's ink, between pixels where it fades."""
    height, width = ink.shape
    middle, reach = letter.at * width, _REACH * height
    columns = ink[:, max(0, int(middle - reach)) : int(middle + reach) + 1]
    if not columns.size:
        return None
    rows = columns.max(axis=1)
    dark = np.nonzero(rows >= _DARK)[0]
    if not len(dark):
        return None
    top, foot = int(dark[0]), int(dark[-1])
    above = float(rows[top - 1]) if top else 0.0
    below = float(rows[foot + 1]) if foot + 1 < height else 0.0
    return top + 1 - float(rows[top]) - above, foot + float(rows[foot]) + below


def _stroke(ink: Ink, base: float, x_height: float) -> float:
    """Mean width of what a row between x-line and baseline crosses."""
    band = ink[max(0, int(base - x_height)) : max(1, int(base))]
    crossings = float(np.abs(np.diff(band, axis=1)).sum()) / 2 if band.size else 0.0
    return float(band.sum()) / crossings if crossings >= 1 else 0.0


def words(ink: Ink, letters: Sequence[Letter], told: Print) -> list[Span]:
    """Words of a line: at the recogniser's spaces, and at white that is as wide as these.

    The recogniser drops spaces now and then, and tells nothing of wide ones. Raised figures at a
    word's end, which it reads like any others, become words of their own.
    """
    if not letters:
        return []
    white = ink.max(axis=0) < _FAINT
    inked = np.nonzero(~white)[0]
    # A letter's place may lie beyond its ink, where the margin is no gap.
    first, end = (int(inked[0]), int(inked[-1]) + 1) if len(inked) else (0, len(white))
    middles = [one.at * ink.shape[1] for one in letters]
    gaps = [
        _widest(white, max(int(left), first), min(int(right) + 1, end))
        for left, right in pairwise(middles)
    ]
    lost = _lost_spaces(gaps, letters, told.x_height)
    high = _raised(letters, told)
    found: list[Span] = []
    start, left = 0, 0.0
    for at, (begin, stop) in enumerate(gaps, start=1):
        if letters[at].opens or at in lost or (at in high) != (at - 1 in high):
            middle = (begin + stop) / 2
            found.append(_span(white, letters[start:at], left, middle, raised=start in high))
            start, left = at, middle
    last = float(len(white))
    found.append(_span(white, letters[start:], left, last, raised=start in high))
    return found


def _raised(letters: Sequence[Letter], told: Print) -> frozenset[int]:
    """Figures that stand well above the baseline, after a letter or a sign and before a space."""
    found: set[int] = set()
    ends = True
    for at in range(len(letters) - 1, 0, -1):
        foot = told.feet[at]
        high = foot is not None and told.base - foot > _LIFT * told.x_height
        if ends and high and letters[at].sign in _FIGURES and not letters[at].opens:
            found.add(at)
        ends = letters[at].opens or at in found
    return frozenset(found)


def _lost_spaces(
    gaps: Sequence[tuple[int, int]], letters: Sequence[Letter], x_height: float
) -> frozenset[int]:
    """Letters before which stands a space that the recogniser overlooked."""
    widths = [end - begin for begin, end in gaps]
    pairs = list(pairwise(letters))
    seen = [width for width, (_, two) in zip(widths, pairs, strict=True) if two.opens]
    others = [width for width, (_, two) in zip(widths, pairs, strict=True) if not two.opens]
    usual = median(seen) if seen else 0.0
    least = max(_ALIKE * usual, _SPREAD * median(others) if others else 0.0)
    found = {
        at
        for at, (width, (one, two)) in enumerate(zip(widths, pairs, strict=True), start=1)
        if width >= max(least, x_height * _room(one, two, sure=usual > 0))
        or (width >= _AFTER_QUOTE * x_height and _ends_speech(letters, at))
    }
    opens = {at for at, one in enumerate(letters) if one.opens} | {0, len(letters)} | found
    return frozenset(at for at in found if not _strays(letters, at, opens))


def _ends_speech(letters: Sequence[Letter], at: int) -> bool:
    """Whether a quotation mark that closes speech (``,'``) stands before a letter."""
    if at < _MARKED or not letters[at].sign.isalpha():
        return False
    return letters[at - 1].sign in _QUOTES and letters[at - 2].sign in ",.!?"


def _strays(letters: Sequence[Letter], at: int, opens: Collection[int]) -> bool:
    """Whether a space at ``at`` would leave a letter alone that is no word."""
    alone = [at] if at + 1 in opens else []
    alone += [at - 1] if at - 1 in opens else []
    return any(letters[one].sign.isalpha() and letters[one].sign not in _WORDS for one in alone)


def _room(one: Letter, two: Letter, *, sure: bool) -> float:
    """What white two signs of one word may have between them, in x-heights."""
    if one.sign.isdecimal() and two.sign.isdecimal():
        return _FIGURES_APART  # figures are as wide as one another, and 1 is thin
    if _is_cjk(one) and _is_cjk(two):
        return math.inf
    if sure and two.sign.isalpha():
        return _LETTERS_APART if one.sign.isalpha() else _AFTER_SIGN
    return _SIGNS_APART


def _widest(white: NDArray[np.bool_], begin: int, end: int) -> tuple[int, int]:
    """The longest run of white columns from ``begin`` to ``end``; an empty one in the middle."""
    best = ((begin + end) // 2, (begin + end) // 2)
    for run in _runs(white, begin, min(end, len(white))):
        if run[1] - run[0] > best[1] - best[0]:
            best = run
    return best


def _runs(white: NDArray[np.bool_], begin: int, end: int) -> Iterator[tuple[int, int]]:
    start = -1
    for at in range(begin, end):
        if white[at]:
            start = at if start < 0 else start
        elif start >= 0:
            yield start, at
            start = -1
    if start >= 0:
        yield start, end


def _span(
    white: NDArray[np.bool_], letters: Sequence[Letter], left: float, right: float, *, raised: bool
) -> Span:
    """A word, its edges drawn in to its ink."""
    inked = np.nonzero(~white[int(left) : max(int(left) + 1, round(right))])[0]
    text = "".join(one.sign for one in letters)
    if not len(inked):
        return Span(text, left, right, raised)
    return Span(text, int(left) + float(inked[0]), int(left) + float(inked[-1]) + 1, raised)


def _is_cjk(letter: Letter) -> bool:
    return any(first <= ord(letter.sign[0]) <= last for first, last in _CJK)
