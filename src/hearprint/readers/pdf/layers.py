"""Invisible text behind scans, as OCR programs write it: true words, in sizes and rows that sway.

Such a program takes every line's size from its own box, and leaves rows as askew as the picture.
Sizes that differ by less than print does are made one, over the whole document, and rows are
brought level; the later steps then see them as they were printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from hearprint.readers.pdf.glyphs import Glyphs
from hearprint.readers.pdf.parts import Word

_MOST = 0.8  #: of a page's letters are not painted
_ALIKE = 0.12  #: sizes of one type differ by this part
_NEAR = 2.0  #: type sizes between two words that follow one another in a row
_SAME_ROW = 0.4  #: type sizes by which such words may stand higher or lower
_TELLING = 8  #: pairs of words
_LEVEL = 0.001  #: a slope below it moves no row


def is_layer(glyphs: Glyphs) -> bool:
    """Whether a page's text is an invisible layer."""
    if not glyphs.hidden:
        return False
    letters = sum(len(word.text) for word in (*glyphs.words, *glyphs.tilted))
    return letters > 0 and glyphs.hidden >= _MOST * letters


def settled_layers(pages: Mapping[int, Glyphs]) -> Iterator[tuple[int, Glyphs]]:
    """The pages with their sizes settled and their rows level."""
    letters: Counter[float] = Counter()
    for glyphs in pages.values():
        for word in glyphs.words:
            letters[round(word.size, 1)] += len(word.text)
    known = _settled(letters)
    for number, glyphs in pages.items():
        slope = _slope(glyphs.words)
        words = (
            _level(word._replace(size=known[round(word.size, 1)]), slope, glyphs)
            for word in glyphs.words
        )
        yield number, glyphs._replace(words=tuple(words))


def _settled(letters: Counter[float]) -> dict[float, float]:
    """Each size and the one that it is taken for: the one of most letters near it."""
    left = dict(letters)
    known: dict[float, float] = {}
    while left:
        masses = {
            centre: sum(n for size, n in left.items() if abs(size - centre) <= _ALIKE * centre)
            for centre in left
        }
        centre = max(masses, key=lambda size: (masses[size], -size))
        for size in [one for one in left if abs(one - centre) <= _ALIKE * centre]:
            known[size] = centre
            del left[size]
    return known


def _slope(words: tuple[Word, ...]) -> float:
    """How far rows fall, a point to the right; 0 where too few words follow one another."""
    falls = sorted(
        (two.base - one.base) / (two.left - one.left)
        for one, two in pairwise(words)
        if 0 < two.left - one.right < _NEAR * one.size
        and two.left - one.left > one.size
        and abs(two.base - one.base) < _SAME_ROW * one.size
    )
    return falls[len(falls) // 2] if len(falls) >= _TELLING else 0.0


def _level(word: Word, slope: float, page: Glyphs) -> Word:
    if abs(slope) < _LEVEL:
        return word
    across, down = word.left - page.width / 2, word.base - page.height / 2
    shift = slope * down
    return word._replace(
        left=word.left + shift, right=word.right + shift, base=word.base - slope * across
    )
