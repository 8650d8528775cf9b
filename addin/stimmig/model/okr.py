"""Objectives and key results, the cycles they live in, and what is learned from them."""

import datetime
from typing import ClassVar, NamedTuple

from stimmig.model.entry import Entry
from stimmig.model.place import Row


class Cycle(Entry):
    """The months for which a team sets its objectives. `name` is the cycle's own name or period."""

    team: str | None = None
    start: datetime.date | None = None
    end: datetime.date | None = None
    state: str | None = None

    kind: ClassVar[str] = "cycle"
    serves_purpose: ClassVar[bool] = False

    @property
    def status(self) -> str | None:
        return self.state


class Objective(Entry):
    """What a team wants to have changed by the end of a cycle (OKR)."""

    cycle: str | None = None
    team: str | None = None
    agreed_with: str | None = None
    agreed_on: datetime.date | None = None
    owner: str | None = None
    status: str | None = None
    origin: str | None = None
    """bottom-up, dialogue or top-down"""

    kind: ClassVar[str] = "objective"
    rank: ClassVar[int] = 5


class KeyResult(Entry):
    """A sign by which a team sees that its objective comes true. Its purpose link is its objective, its reason
    the hypothesis which KPI it moves and how."""

    objective: str | None = None
    hypothesis: str | None = None
    kpi_to_move: tuple[str, ...] = ()
    baseline: float | None = None
    target: float | None = None
    target_text: str | None = None
    """the target as written, where it is more than a number: "3 - 4 %", "+10 %" """
    target_is_change: bool = False
    """whether the target says by how much, not how high: "+10 %", "10 % mehr" """
    current: float | None = None
    unit: str | None = None
    better: str | None = None
    confidence: float | None = None
    owner: str | None = None
    due: datetime.date | None = None
    verdict: str | None = None
    status: str | None = None

    kind: ClassVar[str] = "key_result"
    rank: ClassVar[int] = 5
    link_fields: ClassVar[tuple[str, ...]] = ("objective", "contributes_to")


class CheckIn(NamedTuple):
    """One look at a key result: its value on a day, how sure the team is, and why. See `mass`."""

    row: Row
    id: str | None
    date: datetime.date | str | None
    """the day, or the period as written where only a week is told"""
    key_result: str | None
    value: float | None
    confidence: float | None
    what_happened: str | None
    why: str | None
    next_step: str | None
    by: str | None
    replaces: str | None


class Review(Entry):
    """What a closed cycle taught about one objective, and what follows from it."""

    cycle: str | None = None
    objective: str | None = None
    kpi: tuple[str, ...] = ()
    learning: str | None = None
    decision: str | None = None
    date: datetime.date | None = None

    kind: ClassVar[str] = "review"
    serves_purpose: ClassVar[bool] = False
