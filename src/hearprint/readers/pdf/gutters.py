"""What is a gutter: an upright strip of white between two columns, and not within a table.

Both sides are prose, or both are lists of contents, or text runs on beside a box.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hearprint.readers.pdf.blocks import is_entry
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.parts import Atom, row_of

_EDGE = 3.0  #: points by which lines of one column may differ at the left
_GUTTER = 0.55  #: least width, in type sizes
_COLUMN = 6.0  #: least width of a column, in type sizes
_PROSE = 12  #: letters in the middle line of a column of prose
_MIN_ROWS = 3
_FILLED = 0.2
_FAR = 3.0  #: type sizes of white before a page number
_RUNNING = 5  #: lines of running text
_RUNS = 0.5  #: of them are full and go on in the next
_FULL = 0.8  #: of the column's width
_LETTERS = 24  #: of a line of running text, on average
_CLOSE = 2.6  #: type sizes from line to line of a box
_STEADY = 0.85
_LISTED = 0.6  #: of the lines of a list of contents end in a page number
_SAME_LINE = 0.25


class Gutter(NamedTuple):
    """An upright strip of white from ``top`` to ``bottom``, left of ``x``."""

    x: float
    top: float
    bottom: float
    prose: bool = True  #: columns of text on both sides, as other pages may have them too


def gutter_at(
    span: tuple[list[Atom], list[Atom]], x: float, em: float, *, known: bool
) -> tuple[float, Gutter] | None:
    """The gutter between the two sides of a stretch of a page, and how tall it is; None where
    there is none. The stretch is parted left of ``x``; ``em`` is its type size; ``known`` says
    that other pages have a gutter there.
    """
    left, right = span
    top = max(left[0].top, right[0].top)
    bottom = min(left[-1].bottom, right[-1].bottom)
    near = (_nearest(left, right_side=False), _nearest(right, right_side=True))
    beside = [[atom for atom in side if atom.bottom > top and atom.top < bottom] for side in near]
    if not all(beside):
        return None
    white = x - max(atom.right for atom in left)
    if white < _GUTTER * em:
        return None
    prose = _prose(beside[0], em) and _prose(beside[1], em) and not _tabular(beside)
    if not known and not (prose or all(map(_listing, span)) or _boxed(near, beside)):
        return None
    if known and not (_wide(left, em) and _wide(right, em)):
        return None
    edges = [atom.base for side in span for atom in side]
    return bottom - top, Gutter(x, min(edges) - 0.1, max(edges) + 0.1, prose)


def bridged(region: Sequence[Atom]) -> dict[int, tuple[float, float]]:
    """Where the entries of a list of contents begin and end whose page numbers stand far off."""
    found: dict[int, tuple[Atom, Atom]] = {}
    by_edge: dict[int, list[int]] = defaultdict(list)
    all_at: Counter[int] = Counter()
    for line in lines_of(region):
        all_at.update(round(atom.right / _EDGE) for atom in line if page_number(atom.text))
        for one, two in pairwise(line):
            if two.left - one.right > _FAR * two.size and page_number(two.text):
                found[id(two)] = (one, two)
                by_edge[round(two.right / _EDGE)].append(id(two))
    spans: dict[int, tuple[float, float]] = {}
    for edge, places in by_edge.items():
        if len(places) < _STEADY * all_at[edge]:
            continue  # the numbers of a box, which keep no step with the text beside it
        numbers = [number[0] for at in places if (number := page_number(found[at][1].text))]
        if len(places) >= _MIN_ROWS and all(one <= two for one, two in pairwise(numbers)):
            for one, two in (found[at] for at in places):
                spans[id(one)] = spans[id(two)] = (one.left, two.right)
    return spans


def lines_of(part: Sequence[Atom]) -> list[list[Atom]]:
    """Atoms on one baseline, from the left."""
    lines: list[list[Atom]] = []
    for atom in sorted(part, key=lambda one: (one.base, one.left)):
        last = lines[-1][-1] if lines else None
        if last is not None and abs(atom.base - last.base) <= _SAME_LINE * min(
            atom.size, last.size
        ):
            lines[-1].append(atom)
        else:
            lines.append([atom])
    return [sorted(line, key=lambda one: one.left) for line in lines]


def _nearest(side: Sequence[Atom], *, right_side: bool) -> list[Atom]:
    """Of every printed line the atom next to the gutter: further columns count for themselves."""
    rows: dict[int, Atom] = {}
    for atom in side:
        row = round(atom.base)
        other = rows.get(row)
        if other is None or (atom.left < other.left) == right_side:
            rows[row] = atom
    return list(rows.values())


def _wide(side: Sequence[Atom], em: float) -> bool:
    return max(atom.right for atom in side) - min(atom.left for atom in side) >= _COLUMN * em


def _prose(side: Sequence[Atom], em: float) -> bool:
    """Whether most letters stand in long lines."""
    if len(side) < _MIN_ROWS or not _wide(side, em):
        return False
    letters = sum(len(atom.text) for atom in side)
    long = sum(len(atom.text) for atom in side if len(atom.text) >= _PROSE)
    return long >= 0.6 * letters


def _listing(side: Sequence[Atom]) -> bool:
    """Whether a side is a list of contents of its own: words with page numbers that rise."""
    lines = [row_of(0, line, 0, (0, 0)) for line in lines_of(side)]
    entries = [line for line in lines if is_entry(line)]
    ends = [one.text.split(" ")[-1] for one in entries]  # leaders may join words and number
    numbers = [found[0] for end in ends if (found := page_number(end))]
    rising = sum(one <= two for one, two in pairwise(numbers))
    return len(numbers) >= max(_MIN_ROWS, _LISTED * len(lines)) and rising == len(numbers) - 1


def _boxed(sides: Sequence[Sequence[Atom]], beside: Sequence[Sequence[Atom]]) -> bool:
    """Whether text runs on beside something else: a box, whose lines go their own way or keep
    step with all of the text's; a table's text has a cell beside few of its lines.
    """
    for text, other in ((sides[0], beside[1]), (sides[1], beside[0])):
        if not _runs_on(text) or _listing(text) or not _together(other):
            continue
        bases = [atom.base for atom in other]
        within = [atom for atom in text if min(bases) - 1 <= atom.base <= max(bases) + 1]
        in_step = sum(any(abs(atom.base - base) < 1 for base in bases) for atom in within)
        own = sum(all(abs(atom.base - base) >= 1 for atom in text) for base in bases)
        if 2 * own > len(other) or in_step >= _STEADY * max(len(within), _MIN_ROWS):
            return True
    return False


def _runs_on(side: Sequence[Atom]) -> bool:
    """Whether the lines of a side are full and their sentences go on from line to line."""
    if len(side) < _RUNNING or sum(len(atom.text) for atom in side) < _LETTERS * len(side):
        return False
    ordered = sorted(side, key=lambda atom: atom.base)
    width = max(atom.right for atom in side) - min(atom.left for atom in side)
    on = sum(
        one.width > _FULL * width and one.text[-1] not in ".!?:;" and two.text[0].islower()
        for one, two in pairwise(ordered)
    )
    return on >= _RUNS * (len(ordered) - 1)


def _together(side: Sequence[Atom]) -> bool:
    """Whether lines follow one another closely; labels beside paragraphs stand far apart."""
    ordered = sorted(side, key=lambda atom: atom.base)
    close = sum(two.base - one.base < _CLOSE * one.size for one, two in pairwise(ordered))
    return len(side) >= _MIN_ROWS and 2 * close > len(side) - 1


def _tabular(beside: Sequence[Sequence[Atom]]) -> bool:
    """Rows in step on both sides, with cells that hardly ever fill their column."""
    bases = [atom.base for atom in beside[0]]
    in_step = sum(any(abs(atom.base - base) < 1 for base in bases) for atom in beside[1])
    if in_step < 0.8 * len(beside[1]):
        return False
    return min(_filled(side) for side in beside) < _FILLED


def _filled(side: Sequence[Atom]) -> float:
    """Which part of the lines takes most of the column's width."""
    width = max(atom.right for atom in side) - min(atom.left for atom in side)
    return sum(atom.width > 0.8 * width for atom in side) / len(side)
