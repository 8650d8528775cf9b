"""One sheet per month or quarter: the same list of KPIs on each, and its name says when its values count."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.period import days_of
from stimmig.model.place import Row
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.blocks import FoundTable, arranged_tables
from stimmig.reading.context import period_within
from stimmig.reading.grammar.dates import read_period
from stimmig.reading.grammar.years import is_part_of_year, year_within
from stimmig.reading.layout import Layout
from stimmig.reading.records import Records
from stimmig.workbook.workbook import Sheet

_Place = tuple[str, str]
"""sheet and range"""
_FEWEST = 2
_ALIKE = 0.5
"""more than this share of their KPIs sheets must have in common; else they list different things"""
_TITLES = 6

WHY = Text(
    "Jedes Blatt nennt dieselben Kennzahlen für einen Zeitraum (hier {period}); jedes gibt je Kennzahl einen Wert der"
    " Reihe.",
    "Each sheet names the same KPIs for one period (here {period}); each gives one value of each KPI's series.",
)


class Listed(NamedTuple):
    """A list of KPIs on the sheet of a period."""

    period: str
    sheet: Sheet
    table: FoundTable

    @property
    def place(self) -> _Place:
        """Return where it stands, by which its records are found again."""
        return _place(self.table.layout)


def lists_of_periods(found: Iterable[tuple[Sheet, Sequence[FoundTable]]]) -> list[Listed]:
    """Return the lists of the same KPIs that stand on the sheets of several periods."""
    groups: dict[frozenset[str], list[Listed]] = {}
    for sheet, tables in found:
        lists = [one for one in tables if one.layout.table == "kpis" and "actual" in one.layout.fields]
        if lists and (period := _period(sheet)):
            for table in lists:
                groups.setdefault(frozenset(table.layout.fields), []).append(Listed(period, sheet, table))
    return [one for group in groups.values() if _are_a_series(group) for one in group]


def with_series(
    found: Iterable[tuple[Sheet, list[FoundTable]]], lists: Sequence[Listed]
) -> list[tuple[Sheet, list[FoundTable]]]:
    """Return sheets with their tables, and with the values that the lists of several periods tell."""
    if not lists:
        return list(found)
    values = {one.place: arranged_tables(_values(one)) for one in lists}
    return [
        (sheet, [*tables, *(more for one in tables for more in values.get(_place(one.layout), ()))])
        for sheet, tables in found
    ]


def of_latest_period(tables: Sequence[Records], lists: Sequence[Listed]) -> list[Records]:
    """Return the tables of a workbook; KPIs on the sheets of earlier periods are told to repeat those of the latest."""
    if not lists:
        return list(tables)
    periods = {one.place: one.period for one in lists}
    kpis = [one for one in tables if one.layout.table == "kpis"]
    dated = [(_order(period), one) for one in kpis if (period := periods.get(_place(one.layout)))]
    latest: dict[str, Row] = {}
    repeats: dict[int, dict[int, Row]] = {}
    for _, records in sorted(dated, key=lambda one: one[0], reverse=True):
        for at, name in enumerate(records.values("name")):
            row = Row(records.block, records.layout.rows[at])
            if name and at not in records.repeats and latest.setdefault(fold(name), row) is not row:
                repeats.setdefault(id(records), dict(records.repeats))[at] = latest[fold(name)]
    return [one._replace(repeats=repeats.get(id(one), one.repeats)) for one in tables]


def _place(layout: Layout) -> _Place:
    return layout.sheet, str(layout.on_sheet)


def _order(period: str) -> tuple[str, str]:
    """Return what orders periods by their last day: December is later than the first quarter."""
    days = days_of(period)
    return (days[1].isoformat() if days else period), period


def _period(sheet: Sheet) -> str:
    """Return the period that the name of a sheet tells, with the year of its title; "" where it tells none."""
    if period := period_within(sheet.name):
        return period.key
    part = read_period(sheet.name.strip())
    if not part or not is_part_of_year(part.key):
        return ""
    year = year_within(cell for row in sheet.rows[:_TITLES] for cell in row if isinstance(cell, str) and cell)
    return f"{year}-{part.key}" if year else part.key


def _are_a_series(group: Sequence[Listed]) -> bool:
    """Say whether lists stand on sheets of different periods, and have most of their KPIs in common."""
    names: dict[str, list[str]] = {}
    for one in group:
        layout = one.table.layout
        rows = (layout.arranged or one.sheet).rows
        texts = [str(rows[row][layout.fields["name"]]).strip() for row in layout.rows]
        names.setdefault(one.period, []).extend(fold(text) for text in texts if text)
    sheets = {one.sheet.name for one in group}
    if len(names) < _FEWEST or len(sheets) != len(names) or any(len(set(one)) < len(one) for one in names.values()):
        return False
    first, *others = map(set, names.values())
    return all(len(first & other) > _ALIKE * max(len(first), len(other)) for other in others)


def _values(one: Listed) -> Arranged:
    """Return the list of the values of a period: one row per KPI that has any."""
    layout = one.table.layout
    source = layout.arranged or one.sheet
    columns = {
        kind: layout.fields[field]
        for kind, field in (("plan", "target"), ("actual", "actual"))
        if field in layout.fields
    }
    heads = [_shown(source, layout.heading_row, column) for column in columns.values()]
    rows = [[NOTHING, NOTHING, *heads]]
    for index in layout.rows:
        named = [_shown(source, index, layout.fields[field]) for field in ("id", "name") if field in layout.fields]
        cells = [_shown(source, index, column) for column in columns.values()]
        name = next((cell for cell in named if cell.value != ""), NOTHING)
        if name is not NOTHING and any(cell.value != "" for cell in cells):
            rows.append([name, heads[-1]._replace(value=one.period), *cells])
    fields = dict(enumerate(("kpi", "period", *columns)))
    why = WHY.filled(period=one.period)
    return Arranged(source, rows, why, heading=Heading(0, 0, len(fields) - 1), table="values", fields=fields)


def _shown(sheet: Sheet, row: int, column: int) -> Shown:
    return Shown(sheet.rows[row][column], row, column)
