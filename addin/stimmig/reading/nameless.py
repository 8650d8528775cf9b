"""Rows that say something of a thing that has neither name nor id: nobody can tell what it is about."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.model.place import Block
from stimmig.reading.columns import ReadColumn
from stimmig.reading.observations import Observation

_KEYS = {"values": ("kpi", "period"), "checkins": ("key_result", "date")}
"""table → fields without which a value means nothing"""
_VALUES = ("plan", "actual", "value", "confidence")
_NAMED = ("kpis", "key_results", "initiatives")
_ABOUT_THE_ROW_ABOVE = ("name", "id", "perspective", "strategic_objective", "objective", "contributes_to", "reason")
"""what a row may say without a name of its own: an objective that has no KPI yet"""
_ABOUT_AN_OBJECTIVE = (*_ABOUT_THE_ROW_ABOVE, "cycle", "team", "owner", "status", "achievement", "comment")


def rows_without_names(
    block: Block, rows: Sequence[int], table: str, read: Mapping[str, ReadColumn]
) -> Iterator[Observation]:
    """Yield what is to be said of such rows; `rows` are those of the sheet, `read` field → one value for each."""
    for name in _KEYS.get(table, ()):
        if name in read and None in read[name].values:
            yield from _keyless(block, rows, name, read)
    if table in _NAMED and (nameless := _nameless(rows, read)):
        yield Observation("nameless", block, "name", nameless)


def _nameless(rows: Sequence[int], read: Mapping[str, ReadColumn]) -> tuple[int, ...]:
    nothing = [None] * len(rows)
    called = zip(*(read[name].values if name in read else nothing for name in ("name", "id")))
    nameless = [at for at, words in enumerate(called) if not any(words)]
    # A row may be that of an objective, with an owner and a state of its own.
    ignored = _ABOUT_AN_OBJECTIVE if "objective" in read else _ABOUT_THE_ROW_ABOVE
    telling = [at for at in nameless if _says_more(read, at, ignored)]
    if "strategic_objective" in read:
        named = read["strategic_objective"].values
        telling = [at for at in telling if not named[at] or _says_more(read, at, _ABOUT_AN_OBJECTIVE)]
    return tuple(rows[at] for at in telling)


def _says_more(read: Mapping[str, ReadColumn], at: int, ignored: Sequence[str]) -> bool:
    return any(column.values[at] is not None for name, column in read.items() if name not in ignored)


def _keyless(block: Block, rows: Sequence[int], name: str, read: Mapping[str, ReadColumn]) -> Iterator[Observation]:
    """Yield the rows with a value that do not say of what or when; where that is unreadable, it is noted already."""
    unread = {at for noted in read[name].noticed.values() for at in noted}
    told = [read[value].values for value in _VALUES if value in read]
    found = tuple(
        rows[at]
        for at, key in enumerate(read[name].values)
        if key is None and at not in unread and any(values[at] is not None for values in told)
    )
    if found:
        yield Observation("keyless", block, name, found)
