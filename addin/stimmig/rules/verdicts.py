"""What the judgement says of key results: each one is spoken about by one rule, and an objective by what its own are."""

from collections.abc import Iterator, Mapping

from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult, Objective
from stimmig.model.strategy import Strategy
from stimmig.rules.cycles import active_objectives
from stimmig.wording import judgement
from stimmig.wording.activities import activities_counted


def activity_without_effect(row: KeyResult, lang: str) -> str:
    """Return the activity that a key result merely counts (OUT502); "" where it does not, or says what it changes."""
    activity = activities_counted(row.name, lang)
    return activity if activity and judgement.judge(row.name, lang).label != judgement.OUTCOME else ""


def labels_by_objective(
    strategy: Strategy, languages: Mapping[Entry, str]
) -> Iterator[tuple[Objective, list[str | None]]]:
    """Yield each active objective with the labels of its key results; None for one of which none can be told."""
    for objective in active_objectives(strategy):
        rows = [row for row in strategy.active_of(objective, KeyResult) if row.name]
        if rows:
            yield objective, [_label(row, languages.get(row, "")) for row in rows]


def all_metric_movements(labels: list[str | None]) -> bool:
    """Say whether several key results are all movements of a metric (KVR404); of a single one KVR403 says it."""
    return len(labels) > 1 and set(labels) == {judgement.METRIC}


def _label(row: KeyResult, lang: str) -> str | None:
    if not lang:
        return None
    if activity_without_effect(row, lang):
        return judgement.OUTPUT
    return judgement.judge(row.name, lang).label
