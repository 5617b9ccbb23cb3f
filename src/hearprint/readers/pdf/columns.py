"""The order in which a person reads a page: columns, and what spans them.

A gutter is an upright strip of white with prose on both sides. The region of a page is cut at its
tallest gutter: what stands above the strip comes first, then the left side, the right side, and
what stands below; each part is cut again until no gutter is left. Columns may so change within a
page, and a heading over two of three columns is read in its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hearprint.readers.pdf.margins import side_notes
from hearprint.readers.pdf.parts import Atom, Row, Sheet, row_of

_MAX_PARTS = 120  #: regions of one page
_MAX_TRIES = 14  #: left edges that are tried as columns' edges in one region
_EDGE = 3.0  #: points by which lines of one column may differ at the left
_OVER = 1.2  #: points by which a line may stick out into a gutter
_GUTTER = 0.55  #: least width, in type sizes
_COLUMN = 6.0  #: least width of a column, in type sizes
_PROSE = 12  #: letters in the middle line of a column of prose
_MIN_ROWS = 3
_FILLED = 0.2
_MAX_OPENING = 3  #: lines of a title over the text of a box
_SAME_LINE = 0.25
_AS_WHITE = 0.9


class Gutter(NamedTuple):
    """An upright strip of white from ``top`` to ``bottom``, left of ``x``."""

    x: float
    top: float
    bottom: float


def reading_order(sheets: Iterable[Sheet]) -> list[Row]:
    """Rows of all pages as they are read; each column is a zone of its own."""
    pages = list(sheets)
    usual: Counter[int] = Counter()
    for sheet in pages:
        for gutter in _cut(sheet, frozenset())[1]:
            usual[round(gutter.x)] += 1
    known = frozenset(x + near for x, times in usual.items() if times > 1 for near in (-1, 0, 1))
    rows: list[Row] = []
    zone = 0
    for sheet in pages:
        main, aside = side_notes(sheet.atoms)
        parts = _cut(sheet._replace(atoms=tuple(main)), known)[0]
        middle = sheet.width / 2
        for left in (True, False):
            parts.append([atom for atom in aside if (atom.left < middle) == left])
        for part in filter(None, parts):
            zone += 1
            rows.extend(rows_of(part, sheet.number, zone))
        for atom in sheet.atoms:
            if atom.tilted:
                zone += 1
                rows.append(row_of(sheet.number, (atom,), zone, (atom.left, atom.right)))
    return rows


def _cut(sheet: Sheet, known: frozenset[int]) -> tuple[list[list[Atom]], list[Gutter]]:
    """Parts of a page in reading order, and the gutters that made them."""
    start = [atom for atom in sheet.atoms if not atom.tilted]
    stack = [start]
    dividers = _dividers(start, known)
    parts: list[list[Atom]] = []
    gutters: list[Gutter] = []
    while stack:
        region = stack.pop()
        room = len(parts) + len(stack) < _MAX_PARTS
        gutter = _tallest(region, known, dividers) if room else None
        if gutter is None:
            if region:
                parts.append(region)
            continue
        gutters.append(gutter)
        stack.extend(reversed([part for part in _sides(region, gutter) if part]))
    return parts, gutters


def _sides(region: Sequence[Atom], gutter: Gutter) -> tuple[list[Atom], ...]:
    above: list[Atom] = []
    left: list[Atom] = []
    right: list[Atom] = []
    below: list[Atom] = []
    for atom in region:
        if atom.base < gutter.top:
            above.append(atom)
        elif atom.base > gutter.bottom:
            below.append(atom)
        elif atom.left >= gutter.x - _OVER:
            right.append(atom)
        else:
            left.append(atom)
    return above, left, right, below


def _dividers(page: Sequence[Atom], known: frozenset[int]) -> frozenset[int]:
    """Headings over all columns of the page, however few of these their words span.

    Seen on the whole page, since a part that ends in such a heading no longer shows it.
    """
    ordered = sorted(page, key=lambda atom: atom.base)
    if len(ordered) < _MIN_ROWS:
        return frozenset()
    heads = _lone_heads(ordered, _em(ordered))
    edges = _edges(ordered, known) if heads else []
    return frozenset(
        id(atom)
        for at, atom in enumerate(ordered)
        if id(atom) in heads
        and any(x > atom.left + _OVER and _divides(ordered, at, x) for x in edges)
    )


def _tallest(
    region: Sequence[Atom], known: frozenset[int], dividers: frozenset[int]
) -> Gutter | None:
    if len(region) < 2:  # noqa: PLR2004 - two sides
        return None
    em = _em(region)
    ordered = sorted(region, key=lambda atom: atom.base)
    heads = _lone_heads(ordered, em)
    best: tuple[float, Gutter] | None = None
    edges = _edges(region, known)
    for x in (*edges, *_elsewhere(region, known, edges)):
        sure = x in edges and round(x) in known
        for span in _spans(ordered, x, heads, dividers):
            found = _gutter(span, x, em, known=sure)
            if found and (best is None or found[0] > best[0] + em):
                best = found
    return best[1] if best else None


def _em(atoms: Sequence[Atom]) -> float:
    weights: Counter[float] = Counter()
    for atom in atoms:
        weights[atom.size] += len(atom.text)
    return max(1.0, weights.most_common(1)[0][0])


def _edges(region: Sequence[Atom], known: frozenset[int]) -> list[float]:
    """Left edges that several lines share, from the left; the page's own left edge is none."""
    lefts = sorted(atom.left for atom in region)
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= _EDGE:
            groups[-1].append(left)
        else:
            groups.append([left])
    able = [
        group for group in groups[1:]
        if len(group) >= _MIN_ROWS or round(group[0]) in known
    ]  # fmt: skip
    able.sort(key=len, reverse=True)
    return sorted(group[0] for group in able[:_MAX_TRIES])


def _elsewhere(
    region: Sequence[Atom], known: frozenset[int], edges: Sequence[float]
) -> list[float]:
    """Gutters of other pages at which no line of this region starts: what it holds is centred."""
    left, right = min(atom.left for atom in region), max(atom.right for atom in region)
    middles = [x for x in known if x - 1 in known and x + 1 in known]
    return sorted(
        float(x)
        for x in middles
        if left + _EDGE < x < right - _EDGE and not any(abs(x - edge) < _EDGE for edge in edges)
    )[:_MAX_TRIES]


def _lone_heads(ordered: Sequence[Atom], em: float) -> frozenset[int]:
    """Larger lines with nothing beside them: they may divide what stands above from below."""
    found = set()
    for at, atom in enumerate(ordered):
        if atom.size < 1.15 * em:
            continue
        top, bottom = atom.top - 0.2 * em, atom.bottom + 0.2 * em
        near = [*ordered[max(0, at - 12) : at], *ordered[at + 1 : at + 13]]
        if not any(other.bottom > top and other.top < bottom for other in near):
            found.add(id(atom))
    return frozenset(found)


def _spans(
    ordered: Sequence[Atom], x: float, heads: frozenset[int], dividers: frozenset[int]
) -> Iterable[tuple[list[Atom], list[Atom]]]:
    """Stretches of the region in which no line crosses ``x``: their left and right atoms."""
    left: list[Atom] = []
    right: list[Atom] = []
    for at, atom in enumerate(ordered):
        crosses = atom.left < x - _OVER and atom.right > x - _OVER + 0.2
        over = id(atom) in dividers or (id(atom) in heads and _divides(ordered, at, x))
        if crosses or over:
            _give_back(left, right, atom)
            if left and right:
                yield left, right
            left, right = [], []
        elif atom.left >= x - _OVER:
            right.append(atom)
        else:
            left.append(atom)
    if left and right:
        yield left, right


def _give_back(left: list[Atom], right: list[Atom], below: Atom) -> None:
    """Take short lines off the columns' end that open what spans them (the title of a box)."""
    for _ in range(_MAX_OPENING):
        side = max((one for one in (left, right) if one), key=lambda one: one[-1].base, default=[])
        if len(side) < 2:  # noqa: PLR2004 - a column keeps a line
            return
        last = side[-1]
        others = [atom.base for one in (left, right) for atom in one[-3:] if atom is not last]
        white, step = last.base - max(others), below.base - last.base
        if not (white > 1.6 * step and step < 2.4 * max(last.size, below.size)):
            return
        side.pop()
        below = last


def _divides(ordered: Sequence[Atom], at: int, x: float) -> bool:
    """Whether columns on both sides end just above the line at ``at`` and start just below it.

    White in the other column by chance (a paragraph's end) is smaller than around the heading.
    """
    head = ordered[at]
    above = [atom for atom in ordered[max(0, at - 8) : at] if head.top - atom.base < 5 * head.size]
    below = [atom for atom in ordered[at + 1 : at + 9] if atom.top - head.base < 5 * head.size]
    if head.left >= x - _OVER:
        return False
    gaps = [
        min((atom.base for atom in below if (atom.left < x - _OVER) == left), default=-1.0)
        - max((atom.base for atom in above if (atom.left < x - _OVER) == left), default=head.base)
        for left in (True, False)
    ]
    return gaps[0] > 0 and gaps[1] > _AS_WHITE * gaps[0]


def _gutter(
    span: tuple[list[Atom], list[Atom]], x: float, em: float, *, known: bool
) -> tuple[float, Gutter] | None:
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
    if not known and not (_prose(beside[0], em) and _prose(beside[1], em) and not _tabular(beside)):
        return None
    if known and not (_wide(left, em) and _wide(right, em)):
        return None
    edges = [atom.base for side in span for atom in side]
    return bottom - top, Gutter(x, min(edges) - 0.1, max(edges) + 0.1)


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


def rows_of(part: Sequence[Atom], page: int, zone: int) -> list[Row]:
    """Atoms of one column as printed lines."""
    lines: list[list[Atom]] = []
    for atom in sorted(part, key=lambda one: (one.base, one.left)):
        last = lines[-1][-1] if lines else None
        if last is not None and abs(atom.base - last.base) <= _SAME_LINE * min(
            atom.size, last.size
        ):
            lines[-1].append(atom)
        else:
            lines.append([atom])
    left = min(atom.left for atom in part)
    right = max(atom.right for atom in part)
    return [
        row_of(page, piece, zone, (left, right))
        for line in lines
        for piece in _untangled(sorted(line, key=lambda one: one.left))
    ]


def _untangled(line: list[Atom]) -> list[list[Atom]]:
    """A line whose atoms lie upon one another is several lines printed over each other."""
    if all(two.left > one.right - one.size for one, two in pairwise(line)):
        return [line]
    return [[atom] for atom in line]
