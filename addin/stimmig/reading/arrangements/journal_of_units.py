"""A journal of several units: "Monat | Filiale | Kennzahl | Ist | Soll". Each KPI of a unit has a series of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.groups import as_above
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.links import of_scope
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_NUMBERS = {"plan": frozenset({"plan", "target"}), "actual": frozenset({"actual", "value"})}
_REMARKS = frozenset({"comment"})

WHY = Text(
    "Jede Zeile nennt einen Zeitraum, eine Kennzahl und wofür sie gilt (etwa {scope}); daraus wird je eine Reihe.",
    "Each row names a period, a KPI and what it counts for (such as {scope}); of them, a series each is made.",
)
REMARKS = Text("Anmerkungen zu einzelnen Werten, übernommen als Text", "Remarks on single values, kept as text")
REPEATED = Text("Wiederholt, was weiter oben steht", "Repeats what stands farther above")
OF_THE_SERIES = Text("gelesen als Wert oder Zeitraum der Reihe", "read as value or period of the series")


class _Places(NamedTuple):
    """The columns of a journal; `numbers` is "plan" or "actual" → column."""

    period: int
    scope: int
    name: int
    numbers: dict[str, int]


def journals_of_units(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each journal of a sheet whose KPIs come back in other periods, for several units."""
    rows = () if told_fields(sheet) else rows_that_name(sheet, "scope")
    headings = headings_of(sheet) if rows else ()
    for heading in (one for one in headings if one.row in rows):
        if places := _places(heading):
            stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
            if proposal := _of_table(sheet, heading, places, stop):
                yield proposal


def _places(heading: FoundHeading) -> _Places | None:
    fields = {at: fields_of(text) for at, text in enumerate(heading.texts, heading.left)}

    def only(*names: str) -> int | None:
        found = [at for at, known in fields.items() if known.intersection(names)]
        return found[0] if len(found) == 1 else None

    period, scope, name = only("period"), only("scope"), only("kpi")
    numbers = {kind: at for kind, words in _NUMBERS.items() if (at := only(*words)) is not None}
    if None in (period, scope, name) or not numbers or len({period, scope, name, *numbers.values()}) < 3 + len(numbers):
        return None
    return _Places(period, scope, name, numbers)


def _of_table(sheet: Sheet, heading: FoundHeading, places: _Places, stop: int) -> Proposal | None:
    shown = shown_rows(sheet, stop)
    below = [row for row in shown[heading.row + 1 :] if row[places.name].value != "" and row[places.scope].value != ""]
    names = [str(cell).strip() for cell in as_above([row[places.name].value for row in below])]
    kpis = [(name, str(row[places.scope].value).strip()) for name, row in zip(names, below)]
    periods = [row[places.period].value for row in below]
    if not _come_back(kpis, periods):
        return None
    why = WHY.filled(scope=kpis[0][1])
    first = dict(reversed([*zip(kpis, below)]))
    remarks = [at for at, text in enumerate(heading.texts, heading.left) if fields_of(text) & _REMARKS]
    listed = [shown[at] for at in range(heading.row + 1)] + [first[kpi] for kpi in dict.fromkeys(kpis)]
    listed = [[NOTHING if cell.column in remarks else cell for cell in row] for row in listed]
    left = dict.fromkeys((places.period, *places.numbers.values()), OF_THE_SERIES)
    place = Heading(heading.row, heading.left, heading.right)
    known = {(heading.row, at): REMARKS for at in remarks}
    again = {
        cell[1:]: REPEATED
        for kpi, row in zip(kpis, below)
        for cell, told in zip(row, first[kpi])
        if row is not first[kpi] and cell.value == told.value != ""
    }
    kpi_list = Arranged(sheet, listed, why, heading=place, table="kpis", left=left, known=known, implied=True)
    columns = (places.name, places.period, *places.numbers.values())
    rows = [[shown[heading.row][at] for at in columns]]
    for kpi, row in zip(kpis, below):
        name = row[places.name]._replace(value=of_scope(*kpi))
        rows.append([name, *(row[at] for at in columns[1:])])
    fields = dict(enumerate(("kpi", "period", *places.numbers)))
    values = Arranged(
        sheet, rows, why, heading=Heading(0, 0, len(fields) - 1), table="values", fields=fields, known=again
    )
    return Proposal((kpi_list, values), why)


def _come_back(kpis: Sequence[tuple[str, str]], periods: Sequence[Cell]) -> bool:
    """Say whether KPIs of several units stand in several periods, and in none twice."""
    told = {*zip(kpis, periods)}
    units, names = ({kpi[at] for kpi in kpis} for at in (1, 0))
    several = len(units) >= _FEWEST and len(set(periods)) >= _FEWEST and len({*kpis}) < len(told) == len(kpis)
    return several and len(names) < len(kpis) and all(period != "" and period_heading(period) for period in {*periods})
