"""What a form lists below a label: "What we will do", and below it one initiative in each row."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import text_of
from stimmig.reading.arrangements.okr_lines import Line
from stimmig.reading.arrangements.okr_marks import INITIATIVE, OBJECTIVE, mark_of, unbulleted
from stimmig.reading.grammar.lists import BULLET


def to_dos_below(rows: Sequence[Sequence[Cell]], index: int) -> list[Line]:
    """Return the initiatives right below a row that holds nothing but a label for them."""
    label = _filled(rows, index)
    if len(label) != 1 or fields_of(text_of(label[0].value).rstrip(":")) != {"initiative"}:
        return []
    found: list[Line] = []
    for at in range(index + 1, len(rows)):
        cells = [cell for cell in _filled(rows, at) if not is_box(cell.value)]
        wording = text_of(cells[0].value) if len(cells) == 1 else ""
        if not wording or mark_of(wording) or fields_of(wording):
            break
        bare = BULLET.sub("", unbulleted(wording), count=1)
        found.append(Line(INITIATIVE, NOTHING, cells[0]._replace(value=bare), {}))
    return found


def below_objective(lines: Sequence[Line], more: Sequence[Line]) -> list[Line]:
    """Return lines with some more right below the last objective: what it takes, whichever key result stands last."""
    last = max(at for at, line in enumerate(lines) if line.kind == OBJECTIVE)
    return [*lines[: last + 1], *more, *lines[last + 1 :]]


def is_box(cell: Cell) -> bool:
    """Say whether a cell holds a sign alone, such as a box to tick."""
    return isinstance(cell, str) and bool(cell.strip()) and not any(map(str.isalnum, cell))


def _filled(rows: Sequence[Sequence[Cell]], index: int) -> list[Shown]:
    return [Shown(cell, index, at) for at, cell in enumerate(rows[index]) if cell != ""]
