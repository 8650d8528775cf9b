"""The Balanced Scorecard: strategic objectives, the KPIs that measure them, their values, and initiatives."""

import datetime
from typing import ClassVar, NamedTuple

from stimmig.model.entry import Entry
from stimmig.model.place import Row


class StrategicObjective(Entry):
    """An objective of the scorecard (Strategisches Ziel)."""

    perspective: str | None = None
    """finance, customer, process, learning or other:<name as written>"""
    drives: tuple[str, ...] = ()
    """ids of the strategic objectives that it drives (cause and effect)"""
    owner: str | None = None
    status: str | None = None
    weight: float | None = None
    reviewed_on: datetime.date | None = None

    kind: ClassVar[str] = "strategic_objective"
    rank: ClassVar[int] = 4


class KPI(Entry):
    """A key performance indicator (Kennzahl). Numbers are in `unit`; 35 % is 35.0 with unit "%"."""

    perspective: str | None = None
    unit: str | None = None
    better: str | None = None
    """higher, lower, range or hold"""
    baseline: float | None = None
    target: float | None = None
    actual: float | None = None
    as_of: datetime.date | None = None
    target_min: float | None = None
    target_max: float | None = None
    target_text: str | None = None
    """the target as written, where it is more than a number: ">= 97 %", "3 - 4 %" """
    formula: str | None = None
    scope: str | None = None
    yellow_limit: float | None = None
    red_limit: float | None = None
    frequency: str | None = None
    source: str | None = None
    lead_lag: str | None = None
    owner: str | None = None
    status: str | None = None
    weight: float | None = None

    kind: ClassVar[str] = "kpi"
    rank: ClassVar[int] = 4


class Value(NamedTuple):
    """What a KPI was planned to be and was in one period, in the KPI's unit. See `mass`."""

    row: Row
    kpi: str | None
    period: str | None
    plan: float | None
    actual: float | None

    def agrees_with(self, other: "Value") -> bool:
        """Say whether two values of one KPI and period contradict each other nowhere."""
        pairs = ((self.plan, other.plan), (self.actual, other.actual))
        return all(None in pair or pair[0] == pair[1] for pair in pairs)

    def completed_by(self, other: "Value") -> "Value":
        """Return the value with what only the other one states."""
        plan = other.plan if self.plan is None else self.plan
        return self._replace(plan=plan, actual=other.actual if self.actual is None else self.actual)


class Initiative(Entry):
    """Something that is undertaken to move an objective (Maßnahme)."""

    owner: str | None = None
    start: str | None = None
    due: str | None = None
    """ISO date, or the period as written ("März 2026")"""
    status: str | None = None
    budget: float | None = None

    kind: ClassVar[str] = "initiative"
    rank: ClassVar[int] = 7
