from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.language.units import unit_of
from stimmig.rules.metrics import on_their_kpis_metric, states_a_change
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Rule


class UnitsThatCannotBeCompared(Rule):
    code = "LNK453"
    severity = Severity.WARNING
    title = Text(
        "Einheiten von Key Result und Kennzahl passen nicht zusammen",
        "Units of key result and KPI that cannot be compared",
    )
    message = Text(
        "{row} wird in „{mine}“ gemessen, seine Kennzahl {kpi} in „{theirs}“.",
        "{row} is measured in “{mine}”, its KPI {kpi} in “{theirs}”.",
    )
    advice = Text(
        "Verwenden Sie an beiden Stellen dieselbe Einheit, oder nennen Sie das Key Result nach dem, was es wirklich misst.",
        "Use the same unit in both places, or name the key result after what it really measures.",
    )
    reason = Text(
        "Was dieselbe Metrik sein will, muss sich vergleichen lassen; sonst spiegelt die Scorecard nichts (§8).",
        "What claims to be the same metric must be comparable; else the scorecard mirrors nothing (§8).",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl        | Einheit |
        | K-1 | Beschwerdequote | %       |
        # Key Results
        | ID  | Objective | Key Result                       | Bewegt Kennzahl | Einheit |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt | K-1             | Prozent |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl        | Einheit |
        | K-1 | Beschwerdequote | %       |
        # Key Results
        | ID  | Objective | Key Result                       | Bewegt Kennzahl | Einheit |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt | K-1             | Stück   |
    """

    def check(self, strategy, limits):
        for row, kpi in on_their_kpis_metric(strategy):
            mine, theirs = unit_of(row.unit), unit_of(kpi.unit)
            # "Revenue up by 10 %" goes well with a KPI in euros.
            if mine and theirs and mine.dimension != theirs.dimension and not states_a_change(row, kpi):
                yield self.finding(row, "unit", row=row, mine=row.unit, kpi=quoted(kpi.name), theirs=kpi.unit)
