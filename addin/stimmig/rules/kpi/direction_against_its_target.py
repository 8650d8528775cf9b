from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.metrics import worse
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule

_BETTER = {"higher": Text("höher", "higher"), "lower": Text("niedriger", "lower")}


class DirectionAgainstItsTarget(Rule):
    code = "KPI204"
    severity = Severity.ERROR
    title = Text("Richtung im Widerspruch zum Zielwert", "Direction contradicting the target")
    message = Text(
        "{row} soll von {value} auf {limit}; unter „Besser“ steht aber „{mine}“.",
        "{row} is meant to go from {value} to {limit}, but “Better” says “{mine}”.",
    )
    advice = Text(
        "Berichtigen Sie „Besser“, oder prüfen Sie, ob Ausgangs- und Zielwert vertauscht sind.",
        "Correct “Better”, or check whether baseline and target are swapped.",
    )
    unchecked = {
        "no_direction": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit Ausgangs- und Zielwert steht nicht, ob ein höherer oder ein"
            " niedrigerer Wert besser ist.",
            "For {count} {count:KPI|KPIs} with baseline and target it is not stated whether a higher or a lower value is"
            " better.",
        )
    }
    reason = Text(
        "Richtung und Zielwert sagen hier Gegenteiliges; Ampel und Fortschritt wären verkehrt.",
        "Direction and target say opposite things here; traffic light and progress would be the wrong way round.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Besser    | Ausgangswert | Zielwert |
        | K-1 | Wartezeit | min     | niedriger | 12           | 5        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Besser    | Ausgangswert | Zielwert |
        | K-1 | Wartezeit | min     | höher     | 12           | 5        |
    """

    def check(self, strategy, limits):
        unknown = 0
        for kpi in filter(strategy.is_active, strategy.kpis):
            if kpi.baseline is None or kpi.target is None or (kpi.target_text or "").startswith("+"):
                continue  # "+10 %" says by how much
            unknown += kpi.better is None
            if kpi.better in _BETTER and worse(kpi.target, kpi.baseline, kpi.better):
                values = {"value": amount(kpi.baseline, kpi.unit), "limit": amount(kpi.target, kpi.unit)}
                yield self.finding(kpi, "better", row=kpi, mine=_BETTER[kpi.better], **values)
        if unknown:
            yield self.not_checked("no_direction", count=unknown)
