"""A part of a sheet laid out anew as a plain list: one heading row, then one row per thing.

Layouts that are no plain list (headings at the side, periods across, key results below their objective …) are brought
to this form; all that reads lists then reads them too. Nothing is copied or made up: each cell knows which cell of the
sheet it shows, so that findings, questions and protocols point there.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
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


class Heading(NamedTuple):
    """Where the heading of an arrangement stands in it: its row, and its first and last column."""

    row: int
    left: int
    right: int


class Arranged(Sheet):
    """A list made of cells of a sheet; its rows and columns count from 0 like those of any sheet.

    What an arrangement knows for sure it may say; all else is found as on any sheet:
    `heading` where its only heading stands; `table` the canonical table that it lists; `fields` column → field, where no
    text above the column tells it; `left` column → why it is rightly not read, such as a sum over periods; `known` cells
    of the sheet that were understood but are not shown → why, such as the upper row of a heading; `merges` in its own
    rows and columns, where texts count for all the rows of a merged cell; `all_rows` that no row below the heading is a
    total or a note; `implied` the list only counts where no other one has its rows; `telling` the arrangement shows that
    it belongs to a strategy, whatever its headings are; `asks` column → a question about what was read there.
    """

    def __init__(
        self,
        source: Sheet,
        cells: Sequence[Sequence[Shown]],
        why: Text,
        *,
        heading: Heading | None = None,
        table: str = "",
        fields: Mapping[int, str] | None = None,
        left: Mapping[int, Text] | None = None,
        known: Mapping[tuple[int, int], Text] | None = None,
        merges: Sequence[Area] = (),
        all_rows: bool = False,
        implied: bool = False,
        telling: bool = False,
        asks: Mapping[int, Text] | None = None,
    ):
        if isinstance(source, Arranged):  # each cell shows one of the true sheet, however often it was laid out anew
            cells = [[_of_origin(source, cell) for cell in row] for row in cells]
            known = source.known | {_of_origin(source, Shown("", *at))[1:]: text for at, text in (known or {}).items()}
            source = source.source
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
        self.heading, self.table = heading, table
        self.fields, self.left, self.known = dict(fields or {}), dict(left or {}), dict(known or {})
        self.merges = tuple(merges)
        self.all_rows, self.implied, self.telling = all_rows, implied, telling
        self.asks = dict(asks or {})

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
        """Return what the sheet holds beside its values, at the places of the arrangement."""
        details = self.source.details
        return SheetDetails(
            merges=self.merges,
            hidden_rows=self._hidden_rows(details.hidden_rows),
            formats=self._by_column(details.formats),
            errors={here: details.errors[there] for there, here in self._shown_in(details.errors)},
            uncalculated=frozenset(here for _, here in self._shown_in(details.uncalculated)),
            external=frozenset(here for _, here in self._shown_in(details.external)),
            unread=details.unread,
            look_up_format=lambda column: self._look_up(column, details.look_up_format),
            look_up_fills=lambda column: self._look_up(column, details.look_up_fills),
        )

    def _hidden_rows(self, hidden: frozenset[int]) -> frozenset[int]:
        if not hidden:
            return frozenset()
        shown = [{cell.row for cell in row if cell.row >= 0} for row in self.cells]
        return frozenset(index for index, rows in enumerate(shown) if rows and rows <= hidden)

    @cached_property
    def _places(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """Return cell of the sheet → where it is shown."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for index, row in enumerate(self.cells):
            for column, cell in enumerate(row):
                if cell.row >= 0:
                    found.setdefault(cell[1:], []).append((index, column))
        return found

    def _shown_in(self, cells: Iterable[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Return (cell of the sheet, where it is shown) of those among some cells that are."""
        return [(there, here) for there in cells for here in self._places.get(there, ())] if cells else []

    def _by_column(self, known: Mapping[int, Mapping]) -> dict[int, dict]:
        found: dict[int, dict] = {}
        for there, rows in known.items():
            for row, meaning in rows.items():
                for index, column in self._places.get((row, there), ()):
                    found.setdefault(column, {})[index] = meaning
        return found

    def _look_up(self, column: int, look_up) -> dict:
        columns = {row[column].column for row in self.cells if row[column].row >= 0}
        return self._by_column({there: look_up(there) for there in columns}).get(column, {})


def rows_above(sheet: Sheet, index: int, most: int) -> Sequence[Sequence[Cell]]:
    """Return the rows right above one; above the first of an arrangement, those above it on the sheet that it shows."""
    if not index and isinstance(sheet, Arranged):
        index = min((cell.row for cell in sheet.cells[0] if cell.row >= 0), default=0)
        sheet = sheet.source
    return sheet.rows[max(0, index - most) : index]


def _of_origin(source: Arranged, cell: Shown) -> Shown:
    """Return a cell that shows one of an arrangement as one that shows the sheet's own."""
    return (
        NOTHING._replace(value=cell.value)
        if cell.row < 0
        else Shown(cell.value, *source.cells[cell.row][cell.column][1:])
    )
