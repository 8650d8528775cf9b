import re

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.language.units import in_unit_of
from stimmig.model.scorecard import KPI
from stimmig.rules.copies import scorecard_of
from stimmig.rules.metrics import states_a_change
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule
from stimmig.rules.wording_rule import active_key_results
from stimmig.wording.phrases import words_of

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")


class TargetOfItsKPI(Rule):
    code = "KVR402"
    severity = Severity.WARNING
    title = Text("Key Result mit dem Zielwert seiner Kennzahl", "Key result with the very target of its KPI")
    message = Text(
        "{row} nennt {name:accusative} und übernimmt deren Zielwert {value}.",
        "{row} names {name:lower} and takes over its target of {value}.",
    )
    advice = Text(
        "Lassen Sie den Zielwert bei der Kennzahl, und beschreiben Sie hier, woran man in diesem Zyklus merkt, dass"
        " sich etwas ändert.",
        "Leave the target with the KPI, and describe here by what one will notice in this cycle that something changes.",
    )
    reason = Text(
        "Kennzahl = Messpunkt, Key Result = Hypothese, wie wir diesen Wert beeinflussen (Gefahr 2).",
        "A KPI is a measuring point, a key result a hypothesis how we influence it (danger 2).",
    )
    _rows = """
        # Kennzahlen
        | ID  | Kennzahl         | Zielwert | Einheit |
        | K-1 | Wiederkaufsrate  | 45       | %       |
        # Key Results
        | ID  | Objective | Key Result                             | Bewegt Kennzahl | Zielwert | Einheit |"""
    holds = f"""{_rows}
        | R-1 | O-1       | Gäste empfehlen uns ihren Nachbarn     | K-1             | 45       | %       |
    """
    breaks = f"""{_rows}
        | R-1 | O-1       | Am Quartalsende hat die Wiederkaufsrate unser Ziel | K-1 | 45       | %       |
    """

    def check(self, strategy, limits):
        scorecard = scorecard_of(strategy)
        for row in active_key_results(strategy):
            named = (*strategy.targets.get((row, "kpi_to_move"), ()), *scorecard.sharing(row.name))
            for kpi in (one for one in named if isinstance(one, KPI) and one.name and one.target is not None):
                if _names(row, kpi, strategy) and not states_a_change(row, kpi) and _has_target_of(row, kpi):
                    value = amount(kpi.target, kpi.unit)
                    yield self.finding(row, _field(row), row=row, name=kpi, value=value)
                    break


def _field(row):
    return "target" if row.target is not None and "target" in row.row.block.columns else "name"


def _names(row, kpi, strategy):
    """Say whether a key result names a KPI in its text; or is on its very way, from the same baseline."""
    text, name = f" {' '.join(words_of(row.name))} ", " ".join(words_of(kpi.name))
    if name and any(f" {name}{ending} " in text for ending in ("", "s", "es")):
        return True
    moves = kpi in strategy.targets.get((row, "kpi_to_move"), ())
    return moves and None not in (row.baseline, kpi.baseline) and _same(row.baseline, row, kpi, kpi.baseline)


def _has_target_of(row, kpi):
    if row.target is not None:
        return _same(row.target, row, kpi, kpi.target)
    return any(_number(figure) == kpi.target for figure in _FIGURE.findall(row.name))


def _same(value, row, kpi, its):
    value = in_unit_of(value, row.unit, kpi.unit)
    return value is not None and abs(value - its) < 1e-9


def _number(figure):
    """Return what a figure in a text says; None where its marks leave open which number that is."""
    whole, *rest = re.split(r"[.,]", figure)
    if not rest:
        return float(whole)
    return float(f"{whole}.{rest[0]}") if len(rest) == 1 and len(rest[0]) < 3 else None
