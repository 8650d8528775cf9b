from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class FormulaFromOKRToPay(Rule):
    code = "TRU703"
    severity = Severity.ERROR
    title = Text("Bonus oder Note, die aus OKR-Zellen gerechnet werden", "Bonus or grade computed from OKR cells")
    message = Text("", "")
    advice = Text("", "")
    unchecked = {
        "no_formulas": Text(
            "Ob irgendwo ein Bonus oder eine Note aus OKR-Zellen gerechnet wird, zeigen nur die Formeln; stimmig liest"
            " in dieser Fassung nur ihre Ergebnisse.",
            "Whether a bonus or grade is computed from OKR cells somewhere only the formulas show; in this version"
            " stimmig reads their results alone.",
        )
    }
    reason = Text(
        "Eine Formel, die OKR in Geld umrechnet, macht aus einem Lernzyklus eine Abrechnung (Gefahr 5).",
        "A formula that turns OKRs into money turns a learning cycle into a settlement of accounts (danger 5).",
    )
    _kpis = """
        # Kennzahlen
        | ID  | Kennzahl                    |
        | K-1 | Anteil der Wiederkehrer     |"""
    holds = f"""{_kpis}
    """
    breaks = f"""{_kpis}
        # Objectives
        | ID  | Objective                   |
        | O-1 | Menschen kommen gern wieder |
    """

    def check(self, strategy, limits):
        if strategy.objectives or strategy.key_results:
            yield self.not_checked("no_formulas")
