"""Objectives, key results and initiatives in the order in which a sheet has them, and the plain lists made of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_headings import CheckinColumn, text_of
from stimmig.reading.arrangements.okr_marks import INITIATIVE, KEY_RESULT, OBJECTIVE
from stimmig.reading.context import period_within
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.workbook.workbook import Sheet

OF_OBJECTIVES = frozenset(
    {"owner", "team", "cycle", "status", "contributes_to", "reason", "comment", "description", "achievement"}
)
"""what a sheet says of an objective in its own row; numbers there are made of those of its key results"""
_OF_KEY_RESULTS = Text(
    "Eine Zahl in der Zeile des Objectives fasst die Key Results darunter zusammen; sie wurde nicht gelesen.",
    "A number in the row of the objective sums up the key results below it; it was not read.",
)
A_HEADING = Text("Überschrift, die sich wiederholt", "Heading that is repeated")
A_LABEL = Text("Beschriftung der Zelle daneben", "Label of the cell beside it")
_ENOUGH = 0.5


class Line(NamedTuple):
    """An objective, key result or initiative: its id and wording, and column → cell of all else in its row.

    The id has an empty value where the row says no more than its kind.
    """

    kind: str
    id: Shown
    name: Shown
    cells: Mapping[int, Shown]


class Lines(NamedTuple):
    """What stands below one heading. `columns` is column → heading cell; a column may be any number that is unique."""

    sheet: Sheet
    title: Shown | None
    columns: Mapping[int, Shown]
    lines: tuple[Line, ...]
    checkins: Mapping[int, CheckinColumn] = {}
    name_heading: Shown = NOTHING
    id_heading: Shown = NOTHING
    known: Mapping[tuple[int, int], Text] = {}
    """cells that only head others → why they are not shown"""

    def of(self, kind: str) -> list[Line]:
        """Return the lines of one kind."""
        return [line for line in self.lines if line.kind == kind]

    def is_sound(self, goes_on: bool = False) -> bool:
        """Say whether an objective comes first and each one has a key result, the last perhaps farther down."""
        kinds = [line.kind for line in self.lines if line.kind != INITIATIVE]
        pairs = zip(kinds, [*kinds[1:], KEY_RESULT if goes_on else OBJECTIVE])
        return bool(kinds) and kinds[0] == OBJECTIVE and (OBJECTIVE, OBJECTIVE) not in pairs

    @property
    def placed(self) -> float:
        """Return the share of filled cells, from the first line to the last, that have found their place."""
        own = {cell[1:] for line in self.lines for cell in (line.id, line.name)} | self.known.keys()
        own |= {cell[1:] for line in self.lines for at, cell in line.cells.items() if at in self.columns}
        own |= {cell[1:] for cell in (*self.columns.values(), self.name_heading, self.id_heading)}
        top, bottom = (of(line.name.row for line in self.lines) for of in (min, max))
        right = max((column for _, column in own)) if self.columns else len(self.sheet.rows[top])
        filled = {
            (row, column)
            for row in range(top, bottom + 1)
            for column, cell in enumerate(self.sheet.rows[row][: right + 1])
            if cell != ""
        }
        return len(filled & own) / len(filled)

    def lists(self, why: Text) -> tuple[Arranged, ...]:
        """Return the lists: key results with their objectives, check-ins, initiatives."""
        found = [self._key_results(why)]
        if checkins := self.checkin_list(why):
            found.append(checkins)
        if self.of(INITIATIVE):
            found.append(self._initiatives(why))
        return tuple(found)

    def _plain(self) -> list[int]:
        return [column for column in sorted(self.columns) if column not in self.checkins]

    def _key_results(self, why: Text) -> Arranged:
        plain = self._plain()
        rows = [[self.id_heading, NOTHING, self.name_heading, *(self.columns[column] for column in plain)]]
        ids = self._telling_ids()
        left = dict(self.known)
        for line in self.lines:
            if line.kind == INITIATIVE:
                continue
            cells = {column: line.cells.get(column, NOTHING) for column in plain}
            if line.kind == OBJECTIVE:
                for column in plain:
                    if not fields_of(text_of(self.columns[column].value)) & OF_OBJECTIVES and cells[column].row >= 0:
                        if cells[column].value != "":
                            left[cells[column].row, cells[column].column] = _OF_KEY_RESULTS
                        cells[column] = NOTHING
            names = (line.name, NOTHING) if line.kind == OBJECTIVE else (NOTHING, line.name)
            id_ = line.id if line.id.value in ids else line.id._replace(value="")
            rows.append([id_, *names, *cells.values()])
        fields = {0: "id", 1: "objective", 2: "name"}
        return self._arranged(rows, why, "key_results", fields, left)

    def checkin_list(self, why: Text) -> Arranged | None:
        """Return the list of check-ins; None where there are none."""
        measures = sorted({one.measure for one in self.checkins.values()}, key=("value", "confidence").__contains__)
        if not measures:
            return None
        rows = [[NOTHING] * (2 + len(measures))]
        for line in self.of(KEY_RESULT):
            found: dict[tuple[int, int], list[Shown]] = {}
            for column, one in self.checkins.items():
                cell = line.cells.get(column, NOTHING)
                if cell.value != "" and not (isinstance(cell.value, str) and lexicon.is_blank(cell.value)):
                    row = found.setdefault(one.when[1:], [line.name, one.when, *[NOTHING] * len(measures)])
                    row[2 + measures.index(one.measure)] = cell
            rows += found.values()
        if len(rows) == 1:
            return None
        rows[0][0] = self.name_heading
        whens = {
            measure: [one.when for one in self.checkins.values() if one.measure == measure] for measure in measures
        }
        for at, measure in enumerate(measures, 2):  # what a message calls the column
            first, last = whens[measure][0], whens[measure][-1]
            rows[0][at] = first._replace(value=" – ".join(dict.fromkeys((_said(first.value), _said(last.value)))))
        fields = {0: "key_result", 1: "date", **{2 + at: measure for at, measure in enumerate(measures)}}
        return self._arranged(rows, why, "checkins", fields)

    def _initiatives(self, why: Text) -> Arranged:
        told = {column for line in self.of(INITIATIVE) for column in line.cells}
        plain = [column for column in self._plain() if column in told]
        rows = [[NOTHING, NOTHING, NOTHING, *(self.columns[column] for column in plain)]]
        above = NOTHING
        for line in self.lines:
            if line.kind == INITIATIVE:
                rows.append([line.id, line.name, above, *(line.cells.get(column, NOTHING) for column in plain)])
            else:
                above = line.name
        return self._arranged(rows, why, "initiatives", {0: "id", 1: "name", 2: "contributes_to"})

    def _arranged(self, rows, why: Text, table: str, fields: Mapping[int, str], known=None) -> Arranged:
        title = self.title
        if isinstance(self.name_heading.value, str) and period_within(self.name_heading.value):
            title = self.name_heading  # "OKR Q3 2026 | Start | Ziel"
        if title:
            rows.insert(0, [title, *[NOTHING] * (len(rows[0]) - 1)])
        heading = Heading(1 if title else 0, 0, len(rows[0]) - 1)
        return Arranged(self.sheet, rows, why, heading=heading, table=table, fields=fields, known=known, all_rows=True)

    def _telling_ids(self) -> set:
        """Return the ids that name one line alone: where each objective has its own KR1, KR1 is none."""
        counted = Counter(line.id.value for line in self.lines if line.id.value != "")
        return {value for value, count in counted.items() if count == 1}


def _said(when) -> str:
    return when if isinstance(when, str) else when.isoformat()[:10]


def with_measures(lines: Lines) -> Lines:
    """Return lines whose check-in columns say what they hold, as the cells show where no heading does.

    Where nothing decides, they are no check-ins but columns that nobody knows: the owner is asked about them.
    """
    if not any(one.measure == "" for one in lines.checkins.values()):
        return lines
    untold = [column for column, one in lines.checkins.items() if one.measure == ""]
    measure = _measure_of_cells(lines, untold)
    if not measure:
        return lines._replace(checkins={column: one for column, one in lines.checkins.items() if one.measure})
    told = {column: one._replace(measure=one.measure or measure) for column, one in lines.checkins.items()}
    return lines._replace(checkins=told)


def _measure_of_cells(lines: Lines, untold: Sequence[int]) -> str:
    cells = [
        (line, cell.value)
        for line in lines.of(KEY_RESULT)
        for column in untold
        if (cell := line.cells.get(column, NOTHING)).value != ""
        and not (isinstance(cell.value, str) and lexicon.is_blank(cell.value))
    ]
    numbers = [(line, number) for line, value in cells if (number := number_in(value)) is not None]
    if not cells:
        return "value"
    if len(numbers) < _ENOUGH * len(cells):
        return "what_happened"
    inside = [_lies_within(lines, line, number) for line, number in numbers]
    known = [one for one in inside if one is not None]
    if not known:
        has_confidence = any("confidence" in fields_of(text_of(cell.value)) for cell in lines.columns.values())
        large = any(abs(number) > 10 for _, number in numbers)
        return "value" if has_confidence or large else ""
    if sum(known) >= _ENOUGH * len(known):
        return "value"
    return "confidence" if all(0 <= number <= 10 for _, number in numbers) else "value"


def number_in(value) -> float | None:
    """Return the number that a cell holds or spells."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    quantity = read_quantity(value) if isinstance(value, str) else None
    return quantity.value if quantity else None


def _lies_within(lines: Lines, line: Line, number: float) -> bool | None:
    """Say whether a number lies about between the start and the target of its key result; None where they are unknown."""
    ends = [
        end
        for column, heading in lines.columns.items()
        if column not in lines.checkins and fields_of(text_of(heading.value)) & {"baseline", "target", "actual"}
        if (end := number_in(line.cells.get(column, NOTHING).value)) is not None
    ]
    if len(ends) < 2:
        return None
    margin = max(ends) - min(ends)
    return min(ends) - margin / 2 <= number <= max(ends) + margin / 2
