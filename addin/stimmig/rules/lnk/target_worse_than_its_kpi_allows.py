from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.language.units import in_unit_of
from stimmig.rules.metrics import on_their_kpis_metric, states_a_change, worse
from stimmig.rules.naming import amount, quoted
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
        "Setzen Sie einen Zielwert, der besser ist als {limit}, oder berichtigen Sie die Angaben der Kennzahl.",
        "Set a target that is better than {limit}, or correct what is stated for the KPI.",
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
    unchecked = {
        "no_direction": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit einem Key Result auf derselben Metrik steht nicht, ob ein"
            " höherer oder ein niedrigerer Wert besser ist.",
            "For {count} {count:KPI|KPIs} with a key result on the same metric it is not stated whether a higher or a"
            " lower value is better.",
        ),
        "no_limit": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit einem Key Result auf derselben Metrik stehen weder rote Grenze"
            " noch Ausgangswert.",
            "For {count} {count:KPI|KPIs} with a key result on the same metric neither red limit nor baseline is"
            " stated.",
        ),
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
        missing = {"no_direction": set(), "no_limit": set()}
        for row, kpi in on_their_kpis_metric(strategy):
            if row.target is None or states_a_change(row, kpi):
                continue
            if kpi.better is None:
                missing["no_direction"].add(kpi)
            elif kpi.red_limit is None and kpi.baseline is None:
                missing["no_limit"].add(kpi)
            elif kpi.better in ("higher", "lower"):
                yield from self._compared(row, kpi)
        for why, kpis in missing.items():
            if kpis:
                yield self.not_checked(why, count=len(kpis))

    def _compared(self, row, kpi):
        target = in_unit_of(row.target, row.unit, kpi.unit)
        for case, limit in (("red", kpi.red_limit), ("", kpi.baseline)):
            if target is not None and limit is not None and worse(target, limit, kpi.better):
                facts = {"value": amount(row.target, row.unit or kpi.unit), "limit": amount(limit, kpi.unit)}
                yield self.finding(row, "target", case, row=row, kpi=quoted(kpi.name), **facts)
                return
