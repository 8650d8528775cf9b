"""KPIs that a dashboard repeats from the sheet that holds the data: each counts once."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import cell_name
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.place import Row
from stimmig.reading.context import perspectives
from stimmig.reading.layout import Question
from stimmig.reading.records import Records

_NUMBERS = ("target", "actual", "baseline")
_ABOVE = ("perspective", "strategic_objective", "scope")
_MOST = 0.5
_FEWEST = 2

DIFFERS = Text(
    "„{name}“ steht hier mit {here}, in {other} mit {there}: Ist das dieselbe Kennzahl, und welche Zahl gilt? Gelesen wurden beide.",
    "“{name}” stands here with {here} and in {other} with {there}: is it the same KPI, and which number counts? Both were read.",
)


class _Row(NamedTuple):
    records: Records
    at: int
    numbers: tuple[float | None, ...]
    above: tuple[str | None, ...]

    @property
    def place(self) -> Row:
        return Row(self.records.block, self.records.layout.rows[self.at])


def without_repeats(tables: Sequence[Records], hidden: Collection[str] = ()) -> tuple[list[Records], list[Question]]:
    """Return the tables of a workbook, told which of their rows repeat KPIs of a richer one, and what is open about it.

    `hidden` are sheets that nobody sees: what one of them says of KPIs that stand on another too is an older state.
    """
    lists = [records for records in tables if records.layout.table == "kpis"]
    if len(lists) < _FEWEST:
        return list(tables), []
    in_series = _in_series(tables)
    by_name: dict[str, list[_Row]] = {}
    found: dict[int, dict[int, Row]] = {}
    questions: list[Question] = []
    for records in sorted(lists, key=lambda one: (_richness(one), one.layout.sheet not in hidden), reverse=True):
        rows = list(_rows(records))
        known = [(row, before) for row in rows if (before := _same(row, by_name))]
        old = records.layout.sheet in hidden
        told = [
            (row, next((one for one in before if old or _says_no_more(row, one, in_series)), None))
            for row, before in known
        ]
        same = [row for row, other in told if other]
        if len(same) >= max(1, _MOST * len(rows)) and (len(same) == len(rows) or _is_poorer(records, known)):
            found[id(records)] = {row.at: other.place for row, other in told if other}
            questions += [_question(row, before[0]) for row, before in known if row not in same]
        for row in rows:
            if row.at not in found.get(id(records), ()):
                by_name.setdefault(_name(row), []).append(row)
    return [records._replace(repeats=found.get(id(records), {})) for records in tables], questions


def _richness(records: Records) -> tuple[bool, bool, int]:
    fields = records.layout.fields
    placed = any(field in fields for field in ("strategic_objective", "contributes_to", "perspective"))
    return placed, any(perspectives(records)), len(fields) + bool(records.layout.arranged)


def _is_poorer(records: Records, known) -> bool:
    """Say whether a table tells less of its KPIs than those that it repeats; sheets of two markets tell as much."""
    return all(_richness(records) < _richness(other.records) for _, before in known for other in before[:1])


def _rows(records: Records) -> Iterator[_Row]:
    numbers = [records.values(field) for field in _NUMBERS]
    above = [_carried(records.values(field)) for field in _ABOVE]
    for at, name in enumerate(records.values("name")):
        if name:
            yield _Row(records, at, tuple(one[at] for one in numbers), tuple(one[at] for one in above))


def _carried(values: Sequence[str | None]) -> list[str | None]:
    """Return what counts in each row: a perspective is written once, and meant for the rows below too."""
    found: list[str | None] = []
    for value in values:
        found.append(value or (found[-1] if found else None))
    return found


def _name(row: _Row) -> str:
    return fold(row.records.values("name")[row.at])


def _same(row: _Row, by_name: dict[str, list[_Row]]) -> list[_Row]:
    """Return the rows of other tables that may be the same KPI: of one name, and at no other place of the scorecard."""
    return [
        other
        for other in by_name.get(_name(row), ())
        if other.records is not row.records
        and all(mine is None or mine == theirs for mine, theirs in zip(row.above, other.above))
    ]


def _in_series(tables: Sequence[Records]) -> dict[str, set[float]]:
    """Return name or id of a KPI → the numbers that lists of values tell of it: a cockpit shows those of one month."""
    found: dict[str, set[float]] = {}
    for records in tables:
        if records.layout.table == "values":
            for kpi, *numbers in zip(records.values("kpi"), records.values("plan"), records.values("actual")):
                if kpi:
                    found.setdefault(fold(kpi), set()).update(number for number in numbers if number is not None)
    return found


def _says_no_more(row: _Row, other: _Row, in_series: Mapping[str, set[float]]) -> bool:
    """Say whether all numbers of a row stand in the other one too, or in the series of its KPI."""
    stated = [(mine, theirs) for mine, theirs in zip(row.numbers, other.numbers) if mine is not None]
    if all(theirs is not None and _are_equal(mine, theirs) for mine, theirs in stated):
        return True
    named = {_name(row), fold(other.records.values("id")[other.at] or "")}
    course = set().union(*(in_series.get(name, ()) for name in named))
    lacking = [mine for mine, theirs in stated if theirs is None or not _are_equal(mine, theirs)]
    differs = any(theirs is not None and not _are_equal(mine, theirs) for mine, theirs in stated)
    return not differs and all(any(_are_equal(mine, number) for number in course) for mine in lacking)


def _are_equal(mine: float, theirs: float) -> bool:
    return abs(mine - theirs) <= 1e-9 * max(1.0, abs(mine))


def _question(row: _Row, other: _Row) -> Question:
    layout = row.records.layout
    at = next(
        at for at, (mine, theirs) in enumerate(zip(row.numbers, other.numbers)) if mine is not None and mine != theirs
    )
    place = cell_name(*layout.at(layout.rows[row.at], layout.fields[_NUMBERS[at]]))
    there = other.numbers[at]
    text = DIFFERS.filled(
        name=row.records.values("name")[row.at],
        here=row.numbers[at],
        there=Text("keiner Zahl", "no number") if there is None else there,
        other=str(other.records.block.place(other.records.layout.rows[other.at], "name")),
    )
    return Question(layout.sheet, place, text)
