"""What a list writes once and means for the rows below: "January", and then the KPIs of January."""

from collections.abc import Sequence
from functools import cache

from stimmig.cells import Cell
from stimmig.language.lexicon import word_list

_LONGEST_DITTO = 16


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


def as_above(cells: Sequence[Cell]) -> list[Cell]:
    """Return cells of which some only say that the one above counts for them too: "dito", "s. o."."""
    found: list[Cell] = []
    for cell in cells:
        again = isinstance(cell, str) and says_as_above(cell)
        found.append(next((one for one in reversed(found) if one != ""), "") if again else cell)
    return found


def says_as_above(text: str) -> bool:
    """Say whether a text stands for the one above it."""
    return len(text) <= _LONGEST_DITTO and text.strip().casefold() in _dittos()


@cache
def _dittos() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_list("as_above"))
