from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import BETTER
from stimmig.rules.metrics import direction_of, on_their_kpis_metric
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Rule


class DirectionAgainstItsKPI(Rule):
    code = "LNK451"
    severity = Severity.ERROR
    title = Text("Key Result läuft seiner Kennzahl entgegen", "Key result running against its KPI")
    message = Text(
        "{row} soll {mine:lower} werden; seine Kennzahl {kpi} ist besser, wenn sie {theirs:lower} ist.",
        "{row} is to become {mine:lower}; its KPI {kpi} is better when {theirs:lower}.",
    )
    advice = Text(
        "Prüfen Sie „Besser“, Ausgangs- und Zielwert an beiden Stellen.",
        "Check “Better”, baseline and target in both places.",
    )
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
        for row, kpi in on_their_kpis_metric(strategy):
            mine = direction_of(row)
            if mine and kpi.better in ("higher", "lower") and mine != kpi.better:
                field = "better" if row.better else "target"
                yield self.finding(
                    row, field, row=row, kpi=quoted(kpi.name), mine=BETTER[mine], theirs=BETTER[kpi.better]
                )
