from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.period import days_of
from stimmig.model.scorecard import StrategicObjective
from stimmig.rules.cycles import active_objectives
from stimmig.rules.metrics import worse
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule
from stimmig.rules.touch import touched_by


class RedAndNobodyMoves(Rule):
    code = "LNK455"
    severity = Severity.HINT
    title = Text(
        "Kennzahl anhaltend rot, und kein Objective bezieht sich darauf",
        "KPI red for long, and no objective refers to it",
    )
    message = Text(
        "{row} war in {count:der letzten Periode|den letzten {count} Perioden} rot (zuletzt {value}, Grenze {limit}),"
        " und kein Objective dient dem strategischen Ziel, das sie misst.",
        "{row} was red in the last {count:period|{count} periods} (last {value}, limit {limit}), and no objective serves"
        " the strategic objective that it measures.",
    )
    advice = Text(
        "Fragen Sie im nächsten Zyklus, was sich für die Betroffenen ändern müsste, damit die Kennzahl sich bewegt.",
        "Ask in the next cycle what would have to change for the people concerned so that the KPI moves.",
    )
    unchecked = {
        "no_objectives": Text(
            "In den geprüften Mappen stehen keine Objectives.", "The checked workbooks hold no objectives."
        ),
        "no_values": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit roter Grenze stehen nicht genug Werte aus begonnenen Perioden.",
            "{count} {count:KPI|KPIs} with a red limit {count:has|have} too few values from periods that have begun.",
        ),
        "no_limit": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} fehlt die rote Grenze oder die Angabe, ob höher oder niedriger besser"
            " ist.",
            "{count} {count:KPI lacks|KPIs lack} a red limit or the statement whether higher or lower is better.",
        ),
    }
    reason = Text(
        "Die BSC zeigt, was passiert; OKR fragt, warum. Rot, nach dem niemand fragt, bleibt Reporting (§7).",
        "The scorecard shows what happens, OKRs ask why. Red that nobody asks about remains reporting (§7).",
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
        kpis = [kpi for kpi in strategy.kpis if strategy.is_active(kpi)]
        if not periods or not kpis:
            return
        if not strategy.objectives:
            yield self.not_checked("no_objectives")
            return
        touched = touched_by(strategy, active_objectives(strategy), ended=False)
        unlimited = unknown = 0
        for kpi in kpis:
            measured = [row for row in strategy.parents(kpi) if isinstance(row, StrategicObjective)]
            if not measured or not touched.isdisjoint((kpi, *measured)):
                continue
            if kpi.red_limit is None or kpi.better not in ("higher", "lower"):
                unlimited += 1
                continue
            actuals = self._actuals(strategy, kpi, limits.today)[-periods:]
            if len(actuals) < periods:
                unknown += 1
            elif all(worse(actual, kpi.red_limit, kpi.better) for actual in actuals):
                facts = {"value": amount(actuals[-1], kpi.unit), "limit": amount(kpi.red_limit, kpi.unit)}
                yield self.finding(kpi, "name", row=kpi, count=periods, **facts)
        for why, count in (("no_values", unknown), ("no_limit", unlimited)):
            if count:
                yield self.not_checked(why, count=count)

    def _actuals(self, strategy, kpi, today):
        """Return the values of periods that have begun: what stands for later ones is a forecast."""
        return [
            value.actual
            for value in strategy.values_of(kpi)
            if value.actual is not None and not ((days := days_of(value.period or "")) and days[0] > today)
        ]
