"""The four perspectives of Kaplan and Norton, from the roots to the fruits, and those of the organisation's own."""

from collections.abc import Iterable, Sequence

from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.choices import OTHER_PERSPECTIVE, PERSPECTIVES
from stimmig.model.scorecard import StrategicObjective

HEIGHT = {"learning": 1, "process": 2, "customer": 3, "finance": 4}
"""learning carries processes, processes carry customers, customers carry finance"""
TOP = max(HEIGHT.values())
NOT_STATED = Text("Kein strategisches Ziel nennt seine Perspektive.", "No strategic objective states its perspective.")
NO_HEIGHT = Text(
    "Alle Perspektiven sind eigene; welche auf welcher aufbaut, weiß stimmig nicht.",
    "All perspectives are your own; stimmig does not know which one builds on which.",
)
NO_DRIVES = Text("Kein strategisches Ziel sagt, was es treibt.", "No strategic objective says what it drives.")


def unordered(objectives: Sequence[StrategicObjective]) -> str:
    """Return why nothing can be said about cause and effect: the key of a reason; empty where something can."""
    if not any(row.perspective for row in objectives):
        return "no_perspective" if objectives else ""
    if not any(row.perspective in HEIGHT for row in objectives):
        return "no_height"
    return "" if any(row.drives for row in objectives) else "no_drives"


def own_name(perspective: str) -> str:
    """Return how the workbook spells a perspective of the organisation's own; empty for one of the four."""
    return perspective.removeprefix(OTHER_PERSPECTIVE) if perspective.startswith(OTHER_PERSPECTIVE) else ""


def perspective_name(perspective: str) -> Text:
    """Return how readers call a perspective."""
    own = own_name(perspective)
    return Text(own, own) if own else PERSPECTIVES[perspective]


def by_perspective(objectives: Iterable[StrategicObjective]) -> dict[str, list[StrategicObjective]]:
    """Return perspective → its strategic objectives; those without perspective are left out.

    One that is spelled in several ways (case, spaces) is one perspective, called as it is spelled first.
    """
    spelled: dict[str, str] = {}
    found: dict[str, list[StrategicObjective]] = {}
    for objective in objectives:
        if objective.perspective:
            name = spelled.setdefault(fold(objective.perspective), objective.perspective)
            found.setdefault(name, []).append(objective)
    return found
