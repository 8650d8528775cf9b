from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.rule import Rule


class StatusByColourAlone(ObservedRule, Rule):
    code = "WBK007"
    severity = Severity.WARNING
    title = Text("Status nur durch Farbe gesagt", "Status told by colour alone")
    message = Text(
        "Unter „{heading}“ {count:sagt eine Zelle|sagen {count} Zellen} den Status nur durch ihre Farbe.",
        "Under “{heading}” {count:one cell tells|{count} cells tell} the status by colour alone.",
    )
    advice = Text(
        "Schreiben Sie ein Wort dazu: im Plan, gefährdet, kritisch.",
        "Write a word along: on track, at risk, off track.",
    )
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind Farben nicht zu erkennen.",
            "In this file (.{format}) colours cannot be seen.",
        )
    }
    kinds = {"colour_only": ""}
    reason = Text(
        "Farben gehen im Druck verloren, beim Filtern und für jeden zwölften Mann.",
        "Colours are lost in print, when filtering, and on every twelfth man.",
    )

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "fills"):
            yield self.not_checked("format", workbook, format=kind)
        yield from super().check(strategy, limits)
