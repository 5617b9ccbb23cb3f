"""Drafts of a document that has tags: elements of the tree, and typography where it is silent.

The tree tells where blocks start and end, and what a heading, item, quotation, note, caption or
cell is. A paragraph may still be a byline, verse or a heading that nobody tagged: its typography
tells that, as it does in files without tags.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from hearprint.model.document import Role
from hearprint.model.words import count_words
from hearprint.readers.pdf.blocks import (
    Draft,
    Frame,
    Measure,
    frame_of,
    is_entry,
    note_mark,
    split_marker,
)
from hearprint.readers.pdf.parts import MARK_CLOSE, MARK_OPEN, Atom, Row, Sheet, row_of
from hearprint.readers.pdf.roles import column_drafts, settled, shape_of
from hearprint.readers.pdf.tags.order import Ordered
from hearprint.readers.pdf.tags.records import Leaf, Tags
from hearprint.readers.pdf.verse import is_verse

_CELL_WORDS = 120  #: a longer cell holds a page's text: such a table only lays it out
_SMALL = 0.94  #: of the body's size: type of notes
_ENTRIES = 3
_HEADING_WORDS = 40  #: a longer one is text that somebody tagged for its looks
_MOST_HEADINGS = 0.3  #: of a document's words can be headings
_AROUND = 6  #: neighbours among which a column's edges are looked for
_TOP = 1000.0  #: white above what has nothing above it
_MARKED = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")


def drafts_in_order(ordered: Ordered, tags: Tags | None, usual: Measure) -> list[Draft]:
    """Blocks with their roles, in reading order."""
    drafts: list[Draft] = []
    marks = _raised(ordered.rows) if ordered.told else frozenset()
    zones = [list(rows) for _, rows in groupby(ordered.rows, key=lambda row: row.zone)]
    pages = {page: list(rows) for page, rows in groupby(ordered.rows, key=lambda row: row.page)}
    for at, rows in enumerate(zones):
        leaf = ordered.told.get(rows[0].zone, -1)
        if leaf < 0 or tags is None:
            drafts.extend(column_drafts(rows, usual, pages[rows[0].page]))
        else:
            around = [
                zone
                for zone in zones[max(0, at - _AROUND) : at + _AROUND + 1]
                if zone[0].zone in ordered.told
            ]
            draft = _told(tags.leaves[leaf], rows, around, usual, marks)
            gap = _gap(zones[at - 1], rows) if at else _TOP
            drafts.append(replace(draft, leaf=leaf, gap=gap))
    if tags is not None and ordered.told:
        drafts = _plain_headings(_tabled(_whole(drafts), tags.leaves))
    return settled(drafts, usual)


def _raised(rows: Sequence[Row]) -> frozenset[str]:
    """Raised figures in the text, which notes may answer."""
    return frozenset(
        mark for row in rows if MARK_OPEN in row.text for mark in _MARKED.findall(row.text)
    )


def _told(
    leaf: Leaf,
    rows: Sequence[Row],
    around: Sequence[Sequence[Row]],
    usual: Measure,
    marks: frozenset[str],
) -> Draft:
    """One leaf's text in one column as a draft."""
    draft = Draft(
        role=leaf.role or Role.PARAGRAPH,
        rows=tuple(rows),
        level=leaf.level,
        marker=split_marker(rows[0].text)[0] if leaf.role is Role.ITEM else "",
        told=leaf.role is not Role.PARAGRAPH,
        listing=leaf.entry,
    )
    if leaf.role in (Role.ITEM, Role.PARAGRAPH) and leaf.cell is None:
        mark = note_mark(rows[0].text)
        small = rows[0].lead.size < _SMALL * usual.size
        if small and mark and mark[0] in marks and not leaf.entry:
            return replace(draft, role=Role.NOTE, marker=mark[0], level=0, told=True)
    if leaf.role is Role.NOTE:
        mark = note_mark(rows[0].text)
        return replace(draft, marker=mark[0] if mark else "")
    if leaf.role is Role.PARAGRAPH and leaf.cell is None:
        return _shaped(draft, _frame(rows, around, usual), usual)
    return draft


def _gap(above: Sequence[Row], rows: Sequence[Row]) -> float:
    last = above[-1]
    if last.page != rows[0].page or last.base >= rows[0].base or _overlap(above, rows) <= 0:
        return _TOP
    return rows[0].base - last.base


def _overlap(one: Sequence[Row], two: Sequence[Row]) -> float:
    """How much of the narrower text's width the two share."""
    left = max(min(row.left for row in one), min(row.left for row in two))
    right = min(max(row.right for row in one), max(row.right for row in two))
    width = min(_width(one), _width(two))
    return (right - left) / max(width, 1.0)


def _width(rows: Sequence[Row]) -> float:
    return max(row.right for row in rows) - min(row.left for row in rows)


def _frame(rows: Sequence[Row], around: Sequence[Sequence[Row]], usual: Measure) -> Frame:
    """The column that ``rows`` stand in: its edges are those of what stands above and below."""
    page, width = rows[0].page, max(_width(rows), 1.0)
    column = [
        row
        for zone in around
        if zone[0].page == page and (zone is rows or _overlap(zone, rows) > 0.8)  # noqa: PLR2004
        and _width(zone) < 2.5 * width
        for row in zone
    ]  # fmt: skip
    return frame_of(column or rows, usual)


def _shaped(draft: Draft, frame: Frame, usual: Measure) -> Draft:
    """What typography makes of a paragraph."""
    marker, _ = split_marker(draft.rows[0].text)
    entry = any(is_entry(row) for row in draft.rows)
    if marker or (entry and frame.listing):
        return replace(draft, role=Role.ITEM, marker=marker, listing=entry and frame.listing)
    if is_verse(draft.rows, frame, usual):
        return replace(draft, role=Role.VERSE)
    return replace(draft, role=shape_of(draft.rows, frame, usual))


def _whole(drafts: Sequence[Draft]) -> list[Draft]:
    """Put the parts of each leaf together, over columns and pages, at the place of the first."""
    places: dict[int, int] = {}
    found: list[Draft] = []
    more: dict[int, list[Row]] = {}
    for draft in drafts:
        if draft.leaf < 0 or draft.leaf not in places:
            places[draft.leaf] = len(found)
            found.append(draft)
        else:
            more.setdefault(places[draft.leaf], []).extend(draft.rows)
    for at, rows in more.items():
        found[at] = replace(found[at], rows=(*found[at].rows, *rows))
    return found


def _tabled(drafts: Sequence[Draft], leaves: Sequence[Leaf]) -> list[Draft]:
    """Put the cells of each table together, at the place of the first."""
    tables: dict[int, list[Draft]] = {}
    for draft in drafts:
        cell = leaves[draft.leaf].cell if draft.leaf >= 0 else None
        if cell is not None:
            tables.setdefault(cell.table, []).append(draft)
    made = {table: _table(held, leaves) for table, held in tables.items()}
    found: list[Draft] = []
    for draft in drafts:
        cell = leaves[draft.leaf].cell if draft.leaf >= 0 else None
        whole = made.get(cell.table) if cell is not None else None
        if cell is None or whole is None:
            found.append(draft)
        elif draft is tables[cell.table][0]:
            found.append(whole)
    return found


def _table(held: Sequence[Draft], leaves: Sequence[Leaf]) -> Draft | None:
    """One draft of a table's cells; None for a table that only lays out a page's text."""
    cells: dict[tuple[int, int], list[Draft]] = {}
    heads: dict[int, bool] = {}
    for draft in held:
        cell = leaves[draft.leaf].cell
        if cell is not None:
            cells.setdefault((cell.row, cell.column), []).append(draft)
            heads[cell.row] = heads.get(cell.row, True) and cell.head
    words = (sum(count_words(one.text) for one in texts) for texts in cells.values())
    if max(words) > _CELL_WORDS:
        return None
    numbers = sorted({row for row, _ in cells})
    width = 1 + max(column for _, column in cells)
    leading = next((at for at, row in enumerate(numbers) if not heads[row]), 0)
    return Draft(
        role=Role.TABLE,
        rows=tuple(row for place in sorted(cells) for one in cells[place] for row in one.rows),
        gap=held[0].gap,
        leaf=held[0].leaf,
        told=True,
        cells=tuple(
            tuple(
                tuple(_line(row) for one in cells.get((number, column), ()) for row in one.rows)
                for column in range(width)
            )
            for number in numbers
        ),
        heads=leading,
    )


def _line(row: Row) -> str:
    return " ".join(atom.whole for atom in row.atoms)


def _plain_headings(drafts: list[Draft]) -> list[Draft]:
    """Take back headings that are none: text that somebody tagged for its looks."""
    words = [count_words(draft.text) for draft in drafts]
    heads = [draft.told and draft.role is Role.HEADING for draft in drafts]
    told = sum(n for n, head in zip(words, heads, strict=True) if head)
    lost = told > _MOST_HEADINGS * max(sum(words), 200)
    return [
        replace(draft, role=Role.PARAGRAPH, level=0, told=False)
        if head and (lost or n > _HEADING_WORDS)
        else draft
        for draft, n, head in zip(drafts, words, heads, strict=True)
    ]


def with_figures(drafts: Sequence[Draft], sheets: Sequence[Sheet]) -> list[Draft]:
    """Add descriptions of figures to pages whose tags do not tell the order."""
    found = list(drafts)
    for sheet in sheets:
        for figure in sheet.figures:
            at = _place(found, sheet.number, figure)
            row = row_of(sheet.number, (figure,), -1, (figure.left, figure.right))
            found.insert(at, Draft(role=Role.IMAGE, rows=(row,), told=True))
    return found


def _place(drafts: Sequence[Draft], page: int, figure: Atom) -> int:
    """Before the first block below the figure in its column, or else behind the page's last."""
    end = len(drafts)
    for at, draft in enumerate(drafts):
        first = draft.first
        if first.page > page:
            end = min(end, at)
        elif first.page == page:
            beside = first.left < figure.right and first.right > figure.left
            if figure.bottom and beside and first.base > figure.bottom:
                return at
    return end
