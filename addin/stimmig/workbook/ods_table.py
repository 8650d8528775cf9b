"""One sheet of an OpenDocument file: merges, hidden rows, formats, errors and shapes, in its content.xml."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from stimmig.cells import Area, cell_name
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.ods_styles import OdsStyles
from stimmig.workbook.workbook import ShapeText, SheetDetails

_HIDDEN = ("collapse", "filter")
_ROW_PARTS = ("table-row-group", "table-rows", "table-header-rows")
_CELLS = ("table-cell", "covered-table-cell")
_SHEET = r"(?:'(?:[^']|'')+'|[^\].'#]+)"
_REFERENCE = re.compile(rf"\[(?:\$?({_SHEET}))?\.([$A-Z]+[$\d]+)(?::(?:\$?{_SHEET})?\.([$A-Z]+[$\d]+))?\]")
"""[.H2], [$Sheet.A1:.B2], [$'My sheet'.A1]"""
_PERCENT = NumberFormat(percent=True)


class OdsTable:
    """A table of content.xml. Rows and cells repeat to the end of the sheet: only those up to the last value count."""

    def __init__(self, table: ElementTree.Element, styles: OdsStyles):
        self.table = table
        self.styles = styles
        self.rows, self.width = self._extent()
        self.merges: list[Area] = []
        self.formats: dict[int, dict[int, NumberFormat]] = {}
        self.styles_at: dict[int, dict[int, str]] = {}
        """column → row → style, where it means something to the eye"""
        self.errors: dict[tuple[int, int], str] = {}
        self.external: set[tuple[int, int]] = set()
        self.cell_notes: list[ShapeText] = []
        self.formulas: dict[int, dict[int, str]] = {}

    def far_cell(self, limit: int) -> str | None:
        """Return the last cell where the sheet spans more than `limit` cells, counted from A1."""
        return cell_name(self.rows - 1, self.width - 1) if self.rows * self.width > limit else None

    def details(self) -> SheetDetails:
        """Return what the sheet holds beside its values."""
        self.default_styles, hidden_columns = self._columns()
        hidden_rows: set[int] = set()
        for row, numbers in self._rows():
            if row.get("visibility") in _HIDDEN:
                hidden_rows.update(numbers)
            for cell, columns in self._cells(row):
                self._cell(cell, numbers, columns)
        return SheetDetails(
            merges=tuple(self.merges),
            hidden_rows=frozenset(hidden_rows),
            hidden_columns=frozenset(hidden_columns),
            formats=self.formats,
            errors=self.errors,
            external=frozenset(self.external),
            shapes=self._shapes(),
            cell_notes=tuple(self.cell_notes),
            look_up_fills=lambda column: self._look_up(column, self.styles.fills),
            look_up_indents=lambda column: self._look_up(column, self.styles.indents),
            look_up_bold=lambda column: self._look_up(column, dict.fromkeys(self.styles.bold, True)),
            look_up_outline=self._outline,
            has_formulas=bool(self.formulas),
            look_up_formulas=lambda column: self.formulas.get(column, {}),
        )

    def _extent(self) -> tuple[int, int]:
        """Return how many rows and columns hold values."""
        rows = width = at = 0
        for row in self.table.iter("table-row"):
            at += _repeated(row, "number-rows-repeated")
            column = 0
            for cell in row:
                if cell.tag in _CELLS:
                    column += _repeated(cell, "number-columns-repeated")
                    if "value-type" in cell.attrib or "formula" in cell.attrib:
                        rows, width = at, max(width, column)
        return rows, width

    def _columns(self) -> tuple[dict[int, str], set[int]]:
        """Return column → style of the cells that name none, where it means something; and the hidden columns."""
        styles, hidden, at = {}, set(), 0
        for column in self.table.iter("table-column"):
            start, at = at, at + _repeated(column, "number-columns-repeated")
            within = range(start, min(at, self.width))
            style = column.get("default-cell-style-name", "")
            if style in self.styles.formats or style in self.styles.seen:
                styles.update(dict.fromkeys(within, style))
            if column.get("visibility") in _HIDDEN:
                hidden.update(within)
        return styles, hidden

    def _look_up(self, column: int, meaning: Mapping[str, Any]) -> dict[int, Any]:
        styles = self.styles_at.get(column, {})
        return {row: meaning[style] for row, style in styles.items() if style in meaning}

    def _outline(self) -> dict[int, int]:
        """Return row → level of the rows that are grouped below others: as many groups as they stand in."""
        levels: dict[int, int] = {}
        for (_, numbers), depth in zip(self._rows(), _depths(self.table)):
            levels.update(dict.fromkeys(numbers, depth) if depth else {})
        return levels

    def _rows(self) -> Iterator[tuple[ElementTree.Element, range]]:
        at = 0
        for row in self.table.iter("table-row"):
            start, at = at, at + _repeated(row, "number-rows-repeated")
            if start >= self.rows:
                return
            yield row, range(start, min(at, self.rows))

    def _cells(self, row: ElementTree.Element) -> Iterator[tuple[ElementTree.Element, range]]:
        at = 0
        for cell in row:
            if cell.tag in _CELLS:
                start, at = at, at + _repeated(cell, "number-columns-repeated")
                if start >= self.width:
                    return
                yield cell, range(start, min(at, self.width))

    def _cell(self, cell: ElementTree.Element, rows: range, columns: range) -> None:
        down, across = _repeated(cell, "number-rows-spanned"), _repeated(cell, "number-columns-spanned")
        if (down, across) != (1, 1):
            bottom, right = min(rows[0] + down, self.rows), min(columns[0] + across, self.width)
            self.merges.append(Area(rows[0], columns[0], bottom - 1, right - 1))
        for column in columns:
            style = cell.get("style-name") or self.default_styles.get(column, "")
            if number := self._format(cell, style):
                self.formats.setdefault(column, {}).update(dict.fromkeys(rows, number))
            if style in self.styles.seen:
                self.styles_at.setdefault(column, {}).update(dict.fromkeys(rows, style))
        if (note := cell.find("annotation")) is not None and (text := _lines_of(note)):
            self.cell_notes.append(ShapeText(text, rows[0], columns[0]))
        if formula := cell.get("formula"):
            self._formula(
                formula, "".join(cell.itertext()).strip(), [(row, column) for row in rows for column in columns]
            )

    def _format(self, cell: ElementTree.Element, style: str) -> NumberFormat | None:
        kind = cell.get("value-type")
        if kind == "percentage":
            return _PERCENT
        if kind == "currency" and cell.get("currency"):
            return NumberFormat(unit=cell.get("currency", ""))
        return self.styles.formats.get(style) if kind in ("currency", "float") else None

    def _formula(self, formula: str, shown: str, places: list[tuple[int, int]]) -> None:
        if shown.startswith(("#", "Err:")):
            self.errors.update(dict.fromkeys(places, shown))
        if "file:" in formula:
            self.external.update(places)
        for row, column in places:
            self.formulas.setdefault(column, {})[row] = as_excel_writes(formula)

    def _shapes(self) -> tuple[ShapeText, ...]:
        frames = (
            element
            for element in self.table.iter()
            if element.tag in ("text-box", "custom-shape", "rect", "ellipse") and element.find("p") is not None
        )
        texts = map(_lines_of, frames)
        return tuple(ShapeText(text, None, None) for text in texts if text)


def _lines_of(element: ElementTree.Element) -> str:
    """Return the paragraphs of a text box or note as lines."""
    return "\n".join("".join(line.itertext()) for line in element.iterfind("p")).strip()


def as_excel_writes(formula: str) -> str:
    """Return an OpenDocument formula with its references as Excel writes them: [$Sheet.A1:.B2] is Sheet!A1:B2."""

    def reference(found: re.Match) -> str:
        sheet, first, last = found.groups()
        return (f"{sheet}!" if sheet else "") + first + (f":{last}" if last else "")

    return "=" + _REFERENCE.sub(reference, formula).partition("=")[2]


def _depths(element: ElementTree.Element, depth: int = 0) -> Iterator[int]:
    """Yield for each row in how many groups it stands."""
    for child in element:
        if child.tag == "table-row":
            yield depth
        elif child.tag in _ROW_PARTS:
            yield from _depths(child, depth + (child.tag == "table-row-group"))


def _repeated(element: ElementTree.Element, attribute: str) -> int:
    """Return how often a row or cell stands there; ValueError where that is no number from 1 on."""
    times = element.attrib.get(attribute)
    if times is None:
        return 1
    if (number := int(times)) < 1:
        raise ValueError(times)
    return number
