"""A table of check-ins on a sheet of its own, for workbooks whose layout has none that takes everything."""

import datetime
import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from stimmig.cells import Cell
from stimmig.checkin.opened import Opened
from stimmig.language.text import Text
from stimmig.model.canonical import CHECKINS
from stimmig.writing.heights import row_height
from stimmig.writing.xlsx.edit import NewSheet

_NAME = Text("stimmig Check-ins", "stimmig Check-ins")
_HEAD_ROW = 2
_DATE = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}


def draw_log(opened: Opened, entries: Sequence[Mapping[str, Cell | None]]) -> NewSheet:
    """Return the sheet with its first entries; it is read like the owner's sheets and grows like them."""
    out, lang = io.BytesIO(), opened.lang
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": "#CBD2D9"}
        styles = {
            "moment": book.add_format(boxed | {"num_format": _DATE[lang], "align": "left"}),
            "number": book.add_format(boxed | {"align": "right", "indent": 2}),
        }
        text = book.add_format(boxed)
        head = book.add_format(base | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#243B53", "text_wrap": True})
        sheet = book.add_worksheet(_NAME.to(lang))
        sheet.write_string(0, 0, CHECKINS.sheet.to(lang), book.add_format(base | {"bold": True, "font_size": 14}))
        sheet.write_string(1, 0, CHECKINS.guide.to(lang), book.add_format(base | {"font_color": "#616E7C"}))
        heads = [{"header": column.heading.to(lang), "header_format": head} for column in CHECKINS.columns]
        last = _HEAD_ROW + len(entries)
        options = {"name": "stimmig_log", "columns": heads, "style": None, "banded_rows": False}
        sheet.add_table(_HEAD_ROW, 0, last, len(heads) - 1, options)
        for index, column in enumerate(CHECKINS.columns):
            sheet.set_column(index, index, column.width)
            for row, entry in enumerate(entries, _HEAD_ROW + 1):
                _write(sheet, row, index, entry.get(column.field), styles.get(column.holds, text))
        for row, entry in enumerate(entries, _HEAD_ROW + 1):
            texts = ((str(entry.get(column.field) or ""), column.width) for column in CHECKINS.columns)
            sheet.set_row(row, row_height(texts))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _HEAD_ROW)
        sheet.freeze_panes(_HEAD_ROW + 1, 0)
    return NewSheet("log", _NAME.to(lang), out.getvalue())


def _write(sheet, row: int, column: int, value: Cell | None, style) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value), style)
