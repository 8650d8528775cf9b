"""Objectives and key results in one list with a column that says which is which: "Title | Parent | Type", as tools export."""

from collections.abc import Iterator, Mapping

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import checkin_columns, fields_of, heading_cells, text_of, title_above
from stimmig.reading.arrangements.okr_hints import hints_of
from stimmig.reading.arrangements.okr_lines import A_LABEL, Line, Lines, with_measures
from stimmig.reading.arrangements.okr_marks import INITIATIVE, KEY_RESULT, OBJECTIVE
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal
from stimmig.reading.scoring import LIST_NAME
from stimmig.workbook.workbook import Sheet

_KINDS = (OBJECTIVE, KEY_RESULT, INITIATIVE)
_SHORTEST_WORD = 2
"""letters of a kind that is written out; "O" alone stands before its wording"""

WHY = Text(
    "Die Spalte „{heading}“ sagt in jeder Zeile, ob sie ein Objective oder ein Key Result ist.",
    "The column “{heading}” says in each row whether it is an objective or a key result.",
)


def typed_rows(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of objectives and key results that a column behind the names tells apart."""
    if hints_of(sheet) is None:
        return
    for index, row in enumerate(sheet.rows[:LOOKED_AT]):
        names = [at for at, cell in enumerate(row) if LIST_NAME in fields_of(text_of(cell))]
        if len(names) != 1:
            continue
        below = _below(sheet, index, names[0])
        for kinds in range(names[0] + 1, len(row)):
            told = {at: _kind(sheet.rows[at][kinds]) for at in below}
            if row[kinds] != "" and {OBJECTIVE, KEY_RESULT} <= set(told.values()) and None not in told.values():
                if proposal := _of_table(sheet, index, names[0], kinds, told):
                    yield proposal
                return


def _below(sheet: Sheet, index: int, name: int) -> list[int]:
    """Return the rows of the list: down to the first that names nothing."""
    rows = range(index + 1, len(sheet.rows))
    return list(range(index + 1, next((at for at in rows if sheet.rows[at][name] == ""), len(sheet.rows))))


def _kind(cell: Cell) -> str | None:
    word = lexicon.normalise(text_of(cell))
    known = lexicon.word_list("okr_rows").items()
    return next(
        (kind for kind, words in known if word in map(lexicon.normalise, words) and len(word) >= _SHORTEST_WORD), None
    )


def _of_table(sheet: Sheet, index: int, name: int, kinds: int, told: Mapping[int, str]) -> Proposal | None:
    columns = heading_cells(sheet, index)
    ids = next((at for at in columns if at < name and _heads_ids(columns[at].value)), None)
    parent = next((at for at in columns if "contributes_to" in fields_of(text_of(columns[at].value))), None)
    own = {name, kinds, ids}
    known = {(at, kinds): A_LABEL for at in told} | {columns[kinds][1:]: A_LABEL}
    lines = []
    above: tuple[Cell, Cell] = ("", "")
    for at, kind in told.items():
        row = sheet.rows[at]
        cells = {
            column: Shown(row[column], at, column) for column in columns if column not in own and row[column] != ""
        }
        if kind == OBJECTIVE:
            above = row[name], row[ids] if ids is not None else ""
        elif parent is not None and row[parent] != "":
            if row[parent] not in above:
                return None  # it belongs to another objective than the one above it
            known[at, parent] = A_LABEL
            cells.pop(parent)
        id_ = Shown(row[ids], at, ids) if ids is not None else NOTHING
        lines.append(Line(kind, id_, Shown(text_of(row[name]), at, name), cells))
    found = Lines(
        sheet,
        title_above(sheet, index),
        {at: cell for at, cell in columns.items() if at not in own},
        tuple(lines),
        checkin_columns(sheet, index, list(columns)),
        columns[name],
        columns[ids] if ids is not None else NOTHING,
        known,
    )
    if not found.is_sound():
        return None
    why = WHY.filled(heading=str(columns[kinds].value))
    return Proposal(with_measures(found).lists(why), why)


def _heads_ids(cell: Cell) -> bool:
    return any(field == "id" or field.endswith("_id") for field in fields_of(text_of(cell)))
