from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.rule import Case, Rule


class MergedCellsThatHide(ObservedRule, Rule):
    code = "WBK003"
    severity = Severity.WARNING
    title = Text(
        "Verbundene Zellen oder Summenzeile stören das Lesen", "Merged cells or a total row in the way of reading"
    )
    message = Text(
        "Unter „{heading}“ {count:ist eine Zelle|sind {count} Zellen} verbunden; ihr Wert zählt nur für die erste Zeile.",
        "Under “{heading}”, {count:one cell is|{count} cells are} merged; {count:its|their} value counts for the first row only.",
    )
    advice = Text(
        "Heben Sie die Verbindung auf, und tragen Sie in jede Zeile ihren Wert ein.",
        "Unmerge the cells, and enter each row's own value.",
    )
    cases = {
        "total": Case(
            Text(
                "Diese Zeile sieht wie eine Summe aus („{text}“) und wurde nicht mitgelesen.",
                "This row looks like a total (“{text}”) and was left out.",
            ),
            Text(
                "Ist sie keine Summe, geben Sie ihr eine ID oder einen anderen Namen.",
                "If it is not a total, give it an id or another name.",
            ),
        )
    }
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind verbundene Zellen nicht zu erkennen.",
            "In this file (.{format}) merged cells cannot be seen.",
        )
    }
    kinds = {"merged": "", "doubtful_total": "total"}
    reason = Text(
        "Excel legt den Wert verbundener Zellen in der ersten ab; die anderen sind leer.",
        "Excel keeps the value of merged cells in the first one; the others are empty.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl            | Einheit | Zielwert | Ist |
        | K-1 | Umsatz              | T€      | 5        | 7   |
        | K-2 | Durchschnittserlös  | €       | 5        | 7   |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl            | Einheit | Zielwert | Ist |
        | K-1 | Umsatz              | T€      | 5        | 7   |
        |     | Durchschnitt Erlöse |         |          | 7   |
    """

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "merged cells"):
            yield self.not_checked("format", workbook, format=kind)
        yield from super().check(strategy, limits)
