"""Keep the rows of a closed cycle as they are: their fingerprints, and in the canonical workbook locked cells."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.checkin.log import end_of
from stimmig.checkin.opened import Opened
from stimmig.checkin.reviewing import key_results_of, objectives_of
from stimmig.model.choices import VERDICTS
from stimmig.model.entry import Entry
from stimmig.model.fingerprint import CLOSED_FIELDS, fingerprint
from stimmig.model.okr import Cycle, KeyResult

_UNLOCKED_TABLES = ("cycles", "objectives", "key_results", "reviews", "checkins")


def frozen_rows(
    opened: Opened, cycle: Cycle, verdicts: Mapping[KeyResult, str], reviews: Sequence[Mapping[str, Cell | None]]
) -> Iterator[tuple[str, str, str]]:
    """Yield (table, id, fingerprint) of the rows of a cycle as they stand once its review is written."""
    for objective in objectives_of(opened, cycle):
        yield "objectives", objective.label, _fingerprint(objective, "objectives")
        for row in key_results_of(opened, objective):
            changed = {"verdict": VERDICTS[verdicts[row]].to(opened.lang)} if row in verdicts else {}
            yield "key_results", row.label, _fingerprint(row, "key_results", changed)
    for review in reviews:
        if review["cycle"] == cycle.label:
            cells = [review.get(field) for field in CLOSED_FIELDS["reviews"]]
            yield "reviews", f"{review['cycle']}/{review['objective']}", fingerprint(cells)


def _fingerprint(entry: Entry, table: str, changed: Mapping[str, Cell] | None = None) -> str:
    return fingerprint((changed or {}).get(field, entry.row.raw(field)) for field in CLOSED_FIELDS[table])


def locked_rows(opened: Opened, cycles: Sequence[Cycle], new_reviews: int) -> dict[str, set[int]]:
    """Return sheet → the rows of closed cycles, to be locked; all other cells of these sheets are to be open."""
    strategy = opened.strategy
    closed = {one for one in strategy.cycles if one.state == "closed"} | set(cycles)
    objectives = {row for cycle in closed for row in objectives_of(opened, cycle)}
    results = {row for objective in objectives for row in key_results_of(opened, objective)}
    entries = [*closed, *objectives, *results, *(one for one in strategy.reviews if _is_about(opened, one, objectives))]
    rows: dict[str, set[int]] = {}
    for entry in entries:
        block = entry.row.block
        if block.workbook == opened.name and block.table in _UNLOCKED_TABLES and entry.row.index is not None:
            rows.setdefault(block.sheet, set()).add(entry.row.index)
    for part in strategy.checkins.parts:
        names = {name for (_, name), row in strategy.key_results_by_name.items() if row in results}
        told = {row for row, name in zip(part.rows, part.columns["key_result"]) if name in names}
        rows.setdefault(part.block.sheet, set()).update(told)
    for records in opened.reading.of("reviews"):
        first = end_of(opened, records).next_row
        rows.setdefault(records.layout.sheet, set()).update(range(first, first + new_reviews))
    return {sheet: found for sheet, found in rows.items() if found}


def _is_about(opened: Opened, review: Entry, objectives: set) -> bool:
    return any(one in objectives for one in opened.strategy.targets.get((review, "objective"), ()))
