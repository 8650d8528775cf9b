from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule


class TargetEqualToBaseline(Rule):
    code = "KPI203"
    severity = Severity.WARNING
    title = Text("Zielwert gleich dem Ausgangswert", "Target equal to the baseline")
    message = Text(
        "{row} hat als Zielwert ihren Ausgangswert ({value}); ein Fortschritt lässt sich so nicht bestimmen.",
        "{row} has its baseline ({value}) as target; progress cannot be determined this way.",
    )
    advice = Text(
        "Setzen Sie einen anderen Zielwert; soll der Wert bleiben, wie er ist, wählen Sie unter „Besser“ „halten“.",
        "Set another target; if the value is to stay as it is, choose “hold” under “Better”.",
    )
    reason = Text(
        "Fortschritt ist der Weg vom Ausgangs- zum Zielwert; hier ist er null lang.",
        "Progress is the way from baseline to target; here it has no length.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl    | Besser | Ausgangswert | Zielwert |
        | K-1 | Bleibequote | halten | 92           | 92       |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl    | Besser | Ausgangswert | Zielwert |
        | K-1 | Bleibequote | höher  | 92           | 92       |
    """

    def check(self, strategy, limits):
        for kpi in filter(strategy.is_active, strategy.kpis):
            # "3 - 4 %" and ">= 92 %" say what is to be kept, "+10 %" says by how much.
            a_single_value = kpi.target_text is None and kpi.target_min is None and kpi.target_max is None
            moves = kpi.better not in ("hold", "range") and a_single_value
            if moves and kpi.target is not None and kpi.target == kpi.baseline:
                yield self.finding(kpi, "target", row=kpi, value=amount(kpi.target, kpi.unit))
