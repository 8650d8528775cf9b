"""Write a planned sheet with XlsxWriter, in a scratch workbook in memory."""

import io
from typing import Any

import xlsxwriter

from stimmig.report.report import WorkbookReport
from stimmig.writing.report_plan import plan_report
from stimmig.writing.sheet_plan import SheetPlan, Style, TablePlan, Written
from stimmig.writing.xlsx.report_texts import escaped

_FONT = "Calibri"


def draw_report(report: WorkbookReport, source: str = "") -> bytes:
    """Return a scratch workbook whose only sheet is the report.

    `source` is the file that the links open, where the report stands in a workbook of its own.
    """
    return draw_sheet(plan_report(report), source)


def draw_sheet(plan: SheetPlan, source: str = "") -> bytes:
    """Return a scratch workbook whose only sheet is the planned one; `source` as in `draw_report`."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        _Drawing(book, plan, source).draw()
    return out.getvalue()


class _Drawing:
    def __init__(self, book: xlsxwriter.Workbook, plan: SheetPlan, source: str):
        self.plan, self.source = plan, source
        self.sheet = book.add_worksheet(plan.name)
        self.formats = {name: book.add_format(_properties(style)) for name, style in plan.styles.items()}

    def draw(self) -> None:
        self._page()
        for row, height in self.plan.heights.items():
            self.sheet.set_row(row, height)
        for table in self.plan.tables:
            self._table(table)
        for (row, column), cell in self.plan.cells.items():
            self._write(row, column, cell)

    def _page(self) -> None:
        sheet, plan = self.sheet, self.plan
        for column, width in enumerate(plan.widths):
            sheet.set_column(column, column, width, self.formats[plan.base])
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if plan.frozen_rows:
            sheet.repeat_rows(0, plan.frozen_rows - 1)
            sheet.freeze_panes(plan.frozen_rows, 0)
        sheet.set_footer(plan.footer)
        sheet.set_h_pagebreaks(list(plan.breaks))

    def _table(self, table: TablePlan) -> None:
        heads = [self.plan.cells[table.top, column] for column in range(table.columns)]
        columns = [{"header": head.value, "header_format": self.formats[head.style]} for head in heads]
        options = {"name": table.name, "columns": columns, "style": None, "banded_rows": False}
        self.sheet.add_table(table.top, 0, table.bottom, table.columns - 1, options)

    def _write(self, row: int, column: int, cell: Written) -> None:
        """Write a cell: a text is a text, whatever it begins with; nothing is an empty cell, not an empty text."""
        sheet, style = self.sheet, self.formats[cell.style]
        if cell.link:
            where = f"external:{escaped(self.source)}#{cell.link}" if self.source else f"internal:{cell.link}"
            sheet.write_url(row, column, where, style, cell.value)
        elif cell.below:
            grey, bold = self.formats["grey"], self.formats["bold"]
            sheet.write_rich_string(row, column, bold, cell.value, grey, f"\n{cell.below}", style)
        elif cell.value == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(cell.value, str):
            sheet.write_string(row, column, cell.value, style)
        else:
            sheet.write_number(row, column, cell.value, style)


def _properties(style: Style) -> dict[str, Any]:
    """Return a style as XlsxWriter takes it."""
    found = {"font_name": _FONT, "font_size": style.size, "font_color": f"#{style.ink}", "valign": "top"}
    # The button of the filter has room beside a heading at the right.
    found |= {"align": "right", "indent": 2} if style.right else {"align": "left", "indent": 1}
    found |= {"bold": True} if style.bold else {}
    found |= {"bg_color": f"#{style.fill}"} if style.fill else {}
    found |= {"text_wrap": True} if style.wrap else {}
    found |= {"bottom": 1, "bottom_color": f"#{style.line_below}"} if style.line_below else {}
    found |= {"underline": 1} if style.underline else {}
    return found
