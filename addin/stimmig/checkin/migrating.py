"""Bring the table of check-ins of an older template up to date: columns that it lacks are added at its right end."""

import re
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from stimmig.cells import Area, Cell, cell_name
from stimmig.checkin import refusals
from stimmig.checkin.log import Log, end_of
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.writing import write
from stimmig.language.text import Text
from stimmig.model.canonical import CHECKINS, VERSION, Column
from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.writing.xlsx.fill import Filling, Widening, fill_sheets

MIGRATED = Text(
    "Die Mappe stammt aus einer älteren Vorlage (Fassung {old}); „{sheet}“ hat nun auch {columns}.",
    "The workbook comes from an older template (version {old}); “{sheet}” now also has {columns}.",
)


def migrated(path: Path, opened: Opened) -> tuple[Opened, tuple[Text, ...]]:
    """Return a workbook whose check-ins take everything, and what was changed for that; written at once, as a step of its own.

    Only a workbook from the template is changed so; any other keeps its own layout.
    """
    workbook = opened.reading.workbook
    end, missing = _outdated(opened)
    if end is None:
        return opened, ()
    area = end.table.area
    headings = [column.heading.to(opened.lang) for column in missing]
    cells: dict[tuple[int, int], Cell | None] = {}
    for at, heading in enumerate(headings, area.right + 1):
        cells |= {(row, at): None for row in range(area.top + 1, area.bottom + 1)} | {(area.top, at): heading}
    _refuse_without_room(opened, end.sheet.name, end.sheet.rows, area, cells)
    filling = Filling(cells, wider=Widening(area, tuple(headings)))
    data = fill_sheets(workbook.data, opened.name, {end.sheet.name: filling}, _up_to_date)
    write(opened, data)
    said = MIGRATED.filled(old=workbook.template_version or "?", sheet=end.sheet.name, columns=headings)
    return open_for_check_ins(path, opened.limits.today, opened.lang), (said,)


def refuse_old_template(opened: Opened) -> None:
    """Raise a Refusal where the table of check-ins lacks columns of today's template, which are added in a closed file."""
    end, missing = _outdated(opened)
    if end is not None:
        facts = {"sheet": end.sheet.name, "columns": [column.heading for column in missing]}
        raise Refusal("old_template", refusals.OLD_TEMPLATE, name=opened.name, **facts)


def _outdated(opened: Opened) -> tuple[Log | None, list[Column]]:
    """Return the table of check-ins that came from an older template, and the columns that it lacks; None for any other."""
    tables = [one for one in opened.reading.of("checkins") if one.layout.arranged is None]
    if opened.reading.workbook.template_version is None or len(tables) != 1:
        return None, []
    missing = [column for column in CHECKINS.columns if column.field not in tables[0].layout.fields]
    end = end_of(opened, tables[0])
    return (end, missing) if missing and end.table is not None else (None, [])


def _refuse_without_room(opened: Opened, sheet: str, rows: Sequence[Sequence[Cell]], area: Area, cells) -> None:
    for row, column in cells:
        if row < len(rows) and column < len(rows[row]) and rows[row][column] != "":
            facts = {"name": opened.name, "sheet": sheet, "cell": cell_name(row, column)}
            raise Refusal("no_room", refusals.NO_ROOM_BESIDE, **facts)


def _up_to_date(workbook: bytes) -> bytes:
    """Return the workbook part with the mark of the present template."""
    name = marks.TEMPLATE.encode()
    pattern = rb'(<(?:\w+:)?definedName\b[^>]*name="' + name + rb'"[^>]*>)[^<]*'
    return re.sub(
        pattern, lambda match: match[1] + quoteattr(VERSION).replace('"', "&quot;").encode(), workbook, count=1
    )
