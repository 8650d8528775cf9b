from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.metrics import direction_of, on_their_kpis_metric
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Rule

_MEANT = {"higher": Text("steigen", "rise"), "lower": Text("sinken", "fall")}


class DirectionAgainstItsKPI(Rule):
    code = "LNK451"
    severity = Severity.ERROR
    title = Text("Key Result läuft seiner Kennzahl entgegen", "Key result running against its KPI")
    message = Text(
        "{row} soll {mine}, seine Kennzahl {kpi} soll {theirs}.",
        "{row} is meant to {mine}, its KPI {kpi} is meant to {theirs}.",
    )
    advice = Text(
        "Prüfen Sie „Besser“, Ausgangs- und Zielwert an beiden Stellen.",
        "Check “Better”, baseline and target in both places.",
    )
    unchecked = {
        "no_direction": Text(
            "Bei {count} {count:Key Result|Key Results} auf der Metrik einer Kennzahl steht nicht an beiden Stellen, ob die"
            " Werte steigen oder sinken sollen.",
            "For {count} {count:key result|key results} on the metric of a KPI it is not stated in both places whether the"
            " values are meant to rise or to fall.",
        )
    }
    reason = Text(
        "Auf derselben Metrik können Scorecard und OKR nicht in verschiedene Richtungen wollen (§3).",
        "On one and the same metric scorecard and OKRs cannot want opposite directions (§3).",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl        | Besser    |
        | K-1 | Beschwerdequote | niedriger |
        # Key Results
        | ID  | Objective | Key Result                         | Bewegt Kennzahl | Besser    |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt   | K-1             | niedriger |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl        | Besser    |
        | K-1 | Beschwerdequote | niedriger |
        # Key Results
        | ID  | Objective | Key Result                         | Bewegt Kennzahl | Besser    |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt   | K-1             | höher     |
    """

    def check(self, strategy, limits):
        unknown = 0
        for row, kpi in on_their_kpis_metric(strategy):
            mine, theirs = direction_of(row), kpi.better
            if mine in _MEANT and theirs in _MEANT and mine != theirs:
                field = "better" if row.better else "target"
                yield self.finding(row, field, row=row, kpi=quoted(kpi.name), mine=_MEANT[mine], theirs=_MEANT[theirs])
            # A range or „halten“ is stated, and contradicts neither direction.
            unknown += theirs is None or (mine is None and row.better is None)
        if unknown:
            yield self.not_checked("no_direction", count=unknown)
