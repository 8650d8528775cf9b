"""Objectives and key results in one list with a column that says which is which: "Title | Parent | Type", as tools export."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

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
    lines, rows = [], []
    for at, kind in told.items():
        row = sheet.rows[at]
        cells = {
            column: Shown(row[column], at, column) for column in columns if column not in own and row[column] != ""
        }
        above = row[parent] if parent is not None and kind != OBJECTIVE else ""
        if above != "":
            known[at, parent] = A_LABEL
            cells.pop(parent)
        id_ = Shown(row[ids], at, ids) if ids is not None else NOTHING
        line = Line(kind, id_, Shown(text_of(row[name]), at, name), cells)
        lines.append(line)
        rows.append(_Row(kind, above, (id_.value, line.name.value)))
    places = _places(rows)
    if places is None:
        return None  # a row belongs to what the list does not hold
    found = Lines(
        sheet,
        title_above(sheet, index),
        {at: cell for at, cell in columns.items() if at not in own},
        tuple(lines[place[-1]] for place in sorted(places)),
        checkin_columns(sheet, index, list(columns)),
        columns[name],
        columns[ids] if ids is not None else NOTHING,
        known,
    )
    if not found.is_sound():
        return None
    why = WHY.filled(heading=str(columns[kinds].value))
    return Proposal(with_measures(found).lists(why), why)


class _Row(NamedTuple):
    """A row of the list: what it is, what it names as its parent, and by which id and name others may name it."""

    kind: str
    parent: Cell
    names: tuple[Cell, ...]


def _places(rows: Sequence[_Row]) -> list[_Place] | None:
    """Return where each row stands: behind its parent, wherever that is listed; None where one is not."""
    parents = _parents(rows)
    if parents is None:
        return None
    found: list[_Place] = []
    for number in range(len(rows)):
        place: _Place = (number,)
        while (above := parents[place[0]]) is not None:
            place = (above, *place)
        found.append(place)
    return found


def _parents(rows: Sequence[_Row]) -> list[int | None] | None:
    """Return the number of each row's parent, None for objectives: the one it names, else the last one that may be.

    Of several of one name the last one before the row is meant. Return None where a row has no parent.
    """
    named: dict[tuple[str, Cell], list[int]] = {}
    for number, row in enumerate(rows):
        for name in row.names:
            named.setdefault((row.kind, name), []).append(number)
    last: dict[str, int] = {}
    found: list[int | None] = []
    for number, row in enumerate(rows):
        kinds = _KINDS[: _KINDS.index(row.kind)]
        if row.parent == "":
            may_be = [last[kind] for kind in kinds if kind in last]
        else:
            may_be = [at for kind in kinds for at in named.get((kind, row.parent), ())]
        if kinds and not may_be:
            return None
        before = [at for at in may_be if at < number]
        found.append(max(before) if before else min(may_be) if may_be else None)
        last[row.kind] = number
    return found
