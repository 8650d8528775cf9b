from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class ReasonThatSaysNothing(Rule):
    code = "PUR010"
    severity = Severity.WARNING
    title = Text("Begründung, die nichts sagt", "Reason that says nothing")
    message = Text(
        "Die Begründung „{text}“ sagt nicht, warum {row:lower} der Zeile dient, auf die sie einzahlt.",
        "The reason “{text}” does not say why {row:lower} serves the row that it contributes to.",
    )
    advice = Text(
        "Schreiben Sie in einem Satz, was diese Zeile für jene bewirkt.",
        "Write in one sentence what this row does for that one.",
    )
    reason = Text("BSC und OKR sollen inhaltlich verbunden sein, nicht nur technisch (Gefahr 6).", "Scorecard and OKRs should be linked by content, not only technically (danger 6).")  # fmt: skip
    judges_wording = True
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |       |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | s. o. |
    """
