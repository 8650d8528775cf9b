from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class DirectionThatNothingServes(Rule):
    code = "PUR011"
    severity = Severity.WARNING
    title = Text("MED oder Moal, worauf nichts einzahlt", "MED or Moal that nothing contributes to")
    message = Text("Auf {row:accusative} zahlt keine Zeile ein.", "No row contributes to {row:lower}.")
    advice = Text(
        "Verknüpfen Sie die Ziele, die dorthin führen; gibt es keine, fehlt der Richtung die Umsetzung.",
        "Link the objectives that lead there; if there are none, nobody works towards it.",
    )
    reason = Text(
        "Eine Richtung, der nichts dient, steht nur auf dem Papier (§3).",
        "A direction that nothing serves exists on paper only (§3).",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                        | Zahlt ein auf |
        | M-1 | MED   | Angebote im Ort ausbauen.      |               |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | M-1           |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
        | S-1 | Kunden      | Nähe schaffen      | Z-1           |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                        | Zahlt ein auf |
        | M-1 | MED   | Angebote im Ort ausbauen.      |               |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | M-1           |
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Zahlt ein auf |
        | S-1 | Kunden      | Nähe schaffen      | M-1           |
    """

    def check(self, strategy, limits):
        for row in strategy.level("med", "moal"):
            if not any(map(strategy.is_active, strategy.children.get(row, ()))):
                yield self.finding(row, "name", row=row)
