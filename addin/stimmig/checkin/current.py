"""The current values of key results, which follow the latest of their check-ins."""

import datetime
from collections.abc import Iterable

from stimmig.cells import Cell
from stimmig.checkin.opened import Opened
from stimmig.checkin.shown import formulas_among, shown_at, stored
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.reading.records import Records
from stimmig.workbook.workbook import Sheet

FOLLOWS_BY_ITSELF = Text(
    "{place}: Dort steht eine Formel; der aktuelle Wert von {row} wurde nicht überschrieben.",
    "{place}: a formula stands there; the current value of {row} was not overwritten.",
)


def current_values(opened: Opened, additions: Iterable, notes: list[Text]) -> dict[str, dict]:
    """Return sheet → cells of the key results whose latest value is among the new entries."""
    found: dict[str, dict[tuple[int, int], Cell | None]] = {}
    rows: dict[tuple[str, tuple[int, int]], KeyResult] = {}
    for row, draft in _latest(opened, additions).items():
        records = next(one for one in opened.reading.records if one.block.cells is row.row.block.cells
                       and one.layout.table == "key_results")  # fmt: skip
        cell = _cell(opened, records, row)
        if cell is None or draft.value == row.current:
            continue
        rows[records.layout.sheet, cell] = row
        shown = shown_at(_sheet(opened, records.layout.sheet), *cell)
        found.setdefault(records.layout.sheet, {})[cell] = stored(draft.value, shown)
    for sheet, cells in found.items():
        for cell in formulas_among(_sheet(opened, sheet), cells):
            row = rows[sheet, cell]
            notes.append(FOLLOWS_BY_ITSELF.filled(place=str(row.place("current")), row=row.label))
            del cells[cell]
    return {sheet: cells for sheet, cells in found.items() if cells}


def _cell(opened: Opened, records: Records, row: KeyResult) -> tuple[int, int] | None:
    """Return row and column of a key result's current value; None where its layout has none for it alone."""
    column, arranged = records.layout.fields.get("current"), records.layout.arranged
    if column is None or row.row.index is None:
        return None
    if arranged is None:
        return row.row.index, column
    shown = arranged.cells[row.row.index][column]
    if shown.row >= 0:
        return shown.row, shown.column
    # An empty cell is not always shown; below its heading it stands, if no other key result shares the row.
    head = arranged.cells[records.layout.heading_row][column]
    at = arranged.origin(row.row.index, records.layout.fields["name"])[0]
    there = [
        one
        for one in opened.strategy.key_results
        if one.row.block is row.row.block and arranged.origin(one.row.index, records.layout.fields["name"])[0] == at
    ]
    return (at, head.column) if head.row >= 0 and len(there) == 1 and at > head.row else None


def _sheet(opened: Opened, name: str) -> Sheet:
    return next(one for one in opened.reading.workbook.sheets if one.name == name)


def _latest(opened: Opened, additions: Iterable) -> dict:
    """Return key result → the draft that tells its latest value, where that is not an entry that was there before."""
    gone = {addition.replaces for addition in additions} - {""}
    found: dict = {}
    for addition in additions:
        draft, best = addition.draft, found.get(addition.draft.row)
        if draft.value is not None and (best is None or draft.date >= best.date):
            found[draft.row] = draft
    return {row: draft for row, draft in found.items() if draft.date >= _last_day(opened, row, gone)}


def _last_day(opened: Opened, row: KeyResult, gone: set[str]) -> datetime.date:
    """Return the last day for which the workbook tells a value that still holds."""
    days = []
    for part, positions in opened.strategy.checkins_by_key_result.get(row, ()):
        dates, values, ids = (part.columns[name] for name in ("date", "value", "id"))
        # They are in order where all of them name a day: the last that counts is found from the end.
        in_order = {type(dates[at]) for at in positions} == {datetime.date}
        for at in reversed(positions):
            if isinstance(dates[at], datetime.date) and values[at] is not None and ids[at] not in gone:
                days.append(dates[at])
                if in_order:
                    break
    return max(days, default=datetime.date.min)
