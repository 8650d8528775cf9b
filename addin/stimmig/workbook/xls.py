"""Closed .xls files: values through calamine; formats, hidden rows, merges, errors and shapes through xlrd."""

import io
from functools import cached_property
from pathlib import Path

from stimmig.cells import Area
from stimmig.workbook import marks
from stimmig.workbook.biff import Stream
from stimmig.workbook.damage import damage_in
from stimmig.workbook.formats import read_format
from stimmig.workbook.values import read_values
from stimmig.workbook.workbook import ShapeText, Sheet, SheetDetails, Workbook

_UNREAD = frozenset({"hidden rows", "number formats", "formulas", "merged cells", "fills", "shapes"})


def read_xls(data: bytes, name: str, alias: str, path: Path | None) -> Workbook:
    """Return the workbook in a BIFF file; Refusal where it cannot be read."""
    with damage_in(name, "Workbook"):
        stream = Stream(data)
    reader = _Reader(data, stream)
    sheets, own = [], []
    for sheet, visible, rows in read_values(data, name):
        if sheet.startswith(marks.SHEET_PREFIX):
            own.append(Sheet(sheet, rows, visible=visible, kind=marks.kind_of(sheet)))
        else:
            sheets.append(Sheet(sheet, rows, visible=visible, details=lambda sheet=sheet: reader.details(sheet)))
    return Workbook(
        name=name, alias=alias, format="xls", sheets=tuple(sheets), path=path, data=data,
        own_sheets=tuple(one.name for one in own), reports=tuple(own),
    )  # fmt: skip


class _Reader:
    def __init__(self, data: bytes, stream: Stream):
        self.data = data
        self.stream = stream

    @cached_property
    def book(self):
        import xlrd

        log = io.StringIO()  # xlrd prints what it wonders about
        return xlrd.open_workbook(file_contents=self.data, formatting_info=True, logfile=log)

    def details(self, name: str) -> SheetDetails:
        """Return what a sheet holds beside its values."""
        try:
            return self._details(self.book.sheet_by_name(name), self.book.sheet_names().index(name))
        except Exception:  # xlrd is stricter than calamine; what it cannot see is said, not guessed
            return SheetDetails(unread=_UNREAD)

    def _details(self, sheet, number: int) -> SheetDetails:
        return SheetDetails(
            merges=tuple(Area(top, left, end - 1, right - 1) for top, end, left, right in sheet.merged_cells),
            hidden_rows=frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden),
            hidden_columns=frozenset(column for column, info in sheet.colinfo_map.items() if info.hidden),
            formats=self._formats(sheet),
            errors=self._errors(sheet),
            uncalculated=self._uncalculated(number),
            shapes=self._shapes(sheet, number),
            cell_notes=tuple(
                ShapeText(note.text.strip(), *cell) for cell, note in sheet.cell_note_map.items() if note.text.strip()
            ),
            unread=frozenset({"formulas"}),
            look_up_format=lambda column: self._look_up(sheet, column, self._format),
            look_up_fills=lambda column: self._look_up(sheet, column, self._fill),
            look_up_indents=lambda column: self._look_up(sheet, column, self._indent),
            look_up_bold=lambda column: self._look_up(sheet, column, self._is_bold),
            look_up_outline=lambda: self._outline(sheet),
        )

    def _uncalculated(self, number: int) -> frozenset[tuple[int, int]]:
        """Return the formulas of a sheet without result. An empty text is one, unless no formula at all has another."""
        formulas = self.stream.formulas
        if any(not formula.empty for found in formulas.values() for formula in found):
            return frozenset()
        return frozenset((formula.row, formula.column) for formula in formulas.get(number, ()))

    def _shapes(self, sheet, number: int) -> tuple[ShapeText, ...]:
        notes = {note.text.strip() for note in sheet.cell_note_map.values()}
        return tuple(shape for shape in self.stream.shapes.get(number, ()) if shape.text and shape.text not in notes)

    def _formats(self, sheet) -> dict:
        changing = {index for index in range(len(self.book.xf_list)) if self._format(index).changes_meaning}
        found: dict = {}
        if changing:
            for row in range(sheet.nrows):
                for column in range(sheet.row_len(row)):
                    if (index := sheet.cell_xf_index(row, column)) in changing:
                        found.setdefault(column, {})[row] = self._format(index)
        return found

    def _errors(self, sheet) -> dict[tuple[int, int], str]:
        from xlrd import XL_CELL_ERROR, error_text_from_code

        return {
            (row, column): error_text_from_code.get(sheet.cell_value(row, column), "#?")
            for row in range(sheet.nrows)
            for column, kind in enumerate(sheet.row_types(row))
            if kind == XL_CELL_ERROR
        }

    def _look_up(self, sheet, column: int, meaning) -> dict:
        indexes = {row: sheet.cell_xf_index(row, column) for row in range(sheet.nrows) if column < sheet.row_len(row)}
        return {row: meaning(index) for row, index in indexes.items() if meaning(index)}

    def _format(self, index: int):
        key = self.book.xf_list[index].format_key
        return read_format(self.book.format_map[key].format_str if key in self.book.format_map else "")

    def _fill(self, index: int) -> str:
        background = self.book.xf_list[index].background
        colour = self.book.colour_map.get(background.pattern_colour_index)
        return "".join(f"{part:02X}" for part in colour) if background.fill_pattern == 1 and colour else ""

    def _indent(self, index: int) -> int:
        return self.book.xf_list[index].alignment.indent_level

    def _is_bold(self, index: int) -> bool:
        # A flag of its own is only set by old programs; the weight is what counts: 400 plain, 700 bold.
        font = self.book.font_list[self.book.xf_list[index].font_index]
        return bool(font.bold) or font.weight >= 700

    def _outline(self, sheet) -> dict[int, int]:
        return {row: info.outline_level for row, info in sheet.rowinfo_map.items() if info.outline_level}
