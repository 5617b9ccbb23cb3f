"""Rows whose cells stand in columns: tables, told from lists of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hearprint.readers.pdf.blocks import is_entry, split_marker
from hearprint.readers.pdf.folios import page_number
from hearprint.readers.pdf.parts import Atom, Row

_CELL = 1.1  #: least white between cells, in type sizes
_WHITE = 0.8  #: least white between columns over all rows,
_NEAR = 0.5  #: and before a column of figures; justified lines may have as much between words
_TIGHT = 0.15  #: between two columns of figures that lines have parted
_MOSTLY = 0.6  #: of a column's cells are figures
_LINE = 0.9  #: type sizes from one line of a cell to the next, at least
_ROW_WHITE = 1.3  #: times that distance parts rows, where cells wrap
_MIN_PARTED = 3  #: rows that white must part
_FIGURES = re.compile(r"[(+−–-]?[£$€]?[0-9][0-9.,:]*[%)]?|[–—−-]|n/?a")  # noqa: RUF001 - signs of sums
_FLUSH = 0.3  #: type sizes
_LEADING = 1.5  #: type sizes from line to line of a paragraph, at most
_MIDWAY = 0.5  #: of the gaps in stretched lines, those before a small letter
_GRAND = 1.15  #: times the type of a table is that of a heading below it, at least
_HEAD = 2.5  #: type sizes from a header row to the first row, at most
_MAX_STRAY = 2  #: lines of a wrapped cell between two full rows


def cells_of(row: Row) -> list[list[Atom]]:
    """Atoms of a row, parted at wide gaps, and at less beside figures, but for a first number."""
    cells: list[list[Atom]] = [[row.atoms[0]]]
    for one, two in pairwise(row.atoms):
        after = one is not row.atoms[0] and _FIGURES.fullmatch(one.text)
        figures = _FIGURES.fullmatch(two.text)
        both = figures and is_figure(one.text.rsplit(" ", 1)[-1]) and not _is_listed(one)
        least = _TIGHT if both else _NEAR if after or figures else _CELL
        if two.left - one.right > least * min(one.size, two.size):
            cells.append([two])
        else:
            cells[-1].append(two)
    return cells


def find_tables(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Half-open ranges of ``rows`` (of one column) that are tables."""
    found: list[tuple[int, int]] = []
    at = 0
    counts = _counts(rows)
    while at < len(rows):
        if counts[at] < 2:  # noqa: PLR2004 - cells
            at += 1
            continue
        end = _run(rows, counts, at)
        if _is_table(rows[at:end], counts[at:end]) and not _opens_text(rows, at, end):
            done = found[-1][1] if found else 0
            found.append((at - (at > done and _heads(rows[at - 1], rows[at:end])), end))
        at = max(end, at + 1)
    return found


def _heads(row: Row, table: Sequence[Row]) -> bool:
    """Whether the words of the line above a table stand in its columns, however close."""
    close = 0 < table[0].base - row.base < _HEAD * row.lead.size
    if not close or len(row.atoms) < 2:  # noqa: PLR2004 - cells
        return False
    edges = separators([row, *table])
    places = {sum(edge < atom.left for edge in edges) for atom in row.atoms}
    return len(places) == len(row.atoms) and len(edges) == len(separators(table))


def _counts(rows: Sequence[Row]) -> list[int]:
    """How many cells each row has; one, where a paragraph's full line goes on with a full line."""
    counts: list[int] = []
    for at, row in enumerate(rows):
        count = _count(row)
        if count > 1 and at and counts[-1] == 1 and _goes_on(rows[at - 1], row):
            count = 1
        counts.append(count)
    return counts


def _goes_on(above: Row, row: Row) -> bool:
    """Whether ``above`` is a full line of a paragraph, and ``row`` the next one."""
    return _fills(above) and _follows(above, row) and _is_stretched([row])


def _opens_text(rows: Sequence[Row], at: int, end: int) -> bool:
    """Whether the rows are the first lines of a justified paragraph that goes on below them."""
    below = rows[end] if end < len(rows) else None
    return (
        below is not None
        and _is_stretched(rows[at:end])
        and _follows(rows[end - 1], below)
        and abs(below.left - below.left_edge) < 1
    )


def _is_stretched(rows: Sequence[Row]) -> bool:
    """Whether the rows reach from edge to edge, and go on in the middle of a sentence."""
    later = [cell[0].text for row in rows for cell in cells_of(row)[1:]]
    going_on = sum(text[:1].islower() for text in later)
    return going_on >= _MIDWAY * len(later) and all(map(_fills, rows))


def _fills(row: Row) -> bool:
    """Whether a line reaches from one edge of its column to the other."""
    slack = _FLUSH * row.lead.size
    return row.left - row.left_edge < slack and row.right_edge - row.right < slack


def _follows(upper: Row, lower: Row) -> bool:
    """Whether two lines stand as close as those of a paragraph, in the same type."""
    alike = abs(upper.lead.size - lower.lead.size) < 0.3 and upper.lead.bold == lower.lead.bold  # noqa: PLR2004 - points
    return alike and lower.base - upper.base < _LEADING * lower.lead.size


def _count(row: Row) -> int:
    """How many cells; a number or bullet before a text makes no second one."""
    if len(row.atoms) == 1:
        return 1
    cells = cells_of(row)
    first = row.atoms[0].text
    numbered = len(cells) == 2 and (split_marker(f"{first} ")[0] or page_number(first))  # noqa: PLR2004
    return 1 if numbered and not _FIGURES.fullmatch(row.atoms[-1].text) else len(cells)


def _run(rows: Sequence[Row], counts: Sequence[int], start: int) -> int:
    """End of the stretch from ``start`` in which columns stay apart."""
    end = stop = start + 1
    stray = 0
    while stop < len(rows):
        step = rows[stop].base - rows[stop - 1].base
        if step > 3.2 * rows[stop].lead.size or len(separators(rows[start : stop + 1])) < 1:
            break
        if _is_grand(rows[start:stop], rows[stop]):
            break
        stray = 0 if counts[stop] > 1 else stray + 1
        if stray > _MAX_STRAY:
            break
        stop += 1
        if counts[stop - 1] > 1:
            end = stop
    # Lines of the last row's wrapped cells: they keep to one column and follow closely.
    while end < stop and rows[end].base - rows[end - 1].base < 1.35 * rows[end].lead.size:
        if not _wraps(rows[start:end], rows[end]):
            break
        end += 1
    return end


def _is_grand(above: Sequence[Row], row: Row) -> bool:
    """Whether ``row`` is a heading below a table: bold, and larger than all that is in it."""
    lead = row.lead
    return lead.bold and lead.size >= _GRAND * max(one.lead.size for one in above)


def _wraps(above: Sequence[Row], row: Row) -> bool:
    """Whether ``row`` is a further line of one cell: in the cells' type, within one column."""
    last = above[-1].lead
    if abs(last.size - row.lead.size) > 0.3 or last.bold != row.lead.bold:  # noqa: PLR2004 - points
        return False
    edges = separators(above)
    return sum(edge < row.left for edge in edges) == sum(edge < row.right for edge in edges)


def separators(rows: Sequence[Row]) -> list[float]:
    """Middles of the upright white strips that no row crosses."""
    atoms = sorted(
        (atom for row in rows for atom in row.atoms), key=lambda one: (one.left, one.right)
    )
    size = min(row.lead.size for row in rows)
    wide = _strips(atoms, _NEAR * size)
    ends = [*(at for _, _, at in wide[1:]), len(atoms)][: len(wide)]
    found = [
        (left + right) / 2
        for (left, right, at), end in zip(wide, ends, strict=True)
        if right - left > _WHITE * size or _are_figures(atoms[at:end])
    ]
    return sorted([*found, *_between_figures(atoms, size)])


def _strips(atoms: Sequence[Atom], least: float) -> list[tuple[float, float, int]]:
    """Edges of the upright strips wider than ``least``, and the first of ``atoms`` behind each."""
    strips: list[tuple[float, float, int]] = []
    reach = atoms[0].right
    for at, atom in enumerate(atoms[1:], start=1):
        if atom.left - reach > least:
            strips.append((reach, atom.left, at))
        reach = max(reach, atom.right)
    return strips


def _between_figures(atoms: Sequence[Atom], size: float) -> list[float]:
    """Middles of narrower strips, with a column of figures on either side."""
    strips = _strips(atoms, _TIGHT * size)
    edges = [0, *(at for _, _, at in strips), len(atoms)]
    return [
        (left + right) / 2
        for (left, right, at), start, end in zip(strips, edges, edges[2:], strict=False)
        if right - left <= _NEAR * size
        and _are_figures(atoms[start:at])
        and _are_figures(atoms[at:end])
        and not any(map(_is_listed, atoms[start:at]))
    ]


def _is_listed(atom: Atom) -> bool:
    """Whether another figure of a list follows, as in an index: "12, 40, 51"."""
    return atom.text.endswith(",")


def is_figure(text: str) -> bool:
    """A number or a sum, or what stands for one in a table."""
    return bool(_FIGURES.fullmatch(text))


def _are_figures(column: Sequence[Atom]) -> bool:
    held = sum(bool(_FIGURES.fullmatch(atom.text)) for atom in column)
    return len(column) > 1 and held >= _MOSTLY * len(column)


def _is_table(rows: Sequence[Row], counts: Sequence[int]) -> bool:
    full = [row for row, count in zip(rows, counts, strict=True) if count > 1]
    columns = len(separators(rows)) + 1
    if columns < 2 or len(full) < (2 if columns > 2 else 3):  # noqa: PLR2004
        return False
    return not is_contents(full)


def is_contents(rows: Sequence[Row]) -> bool:
    """Titles with page numbers that only grow are a list of contents."""
    entries = [row for row in rows if is_entry(row)]
    if len(entries) < 0.6 * len(rows):
        return False
    numbers = [found[0] for row in entries if (found := page_number(row.atoms[-1].text))]
    rising = sum(one <= two for one, two in pairwise(numbers))
    return rising >= 0.9 * max(1, len(numbers) - 1)


def grid(rows: Sequence[Row]) -> list[list[list[str]]]:
    """Table rows; each cell is a list of its printed lines."""
    edges = separators(rows)
    lines = [_line(row, edges) for row in rows]
    starts = _by_white(rows, lines) or _by_first_cell(rows, lines)
    table: list[list[list[str]]] = []
    for line, opens in zip(lines, starts, strict=True):
        if opens or not table:
            table.append([[] for _ in line])
        for at, text in enumerate(line):
            table[-1][at].extend([text] if text else [])
    return table


def _line(row: Row, edges: Sequence[float]) -> list[str]:
    """What each column holds of one printed line."""
    line: list[list[str]] = [[] for _ in range(len(edges) + 1)]
    for atom in row.atoms:
        line[sum(edge < atom.left + 0.1 for edge in edges)].append(atom.whole)
    return [" ".join(texts) for texts in line]


def _by_white(rows: Sequence[Row], lines: Sequence[Sequence[str]]) -> list[bool]:
    """Which lines open a row, where white parts rows more than lines; none where it does not.

    Cells may wrap, and stand in the middle of their row's height.
    """
    steps = [two.base - one.base for one, two in pairwise(rows)]
    size = rows[0].lead.size
    close = [step for step in steps if step >= _LINE * size]
    if not close:
        return []
    white = _ROW_WHITE * min(close)
    starts = [True, *(step > white for step in steps)]
    if sum(starts) < _MIN_PARTED or all(starts):
        return []
    figures: list[set[int]] = []
    for line, opens in zip(lines, starts, strict=True):
        held = {at for at, text in enumerate(line) if text and _FIGURES.fullmatch(text)}
        if opens or not figures:
            figures.append(set())
        if figures[-1] & held:
            return []  # two figures are two rows
        figures[-1] |= held
    return starts


def _by_first_cell(rows: Sequence[Row], lines: Sequence[Sequence[str]]) -> list[bool]:
    """Which lines open a row: those that open in the first column, unless they only go on."""
    pitch = _pitch(rows)
    starts = [True]
    for one, two, line in zip(rows, rows[1:], lines[1:], strict=False):
        step = two.base - one.base
        wrapped = not line[0] or (sum(map(bool, line)) == 1 and step < 0.85 * pitch)
        starts.append(not (wrapped and step < 1.4 * two.lead.size and not all(line)))
    return starts


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance from one full row to the next."""
    full = [row.base for row in rows if len(cells_of(row)) > 1]
    steps = sorted(two - one for one, two in pairwise(full))
    return steps[len(steps) // 2] if steps else 0.0


def header_rows(rows: Sequence[Row], table: Sequence[Sequence[str]]) -> int:
    """1 when the first row is bold or wordy above figures, else 0."""
    if len(table) < 2:  # noqa: PLR2004
        return 0
    if rows[0].lead.bold and not rows[-1].lead.bold:
        return 1
    below = [cell for line in table[1:] for cell in line[1:] if cell]
    figures = sum(any(sign.isdigit() for sign in cell) for cell in below)
    wordy = not any(sign.isdigit() for cell in table[0] for sign in cell)
    return int(wordy and bool(below) and figures > 0.6 * len(below))
