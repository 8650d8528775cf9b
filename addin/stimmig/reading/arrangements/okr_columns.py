"""Objectives as headings of columns, "Objective 1: …" side by side, each with its key results below and nothing else."""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import title_above
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import Line, Lines
from stimmig.reading.arrangements.okr_marks import KEY_RESULT, OBJECTIVE, mark_of
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Objectives stehen als Überschriften nebeneinander, ihre Key Results darunter.",
    "Objectives stand side by side as headings, their key results below.",
)
_CERTAINTY = 0.95
_FEWEST = 2


def objectives_as_headings(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the objectives of each row that holds nothing but them, worded, with the texts below each."""
    hints = hints_of(sheet)
    words = set(hints.marks) if hints else set()
    heads = [row for row, cells in enumerate(sheet.rows[:FIRST_LOOK]) if not words.isdisjoint(cells)] if words else []
    heads = [row for row in heads if _is_head(sheet.rows[row])]
    for index, stop in zip(heads, [*heads[1:], len(sheet.rows)]):
        lines = [line for column in _columns(sheet.rows[index]) for line in _below(sheet, index, stop, column)]
        found = Lines(sheet, title_above(sheet, index), {}, tuple(lines)) if lines else None
        if found and found.is_sound():
            yield Proposal(found.lists(WHY), WHY, _CERTAINTY * found.placed)


def _columns(row: Sequence[Cell]) -> list[int]:
    return [column for column, cell in enumerate(row) if cell != ""]


def _is_head(row: Sequence[Cell]) -> bool:
    marks = [mark_of(row[column]) for column in _columns(row)]
    return len(marks) >= _FEWEST and all(mark and mark.kind == OBJECTIVE and mark.rest for mark in marks)


def _below(sheet: Sheet, index: int, stop: int, column: int) -> Iterator[Line]:
    """Yield an objective and what stands below it up to the first empty cell; nothing where that is no text."""
    mark = mark_of(sheet.rows[index][column])
    lines = [Line(OBJECTIVE, Shown(mark.id, index, column), Shown(mark.rest, index, column), {})]
    for row in range(index + 1, stop):
        cell = sheet.rows[row][column]
        if cell == "":
            break
        if not isinstance(cell, str) or len(cell.split()) < 2:
            return
        told = mark_of(cell)
        if told and told.kind == KEY_RESULT and told.rest:
            lines.append(Line(KEY_RESULT, Shown(told.id, row, column), Shown(told.rest, row, column), {}))
        else:
            lines.append(Line(KEY_RESULT, NOTHING, Shown(cell, row, column), {}))
    if len(lines) > 1:
        yield from lines
