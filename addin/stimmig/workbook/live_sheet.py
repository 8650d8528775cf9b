"""One sheet of a workbook that is open in Excel.

What Excel answers for a whole range takes one call, whatever the number of rows: values, formulas, visible cells. How
cells look (`live_looks`) and where they are merged it tells only where all cells of a range agree; for the rest there is
the file behind the workbook (`live_copy`). What neither tells is not checked, and says so.
"""

import decimal
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from stimmig.cells import Area, Cell
from stimmig.refusal import Refusal
from stimmig.workbook import unusable
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.live_copy import Copy
from stimmig.workbook.live_looks import Looks
from stimmig.workbook.live_shapes import shape_texts
from stimmig.workbook.live_values import cell_of, is_error, reads_another_workbook
from stimmig.workbook.spans import TooMixed
from stimmig.workbook.workbook import ExcelTable, ShapeText, SheetDetails

_LARGE, _MOST_CELLS = 200_000, 20_000_000
"""cells from which the real end of a sheet is looked for, and that a sheet may span"""
_MOST_AREAS = 200


def area_of(address: str) -> Area:
    """Return the area that an address such as "$A$1:$C$9" names; whole rows and columns have no other form here."""
    return Area.named(address.rpartition("!")[2])


class LiveSheet:
    """Reads a sheet: `rows` and `details` are what a `Sheet` of the workbook asks for."""

    def __init__(self, sheet: Any, book: str, copy: Copy | None = None):
        self.sheet, self.name, self.book, self.copy = sheet, sheet.name, book, copy
        self.unread: set[str] = set()
        """what cannot be seen; it grows while looks are asked for"""
        self.looks = Looks(self._range, self._filled, lambda: self._copied, self.unread)

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
            return SheetDetails(shapes=self._shapes, unread=self.unread)
        merges, hidden = self._merged(), self._not_shown()
        found = {column: self.looks.formats(column, rows) for column, rows in self._numbers.items()}
        if None in found.values():
            self.unread.add("number formats")
        return SheetDetails(
            merges=merges,
            tables=tuple(self._tables()),
            hidden_rows=hidden[0],
            hidden_columns=hidden[1],
            formats={column: changing for column, rows in found.items() if (changing := _changing(rows or {}))},
            errors=self._errors(),
            external=self._external(),
            shapes=self._shapes,
            unread=self.unread,
            look_up_format=lambda column: found.get(column) or {},
            look_up_empty=self._format_of_empty,
            look_up_fills=cache(lambda column: self.looks.fills(column, range(self._end[0]))),
            look_up_indents=cache(self.looks.indents),
            look_up_bold=cache(self.looks.bold),
            look_up_outline=cache(lambda: self.looks.outline(self._fullest)),
            has_formulas=any(_is_formula(one) for row in self._formulas for one in row),
            look_up_formulas=self._formulas_in,
        )

    @cached_property
    def _shapes(self) -> tuple[ShapeText, ...]:
        return shape_texts(self.sheet, lambda: self._copied, self.unread)

    @cached_property
    def _copied(self) -> SheetDetails | None:
        """Return what the file behind the workbook tells of this sheet; None where there is none."""
        formulas = self._formulas if self._raw else []  # what a formula says may differ in a file saved earlier
        texts = {
            (row, column): value
            for row, values in enumerate(self._raw)
            for column, value in enumerate(values)
            if isinstance(value, str) and value and not is_error(value) and not _is_formula(formulas[row][column])
        }
        return self.copy.details(self.name, texts) if self.copy else None

    def _filled(self, column: int) -> list[int]:
        return [row for row, values in enumerate(self._raw) if values[column] != ""]

    @property
    def _fullest(self) -> int:
        """Return the column with the most cells filled."""
        return max(range(self._end[1]), key=lambda column: len(self._filled(column)))

    @cached_property
    def _numbers(self) -> dict[int, list[int]]:
        """Return column → rows that hold a number."""
        found: dict[int, list[int]] = {}
        for index, row in enumerate(self._raw):
            for column, value in enumerate(row):
                if isinstance(value, float | int | decimal.Decimal) and not isinstance(value, bool):
                    found.setdefault(column, []).append(index)
        return found

    def _merged(self) -> tuple[Area, ...]:
        try:
            return tuple(self._merges())
        except TooMixed:
            if self._copied is None:
                self.unread.add("merged cells")
            return self._copied.merges if self._copied else ()

    def _not_shown(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the hidden rows and columns."""
        try:
            return self._hidden()
        except Exception:  # what Excel answers on a protected sheet differs between systems
            if self._copied is None:
                self.unread.add("hidden rows")
                return frozenset(), frozenset()
            return self._copied.hidden_rows, self._copied.hidden_columns

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
        self.looks.questions.spend()
        if self._all.merge_cells is False:
            return
        known: set[Area] = set()
        for column in range(columns):

            def ask(first: int, last: int, column: int = column) -> bool | None:
                return self._range(first, column, last, column).merge_cells

            # Only a cell with a value and emptiness beside or below it can be the corner of a merged area.
            corners = [row for row in range(rows) if self._raw[row][column] != ""]
            merged = self.looks.questions.about(corners, ask, lambda answer: answer is not False)
            for row in (row for row, answer in merged.items() if answer is not False):
                self.looks.questions.spend()
                known.add(area_of(self._range(row, column, row, column).merge_area.address))
        yield from sorted(known)

    def _tables(self) -> Iterator[ExcelTable]:
        for table in self.sheet.tables:
            yield ExcelTable(table.name, area_of(table.range.address), int(table.show_headers), int(table.show_totals))

    @cached_property
    def _formulas(self) -> list[list[str]]:
        rows, columns = self._end
        found = self._all.formula
        if (rows, columns) == (1, 1):
            return [[found]]
        if rows == 1 and not isinstance(found[0], tuple | list):
            return [list(found)]
        return [list(row) if isinstance(row, tuple | list) else [row] for row in found]

    def _formulas_in(self, column: int) -> dict[int, str]:
        """Return row → formula; beside the last value there may be formulas that show nothing."""
        found = [row[column] for row in self._formulas] if column < self._end[1] else self._beside(column)
        return {at: formula for at, formula in enumerate(found) if _is_formula(formula)}

    def _beside(self, column: int) -> list[str]:
        found = self._range(0, column, self._end[0] - 1, column).formula
        return [one[0] if isinstance(one, tuple | list) else one for one in found] if self._end[0] > 1 else [found]

    def _format_of_empty(self, row: int, column: int) -> NumberFormat | None:
        empty = row >= self._end[0] or column >= self._end[1] or self._raw[row][column] == ""
        return (self.looks.formats(column, [row]) or {}).get(row) if empty else None

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


def _changing(formats: Mapping[int, NumberFormat]) -> dict[int, NumberFormat]:
    return {row: one for row, one in formats.items() if one.changes_meaning}


def _is_formula(text: Any) -> bool:
    return isinstance(text, str) and text.startswith("=")
