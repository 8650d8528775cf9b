from stimmig.findings import Severity
from stimmig.language.layout_words import ADVICE, MESSAGES
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule
from stimmig.rules.rule import Case, Rule


class LayoutDecisionWithoutEffect(ObservedRule, Rule):
    """Added to the catalogue: what somebody decided about the layout is followed, or it is said why not."""

    code = "WBK015"
    severity = Severity.WARNING
    title = Text("Entscheidung zum Layout, die nichts bewirkt", "Layout decision that has no effect")
    message = MESSAGES["gone"]
    advice = ADVICE["gone"]
    cases = {
        kind: Case(MESSAGES[kind], ADVICE[kind], Severity.HINT if kind == "file" else None)
        for kind in MESSAGES
        if kind != "gone"
    }
    kinds = {f"layout_{kind}": "" if kind == "gone" else kind for kind in MESSAGES}
    reason = Text(
        "Wer entscheidet, was eine Spalte enthält, verlässt sich darauf, dass so gelesen wird.",
        "Whoever decides what a column holds relies on its being read so.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Messung |
        | K-1 | Wartezeit | 7       |
        # stimmig Layout
        | Stand | Blatt      | Bereich | Zelle | Überschrift    | Erkannt als | Sicher | Frage oder Grund | Entscheidung | Überschriften in Zeile |
        |       | Kennzahlen | A1:C2   | A1    | (ganze Tabelle) | Kennzahlen |        |                  | Kennzahlen   | 1                      |
        |       | Kennzahlen | A1:C2   | A1    | ID             | ID          |        |                  | ID           |                        |
        |       | Kennzahlen | A1:C2   | B1    | Kennzahl       | Kennzahl    |        |                  | Kennzahl     |                        |
        |       | Kennzahlen | A1:C2   | C1    | Messung        |             |        |                  | Ist          |                        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Messwert |
        | K-1 | Wartezeit | 7        |
        # stimmig Layout
        | Stand | Blatt      | Bereich | Zelle | Überschrift    | Erkannt als | Sicher | Frage oder Grund | Entscheidung | Überschriften in Zeile |
        |       | Kennzahlen | A1:C2   | A1    | (ganze Tabelle) | Kennzahlen |        |                  | Kennzahlen   | 1                      |
        |       | Kennzahlen | A1:C2   | A1    | ID             | ID          |        |                  | ID           |                        |
        |       | Kennzahlen | A1:C2   | B1    | Kennzahl       | Kennzahl    |        |                  | Kennzahl     |                        |
        |       | Kennzahlen | A1:C2   | C1    | Messung        |             |        |                  | Ist          |                        |
    """

    def more_facts(self, noted):
        return dict(noted.facts)
