from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class LinksInACircle(Rule):
    code = "PUR003"
    severity = Severity.ERROR
    title = Text("Verknüpfungen im Kreis", "Links in a circle")
    message = Text(
        "Diese Zeilen zahlen im Kreis aufeinander ein und führen so nie zum Purpose: {circle}.",
        "These rows contribute to each other in a circle and so never lead to the purpose: {circle}.",
    )
    advice = Text(
        "Lösen Sie eine der Verknüpfungen, und lassen Sie die Zeile auf eine höhere Ebene einzahlen.",
        "Remove one of the links and let that row contribute to a higher level.",
    )
    reason = Text(
        "Die Architektur führt von der Vision abwärts zu den OKR; im Kreis gibt es kein Oben.",
        "The architecture leads from the vision down to the OKRs; a circle has no top.",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
        | M-1 | MED     | Angebote im Ort ausbauen.   | H-1           | Nähe bindet über Jahre.     |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | M-1           | Treue erhält das Dorfleben. |
        | M-1 | MED     | Angebote im Ort ausbauen.   | H-1           | Nähe bindet über Jahre.     |
    """

    def check(self, strategy, limits):
        for circle in strategy.circles:
            way = " → ".join(entry.label for entry in (*circle, circle[0]))
            yield self.finding(circle[0], circle[0].link_field, rows=len(circle), circle=way)
