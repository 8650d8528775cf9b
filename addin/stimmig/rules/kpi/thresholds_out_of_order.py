from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.metrics import worse
from stimmig.rules.naming import amount
from stimmig.rules.rule import Case, Rule

_BETTER = {"higher": Text("höhere", "higher"), "lower": Text("niedrigere", "lower")}
_YELLOW, _RED = Text("gelb", "yellow"), Text("rot", "red")


class ThresholdsOutOfOrder(Rule):
    code = "KPI205"
    severity = Severity.ERROR
    title = Text("Schwellen in verkehrter Reihenfolge", "Thresholds out of order")
    message = Text(
        "{row} erreicht die rote Grenze ({limit}) vor der gelben ({value}), obwohl {mine} Werte besser sind.",
        "{row} reaches the red limit ({limit}) before the yellow one ({value}), although {mine} values are better.",
    )
    advice = Text(
        "Prüfen Sie „Besser“, und ordnen Sie Zielwert, „Gelb ab“ und „Rot ab“ vom besten zum schlechtesten Wert.",
        "Check “Better”, and put target, “Yellow limit” and “Red limit” in order from the best value to the worst.",
    )
    cases = {
        "target": Case(
            Text(
                "{row} hat den Zielwert {value}; damit wäre sie noch {name} (Grenze {limit}), da {mine} Werte besser sind.",
                "{row} has the target {value}; with it the KPI would still be {name} (limit {limit}), as {mine} values"
                " are better.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_direction": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit Schwellen steht nicht, ob ein höherer oder ein niedrigerer Wert"
            " besser ist.",
            "For {count} {count:KPI|KPIs} with thresholds it is not stated whether a higher or a lower value is better.",
        )
    }
    reason = Text(
        "Mit vertauschten Schwellen zeigt die Ampel das Gegenteil dessen, was ist.",
        "With thresholds swapped the traffic light shows the opposite of what is.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Besser    | Zielwert | Gelb ab | Rot ab |
        | K-1 | Wartezeit | niedriger | 5        | 8       | 12     |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Besser    | Zielwert | Gelb ab | Rot ab |
        | K-1 | Wartezeit | niedriger | 5        | 12      | 8      |
    """

    def check(self, strategy, limits):
        unknown = 0
        for kpi in filter(strategy.is_active, strategy.kpis):
            target = None if (kpi.target_text or "").startswith("+") else kpi.target
            if sum(value is not None for value in (target, kpi.yellow_limit, kpi.red_limit)) < 2:
                continue
            unknown += kpi.better is None
            if kpi.better in _BETTER:
                yield from self._out_of_order(kpi, target)
        if unknown:
            yield self.not_checked("no_direction", count=unknown)

    def _out_of_order(self, kpi, target):
        """Yield the first pair that is the wrong way round: one cause is one finding."""
        pairs = (
            (kpi.yellow_limit, kpi.red_limit, "yellow_limit", "", _RED),
            (target, kpi.red_limit, "target", "target", _RED),
            (target, kpi.yellow_limit, "target", "target", _YELLOW),
        )
        for value, limit, field, case, colour in pairs:
            if value is not None and limit is not None and worse(value, limit, kpi.better):
                facts = {"value": amount(value, kpi.unit), "limit": amount(limit, kpi.unit)}
                more = {"name": colour} if case else {}
                yield self.finding(kpi, field, case, row=kpi, mine=_BETTER[kpi.better], **facts, **more)
                return
