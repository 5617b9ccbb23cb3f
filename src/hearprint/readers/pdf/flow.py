"""Drafts to finished blocks: paragraphs over column and page breaks, clean text, the account."""

# ruff: noqa: RUF001 - typographic signs are what this module is about

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hearprint.model.document import Block, Box, Line, NoteRef, Removed, Role
from hearprint.model.words import BULLETS, count_words
from hearprint.readers.pdf.blocks import Draft, Measure, ended, note_mark, split_marker
from hearprint.readers.pdf.join import (
    Resolved,
    each_mark,
    join_cap,
    join_lines,
    offset,
    raw_words,
    resolve_marks,
)
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, SOFT_HYPHEN, Row
from hearprint.readers.pdf.roles import table_cells
from hearprint.readers.pdf.spelling import Spelling
from hearprint.readers.pdf.tables import header_rows

_BETWEEN = (Role.NOTE, Role.TABLE, Role.CAPTION, Role.IMAGE)
_AT_RIGHT = 0.4  #: of its column's width, at which a line that is set to the right begins
_LOOK_BACK = 14
_PAGES_BETWEEN = 2
_PICTURE = 6  #: type sizes of white in one column: something that is not text stands there
_NEARLY_FULL = 2.5
_SET_IN = 0.6
_PLAIN_HYPHENS = str.maketrans("\u2010\u2011", "--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flowed:
    """Blocks, what was taken out of them, and how many words were merged into others."""

    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    merged: int


def join_columns(drafts: Sequence[Draft], usual: Measure) -> list[Draft]:
    """Put together what a column's or page's end parted."""
    found: list[Draft] = []
    rows: list[list[Row]] = []
    for given in drafts:
        draft = _unnumbered(given, found, rows)
        at = _continued(found, rows, draft, usual)
        if at is None:
            found.append(draft)
            rows.append(list(draft.rows))
        else:
            rows[at].extend(draft.rows)
    return [
        draft if len(whole) == len(draft.rows) else replace(draft, rows=tuple(whole))
        for draft, whole in zip(found, rows, strict=True)
    ]


def _unnumbered(draft: Draft, found: Sequence[Draft], rows: Sequence[Sequence[Row]]) -> Draft:
    """A number at a column's head that ends the sentence before it opens no item."""
    if draft.role is not Role.ITEM or not draft.marker[:-1].isdecimal() or draft.listing:
        return draft
    text = next((b for b in reversed(found) if b.role not in _BETWEEN), None)
    if text is None or text.role is not Role.PARAGRAPH or text.listing:
        return draft
    last = rows[found.index(text)][-1]
    if ended(last.text) or last.zone == draft.first.zone:
        return draft
    return replace(draft, role=Role.PARAGRAPH, marker="")


def _continued(
    found: Sequence[Draft], rows: Sequence[Sequence[Row]], draft: Draft, usual: Measure
) -> int | None:
    """Index of the block that ``draft`` goes on with."""
    if draft.role not in (Role.PARAGRAPH, Role.QUOTE) or draft.marker or not found:
        return _note_before(found, draft)
    table = False
    for at in range(len(found) - 1, max(-1, len(found) - _LOOK_BACK), -1):
        before = found[at]
        if before.role in _BETWEEN:
            table = table or before.role is Role.TABLE
            continue
        if table and rows[at][-1].text.endswith(":"):
            return None  # the table is what it announced
        if before.role is Role.PARAGRAPH and _aside(before, usual) and not _aside(draft, usual):
            continue
        return at if _goes_on(before, rows[at][-1], draft, usual) else None
    return None


def _aside(draft: Draft, usual: Measure) -> bool:
    """Small print among the text."""
    return draft.size < 0.93 * usual.size


def _note_before(found: Sequence[Draft], draft: Draft) -> int | None:
    if draft.role is not Role.NOTE or draft.marker:
        return None
    for at in range(len(found) - 1, max(-1, len(found) - _LOOK_BACK), -1):
        if found[at].role is Role.NOTE:
            return at
    return None


def _goes_on(before: Draft, last: Row, draft: Draft, usual: Measure) -> bool:
    """Whether ``draft`` continues ``before``, whose last line is ``last``."""
    if before.role not in (Role.PARAGRAPH, Role.QUOTE, Role.ITEM) or before.listing:
        return False
    if len(before.rows) == 1 and last.left - last.left_edge > _AT_RIGHT * _width(last):
        return False  # a signature
    first = draft.first
    same_type = abs(last.lead.size - first.lead.size) <= 0.06 * usual.size + 0.2
    if before.leaf >= 0 and draft.leaf >= 0 and not _parted(before, last, draft):
        return False
    # A full-page picture may stand between.
    near = 0 <= first.page - last.page <= _PAGES_BETWEEN
    apart = last.zone != first.zone or first.base - last.base > _PICTURE * draft.size
    return same_type and near and apart and _reads_on(before, last, draft, usual)


def _width(row: Row) -> float:
    """Of the row's column."""
    return row.right_edge - row.left_edge


def _parted(before: Draft, last: Row, draft: Draft) -> bool:
    """Whether what the structure tree has as two paragraphs is one over a column's or page's end.

    Some producers write one element for each part; then a word or a sentence plainly runs on.
    """
    first = draft.first
    elsewhere = first.page > last.page or first.base < last.base
    start = first.text.lstrip("“‘\"'(«")[:1]
    broken = last.text.endswith(("-", SOFT_HYPHEN, "\u2010")) and start.isalnum()
    runs_on = broken or (start.islower() and not ended(last.text))
    return elsewhere and before.role is draft.role and runs_on


def _reads_on(before: Draft, last: Row, draft: Draft, usual: Measure) -> bool:
    """Whether the words themselves, or else the shape of the lines, run on."""
    first = draft.first
    text, start = last.text, first.text.lstrip("“‘\"'(«")[:1]
    stopped = ended(text)
    broken = text.endswith(("-", SOFT_HYPHEN, "\u2010")) and start.isalnum()
    if broken or (start.islower() and text.rstrip("”’\"')»")[-1:] not in tuple(".!?")):
        return True
    full = last.right_edge - last.right < _NEARLY_FULL * usual.size
    flush = first.left - first.left_edge < _SET_IN * usual.size
    if before.role is Role.ITEM:
        return not stopped and full
    if not stopped:
        return full and (flush or not usual.indented)
    # Where paragraphs open with an indent, a flush line at a column's head is no opening.
    indented = usual.indented and _opens_with_indent(before, usual)
    return full and flush and indented and len(draft.rows) > 1


def _opens_with_indent(draft: Draft, usual: Measure) -> bool:
    if len(draft.rows) < 2:  # noqa: PLR2004
        return draft.first.left - draft.first.left_edge > 0.6 * usual.size
    return draft.rows[0].left - draft.rows[1].left > 0.6 * usual.size


class _Text(NamedTuple):
    text: str
    marks: tuple[str, ...]
    merged: int
    notes: tuple[NoteRef, ...] = ()


def finish(drafts: Sequence[Draft], spelling: Spelling) -> Flowed:
    """Text, lines, boxes and the account of every block."""
    known = _known_marks(drafts)
    blocks: list[Block] = []
    removed: list[Removed] = []
    merged = 0
    for draft in drafts:
        block, marks, by = _block(draft, spelling, known)
        merged += by
        removed.extend(
            Removed(reason="note mark", text=mark, page=draft.first.page) for mark in marks
        )
        if block.text:
            blocks.append(block)
    return Flowed(blocks=tuple(blocks), removed=tuple(removed), merged=merged)


def _known_marks(drafts: Sequence[Draft]) -> frozenset[str]:
    notes = {draft.marker for draft in drafts if draft.role is Role.NOTE}
    items = {
        mark[0]
        for draft in drafts
        if draft.role in (Role.ITEM, Role.PARAGRAPH) and draft.first.text[:1] == MARK_OPEN
        and (mark := note_mark(draft.first.text))
    }  # fmt: skip
    return frozenset(notes | items)


def _block(
    draft: Draft, spelling: Spelling, known: frozenset[str]
) -> tuple[Block, tuple[str, ...], int]:
    if draft.role is Role.TABLE:
        return _table(draft, spelling, known)
    lines, by_caps = _lines(draft.rows, spelling)
    marker = draft.marker
    marks: tuple[str, ...] = ()
    if draft.role is Role.NOTE:
        mark = note_mark(lines[0])
        if mark:
            by_caps += raw_words(lines[0]) - raw_words(mark[1]) - count_words(mark[0])
            marker, lines = mark[0], [mark[1], *lines[1:]]
            marks = (mark[0],)
    elif marker and marker in BULLETS + "–-":
        lines = [split_marker(lines[0])[1], *lines[1:]]
    text = _text(lines, spelling, known, verse=draft.role is Role.VERSE)
    printed = tuple([_line(row) for row in draft.rows])
    return (
        Block(
            id="",
            role=draft.role,
            text=text.text,
            level=draft.level or (1 if draft.role is Role.ITEM else 0),
            page=draft.first.page,
            box=_column_box(draft, printed) if draft.size or draft.first.right else None,
            lines=printed,
            size=round(draft.size, 2),
            bold=draft.first.lead.bold,
            marker=marker,
            notes=text.notes,
        ),
        (*marks, *text.marks),
        text.merged + by_caps,
    )


def _lines(rows: Sequence[Row], spelling: Spelling) -> tuple[list[str], int]:
    """Printed lines, initials put before the words they open."""
    lines, merged = [], 0
    for row in rows:
        cap = row.atoms[0].cap
        if cap:
            made = join_cap(cap, row.text, spelling)
            merged += made.merged
            lines.append(made.text)
        else:
            lines.append(row.text)
    return lines, merged


def _text(lines: Sequence[str], spelling: Spelling, known: frozenset[str], *, verse: bool) -> _Text:
    if verse:
        return _verse([resolve_marks(line, known) for line in lines])
    joined = join_lines(lines, spelling)
    bare = resolve_marks(joined.text, known)
    text = bare.text
    if not text.isascii():
        text = text.replace(SOFT_HYPHEN, "").translate(_PLAIN_HYPHENS)
    text = " ".join(text.split())
    return _Text(text, bare.marks, joined.merged + bare.merged, tuple(_refs(text, bare)))


def _verse(parts: Sequence[Resolved]) -> _Text:
    notes: list[NoteRef] = []
    text = ""
    for part in parts:
        text += "\n" if text else ""
        notes += (replace(ref, at=len(text) + (ref.at or 0)) for ref in _refs(part.text, part))
        text += part.text.replace(SOFT_HYPHEN, "-")
    marks = tuple(mark for part in parts for mark in part.marks)
    return _Text(text, marks, sum(part.merged for part in parts), tuple(notes))


def _refs(text: str, bare: Resolved) -> Iterator[NoteRef]:
    """The marks with their places; a mark before the first word is the block's own."""
    for mark, place in zip(bare.marks, bare.places, strict=True):
        if place:
            for one in each_mark(mark):
                yield NoteRef(mark=one, at=offset(text, place))


def _table(
    draft: Draft, spelling: Spelling, known: frozenset[str]
) -> tuple[Block, tuple[str, ...], int]:
    marks: list[str] = []
    notes: list[NoteRef] = []
    merged = 0
    rows: list[tuple[str, ...]] = []
    for line in draft.cells or table_cells(draft):
        cells = []
        for texts in line:
            made = _text(texts, spelling, known, verse=False) if texts else _Text("", (), 0)
            merged += made.merged
            marks.extend(made.marks)
            notes.extend(replace(ref, at=None) for ref in made.notes)
            cells.append(made.text)
        rows.append(tuple(cells))
    block = Block(
        id="",
        role=Role.TABLE,
        text="\n".join(" | ".join(row) for row in rows),
        page=draft.first.page,
        box=_box(draft.rows),
        lines=tuple(_line(row) for row in draft.rows),
        size=round(draft.size, 2),
        bold=draft.first.lead.bold,
        rows=tuple(rows),
        header_rows=min(draft.heads, len(rows) - 1) or header_rows(draft.rows, rows),
        notes=tuple(notes),
    )
    return block, tuple(marks), merged


def _line(row: Row) -> Line:
    text = row.text
    if MARK_OPEN in text:
        text = " ".join(text.replace(MARK_OPEN, " ").replace(MARK_CLOSE, " ").split())
    cap = row.atoms[0].cap
    return Line(text=f"{cap}{text}" if cap else text, box=_row_box(row), page=row.page)


def _row_box(row: Row) -> Box:
    if len(row.atoms) > 1:
        return _box([row])
    atom = row.atoms[0]
    return Box(
        left=round(atom.left, 2),
        top=round(atom.top, 2),
        right=round(atom.right, 2),
        bottom=round(atom.bottom, 2),
    )


def _column_box(draft: Draft, printed: Sequence[Line]) -> Box | None:
    """What the lines of the first column fill."""
    zone = draft.first.zone
    boxes = [line.box for row, line in zip(draft.rows, printed, strict=True) if row.zone == zone]
    held = [box for box in boxes if box is not None]
    if len(held) == 1:
        return held[0]
    return Box(
        left=min([box.left for box in held]),
        top=min([box.top for box in held]),
        right=max([box.right for box in held]),
        bottom=max([box.bottom for box in held]),
    )


def _box(rows: Sequence[Row]) -> Box:
    return Box(
        left=round(min(row.left for row in rows), 2),
        top=round(min(atom.top for row in rows for atom in row.atoms), 2),
        right=round(max(row.right for row in rows), 2),
        bottom=round(max(atom.bottom for row in rows for atom in row.atoms), 2),
    )
