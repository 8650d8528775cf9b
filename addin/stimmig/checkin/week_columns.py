"""The columns in which a layout of its owner's keeps the states of key results, week by week or day by day."""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stimmig.checkin.opened import Opened
from stimmig.model.okr import KeyResult
from stimmig.reading.arranged import Arranged
from stimmig.reading.arrangements.okr_headings import CheckinColumn, checkin_columns
from stimmig.reading.moments import days_of_column
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_MEASURES = ("value", "confidence", "what_happened")


class Weeks(NamedTuple):
    """Columns of weeks below one heading. `rows` is key result → its row; `top` to `bottom` is the whole table."""

    sheet: Sheet
    columns: Mapping[int, CheckinColumn]
    rows: Mapping[KeyResult, int]
    heading: int
    top: int
    bottom: int

    def spans(self, day: datetime.date) -> dict[int, tuple[datetime.date, datetime.date]]:
        """Return column → first and last day of what it stands for; where no year is named, that nearest to a day."""
        moments = {one.when.value for one in self.columns.values()}
        found = {at: days_of_column(one.when.value, moments, day) for at, one in self.columns.items()}
        return {at: days for at, days in found.items() if days}

    def of(self, day: datetime.date) -> dict[str, list[int]]:
        """Return what is measured → the columns that stand for a day."""
        found: dict[str, list[int]] = {}
        for at, (first, last) in self.spans(day).items():
            if first <= day <= last:
                found.setdefault(self.columns[at].measure, []).append(at)
        return found

    @property
    def last(self) -> list[int]:
        """Return the columns of the last week; its value and confidence may stand side by side."""
        right = max(self.columns)
        when = self.columns[right].when.value
        found = [right]
        while (before := found[0] - 1) in self.columns and self.columns[before].when.value == when:
            found.insert(0, before)
        return found

    @property
    def is_copied_whole(self) -> bool:
        """Say whether Excel copies the columns of the last week as they stand: it leaves out rows that a filter hides."""
        details, group = self.sheet.details, self.last
        rows = range(self.top, self.bottom + 1)
        across = any(
            one.top <= self.bottom and one.bottom >= self.top and one.left <= side < one.right
            for one in details.merges
            for side in (group[0] - 1, group[-1])
        )
        seen = {"merged cells", "hidden rows", "number formats"}.isdisjoint(details.unread)
        return seen and not across and details.hidden_rows.isdisjoint(rows) and details.hidden_columns.isdisjoint(group)


def weeks_of(opened: Opened) -> list[Weeks]:
    """Return the columns of weeks that a workbook has, where reading understood what they hold."""
    rows: dict[tuple[str, int], dict[KeyResult, int]] = {}
    for row in opened.strategy.key_results:
        block, heading = row.row.block, row.row.block.heading_cell
        if block.workbook == opened.name and heading is not None and row.row.index is not None and block.sheet:
            at = block.on_sheet(row.row.index, block.columns.get("name", 0))[0]
            rows.setdefault((block.sheet, heading[0]), {})[row] = at
    sheets = {sheet.name: sheet for sheet in opened.reading.workbook.sheets}
    found = (_weeks(opened, sheets[sheet], heading, there) for (sheet, heading), there in rows.items())
    return [one for one in found if one is not None]


def _weeks(opened: Opened, sheet: Sheet, heading: int, rows: Mapping[KeyResult, int]) -> Weeks | None:
    if heading >= len(sheet.rows) or len(set(rows.values())) < len(rows):  # several in one row have no column alone
        return None
    columns = checkin_columns(sheet, heading, range(len(sheet.rows[heading])))
    if len(columns) < _FEWEST and not any(one.measure for one in columns.values()):
        return None
    told = _told(opened, sheet.name)
    filled = {at for at in columns if any(sheet.rows[row][at] != "" for row in rows.values())}
    if filled - told.keys():
        return None  # what nobody understood is not continued
    usual = {told[at] for at in filled if not columns[at].measure} or {"value"}
    known = {at: one if one.measure else one._replace(measure=told.get(at, min(usual))) for at, one in columns.items()}
    if len(usual) > 1 and any(at not in told and not columns[at].measure for at in columns):
        return None
    top = min(heading, *(one.when.row for one in known.values()))
    return Weeks(sheet, known, rows, heading, top, _bottom(sheet, max(rows.values())))


def _bottom(sheet: Sheet, last: int) -> int:
    """Return the last row of a table: totals may stand below its last key result."""
    while last + 1 < len(sheet.rows) and any(cell != "" for cell in sheet.rows[last + 1]):
        last += 1
    return last


def _told(opened: Opened, sheet: str) -> dict[int, str]:
    """Return column of a sheet → what it was read as, for those of which any cell was."""
    return {column: field for records in opened.reading.of("checkins") if records.layout.sheet == sheet
            for column, field in _shown(records.layout.arranged, records.layout)}  # fmt: skip


def _shown(arranged: Arranged | None, layout) -> Iterator[tuple[int, str]]:
    if arranged is not None:
        for field, at in layout.fields.items():
            if field in _MEASURES:
                cells = (arranged.cells[row][at] for row in layout.rows)
                yield from {(cell.column, field) for cell in cells if cell.row >= 0}
