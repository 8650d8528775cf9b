"""The limits of a profile: each has a key, words for the settings sheet, and a form that the schema describes."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.model.strategy import Setting


class Limit(NamedTuple):
    """A limit that a profile or a settings sheet may set. `form` is count, days, months, share, number, yes/no,
    row/parent, or names."""

    label: Text
    form: str


LIMITS: Mapping[str, Limit] = {
    "objectives_min": Limit(Text("Objectives je Team und Zyklus, mindestens", "Objectives per team and cycle, at least"), "count"),
    "objectives_max": Limit(Text("Objectives je Team und Zyklus, höchstens", "Objectives per team and cycle, at most"), "count"),
    "key_results_min": Limit(Text("Key Results je Objective, mindestens", "Key results per objective, at least"), "count"),
    "key_results_max": Limit(Text("Key Results je Objective, höchstens", "Key results per objective, at most"), "count"),
    "key_results_hint": Limit(Text("Key Results je Objective, Hinweis bei", "Key results per objective, hint at"), "count"),
    "cycle_days_min": Limit(Text("Dauer eines Zyklus in Tagen, mindestens", "Length of a cycle in days, at least"), "days"),
    "cycle_days_max": Limit(Text("Dauer eines Zyklus in Tagen, höchstens", "Length of a cycle in days, at most"), "days"),
    "due_grace_days": Limit(Text("Fälligkeit außerhalb des Zyklus, Tage Kulanz", "Due date outside the cycle, days of grace"), "days"),
    "parents_max": Limit(Text("Zeilen, auf die ein Objective einzahlt, höchstens", "Rows an objective contributes to, at most"), "count"),
    "strategic_objectives_max": Limit(Text("Strategische Ziele je Perspektive, höchstens", "Strategic objectives per perspective, at most"), "count"),
    "kpis_max": Limit(Text("Kennzahlen insgesamt, höchstens", "KPIs in all, at most"), "count"),
    "kpis_per_objective_max": Limit(Text("Kennzahlen je strategischem Ziel, höchstens", "KPIs per strategic objective, at most"), "count"),
    "leading_share_min": Limit(Text("Anteil der Frühindikatoren, mindestens", "Share of leading KPIs, at least"), "share"),
    "perspectives": Limit(Text("Eigene Perspektiven", "Perspectives of our own"), "names"),
    "moal_months_min": Limit(Text("Horizont eines Moal in Monaten, mindestens", "Horizon of a Moal in months, at least"), "months"),
    "moal_months_max": Limit(Text("Horizont eines Moal in Monaten, höchstens", "Horizon of a Moal in months, at most"), "months"),
    "review_months": Limit(Text("Überprüfung spätestens nach Monaten", "Review after at most, in months"), "months"),
    "reason": Limit(Text("Begründung der Zeilen", "Reason of the rows"), "row/parent"),
    "reason_words_min": Limit(Text("Wörter einer Begründung, mindestens", "Words of a reason, at least"), "count"),
    "actual_grace_days": Limit(Text("Alter eines Ist-Werts über die Frequenz hinaus, Tage Kulanz", "Age of an actual beyond its frequency, days of grace"), "days"),
    "check_in_days": Limit(Text("Abstand der Check-ins in Tagen", "Days between check-ins"), "days"),
    "check_in_grace_days": Limit(Text("Check-in überfällig, Tage Kulanz", "Check-in overdue, days of grace"), "days"),
    "confidence_min": Limit(Text("Skala der Zuversicht, von", "Confidence scale, from"), "number"),
    "confidence_max": Limit(Text("Skala der Zuversicht, bis", "Confidence scale, to"), "number"),
    "confidence_drop": Limit(Text("Rückgang der Zuversicht, der Worte braucht", "Fall of confidence that needs words"), "number"),
    "confidence_low": Limit(Text("Zuversicht, die Worte braucht", "Confidence that needs words"), "number"),
    "unchanged_check_ins": Limit(Text("Check-ins ohne Veränderung, Hinweis bei", "Check-ins without change, hint at"), "count"),
    "red_periods": Limit(Text("Rote Perioden einer Kennzahl, Hinweis bei", "Red periods of a KPI, hint at"), "count"),
    "untouched_cycles": Limit(Text("Zyklen ohne Bezug auf ein strategisches Ziel, Hinweis bei", "Cycles that leave a strategic objective untouched, hint at"), "count"),
    "health_metric_as_key_result": Limit(Text("Health Metric als Key Result erlaubt", "Health metric allowed as key result"), "yes/no"),
    "grading": Limit(Text("Abschlussnoten erlaubt", "Grading at the close allowed"), "yes/no"),
}  # fmt: skip


class Limits:
    """The limits of one check, by key. A limit that the profile leaves open is None, and no rule speaks about it."""

    def __init__(
        self,
        profile: str,
        values: Mapping[str, Any],
        today: datetime.date = datetime.date.min,
        ignored: tuple[Setting, ...] = (),
    ):
        self.profile = profile
        self.values = values
        self.today = today
        """the day of the check, wherever a rule asks for today"""
        self.ignored = ignored
        """lines of a settings sheet that set nothing: an unknown name, or a value that does not fit"""

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key)
