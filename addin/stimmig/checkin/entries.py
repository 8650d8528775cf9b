"""Add entries to the table of check-ins, let the key results' current values follow, and keep the fingerprints."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.checkin.drafts import Draft
from stimmig.checkin.log import cells_of, log_of, next_ids, refuse_without_room
from stimmig.checkin.log_sheet import draw_log
from stimmig.checkin.memory import fingerprint_of, memory_sheets
from stimmig.checkin.opened import Opened
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.workbook.formats import NumberFormat
from stimmig.workbook.workbook import SheetDetails
from stimmig.writing.xlsx.changing import Changes
from stimmig.writing.xlsx.edit import NewSheet
from stimmig.writing.xlsx.fill import Filling

FOLLOWS_BY_ITSELF = Text(
    "{place}: Dort steht eine Formel; der aktuelle Wert von {row} wurde nicht überschrieben.",
    "{place}: a formula stands there; the current value of {row} was not overwritten.",
)
OWN_LOG = Text(
    "Die Mappe hat keine Tabelle, die alles aufnimmt; die Check-ins stehen auf dem Blatt „{sheet}“.",
    "The workbook has no table that takes everything; the check-ins stand on the sheet “{sheet}”.",
)


class Addition(NamedTuple):
    """A draft that becomes a new entry, the id that it gets, and the entry that it replaces ("" for none)."""

    draft: Draft
    id: str
    replaces: str = ""


class Added(NamedTuple):
    """How new entries come into a workbook, and what is to be said about it."""

    changes: Changes
    notes: tuple[Text, ...]


def numbered(opened: Opened, drafts: Sequence[tuple[Draft, str]]) -> list[Addition]:
    """Return drafts, each with the entry that it replaces, as additions with ids of their own."""
    return [Addition(draft, name, old) for (draft, old), name in zip(drafts, next_ids(opened, len(drafts)))]


def plan_entries(opened: Opened, additions: Sequence[Addition], more: Mapping[str, Filling]) -> Added:
    """Return how new entries come to the end of their table; `more` are further cells to be filled."""
    notes: list[Text] = []
    sheets: list[NewSheet] = []
    fillings = dict(more)
    entries = [_entry(addition) for addition in additions]
    if entries:
        log = log_of(opened)
        if log is None:
            sheets.append(draw_log(opened, entries))
            notes.append(OWN_LOG.filled(sheet=sheets[0].name))
        else:
            refuse_without_room(opened, log, len(entries))
            formats = {field: _shown(log.sheet.details.formats, at, log.like) for field, at in log.columns.items()}
            entries = [{field: _stored(cell, formats.get(field)) for field, cell in one.items()} for one in entries]
            fillings[log.sheet.name] = Filling(cells_of(log, entries), log.like, log.growth(len(entries)))
        for sheet, cells in _current_values(opened, additions, notes).items():
            old = fillings.get(sheet)
            fillings[sheet] = old._replace(cells={**old.cells, **cells}) if old else Filling(cells)
    kept = [("checkins", entry["id"], fingerprint_of(entry)) for entry in entries]
    sheets += memory_sheets(opened, opened.limits.today, kept)
    return Added(Changes(fillings, tuple(sheets)), tuple(notes))


def _entry(addition: Addition) -> dict[str, Cell | None]:
    draft = addition.draft
    texts = {name: getattr(draft, name) for name in ("what_happened", "why", "next_step", "by")}
    numbers = {"value": draft.value, "confidence": draft.confidence}
    return {"id": addition.id, "date": draft.date, "key_result": draft.row.label, **numbers, **texts,
            "replaces": addition.replaces or None}  # fmt: skip


def _current_values(opened: Opened, additions: Iterable[Addition], notes: list[Text]) -> dict[str, dict]:
    """Return sheet → cells of the key results whose latest value is among the new entries."""
    found: dict[str, dict[tuple[int, int], Cell | None]] = {}
    rows: dict[tuple[str, tuple[int, int]], KeyResult] = {}
    for row, draft in _latest(opened, additions).items():
        records = next(one for one in opened.reading.records if one.block.cells is row.row.block.cells
                       and one.layout.table == "key_results")  # fmt: skip
        column = records.layout.fields.get("current")
        if column is None or records.layout.arranged is not None or draft.value == row.current:
            continue
        cell = (row.row.index, column)
        rows[records.layout.sheet, cell] = row
        shown = _shown(_details(opened, records.layout.sheet).formats, column, row.row.index)
        found.setdefault(records.layout.sheet, {})[cell] = _stored(draft.value, shown)
    for sheet, cells in found.items():
        details = _details(opened, sheet)
        formulas = {column: details.look_up_formulas(column) for column in {column for _, column in cells}}
        for cell in [(row, column) for row, column in cells if row in formulas[column]]:
            row = rows[sheet, cell]
            notes.append(FOLLOWS_BY_ITSELF.filled(place=str(row.place("current")), row=row.label))
            del cells[cell]
    return {sheet: cells for sheet, cells in found.items() if cells}


def _latest(opened: Opened, additions: Iterable[Addition]) -> dict[KeyResult, Draft]:
    """Return key result → the draft that tells its latest value, where that is not an entry that was there before."""
    gone = {addition.replaces for addition in additions} - {""}
    found: dict[KeyResult, Draft] = {}
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


def _details(opened: Opened, sheet: str) -> SheetDetails:
    return next(one for one in opened.reading.workbook.sheets if one.name == sheet).details


def _shown(formats, column: int, row: int) -> NumberFormat | None:
    return formats.get(column, {}).get(row)


def _stored(cell: Cell | None, shown: NumberFormat | None) -> Cell | None:
    """Return what a cell must hold so that it shows a number: 35 is 0.35 where it shows percent."""
    if shown is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return round(cell / 100, 12) if shown.percent else cell * shown.scale
