"""Build the canonical workbook from its description: sheets, tables, dropdowns, guidance, print setup; empty or filled.

The same input gives the same bytes, so a test can compare the committed templates with what is built now.
"""

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME, LEGEND, SETTINGS, TABLES, VERSION, Column, Table
from stimmig.model.record import NOTHING
from stimmig.rules.profiles import NAMES
from stimmig.template.guidance import validation
from stimmig.template.rows import FIRST_ROW, write_rows
from stimmig.template.settings_lines import SettingLine, setting_lines
from stimmig.workbook import marks

EMPTY_ROWS = 25
"""rows that an empty table offers before it has to grow: one printed page; Excel lets it grow by itself"""
SPARE_ROWS = 5
"""empty rows below the filled ones, unless a caller wants another number"""
_HEAD_ROW = FIRST_ROW - 1
_LEGEND_COLUMN = 2
"""beside the title, which takes the first two columns"""
_MOST_COLUMNS = 15
"""columns that one page shows legibly; those of the KPIs take two pages, id and name on both"""
_HEAD, _OPTIONAL, _GREY, _LINE = "#243B53", "#627D98", "#616E7C", "#CBD2D9"
_TAB_COLOURS = {"directions": "#243B53", "settings": "#9AA5B1"}
_NUMBER, _DATE = "#,##0.##", {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_PAGE = Text("Seite &P von &N", "Page &P of &N")
# A fixed day in the document properties: the same input, the same bytes.
CREATED = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def build_workbook(
    lang: str,
    rows: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    columns: Mapping[str, Sequence[Column]] = NOTHING,
    more: Callable[[xlsxwriter.Workbook], None] = lambda book: None,
    spare_rows: int = SPARE_ROWS,
) -> bytes:
    """Return the workbook in "de" or "en".

    `rows` is table → rows, each field → value as the model has it; without it the workbook is the empty template.
    `columns` is table → its columns, where they are more than the template's; `more` adds further sheets or parts.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False}) as book:
        _Canonical(book, lang, rows or {}, columns, spare_rows).draw()
        more(book)
    return out.getvalue()


class _Canonical:
    def __init__(
        self,
        book: xlsxwriter.Workbook,
        lang: str,
        rows: Mapping[str, Sequence[Mapping[str, Any]]],
        columns: Mapping[str, Sequence[Column]],
        spare_rows: int,
    ):
        self.rows, self.spare_rows = rows, spare_rows
        self.columns = {table.name: columns.get(table.name, table.columns) for table in TABLES}
        self.book, self.lang = book, lang
        book.set_properties({"title": "stimmig", "created": CREATED})
        book.define_name(marks.TEMPLATE, f'="{VERSION}"')
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        boxed = base | {"text_wrap": True, "bottom": 1, "bottom_color": _LINE}
        self.title = book.add_format(base | {"font_size": 14, "bold": True})
        self.guide = book.add_format(base | {"font_color": _GREY})
        self.legend = book.add_format(base | {"font_color": _GREY, "valign": "vcenter"})
        self.hint = book.add_format(boxed | {"font_color": _GREY})
        self.heads = {
            required: book.add_format(
                base
                | {
                    "bold": True,
                    "font_color": "#FFFFFF",
                    "bg_color": _HEAD if required else _OPTIONAL,
                    "text_wrap": True,
                    "valign": "vcenter",
                }
            )
            for required in (True, False)
        }
        self.cells = {
            "text": book.add_format(boxed),
            "number": book.add_format(boxed | {"num_format": _NUMBER, "align": "right", "indent": 1}),
            "date": book.add_format(boxed | {"num_format": _DATE[lang], "align": "left"}),
            "id": book.add_format(boxed | {"num_format": "@"}),
        }

    def draw(self) -> None:
        for table in TABLES:
            sheet = self.book.add_worksheet(table.sheet.to(self.lang))
            self._page(sheet, table)
            self._columns(sheet, table)
            if table is SETTINGS:
                self._settings(sheet)
        self.book.worksheets()[0].activate()

    def _page(self, sheet, table: Table) -> None:
        sheet.write_string(0, 0, table.sheet.to(self.lang), self.title)
        sheet.write_string(1, 0, table.guide.to(self.lang), self.guide)
        if len({column.required for column in self.columns[table.name]}) > 1:
            sheet.write_string(0, _LEGEND_COLUMN, LEGEND.to(self.lang), self.legend)
        sheet.set_row(0, 24)
        sheet.set_row(_HEAD_ROW, 30)
        sheet.set_landscape()
        sheet.set_paper(9)
        wide = len(self.columns[table.name]) > _MOST_COLUMNS
        sheet.fit_to_pages(2 if wide else 1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.repeat_rows(0, _HEAD_ROW)
        if wide:
            sheet.repeat_columns(0, 1)
        sheet.set_footer(f"&L&8&A&R&8{_PAGE.to(self.lang)}")
        sheet.freeze_panes(_HEAD_ROW + 1, 3 if len(self.columns[table.name]) > 8 else 0)
        sheet.hide_gridlines(2)
        if colour := _TAB_COLOURS.get(table.name):
            sheet.set_tab_color(colour)

    def _last_row(self, table: Table) -> int:
        filled = len(self.rows.get(table.name, ()))
        if table is SETTINGS:
            return _HEAD_ROW + len(self._setting_lines)
        if self.rows:
            return _HEAD_ROW + filled + self.spare_rows
        return _HEAD_ROW + max(EMPTY_ROWS, filled)

    def _columns(self, sheet, table: Table) -> None:
        last, columns = self._last_row(table), self.columns[table.name]
        heads = [
            {
                "header": column.heading.to(self.lang),
                "header_format": self.heads[column.required],
                "format": self._cell(column),
            }
            for column in columns
        ]
        options = {"name": table_name(table), "columns": heads, "style": None, "banded_rows": False}
        sheet.add_table(_HEAD_ROW, 0, last, len(heads) - 1, options)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            ids = self._ids_of(column) if column.points_to else ""
            sheet.data_validation(FIRST_ROW, index, last, index, validation(column, self.lang, ids))
        rows = self.rows.get(table.name, ()) if table is not SETTINGS else ()
        write_rows(sheet, columns, [self._cell(column) for column in columns], rows, last, self.lang)

    def _cell(self, column: Column):
        kind = {"ids": "id", "period": "id", "moment": "date"}.get(column.holds, column.holds)
        return self.cells.get(kind, self.cells["text"])

    def _ids_of(self, column: Column) -> str:
        """Return the cells that hold the ids of the table a column points to first."""
        table = BY_NAME[column.points_to[0]]
        last = self._last_row(table) + 1
        sheet = table.sheet.to(self.lang).replace("'", "''")
        letter = xl_col_to_name([one.field for one in table.columns].index("id"))
        return f"='{sheet}'!${letter}${_HEAD_ROW + 2}:${letter}${last}"

    def _settings(self, sheet) -> None:
        for row, line in enumerate(self._setting_lines, _HEAD_ROW + 1):
            sheet.write_string(row, 0, line.key, self.cells["text"])
            sheet.write_string(row, 1, line.value, self.cells["text"])
            sheet.write_string(row, 2, line.comment, self.hint)
        names = {"validate": "list", "source": list(NAMES), "show_error": False}
        sheet.data_validation(_HEAD_ROW + 2, 1, _HEAD_ROW + 2, 1, names)

    @cached_property
    def _setting_lines(self) -> list[SettingLine]:
        return setting_lines(self.lang, self.rows.get(SETTINGS.name, ()))


def table_name(table: Table) -> str:
    """Return the name of the Excel table: letters only, the same in both languages."""
    return marks.TABLE_PREFIX + table.name
