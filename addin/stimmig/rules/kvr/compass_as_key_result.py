import re

from stimmig.findings import Severity
from stimmig.language.spelling import in_brackets, without_brackets
from stimmig.language.text import Text
from stimmig.rules.metrics import is_about, unlabelled
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule
from stimmig.rules.wording_rule import active_key_results
from stimmig.wording.phrases import words_of

_SEVERAL = re.compile(r"[;\n]")


class CompassAsKeyResult(Rule):
    code = "KVR405"
    severity = Severity.WARNING
    title = Text("North-Star- oder Health-Metrik als Key Result", "North Star or health metric as key result")
    message = Text(
        "{row} macht die North-Star-Metrik {name} zum Key Result ({place}).",
        "{row} makes the North Star metric {name} a key result ({place}).",
    )
    advice = Text(
        "Beobachten Sie die Metrik weiter auf ihrer Ebene, und fragen Sie hier, wessen Verhalten sie in diesem Zyklus"
        " bewegen kann.",
        "Keep watching the metric on its own level, and ask here whose behaviour can move it in this cycle.",
    )
    cases = {
        "health_metric": Case(
            Text(
                "{row} macht die Health Metric {name} zum Key Result ({place}).",
                "{row} makes the health metric {name} a key result ({place}).",
            ),
            advice,
        )
    }
    reason = Text(
        "Leitstern und Gesundheitskennzahl zeigen über Jahre, ob die Richtung stimmt; sie sind Messpunkte, keine"
        " Hypothesen eines Quartals (§5, Gefahr 2).",
        "The guiding star and the health metric show over years whether the direction is right; they are measuring"
        " points, not the hypotheses of a quarter (§5, danger 2).",
    )
    _rows = """
        # Strategie
        | ID  | Ebene | Aussage                     | North Star  | Health Metric     |
        | H-1 | HED   | Treue Gemeinden tragen uns. | Bleibequote | Eigenkapitalquote |
        # Key Results
        | ID  | Objective | Key Result                                     |"""
    holds = f"""{_rows}
        | R-1 | O-1       | Familien bleiben, weil sie hier Anschluss finden |
    """
    breaks = f"""{_rows}
        | R-1 | O-1       | Bleibequote auf 90 % heben                     |
    """

    def check(self, strategy, limits):
        if limits["health_metric_as_key_result"]:
            return
        compass = list(_compass(strategy))
        for row in active_key_results(strategy):
            for direction, field, name in compass:
                if is_about(row.name, name) or words_of(unlabelled(row.name)) == words_of(name):
                    case = "health_metric" if field == "health_metric" else ""
                    place = strategy.spot(direction.place(field))
                    yield self.finding(row, "name", case, row=row, name=quoted(name), place=place)
                    break


def _compass(strategy):
    """Yield every name of a North Star or health metric, with the HED or MED and the field that state it."""
    kpis = {kpi.id: kpi.name for kpi in strategy.kpis if kpi.id}
    for direction in strategy.level("hed", "med"):
        if strategy.is_active(direction):
            for field in ("north_star", "health_metric"):
                for stated in _SEVERAL.split(getattr(direction, field) or ""):
                    # "Customer Lifetime Impact Score (CLIS)" goes by two names, "K-3" by that of the KPI.
                    names = (stated, without_brackets(stated), *in_brackets(stated), kpis.get(stated.strip(), ""))
                    for name in dict.fromkeys(" ".join(name.split()) for name in names):
                        if words_of(name):
                            yield direction, field, name
