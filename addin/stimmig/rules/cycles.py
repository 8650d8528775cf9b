"""Which objectives share a team and a cycle, and which cycle came before which."""

import datetime
from collections.abc import Iterable

from stimmig.model.okr import Cycle, Objective
from stimmig.model.strategy import Strategy


def by_team_and_cycle(strategy: Strategy, objectives: Iterable[Objective]) -> dict[tuple, list[Objective]]:
    """Return (team, cycle) → its objectives; the team is None where nobody says it."""
    groups: dict[tuple, list[Objective]] = {}
    for objective in objectives:
        cycle = strategy.cycle_of(objective)
        team = strategy.team_of(objective)
        # A cycle that several teams share has an id; else its period is what tells cycles apart.
        key = (team.casefold() if team else None, (cycle.id or cycle.name) if cycle else objective.cycle)
        groups.setdefault(key, []).append(objective)
    return groups


def active_objectives(strategy: Strategy) -> list[Objective]:
    """Return the objectives of cycles that are not closed."""
    return [objective for objective in strategy.objectives if strategy.is_active(objective)]


def cycle_before(cycle: Cycle, cycles: Iterable[Cycle]) -> Cycle | None:
    """Return the last cycle of the same team that began before this one."""
    earlier = [
        other
        for other in cycles
        if other.start and cycle.start and other.start < cycle.start and _same_team(other, cycle)
    ]
    return max(earlier, key=lambda other: other.start or datetime.date.min, default=None)


def _same_team(one: Cycle, other: Cycle) -> bool:
    return (one.team or "").casefold() == (other.team or "").casefold()
