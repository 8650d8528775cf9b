"""A plain list of key results with one column per week or day: "Key Result | Ziel | KW 20 | KW 22 | …"."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_headings import (
    CheckinColumn,
    checkin_columns,
    heading_cells,
    read_checkin,
    text_of,
    title_above,
)
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import Line, Lines, with_measures
from stimmig.reading.arrangements.okr_marks import KEY_RESULT
from stimmig.reading.arrangements.okr_measure_rows import MeasureRows, measure_rows
from stimmig.reading.arrangements.proposal import Proposal, shown_rows
from stimmig.reading.blocks import arranged_tables, end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.reading.layout import Layout
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Check-ins stehen nebeneinander ({first} bis {last}); jeder gibt einen Stand der Key Results.",
    "Check-ins stand side by side ({first} to {last}); each gives one state of the key results.",
)
A_CHECKIN = Text("Stand an einem Check-in", "State at a check-in")
_FEWEST = 2


def checkins_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the lists of key results that have a column per check-in."""
    hints = hints_of(sheet)
    words = {text for text in hints.headings if "key_result" in fields_of(text_of(text))} if hints else set()
    rows = [index for index, row in enumerate(sheet.rows[:FIRST_LOOK]) if not words.isdisjoint(row)] if words else []
    rows = [index for index in rows if sum(read_checkin(cell) is not None for cell in _heads(sheet, index)) >= _FEWEST]
    rows = [index for index in rows if not _has_numbers(sheet.rows[index])]
    if not rows:
        return
    headings = find_headings(sheet)
    found = {heading.row for heading in headings}
    headings = sorted([*headings, *(_heading(sheet, row) for row in rows if row not in found)])
    for heading in headings:
        if heading.row not in rows:
            continue
        last = max(column for column, cell in enumerate(sheet.rows[heading.row]) if cell != "")
        heading = heading._replace(right=last, texts=tuple(map(str, sheet.rows[heading.row][heading.left : last + 1])))
        checkins = checkin_columns(sheet, heading.row, range(heading.left, heading.right + 1))
        if len(checkins) >= _FEWEST or any(one.measure for one in checkins.values()):
            stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
            if proposal := _of_table(sheet, heading, checkins, stop):
                yield proposal


def _heads(sheet: Sheet, row: int) -> list[Cell]:
    """Return the cells of a heading that may tell a week or day: those of its row, and of the row above it."""
    return [cell for index in range(max(0, row - 1), row + 1) for cell in sheet.rows[index] if cell != ""]


def _has_numbers(row: Sequence[Cell]) -> bool:
    """Say whether a row holds numbers: "Key Result | 54 | 75 | 2026-03-31" heads nothing, it is one."""
    return sum(isinstance(cell, float | int) and not isinstance(cell, bool) for cell in row) > 1


def _heading(sheet: Sheet, row: int) -> FoundHeading:
    filled = [column for column, cell in enumerate(sheet.rows[row]) if cell != ""]
    cells = sheet.rows[row][filled[0] : filled[-1] + 1]
    return FoundHeading(row, filled[0], filled[-1], tuple(str(cell).strip() for cell in cells))


def _of_table(sheet: Sheet, heading: FoundHeading, checkins: Mapping[int, CheckinColumn], stop: int) -> Proposal | None:
    cells = heading_cells(sheet, heading.row)
    below = measure_rows(sheet, range(heading.row + 1, stop), range(heading.left, min(checkins, default=heading.left)))
    plain = _plain(sheet, heading, checkins, stop, Text("", ""), below)
    tables = arranged_tables(plain)
    if not tables or "name" not in tables[0].layout.fields:
        return None
    layout = tables[0].layout
    lines = _lines(sheet, layout, cells, checkins)
    lines = _with_rows(lines, below, layout.fields["name"]) if below else with_measures(lines)
    if not lines.checkins:
        return None
    whens = [one.when.value for one in lines.checkins.values()]
    why = WHY.filled(first=_said(whens[0]), last=_said(whens[-1]))
    plain = _plain(sheet, heading, checkins if below else lines.checkins, stop, why, below)
    found = lines.checkin_list(why)
    return Proposal((plain, found) if found else (plain,), why)


def _said(when) -> str:
    return when if isinstance(when, str) else when.isoformat()[:10]


def _plain(
    sheet: Sheet,
    heading: FoundHeading,
    checkins: Mapping[int, CheckinColumn],
    stop: int,
    why: Text,
    below: MeasureRows | None,
) -> Arranged:
    known = {(one.when.row, one.when.column): A_CHECKIN for one in checkins.values()}
    known |= dict.fromkeys(below.label_cells if below else (), A_CHECKIN)
    return Arranged(
        sheet,
        shown_rows(sheet, stop),
        why,
        heading=Heading(heading.row, heading.left, heading.right),
        table="key_results",
        left=dict.fromkeys([*checkins, *((below.column,) if below else ())], A_CHECKIN),
        known=known,
        merges=[area for area in sheet.details.merges if area.bottom < stop],
    )


def _lines(sheet: Sheet, layout: Layout, columns: Mapping[int, Shown], checkins: Mapping[int, CheckinColumn]) -> Lines:
    names, ids = layout.fields["name"], layout.fields.get("id")
    lines = []
    for row in layout.rows:
        cells = {at: Shown(cell, row, at) for at, cell in enumerate(sheet.rows[row]) if cell != ""}
        if names in cells:
            name = cells[names]
            lines.append(Line(KEY_RESULT, cells.get(ids, name) if ids is not None else name, name, cells))
    return Lines(sheet, title_above(sheet, layout.heading_row), columns, tuple(lines), checkins, columns[names])


def _with_rows(lines: Lines, below: MeasureRows, names: int) -> Lines:
    """Return lines with what the rows below each key result say at its check-ins."""
    checkins = lines.checkins
    found = (
        line._replace(cells={**line.cells, **below.cells(below.below(line.name.row, names), checkins)})
        for line in lines.lines
    )
    return lines._replace(lines=tuple(found), checkins=below.columns(checkins))
