"""Objectives and key results in one list with a column that says which is which: "Title | Parent | Type", as tools export."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import checkin_columns, heading_cells, text_of, title_above
from stimmig.reading.arrangements.okr_hints import hints_of
from stimmig.reading.arrangements.okr_lines import A_LABEL, Line, Lines, with_measures
from stimmig.reading.arrangements.okr_marks import INITIATIVE, KEY_RESULT, OBJECTIVE
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal
from stimmig.reading.arrangements.typed_lists import column_of_ids, column_of_parents, rows_below
from stimmig.reading.scoring import LIST_NAME
from stimmig.workbook.workbook import Sheet

_Place = tuple[int, ...]
_KINDS = (OBJECTIVE, KEY_RESULT, INITIATIVE)
_SHORTEST_WORD = 2
"""letters of a kind that is written out; "O" alone stands before its wording"""

WHY = Text(
    "Die Spalte „{heading}“ sagt zu jeder Zeile, ob sie ein Objective oder ein Key Result nennt.",
    "The column “{heading}” says of each row whether it names an objective or a key result.",
)


def typed_rows(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of objectives and key results that a column behind the names tells apart."""
    if hints_of(sheet) is None:
        return
    for index, row in enumerate(sheet.rows[:LOOKED_AT]):
        names = [at for at, cell in enumerate(row) if LIST_NAME in fields_of(text_of(cell))]
        if len(names) != 1:
            continue
        below = rows_below(sheet, index, names[0])
        for kinds in _may_tell_kinds(row, names[0]):
            told = {at: _kind(sheet.rows[at][kinds]) for at in below}
            if row[kinds] != "" and {OBJECTIVE, KEY_RESULT} <= set(told.values()) and None not in told.values():
                if proposal := _of_table(sheet, index, names[0], kinds, told):
                    yield proposal
                return


def _may_tell_kinds(row: Sequence[Cell], name: int) -> list[int]:
    """Return the columns behind the names; where parents are named, the kind may stand before them too."""
    return [*range(name + 1, len(row)), *(() if column_of_parents(row) is None else range(name))]


def _kind(cell: Cell) -> str | None:
    word = lexicon.normalise(text_of(cell))
    known = lexicon.word_list("okr_rows").items()
    return next(
        (kind for kind, words in known if word in map(lexicon.normalise, words) and len(word) >= _SHORTEST_WORD), None
    )


def _of_table(sheet: Sheet, index: int, name: int, kinds: int, told: Mapping[int, str]) -> Proposal | None:
    columns = heading_cells(sheet, index)
    ids = column_of_ids(sheet.rows[index][:name])
    parent = column_of_parents(sheet.rows[index])
    own = {name, kinds, ids}
    known = {(at, kinds): A_LABEL for at in told} | {columns[kinds][1:]: A_LABEL}
    lines: list[tuple[_Place, Line]] = []
    tree = _Tree()
    for at, kind in told.items():
        row = sheet.rows[at]
        cells = {
            column: Shown(row[column], at, column) for column in columns if column not in own and row[column] != ""
        }
        above = row[parent] if parent is not None and kind != OBJECTIVE else ""
        id_ = Shown(row[ids], at, ids) if ids is not None else NOTHING
        wording = Shown(text_of(row[name]), at, name)
        place = tree.add(kind, above, id_.value, wording.value)
        if place is None:
            return None  # it belongs to what the list does not hold
        if above != "":
            known[at, parent] = A_LABEL
            cells.pop(parent)
        lines.append((place, Line(kind, id_, wording, cells)))
    found = Lines(
        sheet,
        title_above(sheet, index),
        {at: cell for at, cell in columns.items() if at not in own},
        tuple(line for _, line in sorted(lines, key=lambda one: one[0])),
        checkin_columns(sheet, index, list(columns)),
        columns[name],
        columns[ids] if ids is not None else NOTHING,
        known,
    )
    if not found.is_sound():
        return None
    why = WHY.filled(heading=str(columns[kinds].value))
    return Proposal(with_measures(found).lists(why), why)


class _Tree:
    """Where lines stand: behind what they name as their parent, else behind the line above them."""

    def __init__(self):
        self._count = 0
        self._last: dict[tuple[str, Cell], _Place] = {}
        """kind and name or id → the last place of such a line; "" stands for any"""

    def add(self, kind: str, parent: Cell, *names: Cell) -> _Place | None:
        """Return the place of the next line, which its id and name tell; None where its parent is unknown."""
        self._count += 1
        above = [self._last[one, parent] for one in _KINDS[: _KINDS.index(kind)] if (one, parent) in self._last]
        if not above and kind != OBJECTIVE:
            return None
        place = (*max(above, key=lambda one: one[-1], default=()), self._count)
        self._last |= {(kind, name): place for name in ("", *names)}
        return place
