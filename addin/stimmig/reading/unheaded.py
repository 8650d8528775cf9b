"""Columns left of a table that nothing heads: perspectives, often merged over its rows, and the names of KPIs."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language.folding import fold
from stimmig.language.heading_fields import fields_of
from stimmig.language.perspectives import people_among_perspectives, perspective_within
from stimmig.reading.doubts import speaks_of_kpis
from stimmig.reading.headings import Heading
from stimmig.reading.many_kinds import Measured, of_many_kinds
from stimmig.reading.own_sections import heads_rows
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_FEWEST, _MOSTLY = 2, 0.6
_LOOKED_BELOW = 60
_LISTED = frozenset({"kpi", "strategic_objective", "objective", "key_result", "initiative", "list_name", "date"})
_LEVELS = frozenset({"target", "actual"})


def with_perspectives(heading: Heading, later: Sequence[Heading], rows: Sequence[Sequence[Cell]]) -> Heading:
    """Return a heading, begun a column earlier where the perspectives of its rows stand there below an empty cell.

    `later` are the headings further down. At least two perspectives that we know must stand there, and be most of it.
    """
    column = heading.left - 1
    if column < 0 or heading.excel_table is not None or rows[heading.row][column] != "":
        return heading
    stop = min([other.row for other in later if other.row > heading.row], default=len(rows))
    below = rows[heading.row + 1 : min(stop, heading.row + 1 + _LOOKED_BELOW)]
    beside = [
        row[column]
        for row in _without_notes(below, column)
        if column < len(row) and row[column] != "" and _goes_on(row, heading)
    ]
    known = [told for cell in dict.fromkeys(beside) if (told := perspective_within(cell))]
    people = sum(fold(str(cell)) in people_among_perspectives() for cell in set(beside))
    few = len(set(known)) < _FEWEST or len(known) + people < _MOSTLY * len(set(beside))
    if few or not all(map(heads_rows, beside)):
        return heading
    return heading._replace(left=column, texts=("", *heading.texts))


def with_names(heading: Heading, sheet: Sheet) -> Heading:
    """Return a heading, begun a column earlier where KPIs stand there below an empty cell: " | Ziel | Ist"."""
    column, rows = heading.left - 1, sheet.rows
    told = [fields_of(text) for text in heading.texts]
    if column < 0 or heading.excel_table is not None or rows[heading.row][column] != "" or not told[0]:
        return heading
    if not frozenset().union(*told) >= _LEVELS or any(fields & _LISTED and not fields & _LEVELS for fields in told):
        return heading
    unit = next((heading.left + at for at, fields in enumerate(told) if "unit" in fields), None)
    measured: list[Measured] = []
    for row in rows[heading.row + 1 : heading.row + 1 + _LOOKED_BELOW]:
        if not isinstance(row[column], str) or not row[column] or not _goes_on(row, heading):
            break
        measured.append(Measured(row[column], "" if unit is None else str(row[unit]), row[heading.left :]))
    if len(measured) < _FEWEST or not of_many_kinds(measured, speaks_of_kpis((sheet.name, title_of(sheet, heading)))):
        return heading
    return heading._replace(left=column, texts=("", *heading.texts))


def _without_notes(below: Sequence[Sequence[Cell]], column: int) -> Sequence[Sequence[Cell]]:
    """Return rows without those behind the last gap, where none of these names a perspective."""
    gap = max((at for at, row in enumerate(below) if not any(cell != "" for cell in row)), default=len(below))
    behind = [row[column] for row in below[gap:] if column < len(row)]
    return below if any(map(perspective_within, behind)) else below[:gap]


def _goes_on(row: Sequence[Cell], heading: Heading) -> bool:
    return any(cell != "" for cell in row[heading.left : heading.right + 1])
