"""Perspectives, objectives and KPIs in one list with a column that says which is which, as scorecard tools export it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Optional

from stimmig.cells import Cell, column_name
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_lines import A_LABEL
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name
from stimmig.reading.arrangements.scorecard_parents import (
    INITIATIVE,
    KINDS,
    KPI,
    OBJECTIVE,
    PERSPECTIVE,
    Columns,
    above_by_order,
    parents,
)
from stimmig.reading.arrangements.typed_lists import column_of_ids, column_of_parents, rows_below
from stimmig.reading.scoring import LIST_NAME
from stimmig.workbook.workbook import Sheet

_LISTS = (
    (OBJECTIVE, "strategic_objectives", {"perspective": (PERSPECTIVE,), "name": (OBJECTIVE,)}),
    (KPI, "kpis", {"perspective": (PERSPECTIVE,), "strategic_objective": (OBJECTIVE,), "name": (KPI,)}),
    (INITIATIVE, "initiatives", {"contributes_to": (KPI, OBJECTIVE), "name": (INITIATIVE,)}),
)
"""kind, the table that lists it, and field → the kinds of which the nearest fills it"""
_NAMED = (LIST_NAME, "description", "statement")
_IDS = frozenset({"id", "kpi_id"})
_LONGEST_KIND = 30
_MOST_WORDS = 20
"""so many words at most tell kinds; a column of a long list has more"""
_MOSTLY = 0.6
_NUMBERED = re.compile(r"[\s.:-]*\d+(?:\.\w{1,2})*[.:)]?$")
""""Kennzahl 1.1", "Maßnahme 2.a" """

WHY = Text(
    "Die Spalte „{heading}“ sagt zu jeder Zeile, ob sie eine Perspektive, ein Ziel, eine Kennzahl oder eine Maßnahme"
    " nennt.",
    "The column “{heading}” says of each row whether it names a perspective, an objective, a KPI or an initiative.",
)


class _Line(NamedTuple):
    """A row of the list, and what stands above it."""

    kind: str
    name: Shown
    above: Optional["_Line"]

    @property
    def row(self) -> int:
        """Return the row of the sheet."""
        return self.name.row

    def nearest(self, *kinds: str) -> Shown:
        """Return the name of the first that is of one of some kinds: the row itself, or what stands above it."""
        line: _Line | None = self
        while line is not None and line.kind not in kinds:
            line = line.above
        return line.name if line else NOTHING


def typed_scorecards(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of objectives and KPIs that a column tells apart."""
    for index in rows_that_name(sheet, *_NAMED):
        row = sheet.rows[index]
        name = next((at for at, cell in enumerate(row) if fields_of(cell) & set(_NAMED)), None)
        if name is None:
            continue
        below = rows_below(sheet, index, name)
        for kinds in (at for at, cell in enumerate(row) if at != name and (cell != "" or at < name)):
            words = {sheet.rows[at][kinds] for at in below}
            told = {at: _kind(sheet.rows[at][kinds]) for at in below} if len(words) <= _MOST_WORDS else {}
            if {OBJECTIVE, KPI} <= set(told.values()) and _mostly_known(told):
                columns = Columns(index, name, kinds, column_of_ids(row), column_of_parents(row))
                over = parents(sheet, columns, told)
                if over is not None:
                    columns = columns if over else columns._replace(parent=None)
                    yield _of_table(sheet, columns, _lines(sheet, name, told, over))
                return


def _kind(cell: Cell) -> str:
    """Return what a cell says that its row is; "" where it says something else."""
    if not isinstance(cell, str) or not 0 < len(cell) <= _LONGEST_KIND:
        return ""
    fields = fields_of(cell) or fields_of(_NUMBERED.sub("", cell.strip()))
    if "key_result" in fields:
        return "key_result"
    return next((kind for kind in (KPI, INITIATIVE, OBJECTIVE, PERSPECTIVE) if kind in fields), "")


def _mostly_known(told: Mapping[int, str]) -> bool:
    """Say whether most rows are of a known kind, and none a key result."""
    known = [kind for kind in told.values() if kind]
    return "key_result" not in known and len(known) >= _MOSTLY * len(told)


def _lines(sheet: Sheet, name: int, told: Mapping[int, str], parents: Mapping[int, int]) -> list[_Line]:
    """Return the rows of known kinds, each below its parent; where it names none, below what stands above it."""
    above = above_by_order(told)
    if any(above.get(at) != parent for at, parent in parents.items() if told[at] != INITIATIVE):
        above = {}  # where some rows stand elsewhere than they belong, the order says nothing
    above |= parents
    found: dict[int, _Line] = {}
    for at in sorted((at for at, kind in told.items() if kind), key=lambda at: KINDS.index(told[at])):
        cell = sheet.rows[at][name]
        shown = Shown(cell.strip() if isinstance(cell, str) else cell, at, name)
        found[at] = _Line(told[at], shown, found[above[at]] if at in above else None)
    return [found[at] for at in told if at in found]


def _of_table(sheet: Sheet, columns: Columns, lines: Sequence[_Line]) -> Proposal:
    heading = str(sheet.rows[columns.heading][columns.kind]).strip()
    why = WHY.filled(heading=heading or column_name(columns.kind))
    listed = [(table, fields, [line for line in lines if line.kind == kind]) for kind, table, fields in _LISTS]
    known = dict.fromkeys(_labels(sheet, columns, lines), A_LABEL)
    return Proposal(
        tuple(_list(sheet, columns, own, why, table, fields, known) for table, fields, own in listed if own), why
    )


def _labels(sheet: Sheet, columns: Columns, lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield the cells that say what the rows are and where they belong."""
    for column in (columns.name, columns.kind, columns.parent):
        if column is not None:
            yield columns.heading, column
    for line in lines:
        own = (columns.name, columns.id) if line.kind == PERSPECTIVE else ()
        yield from ((line.row, column) for column in (columns.kind, columns.parent, *own) if column is not None)


def _list(
    sheet: Sheet,
    columns: Columns,
    lines: Sequence[_Line],
    why: Text,
    table: str,
    fields: Mapping[str, tuple[str, ...]],
    known: Mapping[tuple[int, int], Text],
) -> Arranged:
    """Return the rows of a kind as a plain list, with the columns that say something of them."""
    heads = [Shown(cell, columns.heading, at) for at, cell in enumerate(sheet.rows[columns.heading]) if cell != ""]
    beside = [head for head in heads if head.column not in (columns.name, columns.kind, columns.parent)]
    beside = [head for head in beside if any(sheet.rows[line.row][head.column] != "" for line in lines)]
    rows = [[*[NOTHING] * len(fields), *beside]]
    for line in lines:
        cells = [Shown(sheet.rows[line.row][head.column], line.row, head.column) for head in beside]
        rows.append([*(line.nearest(*kinds) for kinds in fields.values()), *cells])
    heading = Heading(0, 0, len(rows[0]) - 1)
    told = dict(enumerate(fields))
    return Arranged(
        sheet, rows, why, heading=heading, table=table, fields=told, known=known, all_rows=True, telling=True
    )
