"""Write a planned sheet into a workbook that is open in Excel, through xlwings: whole blocks at a time.

The number of calls depends on the columns and sections of the sheet, not on its rows. What differs from row to row (the
colour of a severity) is one conditional format for each word; the heights of the rows are left to Excel.
"""

import contextlib
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import groupby
from typing import Any

from stimmig.workbook import marks
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_native import insist
from stimmig.writing.sheet_plan import SheetPlan, Style, Written
from stimmig.writing.stretches import beside_each_other

_FONT = "Calibri"
_LONGEST_NAME = 31
_LANDSCAPE, _A4 = 2, 9
_LONGEST_IN_FORMULA = 255
"""letters that a text within a formula may have"""


def put_sheet(book: Any, plan: SheetPlan, kind: str) -> str:
    """Put a sheet into an `xlwings.Book`, in the place of the one of the same kind, and return its name.

    The old one goes only when the new one is complete; it keeps name and place.
    """
    old = next((sheet for sheet in book.sheets if kind_of(sheet) == kind), None)
    sheet = book.sheets.add(after=old or book.sheets[len(book.sheets) - 1])
    try:
        sheet.names.add(marks.SHEET, f'="{kind}"')
        _hide_name(sheet)
        tables = _Writer(sheet, plan).write()
        name = old.name if old else _free_name(plan.name, [one.name for one in book.sheets])
    except BaseException:
        insist(sheet.delete)
        raise
    if old:
        old.delete()
    sheet.name = name
    for table, wanted in tables:
        with contextlib.suppress(Exception):  # the owner has a table of that name: Excel's own name will do
            table.name = wanted
    return name


def _free_name(wanted: str, taken: list[str]) -> str:
    lower = {name.lower() for name in taken}
    name, number = wanted, 1
    while name.lower() in lower:
        number += 1
        name = f"{wanted[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
    return name


def _hide_name(sheet: Any) -> None:
    """Hide the mark from Excel's list of names, where the system offers a way; shown it does no harm."""
    name = sheet.names[marks.SHEET]
    for hide in (lambda: setattr(name.api, "Visible", False), lambda: name.api.visible.set(False)):
        with contextlib.suppress(Exception):
            hide()
            return


class _Writer:
    def __init__(self, sheet: Any, plan: SheetPlan):
        self.sheet, self.plan = sheet, plan
        self.rows = max((row for row, _ in plan.cells), default=0) + 1
        self.columns = len(plan.widths)

    def write(self) -> list[tuple[Any, str]]:
        """Write everything, and return the tables with the names that they are to have."""
        self._texts()
        for style, top, left, bottom, right in self._areas():
            _paint(self._range(top, left, bottom, right), self.plan.styles[style], self.plan.styles[self.plan.base])
        self._colour_by_text()
        tables = [(self._table(table.top, table.bottom, table.columns), table.name) for table in self.plan.tables]
        self._measures()
        _lay_out(self.sheet, self.plan)
        return tables

    def _range(self, top: int, left: int, bottom: int, right: int) -> Any:
        return self.sheet.range((top + 1, left + 1), (bottom + 1, right + 1))

    def _texts(self) -> None:
        everything = self._range(0, 0, self.rows - 1, self.columns - 1)
        everything.font.name = _FONT
        everything.vertical_alignment = "top"
        # As text, so that neither "1.2" becomes a date nor "=1+1" a formula; xlwings writes the block in one piece.
        everything.number_format = "@"
        everything.options(chunksize=None).value = [
            [_text(self.plan.cells.get((row, column))) for column in range(self.columns)] for row in range(self.rows)
        ]
        for _, column, top, bottom in self._runs(lambda cell: not isinstance(cell.value, str)):
            block = self._range(top, column, bottom, column)
            block.number_format = "0"
            block.options(chunksize=None).value = [
                [self.plan.cells[row, column].value] for row in range(top, bottom + 1)
            ]
        for _, column, top, bottom in self._runs(lambda cell: bool(cell.link)):
            block = self._range(top, column, bottom, column)
            block.number_format = "General"
            block.formula = [[_link(self.plan.cells[row, column])] for row in range(top, bottom + 1)]

    @cached_property
    def _columns(self) -> list[list[Written | None]]:
        """Return the cells of each column, from the first row on."""
        return [[self.plan.cells.get((row, column)) for row in range(self.rows)] for column in range(self.columns)]

    def _runs(self, kind: Callable[[Written], Any]) -> Iterator[tuple[Any, int, int, int]]:
        """Yield kind, column, first and last row of the stretches of cells that are of one kind; empty cells are none."""
        for column, cells in enumerate(self._columns):
            row = 0
            for what, run in groupby(cells, lambda cell: None if cell is None else kind(cell)):
                start, row = row, row + sum(1 for _ in run)
                if what:
                    yield what, column, start, row - 1

    def _areas(self) -> Iterator[tuple[str, int, int, int, int]]:
        """Yield style, top, left, bottom and right of the areas that look alike."""
        by_style: dict[str, list[tuple[int, int, int]]] = {}
        for style, column, top, bottom in self._runs(self._base):
            by_style.setdefault(style, []).append((top, bottom, column))
        for style, runs in by_style.items():
            for top, bottom, left, right in beside_each_other(sorted(runs)):
                yield style, top, left, bottom, right

    def _base(self, cell: Written) -> str:
        """Return the style of a cell without the look that follows from its text."""
        return "cell" if self.plan.styles[cell.style].by_text else cell.style

    def _colour_by_text(self) -> None:
        coloured: dict[tuple[int, str], tuple[str, list[int]]] = {}
        for (row, column), cell in self.plan.cells.items():
            if self.plan.styles[cell.style].by_text:
                coloured.setdefault((column, str(cell.value)), (cell.style, []))[1].append(row)
        for (column, text), (style, rows) in coloured.items():
            look = self.plan.styles[style]
            # No function in the formula: those have other names in a German Excel.
            self._range(min(rows), column, max(rows), column).conditional_formats.add_cell_value(
                "equal_to", f"={_quoted(text)}", fill_color=f"#{look.fill}", font_color=f"#{look.ink}", font_bold=True
            )

    def _table(self, top: int, bottom: int, columns: int) -> Any:
        return self.sheet.tables.add(source=self._range(top, 0, bottom, columns - 1), table_style_name="")

    def _measures(self) -> None:
        for column, width in enumerate(self.plan.widths):
            self._range(0, column, 0, column).column_width = width
        self._range(0, 0, self.rows - 1, 0).rows.autofit()
        for row, height in self.plan.heights.items():
            first = self.plan.cells.get((row, 0))
            if first and not self.plan.styles[first.style].wrap:
                self._range(row, 0, row, 0).row_height = height


def _text(cell: Written | None) -> str:
    if cell is None or not isinstance(cell.value, str) or cell.link:
        return ""
    text = f"{cell.value}\n{cell.below}" if cell.below else cell.value
    return f"'{text}" if text.startswith("'") else text  # Excel takes the first apostrophe for "this is a text"


def _link(cell: Written) -> str:
    target, text = _quoted(f"#{cell.link}"), _quoted(str(cell.value)[:_LONGEST_IN_FORMULA])
    return f"=HYPERLINK({target},{text})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _paint(area: Any, style: Style, base: Style) -> None:
    """Give an area its look, as far as it differs from an ordinary cell."""
    area.font.size = style.size
    area.font.color = f"#{style.ink}"
    if style.bold:
        area.font.bold = True
    if style.fill:
        area.color = f"#{style.fill}"
    if style.wrap:
        area.wrap_text = True
    area.horizontal_alignment = "right" if style.right else "left"
    if style.line_below:
        sides = ["edge_bottom", "inside_horizontal"] if area.shape[0] > 1 else ["edge_bottom"]
        for side in sides:
            area.borders.set(side, line_style="continuous", weight="thin", color=f"#{style.line_below}")


def _lay_out(sheet: Any, plan: SheetPlan) -> None:
    """Set what only the system's own objects know: panes and the printed page. The sheet is the active one."""
    with contextlib.suppress(Exception):
        sheet.show_gridlines = False
    for lay_out in (_lay_out_on_windows, _lay_out_on_mac):
        with contextlib.suppress(Exception):  # the other system, or no printer
            lay_out(sheet.book.app.api, sheet.api, plan)
            return


def _lay_out_on_windows(app: Any, sheet: Any, plan: SheetPlan) -> None:
    window = app.ActiveWindow
    window.SplitColumn, window.SplitRow = 0, plan.frozen_rows
    window.FreezePanes = plan.frozen_rows > 0
    page = sheet.PageSetup
    page.Orientation, page.PaperSize = _LANDSCAPE, _A4
    page.Zoom, page.FitToPagesWide, page.FitToPagesTall = False, 1, False
    page.PrintTitleRows = f"$1:${plan.frozen_rows}"


def _lay_out_on_mac(app: Any, sheet: Any, plan: SheetPlan) -> None:
    window = app.active_window
    window.split_row.set(plan.frozen_rows)
    window.freeze_panes.set(True)
    sheet.page_setup_object.fit_to_pages_wide.set(1)
