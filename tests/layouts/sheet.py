"""A sheet being filled: cells, merged areas, hidden rows, text boxes; and the file made of several."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xlsxwriter

CREATED = datetime.datetime(2024, 1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Cell:
    """A value as it is typed: text, number, date, or a formula with its value."""

    value: Any = None
    format: str = ""
    formula: str = ""
    look: str = ""
    """heading, title, section, total, or a colour of a traffic light"""


EMPTY = Cell()


@dataclass
class Sheet:
    """One sheet; rows and columns count from 0."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    boxes: list[tuple[int, int, str]] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    """row → outline level"""
    indents: dict[tuple[int, int], int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Any, look: str = "") -> None:
        """Write a value, or a cell as it is; None and empty cells leave the place empty."""
        cell = value if isinstance(value, Cell) else Cell(value, look=look)
        if cell.value is not None or cell.formula or cell.look in LIGHTS:
            self.cells[row, column] = cell

    def put_row(self, row: int, column: int, values, look: str = "") -> None:
        """Write values side by side."""
        for offset, value in enumerate(values):
            self.put(row, column + offset, value, look)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Merge an area, where it is more than one cell."""
        if (row, column) != (last_row, last_column):
            self.merged.append((row, column, last_row, last_column))

    @property
    def height(self) -> int:
        """Return the number of rows in use."""
        return 1 + max((row for row, _ in self.cells), default=-1)

    @property
    def width(self) -> int:
        """Return the number of columns in use."""
        return 1 + max((column for _, column in self.cells), default=-1)


LIGHTS = {"green": "#63BE7B", "yellow": "#FFEB84", "red": "#F8696B"}
_LOOKS = {
    "heading": {"bold": True, "bg_color": "#D9E1F2", "border": 1, "text_wrap": True},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "bg_color": "#EDEDED"},
    "total": {"bold": True, "top": 1},
    **{light: {"bg_color": colour} for light, colour in LIGHTS.items()},
}


def write_sheets(sheets: list[Sheet], path: Path, names: dict[str, str] | None = None) -> Path:
    """Write sheets as a workbook that is the same, byte for byte, each time. `names` are defined names."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": CREATED, "author": "tests/layouts"})
        formats: dict[tuple, Any] = {}

        def style(cell: Cell, indent: int = 0):
            key = (cell.look, cell.format, indent)
            if key not in formats:
                wanted = {**_LOOKS.get(cell.look, {}), **({"num_format": cell.format} if cell.format else {})}
                formats[key] = book.add_format({**wanted, **({"indent": indent} if indent else {})})
            return formats[key]

        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, style)
        for name, place in (names or {}).items():
            book.define_name(name, place)
    return path


def _write(page, sheet: Sheet, style) -> None:
    for row, column, last_row, last_column in sheet.merged:
        page.merge_range(row, column, last_row, last_column, "", style(sheet.cells.get((row, column), EMPTY)))
    for (row, column), cell in sheet.cells.items():
        look = style(cell, sheet.indents.get((row, column), 0))
        if cell.formula:
            page.write_formula(row, column, cell.formula, look, cell.value)
        elif cell.value is None:
            page.write_blank(row, column, None, look)
        elif isinstance(cell.value, datetime.date):
            page.write_datetime(row, column, cell.value, look)
        elif isinstance(cell.value, str):
            page.write_string(row, column, cell.value, look)
        else:
            page.write_number(row, column, cell.value, look)
    for row in range(sheet.height):
        if row in sheet.hidden or row in sheet.levels:
            page.set_row(row, None, None, {"hidden": row in sheet.hidden, "level": sheet.levels.get(row, 0)})
    for row, column, text in sheet.boxes:
        page.insert_textbox(row, column, text, {"width": 320, "height": 160})
