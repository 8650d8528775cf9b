"""Closed .ods files: values through calamine; formats, hidden rows, merges, errors and shapes from content.xml."""

from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from stimmig.cells import Area
from stimmig.workbook import marks
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.package import Package
from stimmig.workbook.values import read_values
from stimmig.workbook.workbook import ShapeText, Sheet, SheetDetails, Workbook

_FAR = 100_000  # how often a last, empty row or cell repeats tells nothing


def read_ods(package: Package, alias: str, path: Path | None) -> Workbook:
    """Return the workbook in an OpenDocument file; Refusal where it cannot be read."""
    package.xml("content.xml")
    reader = _Reader(package)
    sheets, own = [], []
    for name, visible, rows in read_values(package.data, package.name):
        if name.startswith(marks.SHEET_PREFIX):
            own.append(name)
        else:
            sheets.append(Sheet(name, rows, visible=visible, details=lambda name=name: reader.details(name)))
    return Workbook(
        name=package.name,
        alias=alias,
        format="ods",
        sheets=tuple(sheets),
        path=path,
        data=package.data,
        own_sheets=tuple(own),
    )


class _Reader:
    def __init__(self, package: Package):
        self.package = package

    @cached_property
    def _content(self) -> ElementTree.Element:
        return self.package.tree("content.xml")

    @cached_property
    def _unit_of_style(self) -> dict[str, str]:
        """Return cell style → the text its number style writes behind the number."""
        data = {
            style.get("name"): "".join(style.findtext("text", "")).strip()
            for style in self._content.iter("number-style")
        }
        return {
            style.get("name"): data.get(style.get("data-style-name"), "")
            for style in self._content.iterfind("automatic-styles/style")
        }

    @cached_property
    def _fill_of_style(self) -> dict[str, str]:
        return {
            style.get("name"): colour.lstrip("#").upper()
            for style in self._content.iterfind("automatic-styles/style")
            for properties in style.iterfind("table-cell-properties")
            if (colour := properties.get("background-color", "")).startswith("#")
        }

    def details(self, name: str) -> SheetDetails:
        """Return what a sheet holds beside its values."""
        for table in self._content.iter("table"):
            if table.get("name") == name:
                return _Table(self, table).details()
        return SheetDetails()

    def format_of(self, cell: ElementTree.Element) -> NumberFormat:
        if cell.get("value-type") == "percentage":
            return NumberFormat(percent=True)
        unit = cell.get("currency", "") or self._unit_of_style.get(cell.get("style-name"), "")
        return NumberFormat(unit=unit) if cell.get("value-type") in ("currency", "float") else NumberFormat()

    def fill_of(self, cell: ElementTree.Element) -> str:
        return self._fill_of_style.get(cell.get("style-name"), "")


class _Table:
    def __init__(self, reader: _Reader, table: ElementTree.Element):
        self.reader = reader
        self.table = table
        self.merges: list[Area] = []
        self.hidden: set[int] = set()
        self.formats: dict[int, dict[int, NumberFormat]] = {}
        self.fills: dict[int, dict[int, str]] = {}
        self.errors: dict[tuple[int, int], str] = {}
        self.external: set[tuple[int, int]] = set()

    def details(self) -> SheetDetails:
        at = 0
        for row in self.table.iter("table-row"):
            repeat = int(row.get("number-rows-repeated", 1))
            if row.get("visibility") in ("collapse", "filter") and repeat < _FAR:
                self.hidden.update(range(at, at + repeat))
            if repeat < _FAR:
                self._row(row, range(at, at + repeat))
            at += repeat
        return SheetDetails(
            merges=tuple(self.merges),
            hidden_rows=frozenset(self.hidden),
            formats=self.formats,
            errors=self.errors,
            external=frozenset(self.external),
            shapes=self._shapes(),
            look_up_fills=lambda column: self.fills.get(column, {}),
        )

    def _row(self, row: ElementTree.Element, numbers: range) -> None:
        column = 0
        for cell in row:
            if cell.tag not in ("table-cell", "covered-table-cell"):
                continue
            repeat = int(cell.get("number-columns-repeated", 1))
            if repeat < _FAR:
                for number in numbers:
                    for offset in range(repeat):
                        self._cell(cell, number, column + offset)
            column += repeat

    def _cell(self, cell: ElementTree.Element, row: int, column: int) -> None:
        down, across = int(cell.get("number-rows-spanned", 1)), int(cell.get("number-columns-spanned", 1))
        if (down, across) != (1, 1):
            self.merges.append(Area(row, column, row + down - 1, column + across - 1))
        if (number := self.reader.format_of(cell)).changes_meaning:
            self.formats.setdefault(column, {})[row] = number
        if fill := self.reader.fill_of(cell):
            self.fills.setdefault(column, {})[row] = fill
        formula = cell.get("formula", "")
        if formula and (text := "".join(cell.itertext()).strip()).startswith(("#", "Err:")):
            self.errors[row, column] = text
        if "file:" in formula:
            self.external.add((row, column))

    def _shapes(self) -> tuple[ShapeText, ...]:
        frames = (
            element
            for element in self.table.iter()
            if element.tag in ("text-box", "custom-shape", "rect", "ellipse") and element.find("p") is not None
        )
        texts = ("\n".join("".join(line.itertext()) for line in frame.iterfind("p")).strip() for frame in frames)
        return tuple(ShapeText(text, None, None) for text in texts if text)
