"""What is a gutter: an upright strip of white between two columns, and not within a table.

Both sides are prose, or both are lists of contents, or text runs on beside a box.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from hearprint.readers.pdf.blocks import is_entry
from hearprint.readers.pdf.folios import ends_as_number, labels_at_ends, page_number
from hearprint.readers.pdf.numerals import lead, with_numerals
from hearprint.readers.pdf.parts import Atom, row_of
from hearprint.readers.pdf.twins import twin_lists

_EDGE = 3.0  #: points by which lines of one column may differ at the left
_GUTTER = 0.55  #: least width, in type sizes
_OVERFULL = -0.25  #: beside lines that no hyphen could break short
_REGULAR = 0.9  #: of the lines keep to their column
_COLUMN = 6.0  #: least width of a column, in type sizes
_PROSE = 12  #: letters in the middle line of a column of prose
_MIN_ROWS = 3
_FILLED = 0.2
_FAR = 3.0  #: type sizes of white before a page number
_LARGER = 1.3  #: times the type of a title; no number behind it is set so large
_RUNNING = 5  #: lines of running text
_RUNS = 0.5  #: of them are full and go on in the next
_FULL = 0.8  #: of the column's width
_LETTERS = 24  #: of a line of running text, on average
_CLOSE = 2.6  #: type sizes from line to line of a box
_STEADY = 0.85
_LISTED = 0.6  #: of the lines of a list of contents end in a page number
_MOST_LISTED = 120  #: lines, and numbers beside them, of one side of a list
_SAME_LINE = 0.25
_DOWNWARDS, _BASE, _LEFT = attrgetter("base", "left"), attrgetter("base"), attrgetter("left")


class Gutter(NamedTuple):
    """An upright strip of white from ``top`` to ``bottom``, left of ``x``."""

    x: float
    top: float
    bottom: float
    prose: bool = True  #: columns of text on both sides, as other pages may have them too


class Doubts:
    """Where a page would be cut otherwise if other pages had gutters there."""

    def __init__(self) -> None:
        self.places: set[int] = set()  #: whole points
        self.regions: list[tuple[float, float, Sequence[float]]] = []  #: with the edges tried

    def matter(self, known: frozenset[int]) -> bool:
        """Whether the page is to be cut anew with the gutters of other pages."""
        if not self.places.isdisjoint(known):
            return True
        return any(elsewhere(known, *region) for region in self.regions)


def elsewhere(
    known: frozenset[int], left: float, right: float, edges: Sequence[float]
) -> list[float]:
    """Gutters of other pages at which no line of a region starts: what it holds is centred."""
    return sorted(
        float(x)
        for x in known
        if left + _EDGE < x < right - _EDGE
        and x - 1 in known
        and x + 1 in known
        and not any(abs(x - edge) < _EDGE for edge in edges)
    )


def gutter_at(
    span: tuple[list[Atom], list[Atom]], x: float, em: float, doubts: Doubts, *, known: bool
) -> tuple[float, Gutter] | None:
    """The gutter between the two sides of a stretch of a page, and how tall it is; None where
    there is none. The stretch is parted left of ``x``; ``em`` is its type size; ``known`` says
    that other pages have a gutter there, and ``doubts`` is told where that would change it.
    """
    left, right = span
    if known and not (_wide(left, em) and _wide(right, em)):
        return None
    top = max(left[0].top, right[0].top)
    bottom = min(left[-1].bottom, right[-1].bottom)
    near = (_nearest(left, right_side=False), _nearest(right, right_side=True))
    beside = [[atom for atom in side if atom.bottom > top and atom.top < bottom] for side in near]
    if not all(beside):
        return None
    if _white(beside[0], x, em) < _GUTTER * em or lead(beside[0], beside[1]):
        return None
    prose = _prose(beside[0], em) and _prose(beside[1], em) and not _tabular(beside)
    if not (known or prose):
        found = _listed(span) or _boxed(near, beside) or _twins(span, top, bottom)
        if found != (_wide(left, em) and _wide(right, em)):
            doubts.places.add(round(x))
        if not found:
            return None
    edges = [atom.base for side in span for atom in side]
    # Pages behind the titles of the left side are no column of their own.
    taller = 2 * em if prose and _may_list(span) and _twins(span, top, bottom) else 0.0
    return bottom - top + taller, Gutter(x, min(edges) - 0.1, max(edges) + 0.1, prose)


def _white(side: Sequence[Atom], x: float, em: float) -> float:
    """How wide the white left of ``x`` is, but for a few overfull lines, which stick out."""
    rights = sorted(atom.right for atom in side)
    if x - rights[-1] < _OVERFULL * em:
        return x - rights[-1]
    return x - rights[int(_REGULAR * (len(rights) - 1))]


def bridged(region: Sequence[Atom]) -> dict[int, tuple[float, float]]:
    """Where the entries of a list of contents begin and end whose page numbers stand far off."""
    lone = [atom for atom in region if ends_as_number(atom.text) and page_number(atom.text)]
    if len(lone) < _MIN_ROWS:
        return {}  # most regions: told at once
    found: dict[int, tuple[Atom, Atom]] = {}
    by_edge: dict[int, list[int]] = defaultdict(list)
    for line in lines_of(region):
        for one, two in pairwise(line):
            far = two.left - one.right > _FAR * two.size and two.size < _LARGER * one.size
            if far and page_number(two.text) and not page_number(one.text):
                found[id(two)] = (one, two)
                by_edge[round(two.right / _EDGE)].append(id(two))
    spans: dict[int, tuple[float, float]] = {}
    if max(map(len, by_edge.values()), default=0) < _MIN_ROWS:
        return spans
    all_at = Counter(round(atom.right / _EDGE) for atom in lone)
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
    above, size = float("-inf"), 0.0  # of the last atom
    for atom in sorted(part, key=_DOWNWARDS):
        base = atom.base
        if abs(base - above) <= _SAME_LINE * min(atom.size, size):
            lines[-1].append(atom)
        else:
            lines.append([atom])
        above, size = base, atom.size
    for line in lines:
        if len(line) > 1:
            line.sort(key=_LEFT)
    return lines


def _nearest(side: Sequence[Atom], *, right_side: bool) -> list[Atom]:
    """Of every printed line the atom next to the gutter: further columns count for themselves."""
    rows: dict[int, Atom] = {}
    for atom in side:
        other = rows.setdefault(round(atom.base), atom)
        if other is not atom and (atom.left < other.left) == right_side:
            rows[round(atom.base)] = atom
    return list(rows.values())


def _wide(side: Sequence[Atom], em: float) -> bool:
    return _width(side) >= _COLUMN * em


def _width(side: Sequence[Atom]) -> float:
    return max([atom.right for atom in side]) - min([atom.left for atom in side])


def _prose(side: Sequence[Atom], em: float) -> bool:
    """Whether most letters stand in long lines."""
    if len(side) < _MIN_ROWS or not _wide(side, em):
        return False
    letters = [len(atom.text) for atom in side]
    return sum([count for count in letters if count >= _PROSE]) >= 0.6 * sum(letters)


def _listed(span: tuple[list[Atom], list[Atom]]) -> bool:
    """Whether both sides are lists of contents."""
    return all(map(_listing, span)) or all(map(_stacked, span))


def _may_list(span: tuple[list[Atom], list[Atom]]) -> bool:
    """Whether both sides are short and hold numbers at the ends or beginnings of several lines."""
    return all(
        len(side) <= _MOST_LISTED
        and sum(atom.text[0].isdigit() or atom.text[-1].isdigit() for atom in side) >= _MIN_ROWS
        for side in span
    )


def _twins(span: tuple[list[Atom], list[Atom]], top: float, bottom: float) -> bool:
    """Whether what stands side by side between two heights is one list in two columns."""
    sides = ([a for a in side if a.bottom > top and a.top < bottom] for side in span)
    left, right = (lines_of(with_numerals(side)) for side in sides)
    return twin_lists(left, right)


def _listing(side: Sequence[Atom]) -> bool:
    """Whether a side is a list of contents of its own: words with page numbers that rise."""
    lines = [row_of(0, line, 0, (0, 0)) for line in lines_of(side)]
    labels = labels_at_ends(line.text for line in lines if is_entry(line))
    return labels >= max(_MIN_ROWS, _LISTED * len(lines))


def _stacked(side: Sequence[Atom]) -> bool:
    """Whether a side is a list with each page number on a line of its own below its title."""
    left = min(atom.left for atom in side)
    lines = [line[0] for line in lines_of(side) if len(line) == 1]
    numbers = [
        (at, found[0])
        for at, atom in enumerate(lines)
        if atom.left - left < _EDGE and (found := page_number(atom.text))
    ]
    apart = all(two - one > 1 for (one, _), (two, _) in pairwise(numbers))
    rising = all(one <= two for (_, one), (_, two) in pairwise(numbers))
    return len(numbers) >= _MIN_ROWS and numbers[0][0] > 0 and apart and rising


def _boxed(sides: Sequence[Sequence[Atom]], beside: Sequence[Sequence[Atom]]) -> bool:
    """Whether text runs on beside something else: a box, whose lines go their own way or keep
    step with all of the text's; a table's text has a cell beside few of its lines.
    """
    for text, other in ((sides[0], beside[1]), (sides[1], beside[0])):
        if not _runs_on(text) or _listing(text) or not _together(other):
            continue
        bases = sorted(map(_BASE, other))
        within = [atom.base for atom in text if bases[0] - 1 <= atom.base <= bases[-1] + 1]
        in_step = _in_step(within, bases)
        own = len(bases) - _in_step(bases, sorted(map(_BASE, text)))
        if 2 * own > len(other) or in_step >= _STEADY * max(len(within), _MIN_ROWS):
            return True
    return False


def _runs_on(side: Sequence[Atom]) -> bool:
    """Whether the lines of a side are full and their sentences go on from line to line."""
    if len(side) < _RUNNING or sum(len(atom.text) for atom in side) < _LETTERS * len(side):
        return False
    ordered = sorted(side, key=_BASE)
    width = _width(side)
    on = sum(
        one.width > _FULL * width and one.text[-1] not in ".!?:;" and two.text[0].islower()
        for one, two in pairwise(ordered)
    )
    return on >= _RUNS * (len(ordered) - 1)


def _together(side: Sequence[Atom]) -> bool:
    """Whether lines follow one another closely; labels beside paragraphs stand far apart."""
    ordered = sorted(side, key=_BASE)
    close = sum(two.base - one.base < _CLOSE * one.size for one, two in pairwise(ordered))
    return len(side) >= _MIN_ROWS and 2 * close > len(side) - 1


def _tabular(beside: Sequence[Sequence[Atom]]) -> bool:
    """Rows in step on both sides, with cells that hardly ever fill their column."""
    if min(map(_filled, beside)) >= _FILLED:
        return False
    bases = sorted(map(_BASE, beside[0]))
    return _in_step(map(_BASE, beside[1]), bases) >= 0.8 * len(beside[1])


def _in_step(bases: Iterable[float], others: Sequence[float]) -> int:
    """How many of the baselines are less than a point from one of the ``others``, in order."""
    found = 0
    for base in bases:
        at = bisect_left(others, base)
        after = at < len(others) and others[at] - base < 1
        found += after or (at > 0 and base - others[at - 1] < 1)
    return found


def _filled(side: Sequence[Atom]) -> float:
    """Which part of the lines takes most of the column's width."""
    width = _width(side)
    return sum([atom.right - atom.left > 0.8 * width for atom in side]) / len(side)
