"""Tables that rules part from the text, and mostly into cells.

Their words are gathered before columns are looked for, since a table with long cells looks like
columns of text. Each of its rows becomes one line, which knows its cells.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from hearprint.model.words import count_words
from hearprint.readers.pdf.columns import rows_of
from hearprint.readers.pdf.parts import Atom, Rule, Sheet
from hearprint.readers.pdf.tables import is_contents, separators

_SAME = 2.5  #: points by which rules of one line may lie apart
_MEET = 4.0  #: and by which rules that meet may miss each other
_LOOK_BACK = 30  #: rules among which pieces of one are looked for
_EDGE = 1.0  #: points: letters on the outermost rules are inside
_MOST = 1_000  #: whole rules of a page; more are a pattern, and each is held against each
_PARTING = 3  #: upright rules across a table's rows, at least, where a box may hang on to it
_LEAST = 2  #: rows and columns
_ALL_PARTED = 4  #: bands from which on every row has its own
_CELL_WORDS = 80  #: a longer cell holds a page's text: such rules only lay it out
_FILLED = 0.4  #: of the cells hold something
_ACROSS = 0.6  #: of the lines between rules alone have several cells
_PROSE = 0.7  #: of a column's lines fill it: text, not cells
_LONG = 30  #: letters of a line that can show this


class _Grid(NamedTuple):
    """Where rules put a table: the edges of its columns, and those of its bands."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    open: bool  #: no upright rules part its columns


class _Row(NamedTuple):
    cells: tuple[tuple[str, ...], ...]
    atoms: tuple[Atom, ...]
    head: bool = False


def with_ruled_tables(sheet: Sheet) -> Sheet:
    """A page whose ruled tables are lines that know their cells."""
    if len(sheet.rules) < _LEAST or not sheet.atoms:
        return sheet
    atoms = list(sheet.atoms)
    first = number = 1 + max(atom.table for atom in atoms)
    for grid in _grids(sheet.rules):
        inside = [atom for atom in atoms if _is_inside(atom, grid)]
        rows = _table(inside, grid, sheet.number)
        if not rows:
            continue
        held = {id(atom) for atom in inside}
        atoms = [atom for atom in atoms if id(atom) not in held]
        atoms.extend(_line(row, grid, number) for row in rows)
        number += 1
    if number == first:
        return sheet
    atoms.sort(key=lambda atom: (atom.base, atom.left))
    return sheet._replace(atoms=tuple(atoms))


def _is_inside(atom: Atom, grid: _Grid) -> bool:
    middle = atom.base - 0.3 * atom.size
    return (
        not atom.tilted
        and not atom.cells
        and grid.ys[0] - _EDGE < middle < grid.ys[-1] + _EDGE
        and atom.left > grid.xs[0] - _MEET
        and atom.right < grid.xs[-1] + _MEET
    )


def _line(row: _Row, grid: _Grid, number: int) -> Atom:
    """A row as one line from edge to edge of its table."""
    lead = max(row.atoms, key=lambda atom: len(atom.text))
    first = min(row.atoms, key=lambda atom: atom.base)
    letters = sum(len(atom.text) for atom in row.atoms)
    return lead._replace(
        text=" ".join(line for cell in row.cells for line in cell),
        left=grid.xs[0],
        right=grid.xs[-1],
        top=first.top,
        bottom=max(atom.bottom for atom in row.atoms),
        base=first.base,
        bold=sum(len(atom.text) for atom in row.atoms if atom.bold) * 2 > letters,
        cap="",
        cells=row.cells,
        table=number,
        head=row.head,
    )


# Grids of rules -----------------------------------------------------------------------------------


def _grids(rules: Sequence[Rule]) -> Iterator[_Grid]:
    """Frames with rules both ways, then flat rules of one length below one another."""
    flat = _merged(rule for rule in rules if not rule.upright)
    upright = _merged(rule for rule in rules if rule.upright)
    used: set[Rule] = set()
    if len(flat) + len(upright) > _MOST:
        return
    for group in (part for whole in _groups([*flat, *upright]) for part in _apart(whole)):
        ups = [rule for rule in group if rule.upright]
        downs = [rule for rule in group if not rule.upright]
        if not ups or len(downs) < _LEAST:
            continue
        xs = _edges(
            [rule.left for rule in ups], [edge for r in downs for edge in (r.left, r.right)]
        )
        ys = _edges([rule.top for rule in downs], [edge for r in ups for edge in (r.top, r.bottom)])
        if len(xs) > _LEAST and len(ys) >= _LEAST:
            used.update(downs)
            yield _Grid(xs, ys, open=False)
    yield from _stacks([rule for rule in flat if rule not in used])


def _stacks(flat: Sequence[Rule]) -> Iterator[_Grid]:
    stack: list[Rule] = []
    for rule in sorted(flat, key=lambda one: (round(one.left), round(one.right), one.top)):
        last = stack[-1] if stack else None
        if last and max(abs(last.left - rule.left), abs(last.right - rule.right)) < _MEET:
            stack.append(rule)
            continue
        yield from _stack(stack)
        stack = [rule]
    yield from _stack(stack)


def _stack(stack: Sequence[Rule]) -> Iterator[_Grid]:
    if len(stack) > _LEAST:
        ys = tuple(sorted(rule.top for rule in stack))
        yield _Grid((stack[0].left, stack[0].right), ys, open=True)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line as one rule."""
    found: list[Rule] = []
    ordered = sorted(rules, key=lambda r: (r.left, r.top) if r.upright else (r.top, r.left))
    for rule in ordered:
        near = range(len(found) - 1, max(-1, len(found) - _LOOK_BACK), -1)
        at = next((at for at in near if _in_line(found[at], rule)), None)
        if at is None:
            found.append(rule)
        else:
            other = found[at]
            found[at] = other._replace(
                left=min(other.left, rule.left), right=max(other.right, rule.right),
                top=min(other.top, rule.top), bottom=max(other.bottom, rule.bottom),
            )  # fmt: skip
    return [
        rule._replace(right=rule.left) if rule.upright else rule._replace(bottom=rule.top)
        for rule in found
    ]


def _in_line(one: Rule, two: Rule) -> bool:
    """Whether two rules that run alike are pieces of one."""
    if one.upright:
        return abs(one.left - two.left) < _SAME and two.top <= one.bottom + _MEET
    touch = one.left - _MEET <= two.right and two.left <= one.right + _MEET
    return abs(one.top - two.top) < _SAME and touch


def _groups(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules that touch, directly or through others."""
    left = list(rules)
    while left:
        group, fresh = [], [left.pop()]
        while fresh:
            rule = fresh.pop()
            group.append(rule)
            near = [other for other in left if _meet(rule, other)]
            left = [other for other in left if other not in near]
            fresh.extend(near)
        yield group


def _apart(group: Sequence[Rule]) -> Iterator[list[Rule]]:
    """A table and a box that a rule joins to it, each by itself: between them stands no row, which
    as many upright rules as others' would cross.
    """
    ups = [rule for rule in group if rule.upright]
    ys = sorted({rule.top for rule in group if not rule.upright})
    crossed = [
        sum(up.top < (top + bottom) / 2 < up.bottom for up in ups) for top, bottom in pairwise(ys)
    ]
    if max(crossed, default=0) < _PARTING:
        yield list(group)
        return
    gaps = [
        (top, bottom)
        for (top, bottom), count in zip(pairwise(ys), crossed, strict=True)
        if count < _LEAST and bottom - top > _SAME
    ]
    starts = [-math.inf, *(bottom for _, bottom in gaps)]
    ends = [*(top for top, _ in gaps), math.inf]
    for start, end in zip(starts, ends, strict=True):
        yield [
            rule._replace(top=max(rule.top, start), bottom=min(rule.bottom, end))
            for rule in group
            if (rule.bottom > start and rule.top < end) or start <= rule.top <= end
        ]


def _meet(one: Rule, two: Rule) -> bool:
    return (
        one.left - _MEET <= two.right and two.left - _MEET <= one.right
        and one.top - _MEET <= two.bottom and two.top - _MEET <= one.bottom
    )  # fmt: skip


def _edges(places: Sequence[float], ends: Sequence[float]) -> tuple[float, ...]:
    """Where rules stand, and where the rules across them end beyond these."""
    found: list[float] = []
    for place in sorted([*places, min(ends), max(ends)]):
        if not found or place - found[-1] > 2 * _MEET:
            found.append(place)
    return tuple(found)


# Cells --------------------------------------------------------------------------------------------


def _table(inside: Sequence[Atom], grid: _Grid, page: int) -> list[_Row]:
    """The rows of a table; none where rules do not make one."""
    if not inside:
        return []
    lines = rows_of(inside, page, 0)
    if is_contents(lines):
        return []
    if grid.open:
        grid = grid._replace(xs=(grid.xs[0], *separators(lines), grid.xs[-1]))
        parted = sum(len(line.atoms) > 1 for line in lines)
        if parted < _ACROSS * len(lines):
            return []
    rows = list(_rows(inside, grid))
    columns = sum(any(row.cells[at] for row in rows) for at in range(len(grid.xs) - 1))
    if len(rows) < _LEAST or columns < _LEAST:
        return []
    cells = [" ".join(cell) for row in rows for cell in row.cells]
    filled = sum(map(bool, cells))
    long = any(count_words(cell) > _CELL_WORDS for cell in cells)
    return [] if long or filled < _FILLED * len(cells) else rows


def _is_prose(inside: Sequence[Atom], grid: _Grid) -> bool:
    """Whether columns between the rules are text: most lines fill them."""
    full = all_ = 0
    for left, right in pairwise(grid.xs):
        column = [atom for atom in inside if left - 1 <= atom.left < right]
        width = max((atom.right for atom in column), default=left) - left
        all_ += len(column)
        full += sum(
            atom.right - atom.left > 0.8 * width and len(atom.text) > _LONG for atom in column
        )
    return full > _PROSE * all_


def _rows(inside: Sequence[Atom], grid: _Grid) -> Iterator[_Row]:
    edges = (grid.ys[0] - _EDGE, *grid.ys[1:-1], grid.ys[-1] + _EDGE)
    bands = [
        [atom for atom in inside if top <= atom.base - 0.3 * atom.size < bottom]
        for top, bottom in pairwise(edges)
    ]
    bands = [band for band in bands if band]
    if len(bands) >= _ALL_PARTED and not grid.open:
        yield from (_row([band], grid) for band in bands)
    elif not _is_prose(inside, grid):
        for at, band in enumerate(bands):
            heads = grid.open and not at and len(bands) > 1
            yield from (row._replace(head=heads) for row in _split(band, grid))


def _split(band: Sequence[Atom], grid: _Grid) -> Iterator[_Row]:
    """Rows of a band that no rules part: a line that opens in the first column is a new one."""
    lines: list[list[Atom]] = []
    for atom in sorted(band, key=lambda one: (one.base, one.left)):
        if lines and atom.base - lines[-1][0].base < 0.4 * atom.size:
            lines[-1].append(atom)
        else:
            lines.append([atom])
    steps = sorted(two[0].base - one[0].base for one, two in pairwise(lines))
    pitch = steps[len(steps) // 2] if steps else 0.0
    held: list[list[Atom]] = []
    for line in lines:
        columns = {_column(atom, grid) for atom in line}
        close = bool(held) and line[0].base - held[-1][0].base < 1.15 * max(pitch, 1.0)
        wrapped = 0 not in columns or (len(columns) == 1 and close and line[0].text[:1].islower())
        if held and wrapped and close:
            held.append(line)
        else:
            if held:
                yield _row(held, grid)
            held = [line]
    if held:
        yield _row(held, grid)


def _row(lines: Sequence[Sequence[Atom]], grid: _Grid) -> _Row:
    atoms = sorted((atom for line in lines for atom in line), key=lambda one: (one.base, one.left))
    cells: list[list[str]] = [[] for _ in range(len(grid.xs) - 1)]
    last: dict[int, float] = {}
    for atom in atoms:
        at = _column(atom, grid)
        if at in last and atom.base - last[at] < 0.4 * atom.size:
            cells[at][-1] = f"{cells[at][-1]} {atom.whole}"
        else:
            cells[at].append(atom.whole)
        last[at] = atom.base
    return _Row(tuple(tuple(cell) for cell in cells), tuple(atoms))


def _column(atom: Atom, grid: _Grid) -> int:
    at = bisect_right(grid.xs, atom.left + 1.5) - 1
    return min(max(at, 0), len(grid.xs) - 2)
