"""Bring the tables of an older template up to date: columns that they lack are added at their right end."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from stimmig.cells import Area, Cell, cell_name
from stimmig.checkin import refusals
from stimmig.checkin.log import Log, end_of
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.writing import write
from stimmig.language.text import Text
from stimmig.model.canonical import TABLES, VERSION, Column, Table
from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.writing.xlsx.fill import Filling, Widening, fill_sheets

MIGRATED = Text(
    "Die Mappe stammt aus einer älteren Vorlage (Fassung {old}); {tables}.",
    "The workbook comes from an older template (version {old}); {tables}.",
)
NOW_HAS = Text("„{sheet}“ hat nun auch {columns}", "“{sheet}” now also has {columns}")
LACKS = Text("„{sheet}“ fehlt {columns}", "“{sheet}” lacks {columns}")
LACKS = Text("„{sheet}“ fehlt {columns}", "“{sheet}” lacks {columns}")
LEFT = Text(
    "„{sheet}“ fehlt aus der heutigen Vorlage noch {columns}: Rechts neben der Tabelle steht etwas im Weg ({cell}). Schaffen"
    " Sie dort Platz; beim nächsten Erfassen {count:kommt die Spalte|kommen die Spalten} dazu.",
    "“{sheet}” still lacks {columns} of today's template: something stands in the way to the right of the table ({cell})."
    " Make room there; with the next recording the {count:column|columns} will be added.",
)


class _Wider(NamedTuple):
    """A table that lacks columns, and the cell that is in the way of them, if one is."""

    table: Table
    end: Log
    area: Area
    missing: tuple[Column, ...]
    in_the_way: str


def migrated(path: Path, opened: Opened, *needed: str) -> tuple[Opened, tuple[Text, ...]]:
    """Return a workbook whose tables have all columns of today's template, and what was changed for that.

    It is written at once, as a step of its own. Only a workbook from an older template is changed so; any other keeps
    its own layout. Of the tables that are `needed` a column that their owner took out comes back too. Refusal where
    there is no room for such a one; another table that has none waits, which is said.
    """
    workbook = opened.reading.workbook
    if workbook.template_version is None:
        return opened, ()
    older = workbook.template_version != VERSION
    found = [one for one in _lacking(opened) if older or one.table.name in needed]
    for one in found:
        if one.in_the_way and one.table.name in needed:
            facts = {"name": opened.name, "sheet": one.end.sheet.name, "cell": one.in_the_way}
            raise Refusal("no_room", refusals.NO_ROOM_BESIDE, **facts)
    wider, waiting = [one for one in found if not one.in_the_way], [one for one in found if one.in_the_way]
    said = [_left(one, opened.lang) for one in waiting]
    if not wider:
        return opened, tuple(said)
    fillings = {one.end.sheet.name: _filling(one, opened.lang) for one in wider}
    write(opened, fill_sheets(workbook.data, opened.name, fillings, None if waiting else _up_to_date))
    tables = [NOW_HAS.filled(sheet=one.end.sheet.name, columns=_headings(one, opened.lang)) for one in wider]
    said.insert(0, MIGRATED.filled(old=workbook.template_version or "?", tables=tables))
    return open_for_check_ins(path, opened.limits.today, opened.lang), tuple(said)


def _lacking(opened: Opened) -> Iterator[_Wider]:
    """Yield the tables of the template that lack columns, as their sheets have them."""
    for table in TABLES:
        plain = [one for one in opened.reading.of(table.name) if one.layout.arranged is None]
        if len(plain) != 1:
            continue
        end = end_of(opened, plain[0])
        missing = tuple(column for column in table.columns if column.field not in plain[0].layout.fields)
        if missing and end.table is not None:
            area = end.table.area
            yield _Wider(table, end, area, missing, _in_the_way(end, area, len(missing)))


def _in_the_way(end: Log, area: Area, count: int) -> str:
    """Return the first cell that stands where columns are to come; "" where none does."""
    for row in range(area.top, area.bottom + 1):
        cells = end.sheet.rows[row] if row < len(end.sheet.rows) else ()
        for column in range(area.right + 1, area.right + 1 + count):
            merged = any(one.holds(row, column) for one in end.sheet.details.merges)
            if merged or (column < len(cells) and cells[column] != ""):
                return cell_name(row, column)
    return ""


def _filling(wider: _Wider, lang: str) -> Filling:
    area, headings = wider.area, _headings(wider, lang)
    cells: dict[tuple[int, int], Cell | None] = {}
    for at, heading in enumerate(headings, area.right + 1):
        cells |= {(row, at): None for row in range(area.top + 1, area.bottom + 1)} | {(area.top, at): heading}
    return Filling(cells, wider=Widening(area, tuple(headings)))


def _headings(wider: _Wider, lang: str) -> list[str]:
    return [column.heading.to(lang) for column in wider.missing]


def _left(wider: _Wider, lang: str) -> Text:
    headings = _headings(wider, lang)
    return LEFT.filled(
        sheet=wider.end.sheet.name, columns=headings, count=len(headings), cell=wider.in_the_way
    )  # fmt: skip


def refuse_old_template(opened: Opened, needed: Collection[str], how: Text) -> None:
    """Raise a Refusal where one of some tables lacks columns of today's template, which are added in a closed file only.

    `how` says with which command that is done.
    """
    found = [one for one in _lacking(opened) if one.table.name in needed]
    if found and opened.reading.workbook.template_version is not None:
        tables = [LACKS.filled(sheet=one.end.sheet.name, columns=_headings(one, opened.lang)) for one in found]
        raise Refusal("old_template", refusals.OLD_TEMPLATE, name=opened.name, tables=tables, how=how)


def _up_to_date(workbook: bytes) -> bytes:
    """Return the workbook part with the mark of the present template."""
    name = marks.TEMPLATE.encode()
    pattern = rb'(<(?:\w+:)?definedName\b[^>]*name="' + name + rb'"[^>]*>)[^<]*'
    return re.sub(
        pattern, lambda match: match[1] + quoteattr(VERSION).replace('"', "&quot;").encode(), workbook, count=1
    )
