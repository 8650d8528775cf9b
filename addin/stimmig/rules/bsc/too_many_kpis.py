from stimmig.findings import Severity
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI
from stimmig.rules.rule import Case, Rule


class TooManyKPIs(Rule):
    code = "BSC106"
    severity = Severity.WARNING
    title = Text("Zu viele Kennzahlen", "Too many KPIs")
    message = Text(
        "{count:Eine Kennzahl misst|{count} Kennzahlen messen} {row:accusative}; vorgesehen {limit:ist|sind} höchstens {limit}.",
        "{count:One KPI measures|{count} KPIs measure} {row:lower}; the limit is {limit}.",
    )
    advice = Text(
        "Behalten Sie die, deren Wert Sie zu einer anderen Entscheidung bringen würde.",
        "Keep those that could change a decision of yours.",
    )
    cases = {
        "in_all": Case(
            Text(
                "Es {count:gibt eine Kennzahl|gibt {count} Kennzahlen}; vorgesehen {limit:ist|sind} insgesamt höchstens {limit}.",
                "There {count:is one KPI|are {count} KPIs} in all; the limit is {limit}.",
            ),
            Text(
                "Behalten Sie die, deren Wert Sie zu einer anderen Entscheidung bringen würde; die übrigen gehören in die Berichte der Fachbereiche.",
                "Keep those that could change a decision of yours; the rest belongs in the departments' reports.",
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
            yield self.finding_among(kpis, kpis[in_all], "name", "in_all", limit=in_all)
        for objective in strategy.strategic_objectives:
            measures = _each_once(strategy.active_of(objective, KPI))
            if limit is not None and len(measures) > limit:
                yield self.finding_among(measures, measures[limit], "name", row=objective, limit=limit)


def _each_once(kpis):
    """Return KPIs without those that measure the same for another unit."""
    first = {fold(kpi.name) if kpi.scope else kpi: kpi for kpi in reversed(kpis)}
    return [kpi for kpi in kpis if kpi in first.values()]
