"""Add entries to the table of check-ins, let the key results' current values follow, and keep the fingerprints."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.checkin.current import current_values
from stimmig.checkin.drafts import Draft
from stimmig.checkin.log import cells_of, hidden_among, log_of, next_ids, refuse_without_room
from stimmig.checkin.log_sheet import draw_log
from stimmig.checkin.memory import fingerprint_of, memory_sheets
from stimmig.checkin.opened import Opened
from stimmig.checkin.shown import stored
from stimmig.checkin.week_placing import plan_weeks
from stimmig.language.text import Text
from stimmig.workbook import marks
from stimmig.writing.xlsx.changing import Changes
from stimmig.writing.xlsx.edit import NewSheet
from stimmig.writing.xlsx.fill import Filling

OWN_LOG = Text(
    "Die Mappe hat keine Tabelle, die alles aufnimmt; die Check-ins stehen auf dem Blatt „{sheet}“.",
    "The workbook has no table that takes everything; the check-ins stand on the sheet “{sheet}”.",
)


class Addition(NamedTuple):
    """A new entry: what it says, its id, and the entry that it replaces."""

    draft: Draft
    id: str
    replaces: str = ""


class Added(NamedTuple):
    """How new entries come into a workbook, and what is to be said about it."""

    changes: Changes
    notes: tuple[Text, ...]


def numbered(opened: Opened, drafts: Sequence[tuple[Draft, str]]) -> list[Addition]:
    """Return entries with new ids; each draft comes with the entry that it replaces."""
    return [Addition(draft, name, old) for (draft, old), name in zip(drafts, next_ids(opened, len(drafts)))]


def plan_entries(opened: Opened, additions: Sequence[Addition], more: Mapping[str, Filling]) -> Added:
    """Return how new entries come to the end of their table; `more` are further cells to be filled.

    Where the entries are kept on a sheet of stimmig's own, the columns of weeks of the owner's layout get them too.
    """
    notes: list[Text] = []
    sheets: list[NewSheet] = []
    fillings = dict(more)
    if not additions:
        return Added(Changes(fillings), ())
    entries, log = [_entry(addition) for addition in additions], log_of(opened)
    if log is None:
        sheets.append(draw_log(opened, entries))
        name = sheets[0].name
    else:
        refuse_without_room(opened, log, len(entries))
        known, name = log.sheet.details.formats, log.sheet.name
        formats = {field: known.get(at, {}).get(log.like) for field, at in log.columns.items()}
        entries = [{field: stored(cell, formats.get(field)) for field, cell in one.items()} for one in entries]
        fillings[name] = Filling(cells_of(log, entries), log.like, log.growth(len(entries)))
        notes += hidden_among(log, len(entries))
    for sheet, cells in current_values(opened, additions, notes).items():
        old = fillings.get(sheet, Filling({}))
        fillings[sheet] = old._replace(cells={**old.cells, **cells})
    changes = Changes(fillings, tuple(sheets))
    own = log is None or log.sheet.kind in marks.DATA
    placed = plan_weeks(opened, additions, name, changes) if own else None
    if placed:
        changes = placed.changes
        notes += placed.notes
    elif log is None:
        notes.append(OWN_LOG.filled(sheet=name))
    kept = [("checkins", entry["id"], fingerprint_of(entry)) for entry in entries]
    memory = memory_sheets(opened, opened.limits.today, kept)
    return Added(changes._replace(sheets=(*changes.sheets, *memory)), tuple(notes))


def _entry(addition: Addition) -> dict[str, Cell | None]:
    draft = addition.draft
    texts = {name: getattr(draft, name) for name in ("what_happened", "why", "next_step", "by")}
    numbers = {"value": draft.value, "confidence": draft.confidence}
    return {"id": addition.id, "date": draft.date, "key_result": draft.row.label, **numbers, **texts,
            "replaces": addition.replaces or None}  # fmt: skip
