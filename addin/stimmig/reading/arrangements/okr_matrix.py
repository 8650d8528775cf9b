"""Objectives side by side, each with its key results below: OBJECTIVE 1 | OBJECTIVE 2 over KEY RESULT 1, 2, 3."""

from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import names_both, text_of, title_above
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import A_LABEL, OF_OBJECTIVES, Line, Lines, number_in
from stimmig.reading.arrangements.okr_marks import INITIATIVE, KEY_RESULT, OBJECTIVE, Mark, mark_of
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Objectives stehen nebeneinander, ihre Key Results darunter.",
    "Objectives stand side by side, their key results below.",
)
_CERTAINTY = 0.97
_FEWEST = 2
_LABELS = 10_000
_OF_ANY_LINE = frozenset({"comment", "description", "reason"})


def objectives_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the objectives that stand side by side, with what stands below them."""
    hints = hints_of(sheet)
    words = {*hints.marks, *hints.headings} if hints else set()
    heads = [row for row, cells in enumerate(sheet.rows[:FIRST_LOOK]) if not words.isdisjoint(cells)] if words else []
    heads = [row for row in heads if _is_head(sheet.rows[row]) and not (row and _heads_a_list(sheet.rows[row - 1]))]
    for index, stop in zip(heads, [*heads[1:], len(sheet.rows)]):
        lines = _lines(sheet, index, stop)
        if lines and lines.is_sound():
            yield Proposal(lines.lists(WHY), WHY, _CERTAINTY * lines.placed)


def _is_head(row: Sequence[Cell]) -> bool:
    """Say whether a row names objectives: several of them with their marks, or a label for the row and their wordings."""
    filled = [cell for cell in row if cell != ""]
    if not filled or not all(isinstance(cell, str) for cell in filled):
        return False
    marks = [mark for cell in filled if (mark := mark_of(cell))]
    if len(marks) >= _FEWEST and all(mark.kind == OBJECTIVE for mark in marks):
        return True
    wordings = [cell for cell in filled[1:] if _is_wording(cell) and not mark_of(cell) and not fields_of(text_of(cell))]
    return _is_label(filled[0]) and len(wordings) >= _FEWEST and len(wordings) == len(filled) - 1


def _heads_a_list(row: Sequence[Cell]) -> bool:
    """Say whether a row heads a list of objectives and key results below each other: "Ref | Objective / Key Result"."""
    return any(names_both(text_of(cell)) for cell in row)


def _is_label(cell: Cell) -> bool:
    """Say whether a cell says that objectives stand beside it."""
    mark = mark_of(cell)
    return "objective" in fields_of(text_of(cell)) or (mark is not None and mark.kind == OBJECTIVE and not mark.rest)


def _lines(sheet: Sheet, index: int, stop: int) -> Lines | None:
    """Return the objectives of a row with all that stands below each."""
    row = sheet.rows[index]
    label = next(at for at, cell in enumerate(row) if cell != "")
    labelled = _is_label(row[label])
    marks = {at: mark for at, cell in enumerate(row) if (mark := mark_of(cell))}
    places = list(marks) if len(marks) >= _FEWEST else [at for at, cell in enumerate(row) if cell != "" and at != label]
    if not places:
        return None
    label = next((at for at in range(min(places)) if _labels(sheet, index, stop, at)), None)
    if label is None:
        return None
    labels: dict[str, tuple[int, Shown]] = {}
    known: dict[tuple[int, int], Text] = {(index, label): A_LABEL} if labelled and label not in places else {}
    lines: list[Line] = []
    for place in places:
        lines += _column(sheet, index, stop, label, place, marks.get(place), labels, known)
    heads = dict(labels.values())
    return Lines(sheet, title_above(sheet, index), heads, tuple(lines), known=known) if lines else None


def _labels(sheet: Sheet, index: int, stop: int, column: int) -> bool:
    marks = [mark for row in sheet.rows[index + 1 : stop] if (mark := mark_of(row[column]))]
    return sum(mark.kind == KEY_RESULT for mark in marks) >= 1 and all(not mark.rest for mark in marks)


def _column(
    sheet: Sheet, top: int, stop: int, label: int, place: int, mark: Mark | None, labels: dict, known: dict
) -> list[Line]:
    """Return the lines of one objective; cells beside labels that are no key results belong to the line above them."""
    head = sheet.rows[top][place]
    name = Shown(mark.rest if mark else head, top, place) if not mark or mark.rest else None
    id_ = Shown(mark.id if mark else "", top, place) if mark else NOTHING
    lines = [Line(OBJECTIVE, id_, name, {})] if name else []
    for index in range(top + 1, stop):
        cell, beside = Shown(sheet.rows[index][place], index, place), sheet.rows[index][label]
        if cell.value == "" or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        told = mark_of(beside)
        if told:
            known[index, label] = A_LABEL
        if not lines:
            if (told is None or told.kind == OBJECTIVE) and _is_wording(cell.value):
                lines.append(Line(OBJECTIVE, id_, cell, {}))
            continue
        if told and told.kind == KEY_RESULT:
            lines.append(Line(KEY_RESULT, NOTHING, cell, {}))
        elif fields_of(text_of(beside)) == {"initiative"} and len(lines) > 1:  # below all key results: of them all
            known[index, label] = A_LABEL
            lines.insert(1, Line(INITIATIVE, NOTHING, cell, {}))
        elif text_of(beside):
            known[index, label] = A_LABEL
            word = text_of(beside).casefold()
            column, _ = labels.setdefault(word, (_LABELS + len(labels), Shown(beside, index, label)))
            of = 0 if _is_said_once(sheet, (top + 1, stop), label, beside) else -1
            lines[of] = lines[of]._replace(cells={column: cell, **lines[of].cells})
    return lines if len(lines) > 1 else []


def _is_said_once(sheet: Sheet, rows: tuple[int, int], label: int, beside: Cell) -> bool:
    """Say whether a label below all key results tells what counts for the objective, such as who is in charge."""
    labels = [row[label] for row in sheet.rows[slice(*rows)]]
    key_results = [at for at, one in enumerate(labels) if (mark := mark_of(one)) and mark.kind == KEY_RESULT]
    if len(key_results) < _FEWEST or labels.count(beside) > 1 or labels.index(beside) < key_results[-1]:
        return False
    return bool(fields_of(text_of(beside)) & OF_OBJECTIVES - _OF_ANY_LINE)


def _is_wording(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell.split()) > 1 and number_in(cell) is None
