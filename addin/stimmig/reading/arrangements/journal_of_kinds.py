"""A journal whose rows say themselves whether they are plan or actual: "Periode | Kennzahl | Art | Wert"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.journal_of_units import OF_THE_SERIES, REPEATED
from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, kind_of, period_heading
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows, told_fields
from stimmig.reading.arrangements.rows_of_kinds import KIND, tells_kinds
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_NUMBERS, _IDS = frozenset({"value", "actual"}), frozenset({"kpi_id", "id"})
_FIELDS = ("kpi", "period", PLAN, ACTUAL)

WHY = Text(
    "Jede Zeile nennt einen Zeitraum, eine Kennzahl und ob ihr Wert Plan oder Ist ist („{kind}“).",
    "Each row names a period, a KPI and whether its value is plan or actual (“{kind}”).",
)


class _Places(NamedTuple):
    """The columns of a journal."""

    period: int
    name: int
    kind: int
    value: int


def journals_of_kinds(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each journal of a sheet with plan and actual in rows of their own."""
    rows = () if told_fields(sheet) else rows_that_name(sheet, "period")
    headings = headings_of(sheet) if rows else []
    for heading in (one for one in headings if one.row in rows):
        stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
        below = sheet.rows[heading.row + 1 : stop]
        if (places := _places(heading, below)) and (proposal := _of_table(sheet, heading, places, stop)):
            yield proposal


def _places(heading: FoundHeading, below: Sequence[Sequence[Cell]]) -> _Places | None:
    fields = {at: fields_of(text) for at, text in enumerate(heading.texts, heading.left)}

    def only(words: frozenset[str]) -> int | None:
        found = [at for at, known in fields.items() if known & words]
        return found[0] if len(found) == 1 else None

    name = only(frozenset({"kpi"}))
    period, name, value = only(frozenset({"period"})), only(_IDS) if name is None else name, only(_NUMBERS)
    kinds = [at for at in fields if at not in (period, name, value) and tells_kinds(row[at] for row in below)]
    if period is None or name is None or value is None or len(kinds) != 1 or len({period, name, value}) < 3:
        return None
    return _Places(period, name, kinds[0], value)


def _of_table(sheet: Sheet, heading: FoundHeading, places: _Places, stop: int) -> Proposal | None:
    shown = shown_rows(sheet, stop)
    below = [row for row in shown[heading.row + 1 :] if row[places.name].value != ""]
    series: dict[tuple[Cell, Cell], dict[str, list[Shown]]] = {}
    for row in below:
        told = series.setdefault((row[places.name].value, row[places.period].value), {})
        kind = kind_of(str(row[places.kind].value).strip())
        if not kind or kind in told:
            return None
        told[kind] = row
    periods = {period for _, period in series}
    if len(periods) < _FEWEST or not all(period != "" and period_heading(period) for period in periods):
        return None
    why = WHY.filled(kind=str(below[0][places.kind].value).strip())
    rows = [_row(told, places) for told in series.values()]
    again = {(row[at].row, at): REPEATED for row in below for at in (places.name, places.period)}
    known = again | {(row[places.kind].row, places.kind): KIND for row in below}
    known |= {(heading.row, at): OF_THE_SERIES for at in places}
    heads = [shown[heading.row][places.name], shown[heading.row][places.period], NOTHING, NOTHING]
    top = Heading(0, 0, len(_FIELDS) - 1)
    fields = dict(enumerate(_FIELDS))
    values = Arranged(sheet, [heads, *rows], why, heading=top, table="values", fields=fields, known=known)
    return Proposal((values, *_kpis(sheet, heading, places, shown, below, why)), why)


def _row(told: Mapping[str, Sequence[Shown]], places: _Places) -> list[Shown]:
    first = next(iter(told.values()))
    return [
        first[places.name],
        first[places.period],
        *(told[kind][places.value] if kind in told else NOTHING for kind in (PLAN, ACTUAL)),
    ]


def _kpis(sheet: Sheet, heading: FoundHeading, places: _Places, shown, below, why: Text) -> Iterator[Arranged]:
    """Yield the list of the KPIs that a journal names; it only counts where no other list has them."""
    if "kpi" not in fields_of(heading.texts[places.name - heading.left]):
        return
    first = dict(reversed([(row[places.name].value, row) for row in below]))
    listed = [
        *shown[: heading.row + 1],
        *(first[name] for name in dict.fromkeys(row[places.name].value for row in below)),
    ]
    left = dict.fromkeys((places.period, places.kind, places.value), OF_THE_SERIES)
    place, fields = Heading(heading.row, heading.left, heading.right), {places.name: "name"}
    yield Arranged(
        sheet, listed, why, heading=place, table="kpis", fields=fields, left=left, implied=True, telling=True
    )
