"""Figures across, one row for each period: "Month | New members | Absence", with a row of targets above or below them.

No heading says that the columns are KPIs. Shares beside counts do, with a row of targets or a title that calls them so.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.language.units import unit_of
from stimmig.reading.arranged import Arranged, Heading, Shown
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import AGGREGATE, period_heading
from stimmig.reading.arrangements.proposal import Proposal, told_fields
from stimmig.reading.doubts import speaks_of_kpis
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.many_kinds import Measured, of_many_kinds
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_FEWEST, _MOST_ROWS = 2, 100
_LONGEST = 60
_LEVELS = frozenset({"target", "baseline"})
_OF_PERIODS = frozenset({"period", "date", "cycle", "month"})

WHY = Text(
    "Jede Spalte ist eine Kennzahl; darunter stehen ihre Werte, je Zeitraum eine Zeile.",
    "Each column is a KPI; below it stand its values, one row for each period.",
)
ASKS = Text(
    "Sind die Spalten ab {cell} Kennzahlen? Ihre Überschriften sagen es nicht; gelesen wurden sie so.",
    "Are the columns from {cell} KPIs? Their headings do not say; they were read so.",
)


class Figures(NamedTuple):
    """A heading row of such a table, its columns with those of the labels first, and the rows below it."""

    row: int
    columns: Sequence[int]
    labels: Sequence[int]
    has_target: bool
    units: int | None = None
    """the row below the heading that holds the units, where there is one"""

    @property
    def below(self) -> Sequence[int]:
        """Return the rows that say something of each column."""
        return self.labels if self.units is None else (self.units, *self.labels)


def figures_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet that has KPIs across and periods down."""
    if told_fields(sheet) or len(sheet.rows) > _MOST_ROWS:
        return
    for index in range(len(sheet.rows) - _FEWEST):
        found = figures_below(sheet.rows, index)
        if found is None or not _are_kpis(sheet, found):
            continue
        rows = [[Shown(sheet.rows[row][at], row, at) for row in (found.row, *found.below)] for at in found.columns]
        asks = {0: ASKS.filled(cell=cell_name(index, found.columns[1]))}
        heading = Heading(0, 0, len(rows[0]) - 1)
        fields = {0: "name"} if found.units is None else {0: "name", 1: "unit"}
        yield Proposal((Arranged(sheet, rows, WHY, heading=heading, fields=fields, telling=True, asks=asks),), WHY)


def figures_below(rows: Sequence[Sequence[Cell]], index: int) -> Figures | None:
    """Return what a row heads: texts that we do not know, beside periods and targets below each other."""
    filled = [at for at, cell in enumerate(rows[index]) if cell != ""]
    units = index + 1 if _holds_units(rows[index], rows[index + 1]) else None
    top = index + 1 if units is None else index + 2
    below = rows[top] if top < len(rows) else ()
    first = next((at for at, cell in enumerate(below) if cell != ""), None)
    if first is None or not filled or filled[0] < first or not _heads_periods(rows[index][first]):
        return None
    columns = [at for at in filled if at > first]
    labels: list[int] = []
    for row in range(top, len(rows)):
        if rows[row][first] == "" or not _is_label(rows[row][first]):
            break
        labels.append(row)
    cells = [rows[row][first] for row in labels]
    targets = [cell for cell in cells if fields_of(cell) & _LEVELS]
    periods = {one.period for cell in cells if cell not in targets and (one := period_heading(cell)) and one.period}
    if len(columns) < _FEWEST or len(periods) < _FEWEST or len(set(targets)) < len(targets):
        return None
    if not all(_may_name(rows[index][at]) and is_numeric(rows[row][at] for row in labels) for at in columns):
        return None
    return Figures(index, [first, *columns], labels, any("target" in fields_of(cell) for cell in targets), units)


def _holds_units(heading: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Say whether a row holds a unit below each heading, and no more than the word for it before them."""
    named = [at for at, cell in enumerate(heading) if cell != "" and not _heads_periods(cell)]
    filled = [at for at, cell in enumerate(row) if cell != ""]
    others = [row[at] for at in filled if at not in named]
    units = [row[at] for at in filled if at in named]
    if len(units) < _FEWEST or not all(isinstance(cell, str) and unit_of(cell.strip()) for cell in units):
        return False
    return len(others) <= 1 and all("unit" in fields_of(cell) for cell in others)


def _heads_periods(corner: Cell) -> bool:
    return corner == "" or bool(fields_of(corner) & _OF_PERIODS)


def _is_label(cell: Cell) -> bool:
    """Say whether a cell names a period, a sum over some, or a level such as the target."""
    found = period_heading(cell)
    return bool(fields_of(cell) & _LEVELS) or (found is not None and (bool(found.period) or found.kind == AGGREGATE))


def _may_name(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= _LONGEST and not fields_of(cell) and period_heading(cell) is None


def _are_kpis(sheet: Sheet, found: Figures) -> bool:
    """Say whether title or content tell that the columns are KPIs."""
    texts = tuple(str(sheet.rows[found.row][at]).strip() for at in found.columns)
    heading = FoundHeading(found.row, found.columns[0], found.columns[-1], texts)
    called_so = speaks_of_kpis((sheet.name, title_of(sheet, heading)))
    formats = sheet.details.formats
    units = sheet.rows[found.units] if found.units is not None else [""] * len(sheet.rows[found.row])
    measured = [
        Measured(
            texts[position],
            str(units[at]).strip()
            or ("%" if any((one := formats.get(at, {}).get(row)) and one.percent for row in found.labels) else ""),
            [sheet.rows[row][at] for row in found.labels],
        )
        for position, at in enumerate(found.columns)
        if position
    ]
    return (called_so or found.has_target) and of_many_kinds(measured, called_so)
