"""Write the rows of a canonical table: into a worksheet of XlsxWriter, or as `writing.xlsx.rows` takes them."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from stimmig.model.canonical import Column
from stimmig.model.choices import CHOICES, OTHER_PERSPECTIVE
from stimmig.writing.heights import row_height
from stimmig.writing.letters import pieces

FIRST_ROW = 3
"""the first row below the headings, counted from 0"""
_FIRST_YEAR = 1900
"""no earlier day can be a date in Excel"""


def write_rows(
    sheet, columns: Sequence[Column], styles: Sequence, rows: Sequence[Mapping[str, Any]], last: int, lang: str
) -> None:
    """Write rows, each field → value as the model has it, and empty ones down to `last`; `styles` is one per column."""
    for number, row in enumerate(rows, FIRST_ROW):
        widths = ((row.get(column.field), column.width) for column in columns)
        texts = [(text, width) for text, width in widths if isinstance(text, str)]
        sheet.set_row(number, row_height(texts))
    for index, (column, style) in enumerate(zip(columns, styles)):
        for number, row in enumerate(rows, FIRST_ROW):
            _write(sheet, number, index, column, row.get(column.field), style, lang)
        for number in range(FIRST_ROW + len(rows), last + 1):
            sheet.write_blank(number, index, None, style)


def _write(sheet, row: int, index: int, column: Column, value: Any, style, lang: str) -> None:
    if value is None or value == "":
        sheet.write_blank(row, index, None, style)
    elif isinstance(value, datetime.date) and value.year >= _FIRST_YEAR:
        sheet.write_datetime(row, index, datetime.datetime.combine(value, datetime.time()), style)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, index, value, style)
    else:
        known = CHOICES.get(column.holds, {})
        text = known[value].to(lang) if value in known else str(value).removeprefix(OTHER_PERSPECTIVE)
        sheet.write_string(row, index, pieces(text)[0], style)
