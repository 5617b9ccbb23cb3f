"""Tables of a structure tree: where each cell stands, and which tables hold data."""

from __future__ import annotations

from pypdf.generic import DictionaryObject

from hearprint.readers.pdf.tags.kinds import span
from hearprint.readers.pdf.tags.records import Cell

_LEAST = 2  #: rows and columns of a table of data


class _Grid:
    """What was seen of one table."""

    __slots__ = ("arranges", "column", "columns", "covered", "rows")

    def __init__(self) -> None:
        self.rows = self.columns = self.column = 0
        self.covered: dict[int, int] = {}  # column -> rows that a cell above still covers
        self.arranges = False


class Grids:
    """The tables of one tree, numbered as they come."""

    def __init__(self) -> None:
        self._grids: list[_Grid] = []

    def table(self, outer: Cell | None) -> int:
        """A new table; one that stands in another's cell tells that the other only arranges."""
        if outer is not None:
            self.arranges(outer.table)
        self._grids.append(_Grid())
        return len(self._grids) - 1

    def row(self, table: int) -> int:
        """The next row of a table."""
        grid = self._grids[table]
        if grid.rows:
            grid.covered = {at: left - 1 for at, left in grid.covered.items() if left > 1}
        grid.rows += 1
        grid.column = 0
        return grid.rows - 1

    def cell(self, node: DictionaryObject, kind: str, table: int, row: int) -> Cell | None:
        """The next cell of a row; None for one that stands outside rows."""
        if table < 0 or row < 0:
            return None
        grid = self._grids[table]
        while grid.covered.get(grid.column, 0):
            grid.column += 1
        made = Cell(table, row, grid.column, kind == "TH")
        deep = span(node, "/RowSpan")
        for _ in range(span(node, "/ColSpan")):
            if deep > 1:
                grid.covered[grid.column] = deep
            grid.column += 1
        grid.columns = max(grid.columns, grid.column)
        return made

    def arranges(self, table: int) -> None:
        """Note that a table holds what no table of data holds."""
        self._grids[table].arranges = True

    def is_data(self, table: int) -> bool:
        """Whether a table is one of data; others only arrange a page."""
        grid = self._grids[table]
        return not grid.arranges and min(grid.rows, grid.columns) >= _LEAST
