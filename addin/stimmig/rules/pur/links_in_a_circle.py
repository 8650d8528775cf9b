from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import shortened
from stimmig.rules.purpose_chain import unreached
from stimmig.rules.rule import Case, Rule


class LinksInACircle(Rule):
    code = "PUR003"
    severity = Severity.ERROR
    title = Text("Verknüpfungen im Kreis", "Links in a circle")
    message = Text(
        "Diese {count} Zeilen zahlen im Kreis aufeinander ein: {circle}.",
        "These {count} rows contribute to each other in a circle: {circle}.",
    )
    advice = Text(
        "Lösen Sie eine der Verknüpfungen, und lassen Sie die Zeile auf eine höhere Ebene einzahlen.",
        "Remove one of the links and let that row contribute to a higher level.",
    )
    cases = {
        "itself": Case(
            Text("{row} zahlt auf sich selbst ein.", "{row} contributes to itself."),
            Text(
                "Tragen Sie die ID der Zeile ein, der sie dient; sie steht auf einer höheren Ebene.",
                "Enter the id of the row that it serves; it stands on a higher level.",
            ),
        )
    }
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
        missing = unreached(strategy)
        for circle in strategy.circles:
            way = " → ".join(shortened(entry.label, 40) for entry in (*circle, circle[0]))
            rows = len(missing & strategy.descendants(*circle) | {*circle})
            case = "" if len(circle) > 1 else "itself"
            first = circle[0]
            yield self.finding(first, first.link_field, case, rows=rows, row=first, count=len(circle), circle=way)
