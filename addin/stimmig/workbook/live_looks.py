"""How the cells of an open sheet look: number formats, fills, bold, indents, groups of rows.

Number formats and fills Excel tells where all cells of a range agree; these are asked for in stretches, for a number of
calls that does not depend on the rows. What is left then, and what differs from row to row by nature, the file behind
the workbook tells. Where there is none, more is asked, small columns cell by cell; the rest is unseen, and said to be.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from stimmig.workbook.formats import NumberFormat, read_format
from stimmig.workbook.live_native import told
from stimmig.workbook.spans import Questions, TooMixed
from stimmig.workbook.workbook import SheetDetails

_QUESTIONS, _QUESTIONS_WITHOUT_FILE = 60, 400
"""calls that the formats, fills and merged cells of a sheet may cost; Excel for Windows answers in about a millisecond"""
_FEW = 100
"""cells of a column that are asked one by one"""
_PROBES = 12
"""rows that are asked one by one whether a column has looks at all"""
_FILL_OF_MIXED = (0, 0, 0)
"""what Excel for Windows answers for cells of several colours"""

Ask = Callable[[Any], int]


class _Patience(Questions):
    """Few questions where a file tells the rest, more where there is none."""

    def __init__(self, copy: Callable[[], SheetDetails | None]):
        super().__init__(_QUESTIONS)
        self.more, self.copy = _QUESTIONS_WITHOUT_FILE - _QUESTIONS, copy

    def spend(self) -> None:
        if not self.left and self.more and self.copy() is None:
            self.left, self.more = self.more, 0
        super().spend()


class Looks:
    """Looks of one sheet by column: `cells` gives a range by top, left, bottom and right, counted from 0.

    `rows` are the filled rows of a column; what could not be seen is added to `unread`.
    """

    def __init__(
        self,
        cells: Callable[[int, int, int, int], Any],
        rows: Callable[[int], Sequence[int]],
        copy: Callable[[], SheetDetails | None],
        unread: set[str],
    ):
        self.cells, self.rows, self.copy, self.unread = cells, rows, copy, unread
        self.questions = _Patience(copy)

    def formats(self, column: int, rows: Sequence[int]) -> Mapping[int, NumberFormat] | None:
        """Return row → number format of some rows; None where they are too many to see."""

        def ask(first: int, last: int) -> str | None:
            code = self.cells(first, column, last, column).number_format
            return code if isinstance(code, str) else None

        try:
            codes = self.questions.about(rows, ask, lambda code: code is None)
        except TooMixed:
            copy = self.copy()
            return copy.look_up_format(column) if copy else None
        return {row: read_format(code) for row, code in codes.items() if code}

    def fills(self, column: int, rows: Sequence[int]) -> Mapping[int, str]:
        """Return row → colour as RRGGBB."""

        def ask(first: int, last: int) -> tuple[int, ...] | None:
            try:
                return self.cells(first, column, last, column).color
            except TypeError:  # what xlwings makes of several colours on a Mac
                return _FILL_OF_MIXED

        try:
            found = self.questions.about(rows, ask, lambda colour: colour == _FILL_OF_MIXED)
        except TooMixed:
            return self._of_copy(lambda copy: copy.look_up_fills(column), "fills")
        return {row: "".join(f"{part:02X}" for part in colour) for row, colour in found.items() if colour}

    def bold(self, column: int) -> Mapping[int, bool]:
        """Return the rows whose cell is bold: row → True."""

        def ask(first: int, last: int) -> bool | None:
            bold = self.cells(first, column, last, column).font.bold
            return bold if isinstance(bold, bool) else None

        try:
            found = self.questions.about(self.rows(column), ask, lambda bold: bold is None)
        except TooMixed:
            return self._of_copy(lambda copy: copy.look_up_bold(column), "looks")
        return {row: True for row, bold in found.items() if bold}

    def indents(self, column: int) -> Mapping[int, int]:
        """Return row → steps by which its cell is indented."""

        def ask(cell: Any) -> int:
            return _number(told(cell.api, "IndentLevel", "indent_level"), 0)

        return self._each(column, ask, lambda copy: copy.look_up_indents(column))

    def outline(self, column: int) -> Mapping[int, int]:
        """Return row → level of the rows that are grouped below others; without a file, of the filled rows of a column."""

        def ask(cell: Any) -> int:
            row = getattr(cell.api, "EntireRow", None) or cell.api.entire_row
            return _number(told(row, "OutlineLevel", "outline_level"), 1)

        return self._each(column, ask, lambda copy: copy.look_up_outline())

    def _each(self, column: int, ask: Ask, of_copy: Callable[[SheetDetails], Mapping[int, int]]) -> Mapping[int, int]:
        rows = self.rows(column)
        if not rows or self._are_plain(column, rows, ask):
            return {}
        if self.copy() is None and len(rows) <= _FEW:
            looks = {row: ask(self.cells(row, column, row, column)) for row in rows}
            return {row: look for row, look in looks.items() if look}
        return self._of_copy(of_copy, "looks")

    def _are_plain(self, column: int, rows: Sequence[int], ask: Ask) -> bool:
        """Say whether no cell of a column stands out.

        Not every system says that the cells of a range differ; where lines lie below others, the first rows show it.
        """
        ranges = [(rows[0], rows[-1]), *((row, row) for row in rows[:_PROBES])]
        return not any(ask(self.cells(first, column, last, column)) for first, last in ranges)

    def _of_copy(self, of_copy: Callable[[SheetDetails], Mapping], what: str) -> Mapping:
        copy = self.copy()
        if copy is None:
            self.unread.add(what)
            return {}
        return of_copy(copy)


def _number(answer: int | None, least: int) -> int:
    """Return by how much an answer exceeds the least; 1 where Excel does not tell it, since the cells differ."""
    return 1 if answer is None else answer - least
