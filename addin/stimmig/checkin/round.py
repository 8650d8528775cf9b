"""Read the sheets of open rounds back: whatever was sorted, deleted or added there, a row says what it is about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.checkin import refusals
from stimmig.checkin import round_words as words
from stimmig.checkin.heads import found_heads
from stimmig.checkin.opened import Opened
from stimmig.model.place import Place
from stimmig.refusal import Refusal
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.workbook import Sheet

_NEEDED = ("key_result", *words.INPUTS)
_TYPED = words.INPUTS[1:]
"""the date stands there from the start: it alone makes no entry"""


class RoundRow(NamedTuple):
    """A row of a round as it was found: raw cells by field, and where it stands."""

    workbook: str
    sheet: str
    index: int
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]
    formats: Mapping[str, NumberFormat]
    """field → the number format of the cell, where it changes what the number means"""

    @property
    def key_result(self) -> Cell:
        return self.cells["key_result"]

    @property
    def recorded_as(self) -> str:
        """Return the id under which the row was recorded, "" where it was not."""
        return str(self.cells.get("state") or "").strip()

    @property
    def is_filled(self) -> bool:
        """Say whether anybody typed anything into it."""
        return any(str(self.cells[name]).strip() for name in _TYPED)

    def place(self, field: str) -> Place:
        """Return the cell of a field."""
        return Place(self.workbook, self.sheet, cell_name(self.index, self.columns[field]))


class Round(NamedTuple):
    """An open round: its sheet and all its rows."""

    sheet: str
    rows: tuple[RoundRow, ...]
    columns: Mapping[str, int]

    @property
    def filled(self) -> list[RoundRow]:
        """Return the rows into which somebody typed something."""
        return [row for row in self.rows if row.is_filled]


def filled_rounds(opened: Opened) -> list[Round]:
    """Return the open rounds of a workbook; Refusal where the heading row of one is gone."""
    workbook = opened.reading.workbook
    return [_round(opened.name, sheet, opened.lang) for sheet in workbook.own("round")]


def _round(workbook: str, sheet: Sheet, lang: str) -> Round:
    head, columns = found_heads(sheet, words.HEADS)
    missing = [words.HEADS[name].to(lang) for name in _NEEDED if name not in columns]
    if missing:
        raise Refusal("round_broken", refusals.NO_HEADS, name=workbook, sheet=sheet.name, missing=missing)
    return Round(sheet.name, tuple(_rows(workbook, sheet, head, columns)), columns)


def _rows(workbook: str, sheet: Sheet, head: int, columns: Mapping[str, int]) -> Iterator[RoundRow]:
    formats = sheet.details.formats
    for index in range(head + 1, len(sheet.rows)):
        cells = {name: sheet.rows[index][column] for name, column in columns.items()}
        if any(str(cells[name]).strip() for name in _NEEDED):
            shown = {name: formats[at][index] for name, at in columns.items() if index in formats.get(at, ())}
            yield RoundRow(workbook, sheet.name, index, columns, cells, shown)
