"""States in columns of weeks that a log of check-ins tells too: each counts once, as the entry of the log."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from stimmig.language.folding import fold
from stimmig.model.place import Row
from stimmig.reading.moments import days_of_column
from stimmig.reading.records import Records

SAID = ("value", "confidence", "what_happened")
"""what a column of a week may tell"""


def without_logged(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook, told which states in columns of weeks only repeat an entry of a log."""
    across = [one for one in tables if _is_across(one)]
    logs = [one for one in tables if one.layout.table == "checkins" and not _is_across(one)]
    if not across or not logs:
        return list(tables)
    names = _names(tables)
    logged: dict[str, list[tuple[datetime.date, Row, dict]]] = {}
    for name, day, at, said in _entries(logs, names):
        logged.setdefault(name, []).append((day, at, said))
    found: dict[int, dict[int, Row]] = {}
    for records in across:
        moments = set(records.values("date")) - {None}
        for at, (name, when) in enumerate(zip(records.values("key_result"), records.values("date"))):
            said = {field: records.values(field)[at] for field in SAID}
            for day, row, there in logged.get(names.get(fold(name or ""), ""), ()) if when else ():
                days = days_of_column(when, moments, day)
                if days and days[0] <= day <= days[1] and says_no_more(said, there):
                    found.setdefault(id(records), {})[at] = row
    return [one._replace(repeats=found[id(one)]) if id(one) in found else one for one in tables]


def _is_across(records: Records) -> bool:
    return records.layout.table == "checkins" and records.layout.arranged is not None


def _names(tables: Iterable[Records]) -> dict[str, str]:
    """Return id or wording, folded → the wording of the key result, folded."""
    found: dict[str, str] = {}
    for records in tables:
        if records.layout.table == "key_results":
            for id_, name in zip(records.values("id"), records.values("name")):
                if name:
                    found |= {fold(word): fold(name) for word in (name, id_) if word}
    return found


def _entries(logs: Iterable[Records], names: dict[str, str]) -> Iterator[tuple[str, datetime.date, Row, dict]]:
    """Yield key result, day, row and content of the entries that still hold."""
    for records in logs:
        replaced = {one for one in records.values("replaces") if one}
        columns = {field: records.values(field) for field in ("id", "key_result", "date", *SAID)}
        for at, row in enumerate(records.layout.rows):
            name, day = names.get(fold(columns["key_result"][at] or "")), columns["date"][at]
            if name and isinstance(day, datetime.date) and columns["id"][at] not in replaced:
                yield name, day, Row(records.block, row), {field: columns[field][at] for field in SAID}


def says_no_more(said: dict, there: dict) -> bool:
    """Say whether all that a state tells stands in an entry too."""
    return all(mine is None or _same(mine, there[field]) for field, mine in said.items())


def _same(mine, theirs) -> bool:
    if isinstance(mine, str) or isinstance(theirs, str):
        return fold(str(mine)) == fold(str(theirs))
    return theirs is not None and abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))
