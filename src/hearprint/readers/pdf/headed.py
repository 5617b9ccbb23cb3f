"""Tables with no rule above or beside them, but below the header's cells, a piece for each column.

WeasyPrint sets ``th { border-bottom: 1px solid }`` so. Where the pieces meet, columns meet: that
parts cells which stand as close as words do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from hearprint.readers.pdf.parts import Atom, Rule, Sheet, Word
from hearprint.readers.pdf.tables import is_figure

_LEVEL = 0.6  #: points by which the pieces of one line may differ in height
_SEAM = 4.0  #: points by which they may overlap each other, and letters reach beyond them
_APART = 9.0  #: points by which they may miss each other
_NEAR = 60.0  #: points around a line, where a longer one shows that it is only a part of a table
_SLACK = 0.5  #: points by which letters may reach over a seam
_UNDERLINE = 1.0  #: points by which a line below words alone ends beside them
_CLOSE = 1.5  #: type sizes from a header's baseline to its rule, at most
_SAME_LINE = 0.2  #: type sizes
_WRAPPED = 1.35  #: type sizes from line to line of one cell, at most
_STEP = 1.35  #: times the widest step so far: a wider one leads out of the table
_FIRST_STEP = 3.2  #: type sizes from a header's baseline to the first row's
_ALIKE = 0.6  #: points by which sizes of type may differ
_PARTED = 1.08  #: times the distance of a cell's lines parts rows
_REACH = 8.0  #: type sizes: how far to the left a further column may stand
_LEAST = 2  #: columns
_MOST = 1_000  #: lines of a page; more are a pattern, and each is held against each

Piece = TypeVar("Piece", Word, Atom)


class _Seams(NamedTuple):
    """A line below a header row, and where its pieces meet."""

    left: float
    right: float
    y: float
    joints: tuple[float, ...]
    pieces: tuple[Rule, ...]
    below: tuple[float, ...]  #: heights of other lines as long as this


class _Table(NamedTuple, Generic[Piece]):
    seams: _Seams
    heads: list[list[Piece]]  #: printed lines of the header row
    body: list[list[Piece]]  #: and those below


def head_walls(words: Sequence[Word], rules: Sequence[Rule]) -> list[Rule]:
    """Upright rules that nobody drew, where the columns of such tables meet."""
    return [
        Rule(joint, table.heads[0][0].base - table.heads[0][0].size, joint, table.body[-1][0].base)
        for table in _tables(words, rules)
        for joint in table.seams.joints
    ]


def with_headed_tables(sheet: Sheet) -> Sheet:
    """A page whose tables of this kind are lines that know their cells."""
    if len(sheet.rules) < _LEAST:
        return sheet
    level = [atom for atom in sheet.atoms if not atom.tilted and not atom.cells]
    number = 1 + max((atom.table for atom in sheet.atoms), default=-1)
    held: set[int] = set()
    made: list[Atom] = []
    for at, table in enumerate(_tables(level, sheet.rules), start=number):
        held.update(id(atom) for line in (*table.heads, *table.body) for atom in line)
        made.append(_row(table.heads, table.seams, at)._replace(head=True))
        made += [_row(lines, table.seams, at) for lines in _rows(table.body, table.seams)]
    if not made:
        return sheet
    atoms = [atom for atom in sheet.atoms if id(atom) not in held] + made
    return sheet._replace(atoms=tuple(sorted(atoms, key=lambda atom: (atom.base, atom.left))))


# Where they are -----------------------------------------------------------------------------------


def _tables(pieces: Sequence[Piece], rules: Sequence[Rule]) -> Iterator[_Table[Piece]]:
    """The tables of a page, from top to bottom."""
    done = 0.0
    for seams in _seams(rules):
        if seams.y < done:
            continue  # a rule of the table above
        lines = _lines(pieces, seams)
        heads = _heads(lines, seams)
        body = list(_body(lines, heads, seams)) if heads else []
        if body and not _goes_beyond(pieces, heads[-1:] + body, seams):
            done = body[-1][0].base
            yield _Table(seams, heads, body)


def _seams(rules: Sequence[Rule]) -> Iterator[_Seams]:
    """Flat rules that lie end to end, where no upright one meets them and none is longer."""
    upright = [rule for rule in rules if rule.upright]
    rows = [row for line in _level(rules) for row in _end_to_end(line)]
    for row in rows if len(rows) < _MOST else ():
        left, right, y = row[0].left, row[-1].right, row[0].top
        boxed = any(
            left - _SEAM < rule.left < right + _SEAM and rule.top - _SEAM < y < rule.bottom + _SEAM
            for rule in upright
        )
        if len(row) < _LEAST or boxed or any(_covers(one, row) for one in rows):
            continue
        joints = tuple((one.right + two.left) / 2 for one, two in pairwise(row))
        below = tuple(
            one[0].top
            for one in rows
            if one[0].top > y + _LEVEL
            and max(abs(one[0].left - left), abs(one[-1].right - right)) < _SEAM
        )
        yield _Seams(left, right, y, joints, tuple(row), below)


def _level(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Flat rules of one height, from left to right."""
    line: list[Rule] = []
    flat = (rule for rule in rules if not rule.upright)
    for rule in sorted(flat, key=lambda one: (one.top, one.left)):
        if line and rule.top - line[0].top >= _LEVEL:
            yield sorted(line)
            line = []
        line.append(rule)
    if line:
        yield sorted(line)


def _end_to_end(line: Sequence[Rule]) -> Iterator[list[Rule]]:
    row: list[Rule] = []
    for rule in line:
        if row and not -_SEAM < rule.left - row[-1].right < _APART:
            yield row
            row = []
        row.append(rule)
    if row:
        yield row


def _covers(longer: Sequence[Rule], row: Sequence[Rule]) -> bool:
    """Whether a line near ``row`` reaches beyond it: then that parts some columns only."""
    left, right = longer[0].left - row[0].left, longer[-1].right - row[-1].right
    near = abs(longer[0].top - row[0].top) < _NEAR
    return near and left < _SEAM and right > -_SEAM and (left < -_SEAM or right > _SEAM)


def _lines(pieces: Sequence[Piece], seams: _Seams) -> list[list[Piece]]:
    """What stands between the ends of a line, above and below it, as printed lines."""
    beside = [one for one in pieces if one.right > seams.left and one.left < seams.right]
    lines: list[list[Piece]] = []
    for piece in sorted(beside, key=lambda one: (one.base, one.left)):
        if lines and piece.base - lines[-1][0].base < _SAME_LINE * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _heads(lines: Sequence[Sequence[Piece]], seams: _Seams) -> list[list[Piece]]:
    """The printed lines of the header row; none where there is no such row."""
    heads: list[list[Piece]] = []
    for line in reversed([list(one) for one in lines if one[0].base < seams.y]):
        lower = heads[0][0] if heads else None
        if lower is None:
            close = seams.y - line[0].base < _CLOSE * line[0].size
        else:  # only what is bold is told from a line of text above
            close = lower.base - line[0].base < _WRAPPED * line[0].size and lower.bold
        alike = lower is None or (
            line[0].bold == lower.bold and abs(line[0].size - lower.size) < _ALIKE
        )
        if not close or not alike or not _keeps(line, seams):
            break
        heads.insert(0, line)
    columns = {_column(one, seams) for line in heads for one in line}
    return [] if len(columns) < _LEAST or _underlines(heads, seams) else heads


def _underlines(heads: Sequence[Sequence[Piece]], seams: _Seams) -> bool:
    """Whether each piece of a line is as long as the words above it, and so belongs to them."""
    for at, piece in enumerate(seams.pieces):
        above = [one for one in heads[-1] if _column(one, seams) == at]
        if not above:
            return False
        left, right = min(one.left for one in above), max(one.right for one in above)
        if abs(left - piece.left) > _UNDERLINE or abs(right - piece.right) > _UNDERLINE:
            return False
    return True


def _body(
    lines: Sequence[Sequence[Piece]], heads: Sequence[Sequence[Piece]], seams: _Seams
) -> list[list[Piece]]:
    """The printed lines below, as far as they keep to the columns and follow in step."""
    body: list[list[Piece]] = []
    above, widest = heads[-1][0], 0.0
    for line in lines:
        if line[0].base < seams.y:
            continue
        step, size = line[0].base - above.base, max(one.size for one in line)
        passed = [y for y in seams.below if y < line[0].base]
        if passed and len(passed) == len(seams.below) and max(passed) > above.base:
            break  # below the last rule
        far = step > (_STEP * widest if body else _FIRST_STEP * size)
        other = bool(body) and abs(size - max(one.size for one in body[0])) > _ALIKE
        if far or other or not _keeps(line, seams):
            break
        body.append(list(line))
        above, widest = line[0], max(step, widest)
    across = any(len({_column(one, seams) for one in line}) >= _LEAST for line in body)
    return body if across else []


def _goes_beyond(pieces: Sequence[Piece], lines: Sequence[Sequence[Piece]], seams: _Seams) -> bool:
    """Whether a column without a piece stands at the left: its header or most lines show it."""
    lead = lines[0][0]
    beside = [
        one
        for one in pieces
        if seams.left - _REACH * lead.size < one.right < seams.left + _SEAM
        and one.left < seams.left
    ]
    if lead.bold:  # as another column's text at that height hardly is
        beside = [one for one in beside if one.bold]
        lines = lines[:1]
    level = [
        line
        for line in lines
        if any(abs(line[0].base - one.base) < _SAME_LINE * lead.size for one in beside)
    ]
    return 2 * len(level) > len(lines)


def _keeps(line: Sequence[Piece], seams: _Seams) -> bool:
    """Whether no word of a line runs from one column into the next, or out of the table."""
    return all(
        one.left > seams.left - _SEAM
        and one.right < seams.right + _SEAM
        and not any(one.left < x - _SLACK and one.right > x + _SLACK for x in seams.joints)
        for one in line
    )


def _column(piece: Word | Atom, seams: _Seams) -> int:
    return bisect_right(seams.joints, piece.left + _SLACK)


# Rows ---------------------------------------------------------------------------------------------


def _rows(body: Sequence[list[Atom]], seams: _Seams) -> Iterator[list[list[Atom]]]:
    """The printed lines of each row.

    A rule opens one. Where cells wrap, the white between rows tells; else a line opens a row when
    it fills the first column or stands apart.
    """
    parting = _by_column(body, seams)
    held = [body[0]]
    for at, line in enumerate(body[1:], start=1):
        first = any(_column(one, seams) == 0 for one in line)
        step = line[0].base - body[at - 1][0].base
        ruled = any(body[at - 1][0].base < y < line[0].base for y in seams.below)
        told = at in parting if parting is not None else first or step > _WRAPPED * line[0].size
        if ruled or told:
            yield held
            held = []
        held.append(line)
    yield held


def _by_column(body: Sequence[list[Atom]], seams: _Seams) -> set[int] | None:
    """Lines before which each column has more white than between the lines of a cell.

    None when the first column's lines stand as close as any, so that each may be a row, and when
    two figures would stand in one cell.
    """
    columns = [_lines_of(column, body, seams) for column in range(len(seams.joints) + 1)]
    pairs = [(column, one, two) for column in columns for one, two in pairwise(column)]
    steps = [body[two][0].base - body[one][0].base for _, one, two in pairs]
    least = min(steps, default=0.0)
    wraps = 0.0 < least < _WRAPPED * body[0][0].size
    close = [
        (column, one, two)
        for (column, one, two), step in zip(pairs, steps, strict=True)
        if step <= _PARTED * least
    ]
    if not wraps or any(
        column is columns[0] or (column[one] and column[two]) for column, one, two in close
    ):
        return None
    within = {at for _, one, two in close for at in range(one + 1, two + 1)}
    return set(range(1, len(body))) - within


def _lines_of(column: int, body: Sequence[list[Atom]], seams: _Seams) -> dict[int, bool]:
    """The lines that fill a column, and whether with a figure."""
    return {
        at: any(is_figure(one.text) for one in line if _column(one, seams) == column)
        for at, line in enumerate(body)
        if any(_column(one, seams) == column for one in line)
    }


def _row(lines: Sequence[Sequence[Atom]], seams: _Seams, number: int) -> Atom:
    """A row as one line from edge to edge of its table."""
    atoms = [atom for line in lines for atom in line]
    cells: list[list[str]] = [[] for _ in range(len(seams.joints) + 1)]
    for line in lines:
        for at in range(len(cells)):
            text = " ".join(atom.whole for atom in line if _column(atom, seams) == at)
            cells[at].extend([text] if text else [])
    lead = max(atoms, key=lambda atom: len(atom.text))
    letters = sum(len(atom.text) for atom in atoms)
    return lead._replace(
        text=" ".join(line for cell in cells for line in cell),
        left=seams.left,
        right=seams.right,
        top=min(atom.top for atom in atoms),
        bottom=max(atom.bottom for atom in atoms),
        base=atoms[0].base,
        bold=sum(len(atom.text) for atom in atoms if atom.bold) * 2 > letters,
        cap="",
        cells=tuple(map(tuple, cells)),
        table=number,
    )
