"""The account of a conversion: for every cell of the source that holds anything, what became of it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.converting import fates
from stimmig.converting.lines import Line, Lines, parents_of
from stimmig.converting.sources import Sources, Spot, spot_of_snippet
from stimmig.converting.tables import Tables
from stimmig.converting.targets import Target
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.canonical import OWN_TEXTS, Column
from stimmig.reading.layout import Question
from stimmig.reading.records import Records
from stimmig.reading.statements import Snippet
from stimmig.workbook.workbook import Sheet
from stimmig.writing.letters import pieces


class Fate(NamedTuple):
    """What became of a cell: where its content went (several places for one that counts for many rows), or why not."""

    spot: Spot
    content: Cell
    what: Text
    targets: Sequence[Target]
    remarks: Sequence[Text]


class Account:
    """The account of one workbook."""

    def __init__(self, lines: Lines):
        self.lines, self.reading = lines, lines.reading
        self._sources = Sources(self.reading)
        self._went: dict[Spot, list[Target]] = {}
        self._whats: dict[Spot, Text] = {}
        """what is to be said of cells that went somewhere, where it is more than that"""
        self._remarks: dict[Spot, list[Text]] = {}
        self._place: dict[tuple[int, str], Target] = {}
        """id of a line and field → its cell"""
        self.notes: list[Snippet] = []
        """the rows of the notes sheet, none longer than a cell takes"""
        self._add_lines()
        self._add_notes()
        self._tables = Tables(lines, self._sources, self._told_by_parents, self._own_place)
        self._asked = self._open_questions()

    def fates(self) -> Iterator[Fate]:
        """Yield what became of each filled cell, sheet by sheet and row by row, and of the texts in shapes and notes."""
        for sheet in (*self.reading.workbook.sheets, *self.reading.workbook.noted):
            for row, column, content in _filled(sheet):
                yield self._fate(sheet, Spot(sheet.name, row, column), content)
            for shape in sheet.details.shapes:
                yield self._fate(sheet, Spot(sheet.name, shape.row, shape.column, shape.text), shape.text)
            for note in sheet.details.cell_notes:
                yield self._fate(sheet, Spot(sheet.name, note.row, note.column, note.text, True), note.text)

    @property
    def unanswered(self) -> list[Question]:
        """Return the questions about no cell that the account lists."""
        return [asked for asked in self.reading.questions if id(asked) not in self._asked]

    def _fate(self, sheet: Sheet, spot: Spot, content: Cell) -> Fate:
        targets = self._went.get(spot) or self._tables.places.get(spot, ())
        if targets:
            what = self._whats.get(spot) or self._tables.went(spot)
        else:
            what = self._tables.left(spot) or self._left(sheet, spot, content)
        return Fate(spot, content, what, targets, self._remarks.get(spot, ()))

    def _add_lines(self) -> None:
        for name, table in self.lines.by_table.items():
            columns = self.lines.columns(name)
            places = self.lines.setting_places() if name == "settings" else range(len(table))
            for number, line in zip(places, table):
                for at, column in enumerate(columns):
                    if line.values.get(column.field) is not None:
                        target = self._place[id(line), column.field] = Target(name, number, at)
                        if spot := self._sources.of(line, column.field):
                            self._went.setdefault(spot, []).append(target)
                        if isinstance(line.values[column.field], str):
                            self._add_rest(line, column, spot)
                if line.made_id:
                    self._remark_on_id(line)

    def _add_rest(self, line: Line, column: Column, spot: Spot | None) -> None:
        """Keep with the notes what a cell cannot take."""
        _, *rest = pieces(line.values[column.field])
        if not rest:
            return
        place = spot or Spot(line.row.block.sheet or "", line.row.index, None)
        targets = [self._noted(Snippet(place.sheet, place.row, place.column, text)) for text in rest]
        if spot:
            self._went[spot] += targets
            self._whats[spot] = fates.IN_PARTS

    def _noted(self, snippet: Snippet) -> Target:
        self.notes.append(snippet)
        return Target("", len(self.notes) - 1, 2)

    def _remark_on_id(self, line: Line) -> None:
        spots = (self._sources.of(line, field) for field in ("name", "value", "key_result", "date", *line.values))
        if spot := next(filter(None, spots), None):
            self._remarks.setdefault(spot, []).append(fates.MADE_ID.filled(id=line.id))

    def _add_notes(self) -> None:
        for snippet in self.reading.notes:
            spot = spot_of_snippet(snippet)
            targets = [self._noted(snippet._replace(text=text)) for text in pieces(snippet.text)]
            self._went.setdefault(spot, []).extend(targets)
            self._whats.setdefault(spot, fates.NOTED if len(targets) == 1 else fates.NOTED_IN_PARTS)
        directions = {fold(line.values.get("name") or ""): line for line in self.lines.by_table["directions"]}
        for statement in self.reading.statements:
            spot = spot_of_snippet(statement.snippet)
            if spot not in self._went and (line := directions.get(fold(statement.text))):
                self._went[spot] = [self._place[id(line), "name"]]
                self._whats[spot] = fates.REPEATED

    def _own_place(self, line: Line, field: str) -> Target | None:
        """Return the cell in which a row says something of its own."""
        return self._place.get((id(line), field))

    def _told_by_parents(self, line: Line, field: str) -> list[Target]:
        """Return the cells of the row's objective that say the same: it is written in each row, and told once."""
        of_parent = {"strategic_objective": "name", "objective": "name"}.get(field, field)
        places = (self._place.get((id(parent), of_parent)) for parent in parents_of(self.lines, line))
        return [place for place in places if place]

    def _left(self, sheet: Sheet, spot: Spot, content: Cell) -> Text:
        """Return why a cell that no table and no note accounts for was left."""
        here = spot.row, spot.column
        if sheet in self.reading.workbook.noted:
            return fates.BESIDE_A_NOTE
        if here in sheet.details.errors:
            return fates.ERROR
        if here in sheet.details.uncalculated:
            return fates.UNCALCULATED
        if isinstance(content, str) and not content.strip():
            return fates.SPACES
        if isinstance(content, str) and content.strip() in OWN_TEXTS:
            return fates.GUIDANCE
        if any(_is_below(area, here) for area in self._areas_in_question(spot.sheet)):
            return fates.IN_QUESTION
        if any(_area(one).holds(*here) for one in self.reading.records if one.layout.sheet == spot.sheet):
            return fates.UNPLACED
        return fates.LABEL if isinstance(content, str) else fates.NUMBER_OUTSIDE

    def _areas_in_question(self, sheet: str) -> list[Area]:
        return [Area.named(asked.where) for asked in self.reading.doubts if asked.sheet == sheet and asked.where]

    def _open_questions(self) -> set[int]:
        """Remark each question on the cell that it is about; return which questions found one."""
        asked: set[int] = set()
        sheets = {sheet.name: sheet for sheet in self.reading.workbook.sheets}
        for question in self.reading.questions:
            sheet = sheets.get(question.sheet)
            area = Area.named(question.where) if question.where else None
            rows = sheet.rows[area.top : area.bottom + 1] if sheet and area else ()
            within = (
                (row, column)
                for row, cells in enumerate(rows, area.top if area else 0)
                for column, cell in enumerate(cells)
                if cell != "" and area.left <= column <= area.right
            )
            if (first := next(within, None)) is not None:
                self._remarks.setdefault(Spot(question.sheet, *first), []).append(question.text)
                asked.add(id(question))
        return asked


def _filled(sheet: Sheet) -> Iterator[tuple[int, int, Cell]]:
    """Yield row, column and content of the cells that hold anything, a formula without a usable result included."""
    details = sheet.details
    silent: dict[int, dict[int, str]] = {}
    for row, column in (*details.errors, *details.uncalculated):
        silent.setdefault(row, {})[column] = details.errors.get((row, column), "=")
    for index in range(max([len(sheet.rows) - 1, *silent]) + 1):
        row = sheet.rows[index] if index < len(sheet.rows) else ()
        if index in silent or row.count("") < len(row):
            cells = silent.get(index, {}) | {column: cell for column, cell in enumerate(row) if cell != ""}
            yield from ((index, column, cells[column]) for column in sorted(cells))


def _area(records: Records) -> Area:
    arranged = records.layout.arranged
    return arranged.covers if arranged else records.layout.area


def _is_below(area: Area, here: tuple[int | None, int | None]) -> bool:
    """Say whether a cell lies within an area or below it: of a table that was not read the end is unknown."""
    row, column = here
    return row is not None and column is not None and row >= area.top and area.left <= column <= area.right
