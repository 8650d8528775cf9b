"""Perspectives, objectives and KPIs in one list with a column that says which is which, as scorecard tools export it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell, column_name
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_lines import A_LABEL
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name
from stimmig.reading.scoring import LIST_NAME
from stimmig.workbook.workbook import Sheet

_PERSPECTIVE, _OBJECTIVE, _KPI, _INITIATIVE = "perspective", "strategic_objective", "kpi", "initiative"
_NAMED = (LIST_NAME, "description", "statement")
_IDS = frozenset({"id", "kpi_id"})
_LONGEST_KIND = 30
_MOSTLY = 0.8
_NUMBERED = re.compile(r"[\s.:-]*\d+(?:\.\w{1,2})*[.:)]?$")
""""Kennzahl 1.1", "Maßnahme 2.a" """

WHY = Text(
    "Die Spalte „{heading}“ sagt in jeder Zeile, ob sie Perspektive, Ziel, Kennzahl oder Maßnahme ist.",
    "The column “{heading}” says in each row whether it is a perspective, an objective, a KPI or an initiative.",
)


class _Line(NamedTuple):
    """A row of the list: what it is, and the perspective and objective above it."""

    kind: str
    row: int
    perspective: Shown
    objective: Shown


def typed_scorecards(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of objectives and KPIs that a column tells apart."""
    for index in rows_that_name(sheet, *_NAMED):
        row = sheet.rows[index]
        name = next((at for at, cell in enumerate(row) if _fields(cell) & set(_NAMED)), None)
        if name is None:
            continue
        below = _below(sheet, index, name)
        for kinds in (at for at in range(len(row)) if at != name and (row[at] != "" or at < name)):
            told = {at: _kind(sheet.rows[at][kinds]) for at in below}
            if {_OBJECTIVE, _KPI} <= set(told.values()) and _nearly_all(told):
                yield _of_table(sheet, index, name, kinds, told)
                return


def _fields(cell: Cell) -> frozenset[str]:
    return frozenset(one.field for one in lexicon.heading(cell.strip())) if isinstance(cell, str) else frozenset()


def _below(sheet: Sheet, index: int, name: int) -> list[int]:
    """Return the rows of the list: down to the first that names nothing."""
    rows = range(index + 1, len(sheet.rows))
    return list(range(index + 1, next((at for at in rows if sheet.rows[at][name] == ""), len(sheet.rows))))


def _kind(cell: Cell) -> str:
    """Return what a cell says that its row is; "" where it says something else."""
    if not isinstance(cell, str) or not 0 < len(cell) <= _LONGEST_KIND:
        return ""
    fields = _fields(cell) or _fields(_NUMBERED.sub("", cell.strip()))
    if "key_result" in fields:
        return "key_result"
    return next((kind for kind in (_KPI, _INITIATIVE, _OBJECTIVE, _PERSPECTIVE) if kind in fields), "")


def _nearly_all(told: Mapping[int, str]) -> bool:
    """Say whether nearly each row is of a known kind, and none a key result."""
    known = [kind for kind in told.values() if kind]
    return "key_result" not in known and len(known) >= _MOSTLY * len(told)


def _of_table(sheet: Sheet, index: int, name: int, kinds: int, told: Mapping[int, str]) -> Proposal:
    lines = list(_lines(sheet, name, told))
    why = WHY.filled(heading=str(sheet.rows[index][kinds]) or column_name(kinds))
    known = {(at, kinds): A_LABEL for at in (index, *told)} | {(index, name): A_LABEL}
    known |= {(at, name): A_LABEL for at, kind in told.items() if kind in ("", _PERSPECTIVE)}
    ids = [at for at, cell in enumerate(sheet.rows[index]) if _fields(cell) & _IDS]
    known |= {(row, at): A_LABEL for row, kind in told.items() if kind == _OBJECTIVE for at in ids}
    lists = []
    for table, own in (("kpis", (_OBJECTIVE, _KPI)), ("initiatives", (_INITIATIVE,))):
        rows = [line for line in lines if line.kind in own]
        if rows:
            lists.append(_list(sheet, (index, name, kinds), rows, table, why, known))
    return Proposal(tuple(lists), why)


def _lines(sheet: Sheet, name: int, told: Mapping[int, str]) -> Iterator[_Line]:
    perspective = objective = NOTHING
    for at, kind in told.items():
        cell = sheet.rows[at][name]
        shown = Shown(cell.strip() if isinstance(cell, str) else cell, at, name)
        if kind == _PERSPECTIVE:
            perspective, objective = shown, NOTHING
        elif kind == _OBJECTIVE:
            objective = shown
        if kind:
            yield _Line(kind, at, perspective, objective)


def _list(
    sheet: Sheet, places: tuple[int, int, int], lines: Sequence[_Line], table: str, why: Text, known: Mapping
) -> Arranged:
    """Return the rows of a kind as a plain list, with the columns that say something of them."""
    index, name, kinds = places
    beside = [
        at
        for at, cell in enumerate(sheet.rows[index])
        if at not in (name, kinds) and cell != "" and any(sheet.rows[line.row][at] != "" for line in lines)
    ]
    fields = ("perspective", "strategic_objective", "name") if table == "kpis" else ("contributes_to", "name")
    ids = {at for at in beside if _fields(sheet.rows[index][at]) & _IDS}
    rows = [[*[NOTHING] * len(fields), *(Shown(sheet.rows[index][at], index, at) for at in beside)]]
    for line in lines:
        alone = line.kind == _OBJECTIVE
        own = NOTHING if alone else Shown(str(sheet.rows[line.row][name]).strip(), line.row, name)
        above = (line.perspective, line.objective) if table == "kpis" else (line.objective,)
        more = (NOTHING if alone and at in ids else Shown(sheet.rows[line.row][at], line.row, at) for at in beside)
        rows.append([*above, own, *more])  # the number of an objective is none of a KPI
    heading = Heading(0, 0, len(rows[0]) - 1)
    told = dict(enumerate(fields))
    return Arranged(
        sheet, rows, why, heading=heading, table=table, fields=told, known=known, all_rows=True, telling=True
    )
