from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.metrics import on_their_kpis_metric, unit_of, worse
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule


class TargetWorseThanItsKPIAllows(Rule):
    code = "LNK452"
    severity = Severity.ERROR
    title = Text(
        "Zielwert schlechter als die rote Grenze oder der Ausgangswert der Kennzahl",
        "Target worse than the KPI's red limit or baseline",
    )
    message = Text(
        "{row} hat den Zielwert {value}; das ist schlechter als der Ausgangswert {limit} der Kennzahl {kpi}.",
        "{row} has the target {value}; that is worse than the baseline {limit} of the KPI {kpi}.",
    )
    advice = Text(
        "Heben Sie den Zielwert an, oder berichtigen Sie den der Kennzahl.",
        "Raise the target, or correct that of the KPI.",
    )
    cases = {
        "red": Case(
            Text(
                "{row} hat den Zielwert {value}; damit wäre die Kennzahl {kpi} noch rot (Grenze {limit}).",
                "{row} has the target {value}; with it the KPI {kpi} would still be red (limit {limit}).",
            ),
            advice,
        )
    }
    reason = Text(
        "Ein Key Result, das die Kennzahl verschlechtert, kann sie nicht bewegen, wie es soll (§3).",
        "A key result that makes its KPI worse cannot move it as it should (§3).",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl        | Besser    | Ausgangswert | Rot ab |
        | K-1 | Beschwerdequote | niedriger | 4            | 5      |
        # Key Results
        | ID  | Objective | Key Result                       | Bewegt Kennzahl | Zielwert |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt | K-1             | 3        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl        | Besser    | Ausgangswert | Rot ab |
        | K-1 | Beschwerdequote | niedriger | 4            | 5      |
        # Key Results
        | ID  | Objective | Key Result                       | Bewegt Kennzahl | Zielwert |
        | R-1 | O-1       | Beschwerdequote in der Werkstatt | K-1             | 6        |
    """

    def check(self, strategy, limits):
        for row, kpi in on_their_kpis_metric(strategy):
            mine, theirs = unit_of(row.unit), unit_of(kpi.unit)
            if row.target is None or kpi.better not in ("higher", "lower") or (mine and theirs and mine != theirs):
                continue
            for case, limit in (("red", kpi.red_limit), ("", kpi.baseline)):
                if limit is not None and worse(row.target, limit, kpi.better):
                    yield self.finding(
                        row, "target", case, row=row, value=row.target, limit=limit, kpi=quoted(kpi.name)
                    )
                    break
