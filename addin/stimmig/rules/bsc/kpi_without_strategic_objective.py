from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI, StrategicObjective
from stimmig.rules.rule import Rule


class KPIWithoutStrategicObjective(Rule):
    code = "BSC104"
    severity = Severity.ERROR
    title = Text("Kennzahl ohne strategisches Ziel", "KPI without a strategic objective")
    message = Text(
        "{row} zahlt auf {parent:lower} ein, aber auf kein strategisches Ziel.",
        "{row} contributes to {parent:lower}, but to no strategic objective.",
    )
    advice = Text(
        "Verknüpfen Sie sie mit dem strategischen Ziel, das sie misst. Ist sie eine North-Star-Metrik oder Health"
        " Metric, nennen Sie sie dort beim selben Namen.",
        "Link it to the strategic objective that it measures. If it is a North Star or health metric, name it there"
        " by the same name.",
    )
    reason = Text(
        "Kennzahlen messen Ziele; neben der Scorecard führt eine Kennzahl ein Eigenleben (§3, Gefahr 6).",
        "KPIs measure objectives; beside the scorecard a KPI leads a life of its own (§3, danger 6).",
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
        compass = {
            name.strip().casefold()
            for row in strategy.level("hed", "med")
            for name in (row.north_star, row.health_metric)
            if name
        }
        for kpi in strategy.kpis:
            parents = strategy.parents(kpi)
            # A KPI that links to nothing is PUR001, one that links into the void PUR002.
            if not parents or not strategy.is_active(kpi) or self._measures_objective(strategy, kpi):
                continue
            if not {kpi.name.strip().casefold(), (kpi.id or "").casefold()} & compass:
                yield self.finding(kpi, "contributes_to", row=kpi, parent=parents[0])

    def _measures_objective(self, strategy, kpi):
        border, seen = [kpi], set()
        while border:
            row = border.pop()
            if isinstance(row, StrategicObjective):
                return True
            if isinstance(row, KPI) and row not in seen:  # a KPI may serve another that measures the objective
                seen.add(row)
                border += strategy.parents(row)
        return False
