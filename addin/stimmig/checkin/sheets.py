"""What the sheets that people fill in share: a scratch workbook, looks, and how a value is written."""

import datetime
import io
from collections.abc import Callable

import xlsxwriter

from stimmig.cells import Cell

INK, GREY, LINE, HEAD, OPEN_HEAD, OPEN = "#1F2933", "#616E7C", "#CBD2D9", "#243B53", "#0B5CAD", "#FFF9E5"
DATE = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}


def scratch(draw: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """Return a scratch workbook that a function draws."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        draw(book)
    return out.getvalue()


def looks(book: xlsxwriter.Workbook, lang: str) -> dict[str, xlsxwriter.format.Format]:
    """Return name → format of the cells on a sheet that is filled in: open ones are pale and not locked."""
    base = {"font_name": "Calibri", "font_size": 10, "font_color": INK, "valign": "top", "align": "left"}
    boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": LINE}
    open_ = boxed | {"bg_color": OPEN, "locked": False, "border": 1, "border_color": LINE}
    head = base | {"bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"}
    formats = {
        "title": base | {"font_size": 16, "bold": True},
        "grey": base | {"font_color": GREY, "text_wrap": False},
        "text": boxed,
        "bold": boxed | {"bold": True},
        "number": boxed | {"align": "center"},
        "head": head | {"bg_color": HEAD},
        "open_head": head | {"bg_color": OPEN_HEAD},
        "open": open_,
        "open_number": open_ | {"align": "center"},
        "open_date": open_ | {"num_format": DATE[lang]},
    }
    return {name: book.add_format(one) for name, one in formats.items()}


def set_page(sheet, widths: tuple[float, ...], head_row: int, *, pages: int = 0) -> None:
    """Set widths, A4 landscape on so many pages (0: as many as it takes), and a protection without password."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 26)
    sheet.set_row(head_row, 34)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.repeat_rows(0, head_row)
    sheet.freeze_panes(head_row + 1, 2)
    sheet.protect("", {"format_rows": True, "format_columns": True})


def write(sheet, row: int, column: int, value: Cell | None, style) -> None:
    """Write a value as what it is; nothing as an empty cell."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(row, column, datetime.datetime(value.year, value.month, value.day), style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    else:
        sheet.write_string(row, column, str(value), style)
