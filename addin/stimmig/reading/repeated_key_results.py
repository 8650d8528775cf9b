"""Key results that a dashboard, a vote or a status list names again: each counts once, with what only stands there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.language.folding import fold
from stimmig.model.place import Row
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import cycle_in_title, may_be_cycle
from stimmig.reading.links import looks_like_id
from stimmig.reading.records import Records

_NUMBERS = ("baseline", "target", "current")
_ABOVE = ("objective", "team", "cycle")
_TOLD_ELSEWHERE = (
    "baseline",
    "target",
    "current",
    "confidence",
    "owner",
    "due",
    "status",
    "verdict",
    "comment",
)
"""fields that a second list may tell of key results where the first says nothing of them"""


class _Row(NamedTuple):
    records: Records
    at: int
    cycle: str | None

    def value(self, field: str):
        """Return what the row holds; its objective may be written once for several rows."""
        return self.records.values(field)[self.at]


def without_repeated_key_results(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook, told which lists of key results only name those of a richer one again."""
    lists = [one for one in tables if one.layout.table == "key_results"]
    if len(lists) < 2:
        return list(tables)
    found: dict[int, Records] = {}
    by_name: dict[str, list[_Row]] = {}
    for records in sorted(lists, key=_richness, reverse=True):
        cycle = cycle_in_title(records)
        rows = [_Row(records, at, cycle) for at, name in enumerate(records.values("name")) if name]
        richer = {row.at: other for row in rows if (other := _same(row, by_name))}
        if rows and len(richer) == len(rows):
            found[id(records)] = records._replace(repeats={at: _place(other) for at, other in richer.items()})
            _tell(found, records, richer)
        else:
            for row in rows:
                by_name.setdefault(fold(row.value("name")), []).append(row)
    return [found.get(id(one), one) for one in tables]


def _richness(records: Records) -> tuple[bool, bool, int]:
    return "objective" in records.columns, "target" in records.columns, len(records.columns)


def _same(row: _Row, by_name: dict[str, list[_Row]]) -> _Row | None:
    """Return the only key result of a richer list that a row may name again."""
    others = [
        other
        for other in by_name.get(fold(row.value("name")), ())
        if _richness(row.records) < _richness(other.records) and _may_be_same(row, other)
    ]
    return others[0] if len(others) == 1 else None


def _may_be_same(row: _Row, other: _Row) -> bool:
    """Say whether nothing that both tell differs, and neither belongs to another cycle."""
    texts = ((row.value(field), other.value(field)) for field in _ABOVE)
    numbers = ((row.value(field), other.value(field)) for field in _NUMBERS)
    cycles = [one.cycle for one in (row, other) if one.cycle and may_be_cycle(one.cycle)]
    return (
        len(set(cycles)) < 2
        and all(fold(mine) == fold(theirs) for mine, theirs in texts if mine and theirs and not _is_id(mine, theirs))
        and all(_are_equal(mine, theirs) for mine, theirs in numbers if mine is not None and theirs is not None)
    )


def _is_id(*texts: str) -> bool:
    return sum(map(looks_like_id, texts)) == 1  # "O1" may be the objective that the other list spells out


def _are_equal(mine: float, theirs: float) -> bool:
    return abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))


def _place(row: _Row) -> Row:
    return Row(row.records.block, row.records.layout.rows[row.at])


def _tell(found: dict[int, Records], again: Records, richer: dict[int, _Row]) -> None:
    """Give the richer lists what only the list tells that names their key results again, each of them once."""
    places = [(other.records, other.at) for other in richer.values()]
    if len({(id(records), at) for records, at in places}) < len(places):
        return  # a log that is none: which row counts?
    for records in {id(one): one for one, _ in places}.values():
        told = found.get(id(records), records)
        columns = dict(
            _columns(told, again, {other.at: at for at, other in richer.items() if other.records is records})
        )
        found[id(records)] = told._replace(columns={**told.columns, **columns})


def _columns(told: Records, again: Records, positions: dict[int, int]) -> Iterator[tuple[str, ReadColumn]]:
    """Yield the columns of a richer list with what another list tells where its own cells are empty."""
    for field in _TOLD_ELSEWHERE:
        values, own = again.values(field), told.values(field)
        more = {
            at: there
            for at, there in positions.items()
            if own[at] is None and values[there] is not None and field not in told.unread(at)
        }
        if more:
            yield field, _filled(told.columns.get(field) or ReadColumn(list(own)), again.columns[field], more)


def _filled(own: ReadColumn, other: ReadColumn, more: dict[int, int]) -> ReadColumn:
    """Return a column with values of another; `more` says which of its positions take which of the other."""
    column = ReadColumn([other.values[more[at]] if at in more else value for at, value in enumerate(own.values)])
    column.quantities = own.quantities | {at: other.quantities[to] for at, to in more.items() if to in other.quantities}
    column.units = own.units | {at: other.units[to] for at, to in more.items() if to in other.units}
    column.noticed = own.noticed
    return column
