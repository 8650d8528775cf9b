"""Read the rows of a recognised table into typed columns, with everything noticed on the way."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.model.canonical import BY_NAME, OWN_TEXTS, Column, Table
from stimmig.model.choices import CHOICES
from stimmig.model.place import Block, Row
from stimmig.reading import columns as typed
from stimmig.reading.colours import is_dot, is_signal_colour
from stimmig.reading.columns import ReadColumn
from stimmig.reading.grammar.years import year_within
from stimmig.reading.groups import as_above, named_once, says_as_above, written_once
from stimmig.reading.layout import Layout
from stimmig.reading.magnitudes import align_units
from stimmig.reading.nameless import rows_without_names
from stimmig.reading.observations import Observation
from stimmig.workbook.workbook import Sheet

_FILLED_DOWN = frozenset({"text", "id", "ids", *CHOICES})
"""what a cell merged downward says for all its rows; a number in one is the first row's alone"""
_ABOVE = 10
"""so many rows above a heading may tell its year"""
_AS_WRITTEN = frozenset({"name", "key", "value"})
"""texts that may well read "open" or "none": the wording of a row, and settings"""
_OF_ALL_SCOPES = frozenset({"name", "unit"})
"""what is written once where a KPI has a row for each branch"""
_MAY_BE_DITTO = frozenset(
    {
        "perspective",
        "strategic_objective",
        "objective",
        "contributes_to",
        "unit",
        "owner",
        "team",
        "cycle",
        "frequency",
        "source",
    }
)
"""what "dito" says again; as a reason or remark it stays what is written, since it says nothing"""
_NOTED_UNREAD = (
    "unread_number",
    "unread_date",
    "unread_period",
    "unread_choice",
    "formula_error",
    "uncalculated",
    "other_unit",
)


class Records(NamedTuple):
    """The rows of one table: field → typed column, one value per row of the layout."""

    layout: Layout
    block: Block
    columns: Mapping[str, ReadColumn]
    observations: tuple[Observation, ...] = ()
    unread_fields: Mapping[int, frozenset[str]] = {}
    """position → fields that hold something which could not be read"""
    repeats: Mapping[int, Row] = {}
    """positions of rows that only repeat those of another table → the row that they repeat"""

    @property
    def table(self) -> Table:
        return BY_NAME[self.layout.table]

    def values(self, name: str) -> Sequence:
        """Return the values of a field; as many None as there are rows where it has no column."""
        column = self.columns.get(name)
        return column.values if column else _nothing(len(self.layout.rows))

    def unread(self, position: int) -> frozenset[str]:
        """Return the fields of a row that hold something which could not be read."""
        return self.unread_fields.get(position, frozenset())


@lru_cache(maxsize=64)
def _nothing(count: int) -> tuple[None, ...]:
    """Return so many None; made once, since rows are asked for one by one."""
    return (None,) * count


def read_records(workbook: str, sheet: Sheet, layout: Layout, lang: str, mark: str) -> Records:
    """Return the rows of a table. `mark` is the decimal mark of the workbook, "" where nothing proves one."""
    reader = _Reader(workbook, layout.arranged or sheet, layout, lang, mark)
    return reader.records()


class _Reader:
    def __init__(self, workbook: str, sheet: Sheet, layout: Layout, lang: str, mark: str):
        self.sheet, self.layout, self.lang, self.mark = sheet, layout, lang, mark
        self.block = Block(
            workbook,
            sheet.name,
            layout.fields,
            sheet.rows,
            layout.heading_row,
            sheet.details.hidden_rows,
            layout.table,
            layout.arranged.origin if layout.arranged else None,
        )
        self.rows = layout.rows
        self.positions = {row: position for position, row in enumerate(layout.rows)} if self._needs_positions else {}
        self.observations: list[Observation] = []
        self.unread: dict[int, set[str]] = {}

    @property
    def _needs_positions(self) -> bool:
        details = self.sheet.details
        return bool(details.formats or details.errors or details.uncalculated or details.external or details.merges)

    def records(self) -> Records:
        table = BY_NAME[self.layout.table]
        read = {}
        for name, index in self.layout.fields.items():
            column = table.by_field[name]
            cells = self._cells(column, index)
            if name == "period" and self.layout.table == "values" and "" in cells:
                cells = written_once(cells, [self.sheet.rows[row][self.layout.fields["kpi"]] for row in self.rows])
            if name in _OF_ALL_SCOPES and self._has_scopes and "" in cells:
                names, scopes = (
                    [self.sheet.rows[row][self.layout.fields[one]] for row in self.rows] for one in ("name", "scope")
                )
                cells = named_once(names, scopes, cells)
            read[name] = self._typed(column, index, cells)
            self._note_trouble(name, index, read[name])
            if name == "status":
                self._note_colours(index, cells, read[name])
        align_units(read)
        for name, column in read.items():
            self._keep(name, column)
        self.observations += rows_without_names(self.block, self.rows, self.layout.table, read)
        return Records(
            self.layout,
            self.block,
            read,
            tuple(self.observations),
            {position: frozenset(names) for position, names in self.unread.items()},
        )

    @property
    def _has_scopes(self) -> bool:
        return self.layout.table == "kpis" and {"name", "scope"} <= self.layout.fields.keys()

    def _cells(self, column: Column, index: int) -> list[Cell]:
        rows = self.sheet.rows
        if self.rows and self.rows[-1] - self.rows[0] + 1 == len(self.rows):
            cells = [row[index] for row in rows[self.rows[0] : self.rows[-1] + 1]]
        else:
            cells = [rows[row][index] for row in self.rows]
        for area in self.sheet.details.merges:
            if area.left <= index <= area.right and area.bottom > area.top:
                self._spread(area, column, index, cells)
        may_be_ditto = column.field in _MAY_BE_DITTO or column.holds in CHOICES
        may_be_ditto |= column.field == "name" and self._has_scopes
        if may_be_ditto and any(isinstance(cell, str) and says_as_above(cell) for cell in set(cells)):
            return as_above(cells)
        return cells

    def _spread(self, area, column: Column, index: int, cells: list[Cell]) -> None:
        """Give each row the value of the cell that is merged over it; Excel keeps it in the first row only."""
        inside = [row for row in range(area.top, area.bottom + 1) if row in self.positions]
        if len(inside) < 2:
            return
        if column.field != "name" and column.holds in _FILLED_DOWN:
            for row in inside:
                cells[self.positions[row]] = self.sheet.rows[area.top][area.left]
        elif not (column.field == "name" and self._has_scopes):
            self.observations.append(Observation("merged", self.block, column.field, tuple(inside)))

    def _typed(self, column: Column, index: int, cells: list[Cell]) -> ReadColumn:
        if column.holds == "number":
            read = typed.read_numbers(cells, self._formats(index, cells), self.mark)
            if column.field != "target":  # only a target may be a range
                for position, quantity in read.quantities.items():
                    if quantity.value is None:
                        read.note("unread_number", position)
            return read
        if column.holds == "date":
            return typed.read_dates(cells, self.lang)
        if column.holds == "moment":
            return typed.read_moments(cells, self.lang)
        if column.holds == "period":
            return typed.read_periods(cells, self._year())
        if column.holds in CHOICES:
            return typed.read_choices(cells, column.holds)
        if column.holds in ("id", "ids"):
            numbers = any(isinstance(cell, float) for cell in cells)
            shown = self.sheet.details.look_up_format(index) if numbers else {}
            return typed.read_ids(cells, {at: shown[row] for at, row in enumerate(self.rows) if row in shown})
        return typed.read_texts(cells, as_written=column.field in _AS_WRITTEN)

    def _year(self) -> str:
        """Return the year that is decided, else that the title, the sheet or the lines above name; "" for none or several."""
        if self.layout.year:
            return self.layout.year
        top = self.layout.heading_row
        above = [cell for row in self.sheet.rows[max(0, top - _ABOVE) : top] for cell in row if isinstance(cell, str)]
        texts = ([self.layout.title], [self.layout.sheet], above)
        own = OWN_TEXTS  # the guide of the template names years as examples
        return next(filter(None, (year_within([text for text in told if text not in own]) for told in texts)), "")

    def _formats(self, index: int, cells: Sequence[Cell]) -> dict:
        formats = self.sheet.details.formats.get(index, {})
        return {self.positions[row]: number for row, number in formats.items() if row in self.positions}

    def _note_trouble(self, name: str, index: int, column: ReadColumn) -> None:
        """Note errors and uncalculated formulas: the value reader shows them as empty cells."""
        details = self.sheet.details
        for (row, at), error in details.errors.items():
            if at == index and row in self.positions:
                column.note("formula_error", self.positions[row])
                self.observations.append(Observation("formula_error", self.block, name, (row,), error))
        for kind in ("uncalculated", "external"):
            rows = tuple(sorted(row for row, at in getattr(details, kind) if at == index and row in self.positions))
            if rows:
                self.observations.append(Observation(kind, self.block, name, rows))
                if kind == "uncalculated":
                    for row in rows:
                        column.values[self.positions[row]] = None
                        column.note(kind, self.positions[row])

    def _note_colours(self, index: int, cells: Sequence[Cell], column: ReadColumn) -> None:
        """Note status cells that say nothing but have a colour."""
        silent = {row for row, cell in zip(self.rows, cells) if cell == "" or is_dot(cell)}
        fills = self.sheet.details.look_up_fills(index) if silent else {}
        coloured = tuple(sorted(row for row in silent if is_signal_colour(fills.get(row, ""))))
        unknown = column.noticed.get("unread_choice", [])
        unknown[:] = [at for at in unknown if self.rows[at] not in coloured]
        if coloured:
            self.observations.append(Observation("colour_only", self.block, "status", coloured))

    def _keep(self, name: str, column: ReadColumn) -> None:
        for kind, at in column.noticed.items():
            if not at:
                continue
            rows = tuple(self.rows[position] for position in at)
            if kind in _NOTED_UNREAD:
                for position in at:
                    self.unread.setdefault(position, set()).add(name)
            if kind not in ("formula_error", "uncalculated"):
                first = typed.as_shown(self.sheet.rows[rows[0]][self.layout.fields[name]])
                self.observations.append(Observation(kind, self.block, name, rows, first))
