"""States in columns of weeks that a log of check-ins tells too: each counts once, as the entry of the log."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from stimmig.language.folding import fold
from stimmig.model.period import days_of
from stimmig.model.place import Row
from stimmig.reading.records import Records

_SAID = ("value", "confidence", "what_happened")
_Days = tuple[datetime.date, datetime.date]


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
            days = days_meant(when, moments)
            said = {field: records.values(field)[at] for field in _SAID}
            for day, row, there in logged.get(names.get(fold(name or ""), ""), ()) if days else ():
                if days[0] <= day <= days[1] and _says_no_more(said, there):
                    found.setdefault(id(records), {})[at] = row
    return [one._replace(repeats=found[id(one)]) if id(one) in found else one for one in tables]


def days_meant(when: datetime.date | str | None, moments: Collection) -> _Days | None:
    """Return first and last day for which a column stands; None where it names no year.

    A column that is headed by a day stands for its whole week, unless another of the `moments` lies in the same week.
    """
    if isinstance(when, str):
        return days_of(when)
    if when is None:
        return None
    week = when.isocalendar()[:2]
    if any(isinstance(one, datetime.date) and one != when and one.isocalendar()[:2] == week for one in moments):
        return when, when
    monday = datetime.date.fromisocalendar(*week, 1)
    return monday, monday + datetime.timedelta(days=6)


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
        columns = {field: records.values(field) for field in ("id", "key_result", "date", *_SAID)}
        for at, row in enumerate(records.layout.rows):
            name, day = names.get(fold(columns["key_result"][at] or "")), columns["date"][at]
            if name and isinstance(day, datetime.date) and columns["id"][at] not in replaced:
                yield name, day, Row(records.block, row), {field: columns[field][at] for field in _SAID}


def _says_no_more(said: dict, there: dict) -> bool:
    """Say whether all that a state tells stands in an entry too."""
    return all(mine is None or _same(mine, there[field]) for field, mine in said.items())


def _same(mine, theirs) -> bool:
    if isinstance(mine, str) or isinstance(theirs, str):
        return fold(str(mine)) == fold(str(theirs))
    return theirs is not None and abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))
