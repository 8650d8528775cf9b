"""One sheet of a workbook that is open in Excel.

What Excel answers for a whole range takes one call, whatever the number of rows: values, formulas, visible cells. Number
formats, fills and merged cells it tells only where all cells of a range agree; these are asked for in stretches, and at
most `_QUESTIONS` times a sheet. What is left then is not checked, and says so.
"""

import contextlib
import decimal
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from stimmig.cells import Area, Cell
from stimmig.refusal import Refusal
from stimmig.workbook import marks, unusable
from stimmig.workbook.formats import NumberFormat, read_format
from stimmig.workbook.live_values import cell_of, is_error, reads_another_workbook
from stimmig.workbook.spans import Questions, TooMixed
from stimmig.workbook.workbook import ExcelTable, ShapeText, SheetDetails

_QUESTIONS = 400
"""calls that the formats, fills and merged cells of a sheet may cost; Excel for Windows answers in about a millisecond"""
_LARGE, _MOST_CELLS = 200_000, 20_000_000
"""cells from which the real end of a sheet is looked for, and that a sheet may span"""
_MOST_AREAS = 200
_FILL_OF_MIXED = (0, 0, 0)
"""what Excel for Windows answers for cells of several colours"""


def area_of(address: str) -> Area:
    """Return the area that an address such as "$A$1:$C$9" names; whole rows and columns have no other form here."""
    return Area.named(address.rpartition("!")[2])


class LiveSheet:
    """Reads a sheet: `rows` and `details` are what a `Sheet` of the workbook asks for."""

    def __init__(self, sheet: Any, book: str):
        self.sheet, self.name, self.book = sheet, sheet.name, book
        self.questions: Questions = Questions(_QUESTIONS)

    def rows(self) -> list[list[Cell]]:
        """Return the values from A1 on."""
        return [[cell_of(value) for value in row] for row in self._raw]

    @cached_property
    def _reach(self) -> tuple[int, int]:
        """Return the number of rows and columns up to the last cell in use, counted from A1."""
        used = self.sheet.used_range
        area = area_of(used.address)
        if (area.bottom + 1) * (area.right + 1) <= _LARGE:
            return area.bottom + 1, area.right + 1
        # Formats reach far down in many a sheet; what holds something ends sooner.
        last = [used.find("*", direction="backward", order=order) for order in ("rows", "columns")]
        if None in last:
            return 1, 1
        row, column = (area_of(found.address) for found in last)
        if (row.bottom + 1) * (column.right + 1) > _MOST_CELLS:
            cell = str(Area(row.bottom, column.right, row.bottom, column.right))
            facts = {"name": self.book, "sheet": self.name, "cell": cell, "limit": _MOST_CELLS}
            raise Refusal("too_large", unusable.FAR_CELL, **facts)
        return row.bottom + 1, column.right + 1

    def _range(self, top: int, left: int, bottom: int, right: int) -> Any:
        return self.sheet.range((top + 1, left + 1), (bottom + 1, right + 1))

    @cached_property
    def _raw(self) -> list[list[Any]]:
        """Return the values up to the last that is not empty; formats reach further on most sheets."""
        rows, columns = self._reach
        values = self._range(0, 0, rows - 1, columns - 1).options(ndim=2, err_to_str=True, empty="").value
        while values and not any(value != "" for value in values[-1]):
            values.pop()
        width = max((at for row in values for at, value in enumerate(row, 1) if value != ""), default=0)
        return [row[:width] for row in values]

    @cached_property
    def _end(self) -> tuple[int, int]:
        """Return the number of rows and columns that hold values."""
        return len(self._raw), len(self._raw[0])

    @cached_property
    def _all(self) -> Any:
        return self._range(0, 0, self._end[0] - 1, self._end[1] - 1)

    def details(self) -> SheetDetails:
        """Return what the sheet holds beside its values; a protected sheet may not tell all."""
        if not self._raw:
            return SheetDetails(shapes=tuple(self._shapes()))
        unread = set()
        hidden: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        merges: tuple[Area, ...] = ()
        try:
            hidden = self._hidden()
        except Exception:  # what Excel answers on a protected sheet differs between systems
            unread.add("hidden rows")
        try:
            merges = tuple(self._merges())
        except TooMixed:
            unread.add("merged cells")
        found = {column: self._formats_of(column) for column in self._numbers}
        if None in found.values():
            unread.add("number formats")
        return SheetDetails(
            merges=merges,
            tables=tuple(self._tables()),
            hidden_rows=hidden[0],
            hidden_columns=hidden[1],
            formats={column: rows for column, rows in found.items() if rows},
            errors=self._errors(),
            external=self._external(),
            shapes=tuple(self._shapes()),
            unread=frozenset(unread),
            look_up_format=lambda column: self._formats_of(column) or {},
            look_up_fills=self._fills,
            look_up_bold=self._bold,
            has_formulas=any(_is_formula(one) for row in self._formulas for one in row),
            look_up_formulas=lambda column: {
                at: row[column] for at, row in enumerate(self._formulas) if _is_formula(row[column])
            },
        )

    @cached_property
    def _numbers(self) -> dict[int, list[int]]:
        """Return column → rows that hold a number."""
        found: dict[int, list[int]] = {}
        for index, row in enumerate(self._raw):
            for column, value in enumerate(row):
                if isinstance(value, float | int | decimal.Decimal) and not isinstance(value, bool):
                    found.setdefault(column, []).append(index)
        return found

    def _formats_of(self, column: int) -> dict[int, NumberFormat] | None:
        """Return row → format of the numbers of a column; None where that would take too long."""

        def ask(first: int, last: int) -> str | None:
            return self._range(first, column, last, column).number_format

        try:
            codes = self.questions.about(self._numbers.get(column, ()), ask, lambda code: code is None)
        except TooMixed:
            return None
        return {row: number for row, code in codes.items() if (number := read_format(code or "")).changes_meaning}

    def _fills(self, column: int) -> dict[int, str]:
        def ask(first: int, last: int) -> tuple[int, int, int] | None:
            return self._range(first, column, last, column).color

        try:
            found = self.questions.about(range(self._end[0]), ask, lambda colour: colour == _FILL_OF_MIXED)
        except TooMixed:
            return {}
        return {row: "".join(f"{part:02X}" for part in colour) for row, colour in found.items() if colour}

    def _bold(self, column: int) -> dict[int, bool]:
        """Return the rows whose cell is bold; indents and groups of rows xlwings does not tell."""

        def ask(first: int, last: int) -> bool | None:
            return self._range(first, column, last, column).font.bold

        try:
            found = self.questions.about(range(self._end[0]), ask, lambda bold: bold is None)
        except TooMixed:
            return {}
        return {row: True for row, bold in found.items() if bold}

    def _hidden(self) -> tuple[frozenset[int], frozenset[int]]:
        rows, columns = self._end
        if (rows, columns) == (1, 1):
            return frozenset(), frozenset()
        areas = self._all.get_special_cells("visible")
        if len(areas) > _MOST_AREAS:
            raise TooMixed
        shown = [area_of(area.address) for area in areas]
        seen_rows = {row for area in shown for row in range(area.top, area.bottom + 1)}
        seen_columns = {column for area in shown for column in range(area.left, area.right + 1)}
        return frozenset(set(range(rows)) - seen_rows), frozenset(set(range(columns)) - seen_columns)

    def _merges(self) -> Iterator[Area]:
        """Yield the merged areas: those of a whole sheet without any cost one question."""
        rows, columns = self._end
        self.questions.spend()
        if self._all.merge_cells is False:
            return
        known: set[Area] = set()
        for column in range(columns):

            def ask(first: int, last: int, column: int = column) -> bool | None:
                return self._range(first, column, last, column).merge_cells

            # Only a cell with a value and emptiness beside or below it can be the corner of a merged area.
            corners = [row for row in range(rows) if self._raw[row][column] != ""]
            merged = self.questions.about(corners, ask, lambda answer: answer is not False)
            for row in (row for row, answer in merged.items() if answer is not False):
                self.questions.spend()
                known.add(area_of(self._range(row, column, row, column).merge_area.address))
        yield from sorted(known)

    def _tables(self) -> Iterator[ExcelTable]:
        for table in self.sheet.tables:
            yield ExcelTable(table.name, area_of(table.range.address), int(table.show_headers), int(table.show_totals))

    def _shapes(self) -> Iterator[ShapeText]:
        for shape in self.sheet.shapes:
            text = ""
            with contextlib.suppress(Exception):  # charts, pictures and controls have none, and each says so in its way
                text = "" if shape.name.startswith(marks.OWN_SHAPES) or shape.type == "comment" else shape.text or ""
            if text.strip():
                yield ShapeText(text, *_corner(shape))

    @cached_property
    def _formulas(self) -> list[list[str]]:
        rows, columns = self._end
        found = self._all.formula
        if (rows, columns) == (1, 1):
            return [[found]]
        if rows == 1 and not isinstance(found[0], tuple | list):
            return [list(found)]
        return [list(row) if isinstance(row, tuple | list) else [row] for row in found]

    def _errors(self) -> dict[tuple[int, int], str]:
        return {
            (row, column): value if isinstance(value, str) else "#?"
            for row, values in enumerate(self._raw)
            for column, value in enumerate(values)
            if is_error(value)
        }

    def _external(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (row, column)
            for row, formulas in enumerate(self._formulas)
            for column, formula in enumerate(formulas)
            if reads_another_workbook(formula)
        )


def _is_formula(text: Any) -> bool:
    return isinstance(text, str) and text.startswith("=")


def _corner(shape: Any) -> tuple[int | None, int | None]:
    """Return row and column under the upper left corner of a shape, where the system tells."""
    try:
        cell = shape.api.TopLeftCell
        return cell.Row - 1, cell.Column - 1
    except Exception:  # macOS calls it otherwise, and a group has none
        return None, None
