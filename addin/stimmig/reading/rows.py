"""Tell the rows below a heading apart: data, totals, section titles, notes beneath, and where the table ends."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.notes import is_footnote, is_note
from stimmig.language.perspectives import perspective_within
from stimmig.language.totals import is_sum_of, looks_like_a_total, total_word
from stimmig.reading.announced import announced
from stimmig.reading.going_on import names_the_columns
from stimmig.reading.labelled import labels_a_text, labels_among
from stimmig.reading.layout import SkippedRow
from stimmig.reading.links import is_code, looks_like_id
from stimmig.reading.own_sections import heads_rows, rows_of_sections
from stimmig.reading.statements import LEVELS, label_and_text, level_named, may_state

TOTAL, DOUBTFUL_TOTAL, SUBHEADING, SECTION = "total", "doubtful total", "subheading", "section"
_LONGEST_NAME = 150
_LONGEST_LEVEL = 40
_USUAL_OF = 20
_FEW = 2
"""so few filled cells a row has where many rows are names alone"""


class Rows(NamedTuple):
    """The rows of a table: data, and what was skipped and why."""

    data: tuple[int, ...]
    skipped: tuple[SkippedRow, ...]


class RowSplitter:
    """Split the rows of one table. Columns count from 0 on the sheet, `right` is included."""

    def __init__(
        self,
        cells: Sequence[Sequence[Cell]],
        left: int,
        right: int,
        name_column: int,
        known_columns: Collection[int],
        *,
        id_column: int | None = None,
        carried_columns: Collection[int] = (),
        perspective_column: int | None = None,
        scope_column: int | None = None,
        all_rows_count: bool = False,
        statements_count: bool = False,
        objectives_count: bool = False,
    ):
        self.cells, self.left, self.right = cells, left, right
        self.name_column = name_column
        """the column of what the table lists"""
        self.known_columns = known_columns
        """columns whose heading is known"""
        self.id_column = id_column
        self.carried_columns = carried_columns
        """columns whose cells count for the rows below too, such as a perspective above its objectives"""
        self.perspective_column = perspective_column
        self.scope_column = scope_column
        """the column that tells for which market or branch a row counts"""
        self.all_rows_count = all_rows_count
        """the owner drew the table's border himself (an Excel table)"""
        self.statements_count = statements_count
        """a vision or mission is a row like any other"""
        self.objectives_count = objectives_count
        """"Ziel 1: Kosten senken" is a row like any other"""
        before = name_column > left and (name_column - 1 != id_column or name_column == right)
        self._beside = name_column - 1 if before else min(name_column + 1, right)
        """a column beside that of the names, if possible not that of the ids: a perspective may have a number too"""
        self._data: list[int] = []
        self._total_words: set[Cell] = set()
        self._levels: set[Cell] = set()
        self._labels: set[Cell] = set()

    def split(self, first: int, last: int, totals: int = 0) -> Rows:
        """Return the rows from `first` up to and without `last`, of which the final `totals` are total rows."""
        skipped: list[SkippedRow] = []
        apart: list[int] = []
        blanks = 0
        width = self.right + 1 - self.left
        self._find_words(first, last)
        alike = width > 1 and not self._total_words and not self._levels and not self._labels
        sections = self._sections(first, last)
        plain = range(first + 1, last - totals) if alike else range(0)
        stated = first
        for index in range(first, last):
            row = self.cells[index]
            if index < stated:
                continue
            if index in plain and row[self.name_column] != "" and row[self._beside] != "":
                self._data.append(index)  # most rows of most tables: a look at two cells is enough
                apart, blanks = [], 0
                continue
            filled = width - row[self.left : self.right + 1].count("")
            if not filled:
                blanks += 1
                continue
            if index in sections:
                skipped.append(SkippedRow(index, SECTION))
            elif self._goes_on_heading(index, first):
                skipped.append(SkippedRow(index, SUBHEADING))
            elif self._levels and (count := self._stating(index, last, blanks)):
                skipped += (SkippedRow(one, "note") for one in range(index, index + count))
                stated = index + count
            elif why := self._reason_to_skip(row, filled, blanks, index >= last - totals):
                skipped.append(SkippedRow(index, why))
                if why == "note" and blanks:
                    continue  # what stands below a note is as far from the table as the note
            else:
                self._data.append(index)
                below = blanks or apart or SkippedRow(index - 1, "note") in skipped[-1:]
                apart = [*apart, index] if filled == 1 and below and row[self.name_column] == "" else []
            blanks = 0
        for index in reversed(apart):  # texts below a table that nothing follows head no rows
            self._data.remove(index)
            skipped.append(SkippedRow(index, "note"))
        end = max([*self._data[-1:], *(row.index for row in skipped if row.why in (TOTAL, DOUBTFUL_TOTAL))], default=-1)
        return Rows(
            tuple(self._data), tuple(row for row in skipped if row.index < end or row.why in (TOTAL, DOUBTFUL_TOTAL))
        )

    def _sections(self, first: int, last: int) -> Collection[int]:
        if self.perspective_column is not None or self.all_rows_count:
            return ()
        places = (self.name_column, *self.carried_columns)
        return rows_of_sections(self.cells, places, range(first, last), range(self.left, self.right + 1))

    def _goes_on_heading(self, index: int, first: int) -> bool:
        """Say whether a row is a second one of the heading, or the heading again, as on each printed page."""
        row = self.cells[index]
        if index == first and names_the_columns(row[self.left : self.right + 1]):
            return True
        if not first or self.all_rows_count or row[self.name_column] != self.cells[first - 1][self.name_column]:
            return False
        filled = [cell for cell in row[self.left : self.right + 1] if cell != ""]
        above = set(self.cells[first - 1][self.left : self.right + 1])
        return len(filled) > 1 and sum(cell in above for cell in filled) >= 0.6 * len(filled)

    def _find_words(self, first: int, last: int) -> None:
        """Find the labels that may head a total row or a vision; each is looked at once, however many rows there are."""
        labels = set().union(*(row[self.left : self.name_column + 1] for row in self.cells[first:last]))
        if self.scope_column is not None:
            labels |= {row[self.scope_column] for row in self.cells[first:last]}
        looks, levels = looks_like_a_total, lexicon.beginnings(LEVELS)
        self._total_words = {label for label in labels if isinstance(label, str) and looks(label) and total_word(label)}
        if not self.statements_count and not self.all_rows_count:
            near = [label for label in labels if isinstance(label, str) and label[:3].lower() in levels]
            self._levels = {label for label in near if len(label) <= _LONGEST_LEVEL and level_named(label)}
            if self.right - self.left > _FEW:
                self._labels = labels_among({row[self.name_column] for row in self.cells[first:last]})

    def _stating(self, index: int, last: int, blanks: int) -> int:
        """Return how many rows state a vision between the boxes of a scorecard: its label, and its text beside or below."""
        label, *texts = self._filled(index)
        below = self._filled(index + 1) if index + 1 < last else []
        if label not in self._levels or len(texts) > 1 or (below and not blanks):
            return 0
        if texts:
            return int(may_state(texts[0]))
        return 2 if len(below) == 1 and may_state(below[0]) else 0

    def _filled(self, index: int) -> list[Cell]:
        return [cell for cell in self.cells[index][self.left : self.right + 1] if cell != ""]

    def _reason_to_skip(self, row: Sequence[Cell], filled: int, blanks: int, declared_total: bool) -> str:
        if declared_total:
            return TOTAL
        if self._total_words and not self._has_code(row) and (total := self._total(row, filled)):
            return total
        if self.all_rows_count:
            return ""
        name = row[self.name_column]
        if isinstance(name, str) and name and not any(map(str.isalnum, name)):
            return "note"  # a box to tick, a line of dashes
        if name != "":
            if filled > 1:
                if filled == _FEW and name in self._labels and labels_a_text(row, name):
                    return "note"
                return SECTION if filled == 2 and self._is_numbered_perspective(row) else ""
            if isinstance(name, str) and perspective_within(name):
                return SECTION
            noted = isinstance(name, str) and (is_note(name) or is_footnote(name))
            if noted or (isinstance(name, str) and announced(name) and not self.objectives_count):
                return "note"
            # One text alone, apart from the rest, is a note that happens to begin in this column.
            if not blanks:
                return "" if len(str(name)) <= _LONGEST_NAME and not self._is_stated(name) else "note"
            names_alone = blanks == 1 and 0 < self._usual_filling() <= _FEW and heads_rows(name)
            return "" if names_alone else "note"
        if filled == 1:
            return self._of_lone(row)
        scoped = self.scope_column is not None and row[self.scope_column] != "" and not blanks
        if scoped or self.id_column is not None and looks_like_id(str(row[self.id_column])):
            return ""
        return "" if not blanks and sum(row[column] != "" for column in self.known_columns) >= 2 else "note"

    def _is_numbered_perspective(self, row: Sequence[Cell]) -> bool:
        """Say whether a row holds only a number and a perspective: "2 | Kunden", above "2.1 | Erreichbar sein"."""
        if self.id_column is None or self.perspective_column is not None:
            return False
        return row[self.id_column] != "" and bool(perspective_within(row[self.name_column]))

    def _is_stated(self, name: Cell) -> bool:
        """Say whether a name alone in its row is a label and its statement: "Vision: …" """
        return not self.statements_count and isinstance(name, str) and may_state(label_and_text(name)[1])

    def _of_lone(self, row: Sequence[Cell]) -> str:
        """Return what a row with a single text beside the names is: a perspective or objective, a section, or a note."""
        column = next((column for column in self.carried_columns if row[column] != ""), None)
        if column is not None and column != self.perspective_column and perspective_within(row[column]):
            return SECTION
        if column is None or not heads_rows(row[column]) or is_footnote(row[column]):
            return "note"
        return ""

    def _total(self, row: Sequence[Cell], filled: int) -> str:
        labels = [cell for cell in row[self.left : self.name_column + 1] if cell != ""]
        over_all = self.scope_column is not None and row[self.scope_column] in self._total_words
        if over_all and row[self.name_column] == "":
            return TOTAL
        if not labels or self._total_words.isdisjoint(labels):
            return ""
        if row[self.name_column] == "":
            # "Ergebnis gesamt" may be an objective as well, whose row says nothing of its own.
            sums = labels[0] in self._total_words and (filled > 1 or total_word(labels[0]) not in ("aside", "other"))
            return TOTAL if sums else ""
        word = total_word(labels[-1]) if labels[-1] in self._total_words else ""
        if word == "whole" or word == "first" and is_sum_of(labels[-1], self._recent(self.name_column)):
            return TOTAL
        # "Total assets" is a KPI if its row is as full as the others, but for what is written once; else it is asked.
        own = filled - sum(row[column] != "" for column in self.carried_columns)
        sparse = own < 0.6 * self._usual_filling(self.carried_columns)
        return DOUBTFUL_TOTAL if word in ("first", "aside") and sparse else ""

    def _has_code(self, row: Sequence[Cell]) -> bool:
        """Say whether a row has an id of its own: nobody numbers a sum like the things that it adds up."""
        code = row[self.id_column] if self.id_column is not None else ""
        return code not in self._total_words and isinstance(code, str) and is_code(code, self.all_rows_count)

    def _usual_filling(self, without: Collection[int] = ()) -> float:
        """Return how many cells of a row are usually filled; `without` are columns that are filled in few rows."""
        columns = [column for column in range(self.left, self.right + 1) if column not in without]
        filled = sum(cell != "" for column in columns for cell in self._recent(column))
        return filled / len(self._data[-_USUAL_OF:]) if self._data else 0.0

    def _recent(self, column: int) -> list[Cell]:
        return [self.cells[index][column] for index in self._data[-_USUAL_OF:]]
