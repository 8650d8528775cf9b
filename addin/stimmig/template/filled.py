"""The canonical workbook filled with many rows, many times: what is the same in many workbooks is drawn once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol

import xlsxwriter

from stimmig.model.canonical import SETTINGS, TABLES, Column
from stimmig.template.build import build_workbook
from stimmig.template.rows import FIRST_ROW, write_rows
from stimmig.writing.xlsx.frame import Drawn, Filling, Frame

_DRAWN = 2
"""rows that each table is drawn with: with fewer, a range would be one cell and look different"""
_FRAMES = 32
"""workbooks that are kept drawn; those of one make need the same, or a few"""


class Beside(Protocol):
    """Draws further sheets behind the tables, each with a list; what it draws depends only on what it is equal to."""

    def __hash__(self) -> int: ...

    def lists(self) -> Mapping[str, Drawn]:
        """Return name of a sheet → the list on it."""

    def draw(self, book: xlsxwriter.Workbook) -> None:
        """Add the sheets."""


def start_filling(
    lang: str, rows: Mapping[str, Sequence[Mapping[str, Any]]], columns: Mapping[str, Sequence[Column]], beside: Beside
) -> Filling:
    """Return the workbook with these rows in its tables, ready to take those of the sheets beside.

    `rows` and `columns` are as in `build_workbook`. One row is left empty below the filled ones: tables grow by themselves.
    """
    more = tuple((table.name, tuple(columns[table.name])) for table in TABLES if columns[table.name] != table.columns)
    settings = tuple(tuple(row.items()) for row in rows[SETTINGS.name])
    frame = _frame(lang, more, settings, beside)
    filling = Filling(frame)
    for table in TABLES:
        if table is not SETTINGS:
            sheet, filled = table.sheet.to(lang), rows[table.name]
            styles = [frame.style(sheet, FIRST_ROW, at) for at in range(len(columns[table.name]))]
            last = FIRST_ROW + len(filled)
            write_rows(filling.rows[sheet], columns[table.name], styles, filled, last, lang)
    return filling


@lru_cache(maxsize=_FRAMES)
def _frame(lang: str, columns: tuple, settings: tuple, beside: Beside) -> Frame:
    """Draw the workbook with a few empty rows in each list; the settings are few, and drawn with it."""
    rows = {SETTINGS.name: [dict(row) for row in settings]}
    package = build_workbook(lang, rows, dict(columns), beside.draw, spare_rows=_DRAWN)
    drawn = Drawn(FIRST_ROW - 1, FIRST_ROW - 1 + _DRAWN)
    lists = {table.sheet.to(lang): drawn for table in TABLES if table is not SETTINGS}
    return Frame(package, {**lists, **beside.lists()})
