import datetime

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import closed_sets
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Rule
from stimmig.rules.series import last_days


class CycleNotMirrored(Rule):
    code = "PDC802"
    severity = Severity.WARNING
    title = Text(
        "Abgeschlossener Zyklus, der in der Scorecard nicht gespiegelt ist",
        "Closed cycle not mirrored in the scorecard",
    )
    message = Text(
        "Der Zyklus {cycle} endete am {end}; seither steht bei {count:dieser Kennzahl|diesen Kennzahlen}, die seine Key"
        " Results bewegen sollten, kein Ist-Wert: {names}.",
        "The cycle {cycle} ended on {end}; since then there has been no actual for {count:this KPI|these KPIs} that its"
        " key results were meant to move: {names}.",
    )
    advice = Text(
        "Tragen Sie den Ist-Wert nach dem Ende des Zyklus ein, und besprechen Sie, ob er sich bewegt hat wie vermutet.",
        "Enter the actual after the end of the cycle, and discuss whether it has moved as supposed.",
    )
    unchecked = {
        "no_date": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} abgeschlossener Zyklen steht nicht, von wann der Ist-Wert ist.",
            "For {count} {count:KPI|KPIs} of closed cycles it is not stated when the actual was measured.",
        )
    }
    reason = Text(
        "Erst der Blick zurück in die Scorecard zeigt, ob die Hypothese stimmte (§8, Check).",
        "Only the look back into the scorecard shows whether the hypothesis was right (§8, Check).",
    )
    _rows = """
        # Kennzahlen
        | ID  | Kennzahl    | Ist | Stand      |
        | K-1 | Bleibequote | 80  | {date} |
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Status        |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | abgeschlossen |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  | Bewegt Kennzahl |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | K-1             |
    """
    holds = _rows.replace("{date}", "2026-09-30")
    breaks = _rows.replace("{date}", "2026-06-30")

    def check(self, strategy, limits):
        grace = datetime.timedelta(days=limits["actual_grace_days"] or 0)
        moved = {
            (cycle, one.cycle): self._kpis(strategy, one.objectives)
            for cycle, one in closed_sets(strategy, limits.today)
            if cycle.end and cycle.end + grace < limits.today
        }
        kpis = dict.fromkeys(kpi for kpis in moved.values() for kpi in kpis)
        told = last_days(strategy, kpis, limits.today) if kpis else {}
        undated = {kpi for kpi in kpis if kpi.actual is not None and kpi.as_of is None and kpi not in told}
        for (cycle, label), named in moved.items():
            still = [kpi for kpi in named if kpi not in undated and not _is_mirrored(kpi, told.get(kpi), cycle.end)]
            if still:
                names = [quoted(kpi.name or kpi.label) for kpi in still]
                facts = {"cycle": label or cycle.label, "end": cycle.end, "count": len(still), "names": names}
                yield self.finding(cycle, "end", **facts)
        if undated:
            yield self.not_checked("no_date", count=len(undated))

    def _kpis(self, strategy, objectives):
        """Return the KPIs that the key results of some objectives were meant to move, each once."""
        rows = [row for objective in objectives for row in strategy.of(objective, KeyResult) if row.status != "dropped"]
        named = dict.fromkeys(kpi for row in rows for kpi in strategy.targets.get((row, "kpi_to_move"), ()))
        return [kpi for kpi in named if strategy.is_active(kpi)]


def _is_mirrored(kpi, last, end):
    """Say whether a KPI has a value of the cycle's last day or later: the last month's value covers it."""
    days = (kpi.as_of if kpi.actual is not None else None, last)
    return any(day is not None and day >= end for day in days)
