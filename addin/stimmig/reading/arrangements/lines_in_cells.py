"""Lists within cells: three KPIs as three lines of one cell, and their targets as three lines of the next."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, headings_of, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.workbook.workbook import Sheet

_PARTS = re.compile(r"\s*(?:&|/|\+|\n|,|;|\bund\b|\band\b)\s*")
FOR_ALL_LINES = frozenset(
    [
        "perspective",
        "strategic_objective",
        "owner",
        "unit",
        "frequency",
        "source",
        "scope",
        "team",
        "better",
        "contributes_to",
        "reason",
    ]
)
"""what a single line says for all the lines beside it, as a merged cell does"""
_NUMBERS = frozenset({"target", "actual", "baseline", "plan"})
_NAMES = frozenset({"kpi", "key_result"})

WHY = Text(
    "In einer Zelle stehen mehrere Kennzahlen untereinander (so in {cell}); ihre Werte stehen daneben in gleich vielen Zeilen.",
    "One cell holds several KPIs, line by line (as in {cell}); their values stand beside it in as many lines.",
)
UNEVEN = Text(
    "In {cell} stehen {count} Zeilen, in {other} {others}: Welche gehört zu welcher? Gelesen wurde diese Tabelle nicht.",
    "{cell} holds {count} lines and {other} {others}: which belongs to which? This table was not read.",
)


class _Columns(NamedTuple):
    """Which columns of a table matter when its cells are taken apart."""

    names: int
    fields: Mapping[int, frozenset[str]]
    objective_too: bool
    """the cells of names begin with the objective: "Objective & measures" """


def lines_in_cells(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet whose cells hold lists."""
    broken = {cell for row in sheet.rows[:LOOKED_AT] for cell in row if isinstance(cell, str) and "\n" in cell.strip()}
    if not broken:
        return
    headings = headings_of(sheet)
    for position, heading in enumerate(headings):
        stop = end_of(heading, headings[position + 1 :], sheet.rows)
        columns = _columns(heading, told_fields(sheet))
        below = sheet.rows[heading.row + 1 : stop]
        if columns and any(row[columns.names] in broken for row in below):
            yield from _taken_apart(sheet, heading, columns, stop)


def _columns(heading: FoundHeading, told: Mapping[int, str]) -> _Columns | None:
    fields = {heading.left + at: _fields(text) for at, text in enumerate(heading.texts) if text}
    fields |= {at: frozenset({field}) for at, field in told.items()}
    names = next((at for at, words in fields.items() if words & _NAMES), None)
    if names is None:
        return None
    return _Columns(names, fields, bool({"strategic_objective", "objective"} & fields[names]))


def _fields(text: str) -> frozenset[str]:
    """Return all that a heading may stand for, that of its parts included: "Objective & measures"."""
    parts = [lexicon.heading(part) for part in _PARTS.split(text) if part]
    told = parts if all(parts) else [lexicon.heading(text) or sum(parts, ())]
    return frozenset(meaning.field for part in told for meaning in part)


def _taken_apart(sheet: Sheet, heading: FoundHeading, columns: _Columns, stop: int) -> Iterator[Proposal]:
    rows: list[list[Shown]] = shown_rows(sheet, heading.row + 1)
    for row in rows:
        row.append(NOTHING)
    objective = len(sheet.rows[0])
    asks, first = None, None
    for index in range(heading.row + 1, stop):
        cells = sheet.rows[index]
        lines = {at: cells[at].split("\n") for at in columns.fields if isinstance(cells[at], str) and cells[at]}
        count = _count(lines, columns)
        if count < 2:
            rows.append([*(_whole(cell, index, at, columns.names) for at, cell in enumerate(cells)), NOTHING])
            continue
        first = first or _name(sheet, index, columns.names)
        asks = asks or _uneven(sheet, cells, lines, columns, index, count)
        leads = columns.objective_too and _leads(lines, columns)
        for line in range(count):
            apart = [_line(cells, lines, columns, index, at, line, count) for at in range(len(cells))]
            lead = leads and line == 0
            name = apart[columns.names]
            rows.append([*apart, name if lead else NOTHING])
            if lead:
                rows[-1][columns.names] = NOTHING
    if first is None:
        return
    fields = dict(told_fields(sheet))
    if columns.objective_too:
        fields |= {columns.names: "name", objective: "strategic_objective"}
    table = "kpis" if "kpi" in columns.fields[columns.names] else "key_results"
    why = WHY.filled(cell=first)
    right = objective if columns.objective_too else heading.right
    arranged = Arranged(sheet, rows, why, heading=Heading(heading.row, heading.left, right), table=table, fields=fields)
    yield Proposal((arranged,), why, asks=asks)


def _count(lines: Mapping[int, Sequence[str]], columns: _Columns) -> int:
    """Return how many rows a row is; 1 where its name is one text that merely needs two lines."""
    names = lines.get(columns.names, [""])
    if len(names) < 2:
        return 1
    bulleted = sum(bool(BULLET.match(line)) for line in names)
    as_many = any(len(other) == len(names) for at, other in lines.items() if at != columns.names)
    return len(names) if as_many or bulleted >= len(names) - 1 else 1


def _leads(lines: Mapping[int, Sequence[str]], columns: _Columns) -> bool:
    """Say whether the first line of a cell is the objective of the others: it alone has no bullet, or no value."""
    first, *others = lines[columns.names]
    if all(map(BULLET.match, others)) and not BULLET.match(first):
        return True
    beside = [other for at, other in lines.items() if at != columns.names and len(other) == len(others) + 1]
    return bool(beside) and all(not other[0].strip() for other in beside)


def _uneven(sheet: Sheet, cells: Sequence[Cell], lines, columns: _Columns, index: int, count: int) -> Text | None:
    """Return what to ask where a cell beside the names has neither one line for all, nor one for each."""
    for at, fields in columns.fields.items():
        one = len(lines.get(at, [""]))
        if at == columns.names or cells[at] == "" or one == count or not fields & _NUMBERS:
            continue
        first = lines[at][0] if at in lines else ""
        if fields & FOR_ALL_LINES and first.strip() and read_quantity(first) is None:
            continue  # "Ziel" over texts
        return UNEVEN.filled(
            cell=_name(sheet, index, columns.names), count=count, other=_name(sheet, index, at), others=one
        )
    return None


def _unnumbered(lines: Sequence[str]) -> Sequence[str]:
    """Return lines without their numbers: "1. 68 %", "2. 0.65 %"."""
    if not all(re.match(rf"\s*{at}[.)]\s", line) for at, line in enumerate(lines, 1)):
        return lines
    return [BULLET.sub("", line, count=1) for line in lines]


def _name(sheet: Sheet, row: int, column: int) -> str:
    """Return the name of a cell as its owner sees it."""
    return cell_name(*sheet.origin(row, column)) if isinstance(sheet, Arranged) else cell_name(row, column)


def _whole(cell: Cell, index: int, at: int, names: int) -> Shown:
    """Return a cell that is one line; the only item of a list has its number before it too."""
    only = at == names and isinstance(cell, str)
    return Shown(BULLET.sub("", cell, count=1).strip() if only else cell, index, at)


def _line(cells, lines, columns: _Columns, index: int, at: int, line: int, count: int) -> Shown:
    """Return what a cell says for one of the lines of its row."""
    if len(lines.get(at, ())) == count:
        text = _unnumbered(lines[at])[line]
        return Shown(BULLET.sub("", text, count=1).strip() if at == columns.names else text.strip(), index, at)
    if line == 0 or columns.fields.get(at, frozenset()) & FOR_ALL_LINES:
        return Shown(cells[at], index, at)
    return NOTHING
