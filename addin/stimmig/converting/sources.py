"""Which cell of the source a field of a row comes from."""

from collections.abc import Sequence
from typing import NamedTuple

from stimmig.cells import Area, cell_name
from stimmig.converting.lines import FROM, Line
from stimmig.model.place import Block, Place
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.statements import Snippet

_CARRIED = frozenset({"perspective", "strategic_objective", "objective", "reason"})
"""fields whose cell counts for the rows below it"""
_UNITS_WITHIN = ("target", "actual", "current", "baseline")


class Spot(NamedTuple):
    """A cell of the source, or a shape by its text. Row and column count from 0; None where a shape tells none."""

    sheet: str
    row: int | None
    column: int | None
    shape: str = ""
    """the text of the shape, or of the note on the cell"""
    on_cell: bool = False

    @property
    def cell(self) -> str:
        """Return the name of the cell, "" where none is known."""
        return "" if self.row is None or self.column is None else cell_name(self.row, self.column)

    def __str__(self) -> str:
        return str(Place("", self.sheet, self.cell))


def spot_of(block: Block, row: int, column: int) -> Spot:
    """Return where a cell of a block stands on its sheet."""
    return Spot(block.sheet, *(block.origin(row, column) if block.origin else (row, column)))


def spot_of_snippet(snippet: Snippet) -> Spot:
    """Return where a text outside the tables stands."""
    beside = snippet.text if snippet.in_shape or snippet.on_cell else ""
    return Spot(snippet.sheet, snippet.row, snippet.column, beside, snippet.on_cell)


class Sources:
    """Looks up cells of one workbook; what is merged or written once for many rows is found where it is written."""

    def __init__(self, reading: WorkbookReading):
        self._merges: dict[str, Sequence[Area]] = {
            sheet.name: sheet.details.merges for sheet in reading.workbook.sheets
        }
        self._merges_arranged = {
            id(one.block.cells): one.layout.arranged.merges for one in reading.records if one.layout.arranged
        }
        self._above: dict[tuple[int, int], list[int | None]] = {}
        self._statements = {
            (one.snippet.sheet, one.snippet.row, one.text): spot_of_snippet(one.snippet) for one in reading.statements
        }

    def of(self, line: Line, field: str) -> Spot | None:
        """Return the cell that a field of a line shows; None where it shows none: an id of ours, a heading's unit."""
        block, index = line.row
        if not block.cells:
            return self._statements.get((block.sheet, index, line.values.get("name"))) if field == "name" else None
        for name in self._names(line, field):
            if (spot := self._at(block, index, name)) and self._fits(line, field, name):
                return spot
        return None

    def _names(self, line: Line, field: str) -> tuple[str, ...]:
        if field == "contributes_to" and line.entry is not None:
            by_place = any(link.stands_in is not None for link in line.entry.contributes_to)
            return ("strategic_objective",) if by_place else FROM[field]
        return FROM.get(field, (field,))

    @staticmethod
    def _fits(line: Line, field: str, name: str) -> bool:
        """Say whether a cell that may hold a unit beside its number does so."""
        return field != "unit" or name not in _UNITS_WITHIN or str(line.values["unit"]) in str(line.row.raw(name))

    def _at(self, block: Block, index: int | None, name: str) -> Spot | None:
        column = block.columns.get(name)
        if column is None or index is None:
            return None
        if block.cells[index][column] != "":
            return spot_of(block, index, column)
        merges = self._merges_arranged.get(id(block.cells), ()) if block.origin else self._merges.get(block.sheet, ())
        for area in merges:
            if area.holds(index, column) and block.cells[area.top][area.left] != "":
                return spot_of(block, area.top, area.left)
        if name in _CARRIED and (above := self._filled_above(block, column)[index]) is not None:
            return spot_of(block, above, column)
        return None

    def _filled_above(self, block: Block, column: int) -> list[int | None]:
        """Return for each row the nearest one above, below the heading, with something in a column."""
        key = id(block.cells), column
        if key not in self._above:
            found: list[int | None] = []
            last = None
            for index, row in enumerate(block.cells):
                found.append(last)
                last = None if index == block.heading_row else index if row[column] != "" else last
            self._above[key] = found
        return self._above[key]
