"""What was recognised: which rectangle of a sheet is which table, which column which field, how sure, what to ask."""

from typing import NamedTuple

from stimmig.cells import Area
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged

_HEADING_ROWS = 2
"""so many rows above the last one of a heading may belong to it"""


class Question(NamedTuple):
    """Something that the workbook leaves open and only its owner can answer."""

    sheet: str
    where: str
    """a cell or range, "" for the whole sheet"""
    text: Text
    options: tuple[str, ...] = ()


class ColumnLayout(NamedTuple):
    """A column of a block. `field` is None where nobody knows the heading; such a column is kept, not read."""

    index: int
    heading: str
    field: str | None
    certainty: float
    """0 to 1"""
    reason: Text | None = None
    """why it is rightly not read, where the arrangement of the sheet tells"""


class SkippedRow(NamedTuple):
    """A row within a block that is no data: "total", "doubtful total", "section" or "note"."""

    index: int
    why: str


class Layout(NamedTuple):
    """One table on one sheet. Rows and columns count from 0, as in `Sheet.rows`."""

    sheet: str
    table: str
    """name of the canonical table whose rows it holds"""
    area: Area
    heading_row: int
    columns: tuple[ColumnLayout, ...]
    rows: tuple[int, ...]
    """the rows that hold data"""
    skipped: tuple[SkippedRow, ...] = ()
    certainty: float = 1.0
    title: str = ""
    """the text above the heading, where there is one"""
    excel_table: str = ""
    year: str = ""
    """the year that somebody decided its periods lie in"""
    arranged: Arranged | None = None
    """the list that was made of the sheet's cells; rows and columns are then those of this list"""

    def at(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column on the sheet of a cell of the table."""
        return self.arranged.origin(row, column) if self.arranged else (row, column)

    @property
    def shown(self) -> set[tuple[int, int]]:
        """Return the cells of the sheet that an arranged table shows, and those in and right above it that were
        understood without being shown. What heads another table is not this one's business.
        """
        top, left, bottom, right = self.area
        rows = self.arranged.cells[top : bottom + 1]
        cells = {cell[1:] for row in rows for cell in row[left : right + 1] if cell.row >= 0}
        lines = [row for row, _ in cells]
        near = range(min(lines, default=0) - _HEADING_ROWS, max(lines, default=-1) + 1)
        return cells | {spot for spot in self.arranged.known if spot[0] in near}

    @property
    def on_sheet(self) -> Area:
        """Return the area of the sheet in which the table stands."""
        if self.arranged is None:
            return self.area
        rows, columns = zip(*self.shown)
        return Area(min(rows), min(columns), max(rows), max(columns))

    @property
    def fields(self) -> dict[str, int]:
        """Return field → column."""
        return {column.field: column.index for column in self.columns if column.field}
