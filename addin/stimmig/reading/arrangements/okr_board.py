"""Key results as columns of a board, what is said of them as rows: "KR 1 | KR 2 | KR 3" over Start, Ziel, Ist."""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import text_of, title_above
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import A_HEADING, A_LABEL, Line, Lines
from stimmig.reading.arrangements.okr_marks import KEY_RESULT, OBJECTIVE, mark_of
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Die Key Results stehen nebeneinander unter ihrem Objective; die Angaben zu jedem stehen darunter.",
    "Key results stand side by side below their objective, each above what is said of it.",
)
_CERTAINTY = 0.97
_FEWEST = 2
_FAR_ABOVE = 4
_LABELS = 10_000


def key_results_as_columns(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the boards of a sheet as one proposal."""
    hints = hints_of(sheet)
    words = (
        {text for text, mark in hints.marks.items() if mark.kind == KEY_RESULT and not mark.rest} if hints else set()
    )
    rows = [row for row, cells in enumerate(sheet.rows[:FIRST_LOOK]) if len(words.intersection(cells)) >= _FEWEST]
    boards = [_Board(sheet, row, stop) for row, stop in zip(rows, [*rows[1:], len(sheet.rows)]) if _heads(sheet, row)]
    labels: dict[str, tuple[int, Shown]] = {}
    lines = [line for board in boards for line in board.lines(labels)]
    known = {place: why for board in boards for place, why in board.known.items()}
    if lines and all(board.is_sound for board in boards):
        columns = dict(labels.values())
        found = Lines(sheet, title_above(sheet, lines[0].name.row), columns, tuple(lines), known=known)
        if found.is_sound():
            yield Proposal(found.lists(WHY), WHY, _CERTAINTY)


def _heads(sheet: Sheet, row: int) -> bool:
    """Say whether a row holds nothing but KR 1, KR 2 …, right of a column of labels."""
    cells = sheet.rows[row]
    filled = [at for at, cell in enumerate(cells) if cell != ""]
    marks = [mark_of(cells[at]) for at in filled]
    return filled[0] > 0 and all(mark and mark.kind == KEY_RESULT and not mark.rest for mark in marks)


class _Board:
    """One objective with its key results. The row `head` names these; the next board begins at `stop`."""

    def __init__(self, sheet: Sheet, head: int, stop: int):
        self.sheet, self.head = sheet, head
        self.places = [at for at, cell in enumerate(sheet.rows[head]) if cell != ""]
        self.label = self.places[0] - 1
        self.top = self._row_of_objective()
        self.known = {(head, at): A_HEADING for at in self.places}
        below = range(head + 1, stop)
        gap = next((row for row in below if all(cell == "" for cell in sheet.rows[row])), stop)
        self.rows = range(head + 1, gap)
        self.names = next((row for row in self.rows if self._names_key_results(row)), None)

    @property
    def is_sound(self) -> bool:
        """Say whether the objective, the wordings and something else are there, and every row is labelled."""
        labelled = all(row == self.names or self._is_label(sheet_row[self.label]) for row, sheet_row in self._below())
        return self.top is not None and self.names is not None and labelled

    def _below(self) -> list[tuple[int, Sequence[Cell]]]:
        return [(row, self.sheet.rows[row]) for row in self.rows]

    def _row_of_objective(self) -> int | None:
        above = range(self.head - 1, max(-1, self.head - 1 - _FAR_ABOVE), -1)
        return next((row for row in above if self._objective(row)), None)

    def _objective(self, row: int) -> tuple[Shown, Shown] | None:
        """Return id and wording of the objective that a row names."""
        filled = [Shown(cell, row, at) for at, cell in enumerate(self.sheet.rows[row]) if cell != ""]
        mark = mark_of(filled[0].value) if filled else None
        if mark is None and filled and "objective" in fields_of(text_of(filled[0].value).rstrip(":")):
            return (NOTHING, filled[1]) if len(filled) > 1 else None
        if mark is None or mark.kind != OBJECTIVE:
            return None
        if mark.rest:
            return filled[0]._replace(value=mark.id), filled[0]._replace(value=mark.rest)
        return (filled[0]._replace(value=mark.id), filled[1]) if len(filled) > 1 else None

    def _names_key_results(self, row: int) -> bool:
        cells = self.sheet.rows[row]
        texts = [cells[at] for at in self.places if cells[at] != ""]
        headed = cells[self.label] == "" or "key_result" in fields_of(text_of(cells[self.label]))
        return headed and len(texts) >= _FEWEST and all(isinstance(text, str) and " " in text for text in texts)

    def _is_label(self, cell: Cell) -> bool:
        return bool(fields_of(text_of(cell).rstrip(":")))

    def lines(self, labels: dict[str, tuple[int, Shown]]) -> list[Line]:
        """Return the objective and its key results; `labels` gathers label → column of all boards."""
        if self.top is None or self.names is None:
            return []
        id_, name = self._objective(self.top)
        between = dict.fromkeys(range(self.top + 1, self.head), self.label + 1)
        found = [Line(OBJECTIVE, id_, name, self._said(labels, between))]
        for at in self.places:
            wording = Shown(self.sheet.rows[self.names][at], self.names, at)
            if wording.value != "":
                said = {row: at for row in self.rows if row != self.names}
                found.append(Line(KEY_RESULT, NOTHING, wording, self._said(labels, said)))
        self.known[self.names, self.label] = A_LABEL
        return found

    def _said(self, labels: dict[str, tuple[int, Shown]], places: dict[int, int]) -> dict[int, Shown]:
        """Return column → cell of what stands beside the labels of some rows."""
        cells = {}
        for row, at in places.items():
            label, value = self.sheet.rows[row][self.label], self.sheet.rows[row][at]
            if value != "" and self._is_label(label):
                shown = Shown(text_of(label).rstrip(":"), row, self.label)
                column, head = labels.setdefault(shown.value.casefold(), (_LABELS + len(labels), shown))
                cells[column] = Shown(value, row, at)
                if shown != head:
                    self.known[row, self.label] = A_LABEL
        return cells
