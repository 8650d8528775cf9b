from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class TooFewLeadingKPIs(Rule):
    code = "BSC109"
    severity = Severity.HINT
    title = Text("Zu wenige Frühindikatoren", "Too few leading KPIs")
    message = Text(
        "{count} von {total} {total:Kennzahl|Kennzahlen} {count:ist ein Frühindikator|sind Frühindikatoren}; das ist weniger als {share} %.",
        "{count} of {total} {total:KPI|KPIs} {count:is|are} leading; that is less than {share}%.",
    )
    advice = Text(
        "Ergänzen Sie Kennzahlen, die sich bewegen, bevor das Ergebnis feststeht.",
        "Add KPIs that move before the result is certain.",
    )
    unchecked = {
        "no_column": Text(
            "Keine Kennzahl sagt, ob sie Früh- oder Spätindikator ist.", "No KPI says whether it is leading or lagging."
        )
    }
    reason = Text(
        "Wer nur Ergebnisse misst, erfährt erst hinterher, dass etwas nicht wirkt (§4).",
        "Whoever measures results alone learns only afterwards that something does not work (§4).",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl    | Früh-/Spätindikator |
        | K-1 | Wartezeit   | Früh                |
        | K-2 | Bleibequote | Spät                |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl    | Früh-/Spätindikator |
        | K-1 | Wartezeit   | Spät                |
        | K-2 | Bleibequote | Spät                |
    """

    def check(self, strategy, limits):
        share = limits["leading_share_min"]
        kpis = [kpi for kpi in strategy.kpis if strategy.is_active(kpi)]
        stated = [kpi for kpi in kpis if kpi.lead_lag]
        if kpis and not stated:
            yield self.not_checked("no_column")
        leading = sum(kpi.lead_lag == "lead" for kpi in stated)
        if share is not None and stated and leading < share * len(stated) - 1e-9:
            facts = {"count": leading, "total": len(stated), "share": round(share * 100)}
            yield self.finding_for(stated, "lead_lag", **facts)
