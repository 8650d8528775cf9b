from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import quoted
from stimmig.rules.observed import observed, unseen
from stimmig.rules.rule import Rule


class UnplacedTextInShape(Rule):
    code = "WBK009"
    severity = Severity.WARNING
    title = Text("Text in einer Form, der sich nicht zuordnen ließ", "Text in a shape that could not be placed")
    message = Text(
        "Ein Textfeld oder eine Form sagt {text}; was das für die Strategie bedeutet, ist nicht zu erkennen.",
        "A text box or shape says {text}; what this means for the strategy is not clear.",
    )
    advice = Text(
        "Gehört es zur Strategie, schreiben Sie es in eine Zelle, etwa auf das Blatt „Strategie“; sonst ist nichts zu tun.",
        "If it belongs to the strategy, write it in a cell, for instance on the sheet “Strategy”; otherwise there is nothing to do.",
    )
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind Texte in Formen nicht zu erkennen.",
            "In this file (.{format}) texts in shapes cannot be seen.",
        )
    }
    reason = Text(
        "Strategien stehen oft in Textfeldern; wer sie übergeht, meldet eine leere Scorecard.",
        "Strategies often stand in text boxes; whoever passes over them reports an empty scorecard.",
    )

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "shapes"):
            yield self.not_checked("format", workbook, format=kind)
        for noted in observed(strategy, "shape_unplaced"):
            yield self.finding(noted.place, text=quoted(noted.what))
