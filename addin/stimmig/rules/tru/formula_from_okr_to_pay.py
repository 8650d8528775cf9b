from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.rule import Rule


class FormulaFromOKRToPay(ObservedRule, Rule):
    code = "TRU703"
    severity = Severity.ERROR
    title = Text("Bonus oder Note, die aus OKR-Zellen gerechnet werden", "Bonus or grade computed from OKR cells")
    message = Text(
        "In der Spalte „{heading}“ rechnet {count:eine Formel|{count} Formeln} direkt mit OKR-Zellen (zuerst {text}).",
        "In the column “{heading}” {count:a formula computes|{count} formulas compute} directly with OKR cells (first"
        " {text}).",
    )
    advice = Text(
        "Trennen Sie beides: Nehmen Sie den Bezug heraus, und besprechen Sie Bezahlung und Beurteilung an anderer"
        " Stelle.",
        "Keep the two apart: take the reference out, and talk about pay and appraisal elsewhere.",
    )
    unchecked = {
        "no_formulas": Text(
            "Dateien im Format .{format} zeigen ihre Formeln nicht; ob ein Bonus oder eine Note aus OKR-Zellen gerechnet"
            " wird, bleibt offen.",
            "Files in the format .{format} do not show their formulas; whether a bonus or grade is computed from OKR"
            " cells remains open.",
        )
    }
    kinds = {"pay_formula": ""}
    reason = Text(
        "Eine Formel, die OKR in Geld umrechnet, macht aus einem Lernzyklus eine Abrechnung (Gefahr 5).",
        "A formula that turns OKRs into money turns a learning cycle into a settlement of accounts (danger 5).",
    )
    _rows = """
        # Key Results
        | ID  | Objective | Key Result                  | Aktuell |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 6       |
        # Abrechnung
        | Person   | Bonus in €           |"""
    holds = f"""{_rows}
        | A. Kern  | =Umsatz!B7*0.01      |
    """
    breaks = f"""{_rows}
        | A. Kern  | ='Key Results'!D2*50 |
    """

    def check(self, strategy, limits):
        yield from super().check(strategy, limits)
        if strategy.objectives or strategy.key_results:
            for workbook, form in unseen(strategy, "formulas"):
                yield self.not_checked("no_formulas", workbook, format=form)
