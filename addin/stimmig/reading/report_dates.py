"""The year of periods that name none, from the date of the report above them: "Stand 10/2022" over Q1 to Q3."""

import datetime
import re
from collections.abc import Iterable, Sequence

from stimmig.model.period import days_of
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import period_within
from stimmig.reading.grammar.dates import read_date
from stimmig.reading.grammar.years import is_part_of_year, year_within
from stimmig.reading.records import Records
from stimmig.reading.statements import Snippet

_APART = re.compile(r"[\s,;()–]+")
_MONTH = re.compile(r"\d{4}-\d\d")
_LONGEST = 120


def with_years_of_reports(tables: Sequence[Records], notes: Sequence[Snippet], file_name: str) -> list[Records]:
    """Return the tables; values whose periods name no year have that of the report, where they had ended by its date,
    or the one that both the cover and the name of the file tell.
    """
    on_cover = _year_on_cover(tables, notes, file_name)
    return [_dated(one, notes, on_cover) if one.layout.table == "values" else one for one in tables]


def _year_on_cover(tables: Sequence[Records], notes: Sequence[Snippet], file_name: str) -> str:
    """Return the one year that titles on sheets without tables name, if the name of the file tells it too."""
    if not any(map(str.isdigit, file_name)):
        return ""  # mass tables hold many texts
    listed = {one.layout.sheet for one in tables}
    year = year_within(note.text for note in notes if note.sheet not in listed and not note.on_cell)
    return year if year and re.search(rf"(?<!\d){re.escape(year)}(?!\d)", file_name) else ""


def _dated(records: Records, notes: Sequence[Snippet], on_cover: str) -> Records:
    periods = records.values("period")
    if not periods or not all(period and is_part_of_year(period) for period in periods):
        return records
    top, sheet = records.layout.on_sheet.top, records.layout.sheet
    above = [note.text for note in notes if note.sheet == sheet and note.row is not None and note.row < top]
    day = _day_of_report(above)
    measured = {period for period, actual in zip(periods, records.values("actual")) if actual is not None}
    ends = [days[1] for part in measured if day and (days := days_of(f"{day.year}-{part}"))]
    # What was measured later than the report is of another year; nobody can tell of which.
    year = "" if day and (not ends or max(ends) > day) else str(day.year) if day else on_cover
    if not year:
        return records
    column = ReadColumn([f"{year}-{part}" for part in periods])
    column.noticed = records.columns["period"].noticed
    return records._replace(columns={**records.columns, "period": column})


def _day_of_report(texts: Iterable[str]) -> datetime.date | None:
    """Return the day up to which a report may tell: the end of the month that its titles name; None for several."""
    days = {day for text in texts if len(text) <= _LONGEST and (day := _day_within(text))}
    return max(days) if len({day.year for day in days}) == 1 else None


def _day_within(text: str) -> datetime.date | None:
    day = next((day for word in _APART.split(text) if (day := read_date(word))), None)
    period = None if day else period_within(text)
    month = f"{day.year}-{day.month:02d}" if day else period.key if period else ""
    return days_of(month)[1] if _MONTH.fullmatch(month) else None
