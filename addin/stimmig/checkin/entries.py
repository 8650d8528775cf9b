"""Add entries to the table of check-ins, let the key results' current values follow, and keep the fingerprints."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.checkin.current import current_values
from stimmig.checkin.drafts import Draft
from stimmig.checkin.log import cells_of, hidden_among, log_of, next_ids, refuse_without_room
from stimmig.checkin.log_sheet import draw_log
from stimmig.checkin.memory import fingerprint_of, with_memory
from stimmig.checkin.opened import Opened
from stimmig.checkin.shown import stored
from stimmig.checkin.week_placing import with_weeks
from stimmig.language.text import Text
from stimmig.workbook import marks
from stimmig.writing.xlsx.edit import put_sheets
from stimmig.writing.xlsx.fill import Filling, fill_sheets

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
    """The workbook with entries added, and what is to be said about it."""

    data: bytes
    notes: tuple[Text, ...]


def numbered(opened: Opened, drafts: Sequence[tuple[Draft, str]]) -> list[Addition]:
    """Return drafts, each with the entry that it replaces, as additions with ids of their own."""
    return [Addition(draft, name, old) for (draft, old), name in zip(drafts, next_ids(opened, len(drafts)))]


def with_entries(
    opened: Opened, additions: Sequence[Addition], more: Mapping[str, Filling] | None = None, data: bytes | None = None
) -> Added:
    """Return the workbook with new entries at the end of its table; `more` are further cells to be filled.

    Where the entries are kept on a sheet of stimmig's own, the columns of weeks of the owner's layout get them too.
    """
    data = opened.reading.workbook.data if data is None else data
    notes: list[Text] = []
    fillings = dict(more or {})
    if not additions:
        return Added(fill_sheets(data, opened.name, fillings), ())
    entries, log = [_entry(addition) for addition in additions], log_of(opened)
    if log is None:
        sheet = draw_log(opened, entries)
        data, name = put_sheets(data, opened.name, [sheet]), sheet.name
    else:
        refuse_without_room(opened, log, len(entries))
        known, name = log.sheet.details.formats, log.sheet.name
        formats = {field: known.get(at, {}).get(log.like) for field, at in log.columns.items()}
        entries = [{field: stored(cell, formats.get(field)) for field, cell in one.items()} for one in entries]
        fillings[name] = Filling(cells_of(log, entries), log.like, log.growth(len(entries)))
        notes += hidden_among(log, len(entries))
    for sheet_name, cells in current_values(opened, additions, notes).items():
        old = fillings.get(sheet_name, Filling({}))
        fillings[sheet_name] = old._replace(cells={**old.cells, **cells})
    kept = [("checkins", entry["id"], fingerprint_of(entry)) for entry in entries]
    own = log is None or log.sheet.kind in marks.DATA
    placed = with_weeks(opened, additions, name, data, fillings) if own else None
    if placed:
        notes += placed.notes
    elif log is None:
        notes.append(OWN_LOG.filled(sheet=name))
    filled = placed.data if placed else fill_sheets(data, opened.name, fillings)
    return Added(with_memory(opened, filled, opened.limits.today, kept), tuple(notes))


def _entry(addition: Addition) -> dict[str, Cell | None]:
    draft = addition.draft
    texts = {name: getattr(draft, name) for name in ("what_happened", "why", "next_step", "by")}
    numbers = {"value": draft.value, "confidence": draft.confidence}
    return {"id": addition.id, "date": draft.date, "key_result": draft.row.label, **numbers, **texts,
            "replaces": addition.replaces or None}  # fmt: skip
