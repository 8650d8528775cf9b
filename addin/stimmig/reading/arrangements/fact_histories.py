"""The little table below a KPI's fact sheet: "Quarter | Target | Actual", one row per period."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import rows_that_name
from stimmig.reading.grammar.dates import read_period
from stimmig.workbook.workbook import Sheet

_KINDS = {"plan": "plan", "target": "plan", "actual": "actual", "value": "actual"}
_FEWEST = 2


class History(NamedTuple):
    """The values of a KPI: the rows from heading to last period, and what stands in which column."""

    rows: range
    period: int
    columns: Mapping[str, int]
    """plan and actual → column"""
    comment: int | None


def histories_in(sheet: Sheet) -> list[History]:
    """Return the tables on a sheet that list periods with plan or actual and name no KPI."""
    return [found for index in rows_that_name(sheet, "period") if (found := _history(sheet.rows, index))]


def _history(rows: Sequence[Sequence[Cell]], index: int) -> History | None:
    fields = {at: _fields(cell) for at, cell in enumerate(rows[index]) if cell != ""}
    period = next((at for at, known in fields.items() if "period" in known), None)
    if period is None or any("kpi" in known for known in fields.values()):
        return None
    last = index
    while last + 1 < len(rows) and read_period(rows[last + 1][period]):
        last += 1
    columns: dict[str, int] = {}
    for at, known in fields.items():
        kinds = {_KINDS[field] for field in known if field in _KINDS}
        if at > period and len(kinds) == 1:
            columns.setdefault(kinds.pop(), at)
    if last - index < _FEWEST or not columns:
        return None
    comment = next((at for at, known in fields.items() if "comment" in known), None)
    return History(range(index, last + 1), period, columns, comment)


def _fields(cell: Cell) -> frozenset[str]:
    return frozenset(one.field for one in lexicon.heading(cell.strip())) if isinstance(cell, str) else frozenset()


def values_of(sheet: Sheet, histories: Sequence[History], names: Sequence[Shown], why: Text) -> Iterator[Arranged]:
    """Yield the values that histories tell, each of the KPI whose name stands last above it."""
    for one in histories:
        above = [name for name in names if 0 <= name.row < one.rows.start]
        if not above:
            continue
        columns = dict(one.columns)
        if one.comment is not None:
            columns["comment"] = one.comment
        head, *below = one.rows
        rows = [[NOTHING, *(_shown(sheet, head, at) for at in (one.period, *columns.values()))]]
        name = max(above, key=lambda shown: shown.row)
        rows += [[name, *(_shown(sheet, row, at) for at in (one.period, *columns.values()))] for row in below]
        fields = dict(enumerate(("kpi", "period", *columns)))
        yield Arranged(sheet, rows, why, heading=Heading(0, 0, len(fields) - 1), table="values", fields=fields)


def _shown(sheet: Sheet, row: int, column: int) -> Shown:
    return Shown(sheet.rows[row][column], row, column)
