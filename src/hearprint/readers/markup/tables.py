"""Tables of data: which tables are some, and their cells in rows and columns."""

from __future__ import annotations

from dataclasses import replace

from hearprint.model.document import Role
from hearprint.model.words import count_words, plain
from hearprint.readers.markup.chunks import Chunk
from hearprint.readers.markup.page import Element, attribute
from hearprint.readers.markup.visible import visible_text

_SPAN_LIMIT = 50  #: columns or rows that one cell may claim
_CELL_WORDS = 120  #: a longer cell holds a page's text: such a table only lays it out
_NOT_DATA = frozenset({"table", "h1", "h2", "h3", "blockquote", "form", "article", "section"})


def data_tables(body: Element) -> frozenset[Element]:
    """The tables that are tables; those that only arrange a page are read as plain text."""
    return frozenset(table for table in body.iter("table") if _is_data(table))


def _is_data(table: Element) -> bool:
    if attribute(table, "role") in ("presentation", "none"):
        return False
    if any(inner.tag in _NOT_DATA for inner in table.iterdescendants()):
        return False
    if any(not _placed(cell) for cell in table.iter("td", "th")):
        return False
    rows = _rows(table)
    if len(rows) < 2 or max(len(cells) for _, cells in rows) < 2:  # noqa: PLR2004 - a grid
        return False
    cells = [cell for _, cells in rows for cell in cells]
    return all(count_words(plain(visible_text(cell))) <= _CELL_WORDS for cell in cells)


def _placed(cell: Element) -> bool:
    row = cell.getparent()
    group = row.getparent() if row is not None else None
    return (
        row is not None
        and row.tag == "tr"
        and group is not None
        and group.tag in ("table", "thead", "tbody", "tfoot")
    )


def _rows(table: Element) -> list[tuple[bool, list[Element]]]:
    """Rows of cells, each with whether it is a row of column headings."""
    found: list[tuple[bool, list[Element]]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if cells:
            parent = row.getparent()
            heading = parent is not None and parent.tag == "thead"
            found.append((heading or all(cell.tag == "th" for cell in cells), cells))
    return found


def join_tables(chunks: list[Chunk]) -> list[Chunk]:
    """Put the cells of each data table into one chunk; captions and strays go before it."""
    result: list[Chunk] = []
    start = 0
    while start < len(chunks):
        table = chunks[start].table
        end = start + 1
        while table is not None and end < len(chunks) and chunks[end].table is table:
            end += 1
        if table is None:
            result.append(chunks[start])
        else:
            result.extend(_joined(table, chunks[start:end]))
        start = end
    return result


def _joined(table: Element, chunks: list[Chunk]) -> list[Chunk]:
    cells = [chunk for chunk in chunks if chunk.cell is not None and not chunk.reason]
    others = [chunk for chunk in chunks if chunk.cell is None or chunk.reason]
    if not cells:
        return others
    texts: dict[Element, str] = {}
    for chunk in cells:
        if chunk.cell is not None:
            before = texts.get(chunk.cell, "")
            texts[chunk.cell] = f"{before} {chunk.text}".strip().replace("\n", " ")
    for cell, sign in chunks[0].signs:  # a tick, a currency, a dash
        texts[cell] = f"{texts.get(cell, '')} {sign}".strip()
    rows, header_rows = _grid(table, texts)
    return [
        *others,
        Chunk(
            text="\n".join(" | ".join(cell for cell in row if cell) for row in rows),
            owner=table,
            role=Role.TABLE,
            language=cells[0].language if len({chunk.language for chunk in cells}) == 1 else None,
            anchors=tuple(dict.fromkeys(name for chunk in cells for name in chunk.anchors)),
            linked=sum(chunk.linked for chunk in cells),
            rows=rows,
            header_rows=header_rows,
            passages=tuple(passage for chunk in cells for passage in chunk.passages),
            notes=tuple(replace(ref, at=None) for chunk in cells for ref in chunk.notes),
        ),
    ]


def _grid(table: Element, texts: dict[Element, str]) -> tuple[tuple[tuple[str, ...], ...], int]:
    """Rows of equal length. A cell over several columns or rows stands in the first of them."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}  # column -> rows that a cell above still covers
    headings: list[bool] = []
    for heading, cells in _rows(table):
        row: list[str] = []
        for cell in cells:
            _covered(row, below)
            columns, depth = _span(cell, "colspan"), _span(cell, "rowspan")
            for offset in range(columns):
                if depth > 1:
                    below[len(row)] = depth - 1
                row.append(texts.get(cell, "") if not offset else "")
        _covered(row, below)
        grid.append(row)
        headings.append(heading)
    width = max(len(row) for row in grid)
    padded = [(*row, *[""] * (width - len(row))) for row in grid]
    kept = [index for index, row in enumerate(padded) if any(row)]
    leading = 0
    while leading < len(kept) and headings[kept[leading]]:
        leading += 1
    return tuple(padded[index] for index in kept), leading if leading < len(kept) else 0


def _covered(row: list[str], below: dict[int, int]) -> None:
    while below.get(len(row), 0):
        below[len(row)] -= 1
        row.append("")


def _span(cell: Element, name: str) -> int:
    value = attribute(cell, name)
    return min(max(int(value), 1), _SPAN_LIMIT) if value.isascii() and value.isdigit() else 1
