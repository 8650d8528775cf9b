"""Objectives and key results below each other that say themselves what they are: "O1: …", "KR 1.1 …", a column with
"Objective" and "KR", ids such as 1 and 1.1, cards with KEY RESULT 1 to 3 as labels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import LOOKED_AT, checkin_columns, heading_cells, text_of, title_above
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import A_HEADING, A_LABEL, Line, Lines, with_measures
from stimmig.reading.arrangements.okr_marks import OBJECTIVE, mark_of
from stimmig.reading.arrangements.okr_rows import MarkedRows
from stimmig.reading.arrangements.okr_to_dos import below_objective, to_dos_below
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Objectives und Key Results stehen untereinander und sagen selbst, was sie sind („{example}“).",
    "Objectives and key results stand below each other and say themselves what they are (“{example}”).",
)
_CERTAINTY = 0.97
_PAIR = 2
"""a label and its text"""
_LABELS = 10_000
"""labels at the beginning of rows become columns with numbers from here on"""
_OF_LABELS = frozenset(
    {"baseline", "target", "actual", "unit", "owner", "due", "confidence", "hypothesis", "better", "status", "comment",
     "achievement", "kpi_to_move", "reason", "contributes_to", "team", "cycle", "formula"}
)  # fmt: skip


def marked_rows(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the objectives and key results that a sheet marks as such."""
    hints = hints_of(sheet)
    if hints is None or not (hints.marks or hints.headings) or len(sheet.rows) > LOOKED_AT:
        return
    if len(sheet.rows) > FIRST_LOOK and not any(_sound_parts(sheet, FIRST_LOOK)):
        return
    titles: set[tuple[int, int]] = set()
    for strip in _strips(sheet):
        for part in _sound_parts(strip, len(sheet.rows)):
            if part.title and part.title[1:] in titles:  # a cell belongs to one reading alone
                part = part._replace(title=NOTHING._replace(value=part.title.value))
            titles |= {part.title[1:]} if part.title else set()
            first = part.of("key_result")[0]
            why = WHY.filled(example=str(first.id.value or first.name.value))
            yield Proposal(part._replace(sheet=sheet).lists(why), why, _CERTAINTY * part.placed)


def _strips(sheet: Sheet) -> Iterator[Sheet]:
    """Yield the sheet; where cards lie side by side, each strip of columns as if it were alone, below the same title."""
    words = {text for text in hints_of(sheet).headings if "key_result" in fields_of(text_of(text))}
    row = next((at for at, cells in enumerate(sheet.rows) if sum(cell in words for cell in cells) > 1), None)
    lefts = [one.left for one in find_headings(sheet) if one.row == row] if row is not None else []
    if len(lefts) < 2:
        yield sheet
        return
    above = (index for index in range(row - 1) if len(_strips_with_cells(sheet.rows[index], lefts)) > 1)
    top = next(above, row - 1)
    for left, right in zip(lefts, [*lefts[1:], len(sheet.rows[0])]):
        rows = [
            [cell if index < top or left <= at < right else "" for at, cell in enumerate(cells)]
            for index, cells in enumerate(sheet.rows)
        ]
        yield Sheet(sheet.name, lambda rows=rows: rows, visible=sheet.visible, details=lambda: sheet.details)


def _strips_with_cells(row: Sequence[Cell], lefts: Sequence[int]) -> set[int]:
    return {bisect_right(lefts, at) for at, cell in enumerate(row) if cell != ""}


def _sound_parts(sheet: Sheet, stop: int) -> Iterator[Lines]:
    marked = MarkedRows(sheet.name, sheet.rows[:stop])
    if marked.promising:
        yield from (
            with_measures(part)
            for part in _Walk(sheet, marked).parts()
            if part.is_sound(goes_on=stop < len(sheet.rows))
        )


class _Walk:
    """Go down a sheet and gather what is marked, one part per heading."""

    def __init__(self, sheet: Sheet, marked: MarkedRows):
        self.sheet, self.marked = sheet, marked
        self.rows = marked.rows
        self.heading: int | None = None
        self.lines: list[Line] = []
        self.labels: dict[str, tuple[int, Shown]] = {}
        self.known: dict[tuple[int, int], Text] = {}
        self.found: list[Lines] = []

    def parts(self) -> list[Lines]:
        """Return what stands below each heading."""
        ahead = self._labels_ahead()
        leading = {row for rows in ahead.values() for row in rows}
        done = 0
        for index, row in enumerate(self.rows):
            if index < done:
                continue
            if any(line.kind == OBJECTIVE for line in self.lines) and (to_dos := to_dos_below(self.rows, index)):
                done = index + 1 + len(to_dos)
                own = {line.name[1:] for line in to_dos}
                spots = ((at, column) for at in range(index, done) for column in range(len(row)))
                self.known |= dict.fromkeys((spot for spot in spots if spot not in own), A_LABEL)
                self.lines = below_objective(self.lines, to_dos)
            elif self.marked.heads(index):
                self._new_heading(index)
            elif self.marked.names_and_heads(index):
                self._finish()
                self.heading = index
                self.lines += [line._replace(cells={}) for line in self.marked.lines(index, index)]
            elif lines := self.marked.lines(index, self.heading):
                self._add(index, row, lines)
                for above in ahead.get(index, ()) if self.lines[-1].kind == OBJECTIVE else ():
                    self._add_labelled(above, self.rows[above])
            elif self.lines and index not in leading:
                self._add_labelled(index, row)
        self._finish()
        return self.found

    def _new_heading(self, index: int) -> None:
        """Begin a part below a heading; an objective right above it goes with it."""
        carried = self.lines[-1:] if self.lines and self.lines[-1].kind == OBJECTIVE else []
        if carried:
            self.lines.pop()
        same = self.heading is not None and self.rows[index] == self.rows[self.heading]
        if same:
            self.known |= {(index, at): A_HEADING for at, cell in enumerate(self.rows[index]) if cell != ""}
        else:
            above = ({}, {}) if self.lines else (self.labels, self.known)
            self._finish()
            self.heading = index
            self.labels, self.known = above  # "Verantwortlich: Hanna" goes with the objective too
        self.lines += carried

    def _add(self, index: int, row: Sequence[Cell], lines: Sequence[Line]) -> None:
        used = {cell.column for line in lines for cell in (line.id, line.name) if cell.row == index}
        cells = {at: Shown(cell, index, at) for at, cell in enumerate(row) if cell != "" and at not in used}
        cells = self._by_label(cells)
        for line in lines:
            if line.kind != OBJECTIVE or not self._stands_above(line):
                self.lines.append(line._replace(cells=cells if line is lines[-1] else {}))

    def _stands_above(self, line: Line) -> bool:
        """Say whether an objective is only written again, as in each row of its key results."""
        above = next((other for other in reversed(self.lines) if other.kind == OBJECTIVE), None)
        return above is not None and (above.name.value, above.id.value) == (line.name.value, line.id.value)

    def _by_label(self, cells: dict[int, Shown]) -> dict[int, Shown]:
        """Return the cells of a row; where headings stand between them ("Start | 10 | Ziel | 50"), below these."""
        found, label = {}, None
        places = list(cells)
        if self.heading is not None or sum(self._is_label(cell.value) for cell in cells.values()) * 2 < len(places):
            return cells
        for place in places:
            if self._is_label(cells[place].value):
                label = cells[place]
            elif label is not None:
                found[self._column_of(label)] = cells[place]
                label = None
        return found

    def _labels_ahead(self) -> dict[int, range]:
        """Return row of an objective → those above it that label it behind a gap: "Team: Ferien"."""
        found: dict[int, range] = {}
        top = 0
        for index in range(len(self.rows)):
            gap = not top or all(cell == "" for cell in self.rows[top - 1])
            if gap and top < index and self.marked.is_objective(index):
                found[index] = range(top, index)
            if not self._labels_only(index):
                top = index + 1
        return found

    def _labels_only(self, index: int) -> bool:
        filled = [cell for cell in self.rows[index] if cell != ""]
        return len(filled) == _PAIR and self._is_label(filled[0])

    def _add_labelled(self, index: int, row: Sequence[Cell]) -> None:
        """Add "Zielwert | 50" below a key result to it."""
        filled = [Shown(cell, index, at) for at, cell in enumerate(row) if cell != ""]
        if len(filled) < 2 or not self._is_label(filled[0].value) or not self.marked.is_label_column(filled[0].column):
            return
        cells = self._by_label({cell.column: cell for cell in filled}) if self.heading is None else {}
        cells = cells or {self._column_of(filled[0]): filled[1]}
        self.lines[-1] = self.lines[-1]._replace(cells={**cells, **self.lines[-1].cells})

    def _is_label(self, cell: Cell) -> bool:
        return bool(fields_of(text_of(cell)) & _OF_LABELS) and mark_of(cell) is None

    def _column_of(self, label: Shown) -> int:
        self.known[label.row, label.column] = A_LABEL
        word = text_of(label.value).casefold()
        return self.labels.setdefault(word, (_LABELS + len(self.labels), label))[0]

    def _finish(self) -> None:
        if self.lines:
            self.found.append(self._part())
        self.lines, self.labels, self.known = [], {}, {}

    def _part(self) -> Lines:
        top = min(line.name.row for line in self.lines)
        columns, checkins = {}, {}
        if self.heading is not None:
            top = min(top, self.heading)
            columns = heading_cells(self.sheet, self.heading)
            checkins = checkin_columns(self.sheet, self.heading, list(columns))
        used = {column for line in self.lines for column in line.cells}
        names = {line.name.column for line in self.lines} - used
        ids = {line.id.column for line in self.lines if line.id.row >= 0} - used - names
        return Lines(
            self.sheet,
            title_above(self.sheet, top),
            {at: cell for at, cell in columns.items() if at not in names | ids} | dict(self.labels.values()),
            tuple(self.lines),
            {at: one for at, one in checkins.items() if at not in names | ids},
            next((columns[at] for at in sorted(names, reverse=True) if at in columns), NOTHING),
            next((columns[at] for at in sorted(ids) if at in columns), NOTHING),
            dict(self.known),
        )
