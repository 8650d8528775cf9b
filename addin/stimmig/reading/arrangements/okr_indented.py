"""Objectives and key results in one column that only look different: indented, outlined, bold, bulleted, or without
numbers of their own."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.language.totals import heads_a_total
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import (
    LOOKED_AT,
    checkin_columns,
    heading_cells,
    is_heading_row,
    names_both,
    speaks_of_okr,
    text_of,
    title_above,
)
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import Line, Lines, number_in, with_measures
from stimmig.reading.arrangements.okr_marks import INITIATIVE, KEY_RESULT, OBJECTIVE, is_bulleted, mark_of, unbulleted
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet

WHYS = {
    "indent": Text(
        "Key Results stehen eingerückt unter ihrem Objective.", "Key results are indented below their objective."
    ),
    "outline": Text(
        "Key Results sind unter ihrem Objective gegliedert.", "Key results are outlined below their objective."
    ),
    "bold": Text("Objectives sind fett, Key Results nicht.", "Objectives are bold, key results are not."),
    "numbers": Text("Nur Key Results haben Zahlen.", "Only key results have numbers."),
}
_CERTAINTY = {"indent": 0.95, "outline": 0.95, "bold": 0.9, "numbers": 0.85}
ASKED = Text(
    "Stehen hier Objectives und, eingerückt, ihre Key Results? Nichts nennt sie so; gelesen wurde die Tabelle nicht.",
    "Are these objectives with their key results indented below? Nothing calls them so; the table was not read.",
)
_NUMBERS = frozenset({"baseline", "target", "actual", "plan", "value"})
_KINDS = (OBJECTIVE, KEY_RESULT, INITIATIVE)
_MOSTLY = 0.7
_NOTE = 150


def indented_rows(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the objectives and key results that stand in one column below a heading that says so."""
    hints = hints_of(sheet)
    if hints is None or not hints.headings or len(sheet.rows) > LOOKED_AT:
        return
    rows = sheet.rows
    mine = [
        index
        for index, row in enumerate(rows[:FIRST_LOOK])
        if not hints.headings.isdisjoint(row) and is_heading_row(row) and _name_column(sheet, index) is not None
    ]
    first = (min(FIRST_LOOK, len(rows)), len(rows) > FIRST_LOOK)
    mine = [index for index in mine if _read(sheet, index, _name_column(sheet, index), *first)]
    heads = [index for index, row in enumerate(rows) if is_heading_row(row)] if mine else []
    for index, stop in zip(heads, [*heads[1:], len(rows)]):
        column = _name_column(sheet, index)
        if column is None or (found := _read(sheet, index, column, stop)) is None:
            continue
        how, lines = found
        asks = None if _is_called_okr(sheet, index) else ASKED
        yield Proposal(lines.lists(WHYS[how]), WHYS[how], _CERTAINTY[how] * lines.placed, asks)


def _name_column(sheet: Sheet, heading: int) -> int | None:
    """Return the column in which objectives and key results may stand; None where they have columns of their own."""
    fields = {column: fields_of(text_of(cell)) for column, cell in enumerate(sheet.rows[heading]) if cell != ""}
    both = [column for column in fields if names_both(text_of(sheet.rows[heading][column]))]
    if both:
        return both[0]
    goals = [
        column
        for column, names in fields.items()
        if names & {"objective", "strategic_objective"} and "target" not in names
    ]
    results = [column for column, names in fields.items() if "key_result" in names]
    if len(goals) + len(results) == 1 and speaks_of_okr((sheet.name, *sheet.rows[heading], *_above(sheet, heading))):
        return (goals + results)[0]
    return None


def _above(sheet: Sheet, heading: int) -> list[Cell]:
    return [cell for row in sheet.rows[max(0, heading - 3) : heading] for cell in row]


def _is_called_okr(sheet: Sheet, heading: int) -> bool:
    texts = [text_of(cell) for cell in sheet.rows[heading]]
    return (
        any(names_both(text) or "key_result" in fields_of(text) for text in texts)
        or speaks_of_okr((sheet.name, *_above(sheet, heading)))
        and any(fields_of(text) & (_NUMBERS | {"confidence"}) for text in texts)
    )


def _read(sheet: Sheet, heading: int, column: int, stop: int, goes_on: bool = False) -> tuple[str, Lines] | None:
    """Return what tells the rows apart, and the lines."""
    beside = _second_column(sheet, heading, column)
    rows = _rows(sheet, heading, column, beside, stop)
    if len(rows) < 2 or any(mark_of(sheet.rows[row][column]) for row in rows):
        return None  # marks tell more than looks
    for how, depths in _depths(sheet, heading, column, beside, rows):
        lines = _lines(sheet, heading, column, beside, rows, depths)
        if lines.is_sound(goes_on) and _fit_the_numbers(lines):
            return how, with_measures(lines)
    return None


def _second_column(sheet: Sheet, heading: int, column: int) -> int | None:
    """Return the column without heading that key results may have beside that of the objectives."""
    right = column + 1
    row = sheet.rows[heading]
    return right if right < len(row) and row[right] == "" else None


def _rows(sheet: Sheet, heading: int, column: int, beside: int | None, stop: int) -> list[int]:
    """Return the rows below the heading that may be lines; notes behind a gap are none."""
    found: list[int] = []
    for index in range(heading + 1, stop):
        row = sheet.rows[index]
        name = row[column] if row[column] != "" or beside is None else row[beside]
        filled = sum(cell != "" for cell in row)
        if not isinstance(name, str) or not name.strip() or heads_a_total(text_of(name)):
            continue
        lone = filled == 1 and not any(cell != "" for cell in sheet.rows[index - 1])
        below = sheet.rows[index + 1] if index + 1 < stop else []
        if lone and not any(cell != "" for cell in below):
            continue
        if len(name) <= _NOTE or filled > 1:
            found.append(index)
    return found


def _depths(
    sheet: Sheet, heading: int, column: int, beside: int | None, rows: Sequence[int]
) -> Iterator[tuple[str, dict[int, int]]]:
    """Yield ways to tell the rows apart and row → depth, the surest first."""
    if beside is not None:
        yield "indent", {row: int(sheet.rows[row][column] == "") for row in rows}
    texts = {row: str(sheet.rows[row][column]) for row in rows}
    yield "indent", {row: len(text.expandtabs(4)) - len(text.expandtabs(4).lstrip()) for row, text in texts.items()}
    yield "indent", {row: int(is_bulleted(text)) for row, text in texts.items()}
    details = sheet.details
    looks: tuple[tuple[str, Callable[[], Mapping[int, int]]], ...] = (
        ("indent", lambda: details.look_up_indents(column)),
        ("outline", details.look_up_outline),
        ("bold", lambda: {row: -1 for row, bold in details.look_up_bold(column).items() if bold}),
    )
    for how, look_up in looks:
        found = look_up()
        yield how, {row: found.get(row, 0) for row in rows}
    numbers = [at for at, cell in heading_cells(sheet, heading).items() if fields_of(text_of(cell.value)) & _NUMBERS]
    if numbers and names_both(text_of(sheet.rows[heading][column])):
        yield "numbers", {row: int(any(sheet.rows[row][at] != "" for at in numbers)) for row in rows}


def _lines(
    sheet: Sheet, heading: int, column: int, beside: int | None, rows: Sequence[int], depths: Mapping[int, int]
) -> Lines:
    levels = sorted(set(depths.values()))[: len(_KINDS)]
    columns = heading_cells(sheet, heading)
    ids = _id_column(sheet, heading, column)
    checkins = checkin_columns(sheet, heading, [at for at in columns if at not in (column, ids)])
    lines = []
    for row in rows:
        at = column if beside is None or sheet.rows[row][column] != "" else beside
        kind = _KINDS[min(levels.index(depths[row]) if depths[row] in levels else len(levels) - 1, len(_KINDS) - 1)]
        name = Shown(unbulleted(str(sheet.rows[row][at])), row, at)
        cells = {
            there: Shown(sheet.rows[row][there], row, there)
            for there in {**columns, **checkins}
            if there not in (column, beside, ids)
        }
        id_ = Shown(sheet.rows[row][ids], row, ids) if ids is not None else NOTHING
        lines.append(Line(kind, id_, name, {there: cell for there, cell in cells.items() if cell.value != ""}))
    plain = {at: cell for at, cell in columns.items() if at not in (column, ids)}
    return Lines(sheet, title_above(sheet, heading), plain, tuple(lines), checkins, columns[column])


def _id_column(sheet: Sheet, heading: int, column: int) -> int | None:
    """Return the column left of the names that holds ids."""
    row = sheet.rows[heading]
    for at in range(column - 1, -1, -1):
        if fields_of(text_of(row[at])) & {"id", "objective_id", "key_result_id"}:
            return at
    return None


def _fit_the_numbers(lines: Lines) -> bool:
    """Say whether key results have the numbers, and objectives do not; where nobody has any, looks alone decide."""
    columns = [at for at, cell in lines.columns.items() if fields_of(text_of(cell.value)) & _NUMBERS]

    def share(kind: str) -> float:
        of_kind = lines.of(kind)
        filled = [
            line for line in of_kind if any(number_in(line.cells.get(at, NOTHING).value) is not None for at in columns)
        ]
        return len(filled) / len(of_kind) if of_kind else 0.0

    if not columns or not any(share(kind) for kind in _KINDS):
        return True
    return share(KEY_RESULT) >= _MOSTLY and share(OBJECTIVE) <= 1 - _MOSTLY
