"""A part of a sheet laid out anew as a plain list: one heading row, then one row per thing.

Layouts that are no plain list (headings at the side, periods across, key results below their objective …) are brought
to this form; all that reads lists then reads them too. Nothing is copied or made up: each cell knows which cell of the
sheet it shows, so that findings, questions and protocols point there.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.language.text import Text
from stimmig.workbook.workbook import Sheet, SheetDetails


class Shown(NamedTuple):
    """A cell of an arrangement: what it holds, and the cell of the sheet that it shows."""

    value: Cell
    row: int
    column: int


NOTHING = Shown("", -1, -1)
"""a cell that shows none; its row finds another that does"""


class Arranged(Sheet):
    """A list made of cells of a sheet; its rows and columns count from 0 like those of any sheet."""

    def __init__(self, source: Sheet, cells: Sequence[Sequence[Shown]], why: Text):
        super().__init__(
            source.name,
            lambda: [[shown.value for shown in row] for row in cells],
            visible=source.visible,
            details=self._details_here,
        )
        self.source = source
        self.why = why
        """how the sheet was read, for its owner"""
        self.cells = cells

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Return row and column on the sheet of a cell; where it shows none, of the nearest that does in its row."""
        shown = self.cells[row]
        near = min(
            (at for at, cell in enumerate(shown) if cell.row >= 0), key=lambda at: abs(at - column), default=None
        )
        return (0, 0) if near is None else shown[near][1:]

    @property
    def covers(self) -> Area:
        """Return the area of the sheet from which cells are shown."""
        places = [cell[1:] for row in self.cells for cell in row if cell.row >= 0]
        rows, columns = [row for row, _ in places], [column for _, column in places]
        return Area(min(rows), min(columns), max(rows), max(columns))

    def _details_here(self) -> SheetDetails:
        """Return what the sheet holds beside its values, at the places of the arrangement. Merges have been resolved."""
        details = self.source.details
        return SheetDetails(
            hidden_rows=frozenset(
                index
                for index, row in enumerate(self.cells)
                if all(cell.row in details.hidden_rows for cell in row if cell.row >= 0)
            ),
            formats=self._by_column(details.formats),
            errors={here: details.errors[there] for here, there in self._places() if there in details.errors},
            uncalculated=frozenset(here for here, there in self._places() if there in details.uncalculated),
            external=frozenset(here for here, there in self._places() if there in details.external),
            unread=details.unread,
            look_up_format=lambda column: self._look_up(column, details.look_up_format),
            look_up_fills=lambda column: self._look_up(column, details.look_up_fills),
        )

    def _places(self) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
        for index, row in enumerate(self.cells):
            for column, cell in enumerate(row):
                if cell.row >= 0:
                    yield (index, column), cell[1:]

    def _by_column(self, known: Mapping[int, Mapping]) -> dict[int, dict]:
        found: dict[int, dict] = {}
        if known:
            for (index, column), (row, there) in self._places():
                if (meaning := known.get(there, {}).get(row)) is not None:
                    found.setdefault(column, {})[index] = meaning
        return found

    def _look_up(self, column: int, look_up) -> dict:
        columns = {row[column].column for row in self.cells if row[column].row >= 0}
        return self._by_column({there: look_up(there) for there in columns}).get(column, {})
