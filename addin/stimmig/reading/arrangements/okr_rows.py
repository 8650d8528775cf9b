"""Which rows of a sheet are objectives, key results or initiatives, as the marks in them tell."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.totals import heads_a_total, total_word
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import (
    is_heading_row,
    names_both,
    speaks_of_okr,
    tells_checkins_apart,
    text_of,
)
from stimmig.reading.arrangements.okr_lines import Line, number_in
from stimmig.reading.arrangements.okr_marks import (
    INITIATIVE,
    KEY_RESULT,
    OBJECTIVE,
    Mark,
    mark_of,
    number_of,
    unbulleted,
)

KINDS = (OBJECTIVE, KEY_RESULT, INITIATIVE)
_FAR = 3
"""so many columns may lie between a mark and its wording"""
_SHORTEST = 3
_LONGEST_LABEL = 30
_OFTEN = 0.4
"""columns that hold marks seldom hold them by accident"""
_UNIT_WORDS = 3
"""a number may have so many words behind it: "9 von 10 Angehörigen wissen, wie der Tag war" is a wording"""
_OWN_NUMBERS = 2
_ALOOF = 1
"""so many blank rows may lie between rows that belong together"""


class _Marked(NamedTuple):
    mark: Mark
    column: int


class MarkedRows:
    """The rows of a sheet, with what marks them."""

    def __init__(self, name: str, rows: Sequence[Sequence[Cell]]):
        self.name, self.rows = name, rows
        self._objectives = 0
        self._numbers: dict[int, Mark | None] = {}

    @cached_property
    def _by_row(self) -> dict[int, list[_Marked]]:
        """Return row → marks, those in columns where marks are rare left out."""
        seen: dict[Cell, Mark | None] = {}
        found: dict[int, list[_Marked]] = {}
        for index, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str) and cell:
                    if cell not in seen:
                        seen[cell] = mark_of(cell) or _label(cell)
                    if mark := seen[cell]:
                        found.setdefault(index, []).append(_Marked(mark, column))
        counted = Counter(one.column for marks in found.values() for one in marks)
        often = {column for column, count in counted.items() if count >= _OFTEN * max(counted.values())}
        return {
            index: kept for index, marks in found.items() if (kept := [one for one in marks if one.column in often])
        }

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(
            one.mark.kind
            for index, marks in self._by_row.items()
            for one in marks
            if not self.heads(index) and (one.mark.id or one.mark.rest or len(self._filled(index)) > 1)
        )

    @cached_property
    def promising(self) -> bool:
        """Say whether a closer look is worth while."""
        counts = self._counts
        if counts[KEY_RESULT] and (counts[OBJECTIVE] or counts[KEY_RESULT] > 1):
            return True
        return bool(counts[OBJECTIVE] or self._okr_near_top) and self._speaks_of_okr

    @cached_property
    def _okr_near_top(self) -> bool:
        return any(is_heading_row(row) and any(map(_is_of_okr, row)) for row in self.rows[:20])

    @cached_property
    def _speaks_of_okr(self) -> bool:
        return speaks_of_okr((self.name, *(cell for row in self.rows[:12] for cell in row)))

    def _filled(self, index: int) -> list[int]:
        return [column for column, cell in enumerate(self.rows[index]) if cell != ""]

    def heads(self, index: int) -> bool:
        """Say whether a row heads columns."""
        if any(one.mark.id or one.mark.rest for one in self._by_row.get(index, ())):
            return False
        return is_heading_row(self.rows[index]) and not tells_checkins_apart(self.rows, index)  # that goes on above

    def names_and_heads(self, index: int) -> bool:
        """Say whether a row names an objective and, right of it, heads the columns: "Objective 1: … | Owner | Target"."""
        marks = self._by_row.get(index, ())
        if len(marks) != 1 or marks[0].mark.kind != OBJECTIVE or not marks[0].mark.rest:
            return False
        return is_heading_row([cell for at, cell in enumerate(self.rows[index]) if at != marks[0].column])

    def is_objective(self, index: int) -> bool:
        """Say whether a row is marked as an objective."""
        return any(one.mark.kind == OBJECTIVE for one in self._by_row.get(index, ()))

    def is_label_column(self, column: int) -> bool:
        """Say whether a column is one in which marks stand."""
        return any(one.column == column for marks in self._by_row.values() for one in marks)

    def lines(self, index: int, heading: int | None) -> list[Line]:
        """Return what a row lists: mostly one line, an objective and its key result where both stand in one row.

        Rows are to be asked for from top to bottom, because numbers such as 1.1 must count on.
        """
        filled = self._filled(index)
        if not filled:
            return []
        marks = self._by_row.get(index, [])
        if not marks and (named := self._named(index, filled, heading)):
            return [named]
        marks = marks or self._numbered(index, filled)
        kinds = [one.mark.kind for one in marks]
        if sorted(kinds, key=KINDS.index) != kinds or len(set(kinds)) < len(kinds):
            return []  # "KR1.1 | O1 | …" points to its objective, it does not stand below it
        found = [line for one in marks if (line := self._line(index, filled, one))]
        if not marks:
            found = self._unmarked(index, filled, heading)
        self._objectives += sum(line.kind == OBJECTIVE for line in found)
        return found

    def _named(self, index: int, filled: Sequence[int], heading: int | None) -> Line | None:
        """Return the line of a row below a heading whose objective stands above it: "Nr. | Key Result | Start"."""
        fields = {at: fields_of(text_of(cell)) for at, cell in enumerate(self.rows[heading])} if heading else {}
        places = [at for at, names in fields.items() if "key_result" in names]
        if len(places) != 1 or not self._objectives or any("objective" in names for names in fields.values()):
            return None
        at = places[0]
        if filled[0] not in (at, at - 1) or filled[-1] == at or not _is_wording(self.rows[index][at]):
            return None
        name = self.rows[index][at]
        if fields_of(text_of(name)) or self._sums_up(index, name):
            return None
        id_ = Shown(self.rows[index][at - 1], index, at - 1) if filled[0] < at and "id" in fields[at - 1] else NOTHING
        return Line(KEY_RESULT, id_, Shown(unbulleted(name), index, at), {})

    def _line(self, index: int, filled: Sequence[int], one: _Marked) -> Line | None:
        """Return the line that a mark makes of the wording behind it, beside it or, for a label alone, below it."""
        mark, row = one.mark, self.rows[index]
        name = Shown(mark.rest, index, one.column) if mark.rest else None
        if name is None:
            right = next((at for at in filled if at > one.column), None)
            if right is not None and right - one.column <= _FAR and _is_wording(row[right]):
                name = Shown(unbulleted(row[right]), index, right)
            elif filled == [one.column] and index + 1 < len(self.rows):
                below = self._filled(index + 1)
                if below and _is_wording(self.rows[index + 1][below[0]]) and not self.heads(index + 1):
                    name = Shown(self.rows[index + 1][below[0]].strip(), index + 1, below[0])
        if name is None or not name.value:
            return None
        return Line(mark.kind, NOTHING if mark.rest and not mark.id else Shown(mark.id, index, one.column), name, {})

    def _numbered(self, index: int, filled: Sequence[int]) -> list[_Marked]:
        """Return the mark of 1 or 1.1 at the beginning of a row, where the numbers count on."""
        cell = self.rows[index][filled[0]]
        numbers, rest = number_of(cell)
        if not 0 < len(numbers) <= len(KINDS) or not (self._counts[OBJECTIVE] or self._speaks_of_okr):
            return []
        follows = numbers[0] == self._objectives + (len(numbers) == 1)
        text = f"{cell:g}" if isinstance(cell, float) else unbulleted(str(cell))
        id_ = text[: len(text) - len(rest)].strip(" .):") if rest else text.strip(" .):")
        return [_Marked(Mark(KINDS[len(numbers) - 1], id_, rest), filled[0])] if follows else []

    def _unmarked(self, index: int, filled: Sequence[int], heading: int | None) -> list[Line]:
        """Return the line of a row without a mark: a key result where only objectives are marked, and the reverse."""
        counts, row = self._counts, self.rows[index]
        cell = row[filled[0]]
        if not _is_wording(cell) or fields_of(text_of(cell)) or self._sums_up(index, cell) or self._after_gap(index):
            return []
        name = Shown(unbulleted(cell), index, filled[0])
        only_objectives = counts[OBJECTIVE] and not counts[KEY_RESULT]
        only_results = counts[KEY_RESULT] and not counts[OBJECTIVE]
        if not (only_objectives or only_results):
            return []
        numbers = sum(number_in(row[at]) is not None for at in filled[1:])
        if only_objectives and self._objectives and heading is not None:
            both = any(
                names_both(text_of(cell)) or "key_result" in fields_of(text_of(cell)) for cell in self.rows[heading]
            )
            return [Line(KEY_RESULT, NOTHING, name, {})] if both or (numbers and self._speaks_of_okr) else []
        if only_results and not numbers:
            below = next((at for at in range(index + 1, min(index + 4, len(self.rows))) if self._filled(at)), None)
            if below is not None and any(one.mark.kind == KEY_RESULT for one in self._by_row.get(below, ())):
                return [Line(OBJECTIVE, NOTHING, name, {})]
        return []

    def _sums_up(self, index: int, name: Cell) -> bool:
        """Say whether a row is a total; "Average waiting time" with a start and a target of its own is none."""
        numbers = sum(number_in(cell) is not None for cell in self.rows[index])
        return heads_a_total(text_of(name)) and (total_word(text_of(name)) == "whole" or numbers < _OWN_NUMBERS)

    def _after_gap(self, index: int) -> bool:
        above = range(max(0, index - _ALOOF), index)
        alone = len(self._filled(index)) == 1 and self._counts[OBJECTIVE]
        return bool(alone and above and not any(self._filled(at) for at in above))


def _label(cell: str) -> Mark | None:
    """Return the mark of a label such as "Quartalsziel", as cards have it beside their objective."""
    fields = fields_of(text_of(cell)) if len(cell) <= _LONGEST_LABEL else ()
    return Mark(OBJECTIVE, "", "") if "objective" in fields else None


def _is_wording(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell.strip()) < _SHORTEST or mark_of(cell):
        return False
    words = [word for word in cell.split() if any(map(str.isalpha, word))]
    return bool(words) and (len(words) > _UNIT_WORDS or number_in(cell.strip()) is None)


def _is_of_okr(cell: Cell) -> bool:
    text = text_of(cell)
    return bool(text) and (names_both(text) or bool(fields_of(text) & {"objective", "key_result"}))
