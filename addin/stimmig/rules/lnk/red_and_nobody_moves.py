from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import StrategicObjective
from stimmig.rules.cycles import active_objectives
from stimmig.rules.metrics import worse
from stimmig.rules.rule import Rule


class RedAndNobodyMoves(Rule):
    code = "LNK455"
    severity = Severity.HINT
    title = Text(
        "Kennzahl anhaltend rot, und kein Objective bezieht sich darauf",
        "KPI red for long, and no objective refers to it",
    )
    message = Text(
        "{row} ist seit {count} Perioden rot (zuletzt {value}, Grenze {limit}), und kein Objective dient ihrem Ziel.",
        "{row} has been red for {count} periods (last {value}, limit {limit}), and no objective serves its objective.",
    )
    advice = Text(
        "Fragen Sie im nächsten Zyklus, was sich für die Betroffenen ändern müsste, damit die Kennzahl sich bewegt.",
        "Ask in the next cycle what would have to change for the people concerned so that the KPI moves.",
    )
    unchecked = {
        "no_values": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit roter Grenze stehen keine Werte über mehrere Perioden.",
            "{count} {count:KPI|KPIs} with a red limit {count:has|have} no values over several periods.",
        )
    }
    reason = Text(
        "Die BSC zeigt, was passiert; OKR fragt, warum. Rot ohne Frage bleibt Reporting (§7).",
        "The scorecard shows what happens, OKR asks why. Red without a question stays reporting (§7).",
    )
    _rows = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Kennzahlen
        | ID  | Kennzahl        | Zahlt ein auf | Besser    | Rot ab |
        | K-1 | Beschwerdequote | S-1           | niedriger | 5      |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah | {link}        |
        # Werte
        | Kennzahl | Periode  | Plan | Ist |
        | K-1      | '2026-08 | 4    | 6   |
        | K-1      | '2026-09 | 4    | 7   |
    """
    holds = _rows.replace("{link}", "S-1")
    breaks = _rows.replace("{link}", "")

    def check(self, strategy, limits):
        periods = limits["red_periods"]
        if periods is None:
            return
        served = {parent for row in active_objectives(strategy) for parent in strategy.parents(row)}
        unknown = 0
        for kpi in strategy.kpis:
            if kpi.red_limit is None or kpi.better not in ("higher", "lower") or not strategy.is_active(kpi):
                continue
            actuals = [value.actual for value in strategy.values_of(kpi) if value.actual is not None][-periods:]
            if len(actuals) < periods:
                unknown += 1
            elif all(worse(actual, kpi.red_limit, kpi.better) for actual in actuals) and not self._served(
                strategy, kpi, served
            ):
                facts = {"count": periods, "value": actuals[-1], "limit": kpi.red_limit}
                yield self.finding(kpi, "name", row=kpi, **facts)
        if unknown:
            yield self.not_checked("no_values", count=unknown)

    def _served(self, strategy, kpi, served):
        return any(row in served for row in strategy.parents(kpi) if isinstance(row, StrategicObjective))
