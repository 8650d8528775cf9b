"""What became of the cells of tables that were read.

One cell may stand in several lists: a table with months across is read as a list of KPIs and as one of their values. So
every list says what it knows of a cell, and what tells most is what counts: that it is a value of June, not that the list
of KPIs has no use for the column.
"""

from collections.abc import Callable
from enum import IntEnum

from stimmig.cells import Area
from stimmig.converting import fates
from stimmig.converting.lines import DERIVED, Line, Lines
from stimmig.converting.sources import Sources, Spot, spot_of
from stimmig.converting.targets import Target
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.model.place import Row
from stimmig.reading.arranged import Arranged
from stimmig.reading.layout import ColumnLayout, Layout
from stimmig.reading.records import Records

_Places = Callable[[Line, str], list[Target]]
_Place = Callable[[Line, str], Target | None]


class _Tells(IntEnum):
    """How much it tells: of a cell the least number counts."""

    CONTENT = 0
    HEADING = 1
    COLUMN = 2
    ROW = 3
    NOTHING = 4


class Tables:
    """What is known of cells of tables. `told_by_parents` finds where a row's objective says what the row repeats, `place`
    where a row itself says it."""

    def __init__(self, lines: Lines, sources: Sources, told_by_parents: _Places, place: _Place):
        self.lines, self._sources, self._told_by_parents, self._place = lines, sources, told_by_parents, place
        self.places: dict[Spot, list[Target]] = {}
        """cells that say what their objective says → where that went"""
        self._as_written: set[Spot] = set()
        self._headings: set[Spot] = set()
        self._heading_rows: list[tuple[str, Area]] = []
        """sheet and cells where the headings of an arranged list stand side by side: so do its weeks"""
        self._said: dict[Spot, tuple[_Tells, Text]] = {}
        for records in lines.reading.records:
            self._add_table(records)

    def went(self, spot: Spot) -> Text:
        """Return what to say of a cell that went somewhere."""
        if spot in self._as_written:
            return fates.AS_WRITTEN
        rows = () if spot.shape or spot.row is None else self._heading_rows
        beside = any(spot.sheet == sheet and area.holds(spot.row, spot.column) for sheet, area in rows)
        return fates.HEADING_MOVED if beside or spot in self._headings else fates.MOVED

    def left(self, spot: Spot) -> Text | None:
        """Return why a cell of a table went nowhere; None where it stands in none."""
        said = self._said.get(spot)
        return said[1] if said else None

    def _say(self, spot: Spot, tells: _Tells, what: Text) -> None:
        if spot not in self._said or tells < self._said[spot][0]:
            self._said[spot] = tells, what
        if tells is _Tells.HEADING:
            self._headings.add(spot)

    def _add_table(self, records: Records) -> None:
        layout = records.layout
        for column in layout.columns:
            self._add_heading(records, column)
            for at, index in enumerate(layout.rows):
                if records.block.cells[index][column.index] == "":
                    continue
                if at in records.repeats:
                    self._add_repeated(records, at, column, records.repeats[at])
                elif column.field is None:
                    self._add_unread(records, index, column)
                else:
                    self._add_cell(records, at, index, column.field)
        for skipped in layout.skipped:
            why = fates.SKIPPED.get(skipped.why) or Text(skipped.why, skipped.why)
            for column in range(layout.area.left, layout.area.right + 1):
                if records.block.cells[skipped.index][column] != "":
                    self._say(spot_of(records.block, skipped.index, column), _Tells.ROW, why)
        if layout.arranged:
            self._add_arranged(layout, layout.arranged)

    def _add_arranged(self, layout: Layout, arranged: Arranged) -> None:
        for (row, column), why in arranged.known.items():
            self._say(Spot(layout.sheet, row, column), _Tells.HEADING, why)
        heads = {cell[1:] for cell in arranged.cells[layout.heading_row] if cell.value != "" and cell.row >= 0}
        rows = {row for row, _ in heads}
        if len(heads) > 1 and len(rows) == 1:
            _, left, _, right = arranged.covers
            row = rows.pop()
            self._heading_rows.append((layout.sheet, Area(row, left, row, right)))

    def _add_heading(self, records: Records, column: ColumnLayout) -> None:
        row = records.layout.heading_row
        if row < len(records.block.cells) and records.block.cells[row][column.index] != "":
            known = column.field or column.reason or not column.heading
            spot = spot_of(records.block, row, column.index)
            self._say(spot, *((_Tells.HEADING, fates.HEADING) if known else (_Tells.NOTHING, fates.UNKNOWN_HEADING)))

    def _add_unread(self, records: Records, index: int, column: ColumnLayout) -> None:
        spot = spot_of(records.block, index, column.index)
        cell = records.block.cells[index][column.index]
        if column.reason and isinstance(cell, str) and lexicon.is_blank(cell):
            self._say(spot, _Tells.CONTENT, fates.BLANK)
        elif column.reason:
            self._say(spot, _Tells.COLUMN, fates.not_read(column.reason))
        else:
            self._say(spot, _Tells.NOTHING, fates.UNREAD_COLUMN if column.heading else fates.NO_HEADING)

    def _add_repeated(self, records: Records, at: int, column: ColumnLayout, other: Row) -> None:
        """Say of a cell of a row that repeats another one which cell it repeats, or which row where it says more."""
        spot = spot_of(records.block, records.layout.rows[at], column.index)
        line, field = self.lines.of_row(other), column.field
        value = records.values(field)[at] if field else None
        same = line and field and value is not None and line.told(field) == value
        there = self._sources.of(line, field) if same else None
        name = self._sources.of(line, "name") if line else None
        if there:
            self._say(spot, _Tells.CONTENT, fates.REPEATS.filled(place=str(there)))
        elif same and (place := self._place(line, field)):
            self.places.setdefault(spot, [place])  # only here, told of the row that this one repeats
        elif field and value is None:
            self._say(spot, _Tells.CONTENT, fates.BLANK)
        else:
            place = str(name) if name else str(other.place("name"))
            self._say(spot, _Tells.CONTENT, fates.IN_REPEATED_ROW.filled(place=place))

    def _add_cell(self, records: Records, at: int, index: int, field: str) -> None:
        """Say of a cell under a known heading what became of it."""
        spot = spot_of(records.block, index, records.block.columns[field])
        if field in records.unread(at):
            self._as_written.add(spot)
        line = self.lines.main(records, index)
        if records.values(field)[at] is None:
            self._say(spot, _Tells.CONTENT, fates.BLANK)
        elif field in DERIVED and line:
            self._say(spot, _Tells.CONTENT, fates.DERIVED)
        elif places := self._told_by_parents(line, field) if line else ():
            self.places.setdefault(spot, places)
        else:
            of_objective = records.layout.table == "kpis" and records.values("strategic_objective")[at]
            why = fates.UNPLACED if line else fates.OF_OBJECTIVE if of_objective else fates.NAMELESS
            self._say(spot, _Tells.ROW, why)
