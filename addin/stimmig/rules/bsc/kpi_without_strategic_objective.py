import re

from stimmig.findings import Severity
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI, StrategicObjective
from stimmig.rules.rule import Rule

_SEVERAL = re.compile(r"[;,\n]")


class KPIWithoutStrategicObjective(Rule):
    code = "BSC104"
    severity = Severity.ERROR
    title = Text("Kennzahl ohne strategisches Ziel", "KPI without a strategic objective")
    message = Text(
        "{row} zahlt auf {parent:accusative} ein, aber auf kein strategisches Ziel.",
        "{row} contributes to {parent:lower}, but to no strategic objective.",
    )
    advice = Text(
        "Verknüpfen Sie sie mit dem strategischen Ziel, das sie misst. Ist sie eine North-Star-Metrik oder Health"
        " Metric, nennen Sie sie dort mit demselben Namen.",
        "Link it to the strategic objective that it measures. If it is a North Star or health metric, name it there"
        " by the same name.",
    )
    reason = Text(
        "Kennzahlen messen Ziele; neben der Scorecard führt eine Kennzahl ein Eigenleben (§3, Gefahr 6).",
        "KPIs measure objectives; outside the scorecard a KPI leads a life of its own (§3, danger 6).",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                     | Zahlt ein auf |
        | H-1 | HED   | Treue Gemeinden tragen uns. |               |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
        | S-1 | Kunden      | Nähe schaffen      | H-1           |
        # Kennzahlen
        | ID  | Kennzahl     | Zahlt ein auf |
        | K-1 | Weg zum Amt  | S-1           |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                     | Zahlt ein auf |
        | H-1 | HED   | Treue Gemeinden tragen uns. |               |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
        | S-1 | Kunden      | Nähe schaffen      | H-1           |
        # Kennzahlen
        | ID  | Kennzahl     | Zahlt ein auf |
        | K-1 | Weg zum Amt  | H-1           |
    """

    def check(self, strategy, limits):
        compass = {name for row in strategy.level("hed", "med") for name in _metrics(row)}
        for kpi in strategy.kpis:
            parents = strategy.parents(kpi)
            # A KPI that links to nothing is PUR001, one that links into the void PUR002.
            if not parents or not strategy.is_active(kpi) or self._leads_to_objective(strategy, kpi):
                continue
            if not {fold(kpi.name), fold(kpi.id or "")} & compass:
                yield self.finding(kpi, "contributes_to", row=kpi, parent=parents[0])

    def _leads_to_objective(self, strategy, kpi):
        """Say whether a KPI measures an objective, or ends in a broken link: what that was meant to be, none can tell."""
        border, seen = [kpi], set()
        while border:
            row = border.pop()
            if isinstance(row, StrategicObjective):
                return True
            if isinstance(row, KPI) and row not in seen:  # a KPI may serve another that measures the objective
                if any(link.trouble for link in strategy.links.get(row, ())):
                    return True
                seen.add(row)
                border += strategy.parents(row)
        return False


def _metrics(row):
    """Yield the metrics that a HED or MED names, folded: each cell as a whole, and what it lists."""
    for cell in (row.north_star, row.health_metric):
        if cell:
            yield fold(cell)
            yield from (name for part in _SEVERAL.split(cell) if (name := fold(part)))
