from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.rule import Rule


class StatusByColourAlone(ObservedRule, Rule):
    code = "WBK007"
    severity = Severity.WARNING
    title = Text("Status nur durch Farbe gezeigt", "Status shown by colour alone")
    message = Text(
        "Unter „{heading}“ {count:zeigt eine Zelle|zeigen {count} Zellen} den Status nur durch ihre Farbe.",
        "Under “{heading}”, {count:one cell shows|{count} cells show} the status by colour alone.",
    )
    advice = Text(
        "Schreiben Sie ein Wort dazu: im Plan, gefährdet, kritisch.",
        "Add a word: on track, at risk, off track.",
    )
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind Farben nicht zu erkennen.",
            "In this file (.{format}) colours cannot be seen.",
        )
    }
    kinds = {"colour_only": ""}
    reason = Text(
        "Farben gehen im Druck und beim Filtern verloren, und jeder zwölfte Mann kann Rot und Grün kaum unterscheiden.",
        "Colours are lost in print and when filtering, and one man in twelve can hardly tell red from green.",
    )

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "fills"):
            yield self.not_checked("format", workbook, format=kind)
        yield from super().check(strategy, limits)
