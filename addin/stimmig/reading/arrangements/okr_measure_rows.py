"""Check-ins across whose values and confidences stand below each other: "Wert | 12 | 15", and below it "Zuversicht | 6 | 7"."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.reading.arranged import Shown
from stimmig.reading.arrangements.okr_headings import CheckinColumn, measure_of, text_of
from stimmig.workbook.workbook import Sheet

_APART = 20_000
"""what is measured in a week becomes a column with a number from here on"""


class MeasureRows(NamedTuple):
    """What the rows of a table say is measured: row → measure, and in which column they say so."""

    sheet: Sheet
    column: int
    measures: Mapping[int, str]

    @property
    def label_cells(self) -> list[tuple[int, int]]:
        """Return the cells that only say what is measured."""
        return [(row, self.column) for row in self.measures]

    def below(self, row: int, names: int) -> list[int]:
        """Return the row of a key result and those that go on with it: the name stands in the first alone."""
        found = [row]
        while found[-1] + 1 in self.measures and self.sheet.rows[found[-1] + 1][names] == "":
            found.append(found[-1] + 1)
        return found

    def columns(self, checkins: Mapping[int, CheckinColumn]) -> dict[int, CheckinColumn]:
        """Return a column for each check-in and measure."""
        kinds = self._kinds()
        return {
            _APART + at * len(kinds) + kinds.index(kind): one._replace(measure=kind)
            for at, one in enumerate(checkins.values())
            for kind in kinds
        }

    def cells(self, rows: Sequence[int], checkins: Mapping[int, CheckinColumn]) -> dict[int, Shown]:
        """Return what some rows say at each check-in, by the columns of `columns`."""
        kinds = self._kinds()
        return {
            _APART + at * len(kinds) + kinds.index(self.measures[row]): Shown(self.sheet.rows[row][column], row, column)
            for row in rows
            if row in self.measures
            for at, column in enumerate(checkins)
            if self.sheet.rows[row][column] != ""
        }

    def _kinds(self) -> list[str]:
        return list(dict.fromkeys(self.measures.values()))


def measure_rows(sheet: Sheet, rows: range, columns: range) -> MeasureRows | None:
    """Return what the rows of a table measure, where one of its columns tells nothing else; None where none does."""
    for column in columns:
        told = {row: measure_of(text_of(sheet.rows[row][column])) for row in rows if sheet.rows[row][column] != ""}
        if len(set(told.values())) > 1 and "" not in told.values():
            return MeasureRows(sheet, column, told)
    return None
