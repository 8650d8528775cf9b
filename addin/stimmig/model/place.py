"""Where a value stands, so that every finding can point at it."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell, cell_name
from stimmig.model.record import NOTHING, Record


class Place(NamedTuple):
    """A spot in a workbook: a cell ("B4"), a sheet, or the whole workbook."""

    workbook: str
    sheet: str | None = None
    cell: str | None = None

    def __str__(self) -> str:
        sheet = self.sheet or ""
        if "!" in sheet or "'" in sheet:  # as Excel does, so that nobody mistakes the cell
            sheet = "'" + sheet.replace("'", "''") + "'"
        return "!".join(part for part in (sheet, self.cell) if part) or self.workbook


class Block(Record):
    """The rows of one kind in one table of a sheet. Rows and columns count from 0, as in `Sheet.rows`."""

    workbook: str
    sheet: str | None
    columns: Mapping[str, int] = NOTHING
    """field → column"""
    cells: Sequence[Sequence[Cell]] = ()
    """all rows of the sheet, or of the list that was made of its cells"""
    heading_row: int | None = None
    hidden_rows: frozenset[int] = frozenset()
    table: str = ""
    """name of the canonical table that it is, "" outside of tables"""
    origin: Callable[[int, int], tuple[int, int]] | None = None
    """where a cell stands on the sheet, for blocks whose rows are not those of the sheet"""

    def place(self, row: int | None, name: str | None = None) -> Place:
        """Return the cell of a field in a row; the row's first known cell where the field has no column."""
        if row is None:
            return Place(self.workbook, self.sheet)
        column = self.columns.get(name) if name else None
        if column is None:
            column = min(self.columns.values(), default=0)
        return self.at(row, column)

    def at(self, row: int, column: int) -> Place:
        """Return a cell of the sheet, whether or not a field names its column."""
        return Place(self.workbook, self.sheet, cell_name(*self.on_sheet(row, column)))

    def on_sheet(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column on the sheet of a cell of the block."""
        return self.origin(row, column) if self.origin else (row, column)

    @property
    def heading_cell(self) -> tuple[int, int] | None:
        """Return row and column on the sheet of where the heading begins; blocks of one table share it."""
        if self.heading_row is None:
            return None
        return self.on_sheet(self.heading_row, 0) if self.origin else (self.heading_row, 0)

    def heading(self, name: str) -> str:
        """Return what stands above the column of a field; the empty string where nothing does."""
        if self.heading_row is None or name not in self.columns:
            return ""
        return str(self.cells[self.heading_row][self.columns[name]])

    def area(self, rows: Sequence[int], name: str | None = None) -> str:
        """Return the range that spans these rows: one column for a field, else all columns."""
        wanted = [self.columns[name]] if name in self.columns else list(self.columns.values()) or [0]
        if self.origin is None:
            return str(Area(min(rows), min(wanted), max(rows), max(wanted)))
        there = [self.origin(row, column) for row in rows for column in wanted]
        return str(Area(*map(min, zip(*there)), *map(max, zip(*there))))


class Row(NamedTuple):
    """The row of a block from which an entry was read. Cells and raw texts are worked out when asked for."""

    block: Block
    index: int | None

    def place(self, name: str | None = None) -> Place:
        """Return where a field of the entry stands."""
        return self.block.place(self.index, name)

    def raw(self, name: str) -> Cell:
        """Return what the cell of a field holds; the empty string where there is no such cell."""
        column = self.block.columns.get(name)
        if column is None or self.index is None:
            return ""
        return self.block.cells[self.index][column]

    @property
    def hidden(self) -> bool:
        """Say whether the row is hidden or filtered out."""
        return self.index in self.block.hidden_rows
