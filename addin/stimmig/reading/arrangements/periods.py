"""Periods across: "Kennzahl | Ist Jan | Ist Feb | …". Each row is a KPI, and each period gives one of its values."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading, rows_above
from stimmig.reading.arrangements.numeric import is_numeric, with_numbers
from stimmig.reading.arrangements.period_headings import (
    ACTUAL,
    AGGREGATE,
    DERIVED,
    PLAN,
    PeriodHeading,
    by_month,
    in_calendar_years,
    in_year,
    kind_behind,
    kind_of,
    period_heading,
    tells_kind,
    without_lone_letters,
    without_sums,
)
from stimmig.reading.arrangements.period_roles import (
    baseline_of_year,
    compared_with_year_before,
    only_plan,
    target_of_year,
    year_to_date,
    year_told,
)
from stimmig.reading.arrangements.period_values import names_of, values_of
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import arranged_tables, end_of
from stimmig.reading.grammar.years import year_within
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.keys_beside import before_key
from stimmig.reading.layout import Layout
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_TITLES = 6
_FEWEST = 2
_SEVERAL_ROWS = 0.5
"""how sure it is that rows are KPIs where several of them seem to be one"""
_OF_OKR = frozenset({"key_result", "key_result_id"})

WHY = Text(
    "Zeiträume stehen nebeneinander ({first} bis {last}); jeder gibt einen Wert der Reihe.",
    "Periods stand side by side ({first} to {last}); each gives one value of the series.",
)
SERIES = Text("gelesen als Wert eines Zeitraums", "read as value of a period")
SUMS = Text("Summe oder Mittel über Zeiträume, kein Zeitraum", "Sum or mean over periods, no period")
COMPUTED = Text("Aus anderen Werten berechnet", "Computed from other values")
OTHER_KIND = Text("Weder Plan noch Ist des Zeitraums", "Neither plan nor actual of the period")
TWICE = Text(
    "Mehrere Spalten nennen denselben Zeitraum ({period}); welche gilt? Gelesen wurde diese Tabelle nicht.",
    "Several columns name the same period ({period}); which one counts? This table was not read.",
)


class PeriodRow(NamedTuple):
    """A heading row with periods: where it stands, and column → what its heading says."""

    index: int
    left: int
    right: int
    periods: Mapping[int, PeriodHeading]


def periods_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet that has periods across."""
    told = told_fields(sheet)
    rows = [row for index in _rows_of_kpis(sheet) for row in _rows_with_periods(sheet.rows, index, told)]
    rows = [row for row in rows if not goes_on_below(sheet, row)]
    if not rows:
        return
    headings = sorted({*headings_of(sheet), *(as_heading(sheet, row) for row in rows)})
    for row in rows:
        heading = as_heading(sheet, row)
        stop = end_of(heading, [other for other in headings if other.row > row.index], sheet.rows)
        if proposal := of_table(sheet, dated(sheet, heading, row), stop):
            yield proposal


def _rows_of_kpis(sheet: Sheet) -> list[int]:
    """Return the rows that head KPIs; of an arrangement also the one that it knows to do so."""
    rows = rows_that_name(sheet, "kpi")
    known = isinstance(sheet, Arranged) and sheet.heading is not None and "name" in sheet.fields.values()
    return sorted({*rows, sheet.heading.row}) if known else rows


def _rows_with_periods(rows: Sequence[Sequence[Cell]], index: int, told: Mapping[int, str]) -> Iterator[PeriodRow]:
    """Yield what a row heads: two periods or more, beside a heading that names KPIs.

    `told` are columns of which an arrangement knows what they hold.
    """
    cells = rows[index]
    periods = without_lone_letters({at: found for at, cell in enumerate(cells) if (found := period_heading(cell))})
    words = {
        column: fields_of(cell) for column, cell in enumerate(cells) if isinstance(cell, str) and column not in periods
    }
    if not _are_enough(periods.values(), words.values()) or any(fields & _OF_OKR for fields in words.values()):
        return
    names = sorted({column for column, fields in words.items() if "kpi" in fields} | _names_told(told))
    for at, name in enumerate(names):
        first = next(column for column, cell in enumerate(cells) if cell != "") if at == 0 else name
        last = names[at + 1] - 1 if at + 1 < len(names) and any(name < p < names[at + 1] for p in periods) else None
        right = last or before_key(rows, index, max(column for column, cell in enumerate(cells) if cell != ""))
        inside = {column: found for column, found in periods.items() if first <= column <= right}
        if inside:
            yield PeriodRow(index, min([first, *told]), max([right, *told]), inside)
        if last is None:
            return


def _are_enough(periods: Collection[PeriodHeading], beside: Iterable[Collection[str]]) -> bool:
    """Say whether headings tell a series: two periods, plan and actual of one, or "Actual 2024" beside the "Actual" of today."""
    if len({found.period for found in periods if found.kind != AGGREGATE}) >= _FEWEST:
        return True
    told = [found.kind for found in periods if found.told]
    if len(told) >= _FEWEST and {PLAN, ACTUAL} <= {found.kind for found in periods}:
        return True
    to_date = any(found.kind == AGGREGATE for found in periods)
    return ACTUAL in told and (to_date or any("actual" in fields for fields in beside))


def _names_told(told: Mapping[int, str]) -> set[int]:
    return {column for column, field in told.items() if field == "name"}


def goes_on_below(sheet: Sheet, row: PeriodRow) -> bool:
    """Say whether the next row tells plan from actual; then this one is only a part of the heading."""
    below = sheet.rows[row.index + 1 : row.index + 2]
    kinds = [cell for cells in below for cell in cells[row.left : row.right + 1] if isinstance(cell, str)]
    return sum(map(tells_kind, kinds)) >= _FEWEST


def as_heading(sheet: Sheet, row: PeriodRow) -> FoundHeading:
    """Return the heading that a row with periods is."""
    texts = tuple(str(cell).strip() for cell in sheet.rows[row.index][row.left : row.right + 1])
    return FoundHeading(row.index, row.left, row.right, texts)


def dated(sheet: Sheet, heading: FoundHeading, row: PeriodRow) -> PeriodRow:
    """Return a heading row whose periods have the year, and plan or actual, that the title or the sheet names."""
    lines = rows_above(sheet, row.index, _TITLES)
    above = [cell for cells in lines for cell in cells if isinstance(cell, str) and cell]
    title = title_of(sheet, heading)
    year = year_within([title]) or year_within([sheet.name]) or year_told(row.periods) or year_within(above)
    kind = PLAN if PLAN in map(_kind_told, (title, sheet.name)) else ACTUAL
    periods = in_year({at: _as(kind, found) for at, found in row.periods.items()}, year)
    return row._replace(periods=without_sums(by_month(in_calendar_years(periods))))


def _kind_told(title: str) -> str:
    """Return what a title or the name of a sheet says of the numbers: "Targets 2026" are plans."""
    found = period_heading(title.strip())
    return (found.kind if found.told else "") if found else kind_of(title.strip())


def _as(kind: str, found: PeriodHeading) -> PeriodHeading:
    """Return a heading that does not tell plan from actual as the kind that its title tells."""
    return found if found.told or found.kind != ACTUAL else found._replace(kind=kind)


def of_table(
    sheet: Sheet, row: PeriodRow, stop: int, names: int | None = None, concluded: Text | None = None
) -> Proposal | None:
    """Return what a table with periods across is read as.

    `names` is the column of KPIs where no heading says so, `concluded` what to ask where its cells alone do.
    """
    below = sheet.rows[row.index + 1 : stop]
    series = {at: found for at, found in row.periods.items() if found.kind in (PLAN, ACTUAL)}
    series = with_numbers(series, below)
    heading = [  # "Ziel" over texts is the objective
        cell if row.left <= at <= row.right and is_numeric(cells[at] for cells in below) else ""
        for at, cell in enumerate(sheet.rows[row.index])
    ]
    of_year = target_of_year(series, heading)
    roles = of_year or only_plan(series, heading) or compared_with_year_before(series, heading)
    roles = roles | baseline_of_year(row.periods, heading)
    if "actual" not in roles.values():
        roles = roles | year_to_date(row.periods, heading)
    series = {at: found for at, found in series.items() if at not in of_year}
    if not series:
        return None
    first, *_, last = [found.period for found in series.values()] * 2
    why = WHY.filled(first=min(found.period for found in series.values()), last=max(first, last))
    left = {at: _why_left(found, at in series) for at, found in row.periods.items() if at not in roles}
    for at in range(row.left, row.right + 1):  # "Abw." beside the periods
        if at not in left and kind_of(str(sheet.rows[row.index][at]).strip()) == DERIVED:
            left[at] = COMPUTED if is_numeric(cells[at] for cells in below) else None
    kpis = Arranged(
        sheet,
        shown_rows(sheet, stop),
        why,
        heading=Heading(row.index, row.left, row.right),
        table="kpis",
        fields={**(told_fields(sheet) if names is None else {names: "name"}), **roles},
        left={at: text for at, text in left.items() if text},
        telling=names is not None or any(found.kind == PLAN for found in series.values()),
        asks={names: concluded} if concluded else sheet.asks if isinstance(sheet, Arranged) else None,
        merges=[area for area in sheet.details.merges if area.bottom < stop],
    )
    tables = arranged_tables(kpis)
    if not tables:
        return None
    told = [(found.period, found.kind) for found in series.values()]
    doubled = next((period for period, kind in told if told.count((period, kind)) > 1), None)
    asks = TWICE.filled(period=doubled) if doubled else None
    certainty = _SEVERAL_ROWS if _tell_kinds(tables[0].layout, kpis) else 1.0
    return Proposal((kpis, _values(tables[0].layout, kpis, series, why)), why, certainty, asks)


def _tell_kinds(layout: Layout, kpis: Arranged) -> bool:
    """Say whether rows of one name are told apart by plan and actual behind it: then they are one KPI."""
    column = layout.fields["name"]
    told = [kind_behind(str(kpis.rows[row][column]).strip()) for row in layout.rows]
    kinds: dict[str, set[str]] = {}
    for name, kind in told:
        if kind:
            kinds.setdefault(name, set()).add(kind)
    return 2 * sum(len(found) for found in kinds.values() if len(found) > 1) > len(told)


def _why_left(found: PeriodHeading, in_series: bool) -> Text | None:
    if in_series:
        return SERIES
    if found.kind == AGGREGATE:
        return SUMS
    return COMPUTED if found.kind == DERIVED else OTHER_KIND if found.kind not in (PLAN, ACTUAL) else None


def _values(layout: Layout, kpis: Arranged, series: Mapping[int, PeriodHeading], why: Text) -> Arranged:
    """Return the list of values: one row per KPI and period that has any."""
    named = zip(names_of(layout, kpis), (kpis.cells[index] for index in layout.rows))
    return values_of(kpis.source, kpis.cells[layout.heading_row], named, series, why)
