"""Notes at the foot of a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearprint.model.document import Role
from hearprint.model.words import BULLETS
from hearprint.readers.pdf.blocks import Draft, Measure, note_mark, split_marker
from hearprint.readers.pdf.folios import labels_at_ends
from hearprint.readers.pdf.parts import MARK_OPEN, Row

_SIZE = 0.94  #: of the body's
_NEXT = (1, 2)  #: from one note's number to the next; one may have been overlooked
_LOWER = 8.0  #: type sizes by which the text beside a side bar goes on below it
_LISTED = (3, 0.6)  #: lines at least, and how many of them end in a page number
_FEW = 2  #: lines of the text's size in a side bar: what stands over it


def is_side_bar(rows: Sequence[Row], page: Sequence[Row], usual: Measure) -> bool:
    """Whether a column of small type ends far above the text beside it: it has no notes."""
    least = _SIZE * usual.size
    if sum(row.lead.size >= least for row in rows) > _FEW:
        return False
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    lowest = rows[-1].base + _LOWER * usual.size
    return any(
        row.base > lowest and row.lead.size >= least and (row.left > right or row.right < left)
        for row in page
    )


def notes_start(rows: Sequence[Row], usual: Measure) -> int:
    """Where the notes at the foot of a column begin: small type that opens with a mark."""
    at = len(rows)
    while at and rows[at - 1].lead.size < _SIZE * usual.size and not rows[at - 1].lead.cells:
        at -= 1
    if at == len(rows):
        return at
    for start in range(at, len(rows)):
        mark = note_mark(rows[start].text)
        marked = (
            mark is not None
            and not mark[1].startswith(tuple(BULLETS))
            and (MARK_OPEN in rows[start].text[:1] or start > 0 or mark[0] < ":")
        )
        if marked and not split_marker(rows[start].text)[0].startswith(tuple(BULLETS)):
            return len(rows) if _is_listed(rows[start:]) else start
    return len(rows)


def _is_listed(rows: Sequence[Row]) -> bool:
    """Whether numbered lines are a list of contents: most end in a page number."""
    return len(rows) >= _LISTED[0] and labels_at_ends(row.text for row in rows) >= _LISTED[1] * len(
        rows
    )


def notes_in(rows: Sequence[Row]) -> Iterator[Draft]:
    """Each note of the rows at the foot of a column."""
    block: list[Row] = []
    for row in rows:
        if block and _opens_note(row, block[0]):
            yield _note(block)
            block = []
        block.append(row)
    if block:
        yield _note(block)


def _opens_note(row: Row, above: Row) -> bool:
    """Whether a line opens another note than the one that ``above`` opened, rather than going on
    with it: a page or a year at the beginning of a line is no mark.
    """
    mark, before = note_mark(row.text), note_mark(above.text)
    if mark is None or before is None:
        return mark is not None
    if above.text.startswith(MARK_OPEN):
        return row.text.startswith(MARK_OPEN)
    one, two = before[0], mark[0]
    return not (one.isdecimal() and two.isdecimal()) or int(two) - int(one) in _NEXT or two == "1"


def _note(block: Sequence[Row]) -> Draft:
    mark = note_mark(block[0].text)
    return Draft(role=Role.NOTE, rows=tuple(block), marker=mark[0] if mark else "")
