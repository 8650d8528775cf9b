"""Make the rows of a strategy from the records of one workbook."""

from collections.abc import Collection, Iterator, Mapping

from stimmig.model.direction import DIRECTIONS, Direction
from stimmig.model.entry import Entry
from stimmig.model.mass import MassRows, Part
from stimmig.model.okr import CheckIn, Cycle, KeyResult, Objective, Review
from stimmig.model.place import Block, Row
from stimmig.model.record import NOTHING
from stimmig.model.scorecard import KPI, Initiative, StrategicObjective, Value
from stimmig.reading.link_reasons import links_to
from stimmig.reading.links import fold, of_scope, split_ids
from stimmig.reading.records import Records
from stimmig.reading.series import align_series


class Entries:
    """The rows of one workbook by kind; links are still texts."""

    def __init__(self) -> None:
        self.directions: list[Direction] = []
        self.strategic_objectives: list[StrategicObjective] = []
        self.kpis: list[KPI] = []
        self.values = MassRows(Value)
        self.initiatives: list[Initiative] = []
        self.cycles: list[Cycle] = []
        self.objectives: list[Objective] = []
        self.key_results: list[KeyResult] = []
        self.checkins = MassRows(CheckIn)
        self.reviews: list[Review] = []

    @property
    def linked(self) -> Iterator[Entry]:
        """Yield all rows that may be linked to or link upward."""
        for rows in (
            self.directions, self.strategic_objectives, self.kpis, self.initiatives, self.cycles, self.objectives,
            self.key_results,
        ):  # fmt: skip
            yield from rows


class Context:
    """What the makers of rows share: the rows made so far, and all ids and names that a link may mean.

    `listed` are the canonical tables of which the workbook has lists of their own, `units` KPI, folded → the unit that
    its series tells, `cycle` the one that the cover names for all.
    """

    def __init__(
        self,
        workbook: str,
        known: Collection[str],
        listed: Collection[str] = (),
        units: Mapping[str, str] = NOTHING,
        cycle: str | None = None,
    ):
        self.workbook, self.known, self.listed = workbook, known, listed
        self.units, self.cycle = units, cycle
        self.made = Entries()
        self.holders: dict[str, Objective] = {}
        """folded id of a key result → the objective whose row names it"""

    def common(self, records: Records) -> Iterator[tuple[int, dict]]:
        """Yield position and common fields of each row."""
        ids, names, comments = (records.values(name) for name in ("id", "name", "comment"))
        links, reasons = records.values("contributes_to"), records.values("reason")
        for at, row in enumerate(records.layout.rows):
            yield (
                at,
                {
                    "row": Row(records.block, row),
                    "id": ids[at],
                    "name": names[at] or "",
                    "contributes_to": links_to(split_ids(links[at], self.known), reasons[at]),
                    "comment": comments[at],
                    "unread": records.unread(at),
                },
            )


def known_words(tables: Collection[Records]) -> set[str]:
    """Return all ids and names of a workbook, folded: what a link may mean."""
    return {
        fold(text)
        for records in tables
        if records.layout.table not in ("checkins", "values", "reviews", "settings", "acceptances")
        for name in ("id", "name", "strategic_objective", "objective")
        for text in records.values(name)
        if text
    }


def rows_of(records: Records, *names: str) -> list[dict]:
    """Return field → value of each row."""
    return [dict(zip(names, values)) for values in zip(*map(records.values, names))]


def add_statement(context: Context, statement) -> None:
    """Add a purpose, vision or mission that stands outside the tables, unless a table says the same."""
    if any(fold(other.name) == fold(statement.text) for other in context.made.directions):
        return
    snippet = statement.snippet
    block = Block(context.workbook, snippet.sheet, {} if snippet.column is None else {"name": snippet.column})
    cls = DIRECTIONS[statement.level]
    context.made.directions.append(cls(row=Row(block, snippet.row), name=statement.text))


def add_directions(context: Context, records: Records) -> None:
    """Add the rows of a strategy sheet."""
    more = rows_of(records, "north_star", "health_metric", "trade_off", "horizon", "owner", "reviewed_on")
    levels = records.values("level")
    for at, common in context.common(records):
        cls = DIRECTIONS.get(levels[at], Direction)
        context.made.directions.append(cls(**common, **more[at]))


def add_cycles(context: Context, records: Records) -> None:
    """Add OKR cycles."""
    more = rows_of(records, "team", "start", "end", "state")
    context.made.cycles += (Cycle(**common, **more[at]) for at, common in context.common(records))


def add_values(context: Context, records: Records) -> None:
    """Add the values of KPIs by period."""
    units = {fold(name): kpi.unit for kpi in context.made.kpis for name in (kpi.id, kpi.name) if name}
    units |= {fold(of_scope(kpi.name, kpi.scope)): kpi.unit for kpi in context.made.kpis if kpi.name and kpi.scope}
    align_series(records, units)
    context.made.values += _mass(Value, records)


def add_checkins(context: Context, records: Records) -> None:
    """Add check-ins."""
    made = _mass(CheckIn, _with_comments(records))
    if records.repeats:  # a log tells them too
        kept = [at for at in range(len(records.layout.rows)) if at not in records.repeats]
        (part,) = made.parts
        columns = {name: [values[at] for at in kept] for name, values in part.columns.items()}
        made = MassRows(CheckIn, [Part(part.block, [part.rows[at] for at in kept], columns)])
    context.made.checkins += made


def _with_comments(records: Records) -> Records:
    """Return the records of a log whose remarks say what happened, where no other column does."""
    if "what_happened" in records.columns or "comment" not in records.columns:
        return records
    columns = {**records.columns, "what_happened": records.columns["comment"]}
    places = {**records.block.columns, "what_happened": records.block.columns["comment"]}
    return records._replace(columns=columns, block=records.block.replace(columns=places))


def _mass(kind: type, records: Records) -> MassRows:
    columns = {name: records.values(name) for name in kind._fields[1:]}
    return MassRows(kind, [Part(records.block, records.layout.rows, columns)])


def add_reviews(context: Context, records: Records) -> None:
    """Add what was learned from closed cycles."""
    more = rows_of(records, "cycle", "objective", "learning", "decision", "date")
    kpis = records.values("kpi")
    for at, common in context.common(records):
        context.made.reviews.append(Review(**common, **more[at], kpi=split_ids(kpis[at], context.known)))
