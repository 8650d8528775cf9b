from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class LinkAgainstTheOrder(Rule):
    code = "PUR004"
    severity = Severity.ERROR
    title = Text("Verknüpfung gegen die Ordnung", "Link against the order")
    message = Text(
        "{row} zahlt auf eine tiefere Ebene ein: {parent:accusative}.",
        "{row} contributes to a lower level: {parent:lower}.",
    )
    advice = Text(
        "Drehen Sie die Verknüpfung um: Die untere Ebene zahlt auf die obere ein.",
        "Reverse the link: the lower level contributes to the upper one.",
    )
    reason = Text(
        "Die Ordnung ist Vision und Purpose, HED, MED, Moal, Balanced Scorecard, OKR; was unten steht, dient dem, was darüber steht.",
        "The order is vision and purpose, HED, MED, Moal, Balanced Scorecard, OKR; what is below serves what is above.",
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
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1; M-1      | Treue erhält das Dorfleben. |
        | M-1 | MED     | Angebote im Ort ausbauen.   | P-1           | Nähe bindet über Jahre.     |
    """

    def check(self, strategy, limits):
        in_circles = {entry for circle in strategy.circles for entry in circle}
        for entry in strategy.linked:
            for parent in strategy.parents(entry):
                if parent.rank > entry.rank >= 0 and not {entry, parent} <= in_circles:
                    yield self.finding(entry, entry.link_field, row=entry, parent=parent)
