from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI
from stimmig.rules.rule import Case, Rule


class TooManyKPIs(Rule):
    code = "BSC106"
    severity = Severity.WARNING
    title = Text("Zu viele Kennzahlen", "Too many KPIs")
    message = Text(
        "{count} Kennzahlen messen {row:lower}; vorgesehen sind höchstens {limit}.",
        "{count} KPIs measure {row:lower}; at most {limit} are intended.",
    )
    advice = Text(
        "Behalten Sie die, an denen Sie eine Entscheidung ändern würden.",
        "Keep those at which you would change a decision.",
    )
    cases = {
        "in_all": Case(
            Text(
                "Es sind {count} Kennzahlen; vorgesehen sind insgesamt höchstens {limit}.",
                "There are {count} KPIs; at most {limit} are intended in all.",
            ),
            Text(
                "Behalten Sie die, an denen Sie eine Entscheidung ändern würden; der Rest gehört in den Bericht der Fachbereiche.",
                "Keep those at which you would change a decision; the rest belongs in the departments' reports.",
            ),
        )
    }
    reason = Text(
        "Zu viele Metriken kosten Fokus: Am Ende wird alles gemessen, aber nichts verändert (Gefahr 4).",
        "Too many metrics cost focus: in the end everything is measured and nothing changes (danger 4).",
    )
    _kpis = "".join(f"\n        | K-{number} | Kennzahl {number} | S-1 |" for number in range(1, 4))
    holds = f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Kennzahlen
        | ID | Kennzahl | Zahlt ein auf |{_kpis}
    """
    breaks = f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Kennzahlen
        | ID | Kennzahl | Zahlt ein auf |{_kpis}
        | K-4 | Kennzahl 4 | S-1 |
    """

    def check(self, strategy, limits):
        kpis = [kpi for kpi in strategy.kpis if strategy.is_active(kpi)]
        in_all, limit = limits["kpis_max"], limits["kpis_per_objective_max"]
        if in_all is not None and len(kpis) > in_all:
            yield self.finding(kpis[in_all], "name", "in_all", rows=len(kpis), count=len(kpis), limit=in_all)
        for objective in strategy.strategic_objectives:
            measures = [kpi for kpi in strategy.of(objective, KPI) if strategy.is_active(kpi)]
            if limit is not None and len(measures) > limit:
                count = len(measures)
                yield self.finding(measures[limit], "name", rows=count, row=objective, count=count, limit=limit)
