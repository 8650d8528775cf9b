"""The four perspectives of Kaplan and Norton, from the roots to the fruits."""

from collections.abc import Iterable

from stimmig.language.text import Text
from stimmig.model.choices import OTHER_PERSPECTIVE, PERSPECTIVES
from stimmig.model.scorecard import StrategicObjective

HEIGHT = {"learning": 1, "process": 2, "customer": 3, "finance": 4}
"""learning carries processes, processes carry customers, customers carry finance"""


def perspective_name(perspective: str) -> Text:
    """Return how readers call a perspective."""
    own = perspective.removeprefix(OTHER_PERSPECTIVE)
    return PERSPECTIVES.get(perspective, Text(own, own))


def by_perspective(objectives: Iterable[StrategicObjective]) -> dict[str, list[StrategicObjective]]:
    """Return perspective → its strategic objectives; those without perspective are left out."""
    found: dict[str, list[StrategicObjective]] = {}
    for objective in objectives:
        if objective.perspective:
            found.setdefault(objective.perspective, []).append(objective)
    return found
