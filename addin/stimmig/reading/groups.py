"""What a list writes once and means for the rows below: "January", and then the KPIs of January."""

from collections.abc import Sequence
from functools import cache

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.spelling import normalise

_LONGEST = 16


def written_once(periods: Sequence[Cell], kpis: Sequence[Cell]) -> list[Cell]:
    """Return the period of each value, where the first row of a group alone states it.

    A KPI that has a second value within a group shows that these are none; then blank cells stay blank.
    """
    found: list[Cell] = []
    seen: set[Cell] = set()
    for period, kpi in zip(periods, kpis):
        if period != "":
            seen = set()
        elif not found or kpi == "" or kpi in seen:
            return list(periods)
        seen.add(kpi)
        found.append(period if period != "" else found[-1])
    return found


def named_once(names: Sequence[Cell], scopes: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """Return cells of rows of which the first alone names its KPI, and the others only for which branch they count.

    A branch that stands twice below a name shows that its row is about something else.
    """
    found: list[Cell] = []
    seen: set[Cell] = set()
    goes_on = False
    for name, scope, cell in zip(names, scopes, cells):
        if name != "":
            seen, goes_on = set(), scope != ""
        elif scope == "" or scope in seen:
            goes_on = False
        seen.add(scope)
        found.append(found[-1] if cell == "" and name == "" and goes_on else cell)
    return found


def same_as_above(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return cells of which "dito", "s. o." and the like say what the cell above says."""
    telling = {cell for cell in set(cells) if isinstance(cell, str) and _repeats(cell)}
    if not telling:
        return cells
    found: list[Cell] = []
    for cell in cells:
        found.append((found[-1] if found else "") if cell in telling else cell)
    return found


def _repeats(text: str) -> bool:
    return len(text) <= _LONGEST and (text.strip() in _marks() or normalise(text) in _words())


@cache
def _marks() -> frozenset[str]:
    return frozenset(lexicon.word_list("same_as_above"))


@cache
def _words() -> frozenset[str]:
    return frozenset(filter(None, map(normalise, _marks())))
