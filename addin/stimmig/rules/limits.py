"""The limits of a profile: each has a key, words for the settings sheet, and a form that the schema describes."""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.model.strategy import Setting


class Form(NamedTuple):
    """What a limit may be, in words for the settings sheet, and within which bounds where it is a number.

    `schema/profile.json` states the same bounds for profiles; a test compares them.
    """

    allowed: Text
    low: float = 0
    high: float = 10_000
    """far beyond any sensible limit, and near enough that every day so far ahead can be reckoned"""
    whole: bool = False


FORMS: Mapping[str, Form] = {
    "count": Form(
        Text("eine ganze Zahl von 0 bis 10.000 oder „ohne Grenze“", "a whole number from 0 to 10,000, or “no limit”"),
        whole=True,
    ),
    "positive count": Form(
        Text("eine ganze Zahl von 1 bis 10.000 oder „ohne Grenze“", "a whole number from 1 to 10,000, or “no limit”"),
        low=1,
        whole=True,
    ),
    "number": Form(Text("eine Zahl von 0 bis 10.000 oder „ohne Grenze“", "a number from 0 to 10,000, or “no limit”")),
    "share": Form(
        Text("ein Anteil wie 0,33 oder 33 %, höchstens 1, oder „ohne Grenze“", "a share such as 0.33 or 33%, at most 1, or “no limit”"),
        high=1,
    ),
    "yes/no": Form(Text("„ja“ oder „nein“", "“yes” or “no”")),
    "row/parent": Form(Text("„je Zeile“ oder „übergeordnet“", "“per row” or “parent”")),
    "names": Form(Text("Namen, mit Semikolon getrennt, oder „keine“", "names separated by semicolons, or “none”")),
}  # fmt: skip
NO_LIMIT, NO_NAMES = Text("ohne Grenze", "no limit"), Text("keine", "none")
REASONS = {"row": Text("je Zeile", "per row"), "parent": Text("übergeordnet", "parent")}


class Limit(NamedTuple):
    """A limit that a profile or a settings sheet may set. `form` is one of FORMS."""

    label: Text
    form: str


LIMITS: Mapping[str, Limit] = {
    "objectives_min": Limit(Text("Objectives je Team und Zyklus, mindestens", "Objectives per team and cycle, at least"), "count"),
    "objectives_max": Limit(Text("Objectives je Team und Zyklus, höchstens", "Objectives per team and cycle, at most"), "count"),
    "key_results_min": Limit(Text("Key Results je Objective, mindestens", "Key results per objective, at least"), "count"),
    "key_results_max": Limit(Text("Key Results je Objective, höchstens", "Key results per objective, at most"), "count"),
    "key_results_hint": Limit(Text("Key Results je Objective, Hinweis bei genau", "Key results per objective, hint at exactly"), "count"),
    "cycle_days_min": Limit(Text("Dauer eines Zyklus in Tagen, mindestens", "Length of a cycle in days, at least"), "count"),
    "cycle_days_max": Limit(Text("Dauer eines Zyklus in Tagen, höchstens", "Length of a cycle in days, at most"), "count"),
    "due_grace_days": Limit(Text("Fälligkeit außerhalb des Zyklus, Tage Kulanz", "Due date outside the cycle, days of grace"), "count"),
    "parents_max": Limit(Text("Zeilen, auf die ein Objective einzahlt, höchstens", "Rows an objective contributes to, at most"), "count"),
    "strategic_objectives_max": Limit(Text("Strategische Ziele je Perspektive, höchstens", "Strategic objectives per perspective, at most"), "count"),
    "kpis_max": Limit(Text("Kennzahlen insgesamt, höchstens", "KPIs in all, at most"), "count"),
    "kpis_per_objective_max": Limit(Text("Kennzahlen je strategischem Ziel, höchstens", "KPIs per strategic objective, at most"), "count"),
    "leading_share_min": Limit(Text("Anteil der Frühindikatoren, mindestens", "Share of leading KPIs, at least"), "share"),
    "perspectives": Limit(Text("Eigene Perspektiven", "Our own perspectives"), "names"),
    "moal_months_min": Limit(Text("Horizont eines Moal in Monaten, mindestens", "Horizon of a Moal in months, at least"), "number"),
    "moal_months_max": Limit(Text("Horizont eines Moal in Monaten, höchstens", "Horizon of a Moal in months, at most"), "number"),
    "review_months": Limit(Text("Überprüfung spätestens nach (Monate)", "Review at the latest after (months)"), "number"),
    "reason": Limit(Text("Begründung der Zeilen", "Reason for each link"), "row/parent"),
    "reason_words_min": Limit(Text("Wörter einer Begründung, mindestens", "Words in a reason, at least"), "count"),
    "actual_grace_days": Limit(Text("Alter eines Ist-Werts über die Frequenz hinaus, Tage Kulanz", "Actual older than its frequency, days of grace"), "count"),
    "check_in_days": Limit(Text("Abstand der Check-ins in Tagen", "Days between check-ins"), "count"),
    "check_in_grace_days": Limit(Text("Check-in überfällig, Tage Kulanz", "Check-in overdue, days of grace"), "count"),
    "confidence_min": Limit(Text("Skala der Zuversicht, von", "Confidence scale, from"), "number"),
    "confidence_max": Limit(Text("Skala der Zuversicht, bis", "Confidence scale, to"), "number"),
    "confidence_drop": Limit(Text("Rückgang der Zuversicht, der eine Erklärung braucht", "Drop in confidence that calls for an explanation"), "number"),
    "confidence_low": Limit(Text("Zuversicht, bis zu der eine Erklärung nötig ist", "Confidence at or below which an explanation is needed"), "number"),
    "unchanged_check_ins": Limit(Text("Check-ins ohne Veränderung, Hinweis bei", "Check-ins without change before a hint"), "count"),
    "red_periods": Limit(Text("Rote Perioden einer Kennzahl, Hinweis bei", "Red periods of a KPI before a hint"), "positive count"),
    "untouched_cycles": Limit(Text("Zyklen ohne Bezug auf ein strategisches Ziel, Hinweis bei", "Cycles that leave a strategic objective untouched before a hint"), "positive count"),
    "health_metric_as_key_result": Limit(Text("Health Metric als Key Result erlaubt", "Health metric allowed as key result"), "yes/no"),
    "grading": Limit(Text("Abschlussnoten erlaubt", "Grading at the end of a cycle allowed"), "yes/no"),
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


def shown(value: Any) -> Any:
    """Return a value of a profile as the settings sheet writes it."""
    if value is None or value == []:
        return NO_LIMIT if value is None else NO_NAMES
    return REASONS[value] if isinstance(value, str) else value
