"""Columns of figures, set to the right, that stand nearly as close as words.

A space within a number is as wide in every row. Where two columns are set to the right, right
edges agree in two places, and the white between grows as the figures get shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hearprint.readers.pdf.parts import Word

_FIGURE = re.compile(r"[(+−–-]?[£$€]?[0-9][0-9.,:]*[%)]?")  # noqa: RUF001 - signs of sums
_ROWS = 3  #: that must agree
_EDGE = 0.6  #: points by which right edges of one column may differ
_NEXT = 4.0  #: type sizes from one row to the next, at most
_HEAD = 2.5  #: and from the header row to the first
_SAME_LINE = 0.2  #: type sizes
_LEAST = 0.15  #: type sizes: white that is no more may be none
_SPACE = 0.4  #: wider than any space but a typewriter's
_GROWS = 0.3  #: by which white that is no space differs from row to row
_MOST = 400  #: pairs of a page; more are a book of tables, and each is held against each


class _Pair(NamedTuple):
    """Two figures beside one another."""

    one: Word
    two: Word

    @property
    def white(self) -> float:
        """In type sizes."""
        return (self.two.left - self.one.right) / self.two.size


def is_figure(word: Word, at: int) -> bool:
    """Whether the first (0) or the last (-1) run of a word is a number or a sum."""
    return bool(_FIGURE.fullmatch(word.text.split(" ")[at]))


def column_starts(lines: Sequence[Sequence[Word]]) -> frozenset[int]:
    """The ids of figures that begin a cell of their own, though a figure stands close before."""
    pairs = [pair for line in lines for pair in _pairs(line)]
    if not _ROWS <= len(pairs) <= _MOST:
        return frozenset()
    pairs.sort(key=lambda pair: pair.two.base)
    found: set[int] = set()
    for pair in pairs:
        if id(pair.two) in found:
            continue
        for run in _runs([other for other in pairs if _agree(pair, other)]):
            if len(run) >= _ROWS and _is_parted(run):
                found.update(id(one.two) for one in (*run, *_heads(lines, run[0])))
    return frozenset(found)


def _heads(lines: Sequence[Sequence[Word]], first: _Pair) -> Iterator[_Pair]:
    """Words above the first row, set to the right at the same edges: they head the columns."""
    size, base = first.two.size, first.two.base
    for line in lines:
        if base - _HEAD * size < line[0].base < base - _SAME_LINE * size:
            pairs = (_Pair(one, two) for one, two in pairwise(line))
            yield from (pair for pair in pairs if _agree(pair, first) and pair.white > _LEAST)


def _pairs(line: Sequence[Word]) -> Iterator[_Pair]:
    for one, two in pairwise(line):
        if not two.text[-1].isalpha() and not one.text[-1].isalpha():  # most words: told at once
            pair = _Pair(one, two)
            whole = is_figure(two, 0) and is_figure(two, -1) and is_figure(one, -1)
            listed = one.text.endswith(",")  # pages of an index: "12, 40, 51"
            if whole and not (listed or one.raised or two.raised) and pair.white > _LEAST:
                yield pair


def _agree(pair: _Pair, other: _Pair) -> bool:
    return (
        abs(pair.one.right - other.one.right) < _EDGE
        and abs(pair.two.right - other.two.right) < _EDGE
        and abs(pair.two.size - other.two.size) < _EDGE
    )


def _runs(pairs: Sequence[_Pair]) -> Iterator[list[_Pair]]:
    """Those that follow one another down the page."""
    run: list[_Pair] = []
    for pair in pairs:
        if run and pair.two.base - run[-1].two.base > _NEXT * pair.two.size:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _is_parted(run: Sequence[_Pair]) -> bool:
    """Whether what stands between is more than a space within a number."""
    white = [pair.white for pair in run]
    if max(white) - min(white) > _GROWS:
        return True
    lefts = [pair.one.left for pair in run]
    # Where left edges agree too, nothing says that the figures are set to the right.
    return min(white) > _SPACE and max(lefts) - min(lefts) > _GROWS * run[0].two.size
