from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class CheckInChangedAfterwards(Rule):
    code = "CHK905"
    severity = Severity.WARNING
    title = Text("Check-in geändert statt ersetzt", "Check-in changed instead of replaced")
    message = Text("", "")
    advice = Text("", "")
    unchecked = {
        "no_fingerprint": Text(
            "Ob Check-ins nachträglich geändert wurden, ist nicht zu sehen: Die Mappe hält keinen Fingerabdruck davon fest.",
            "Whether check-ins were changed afterwards cannot be seen: the workbook keeps no fingerprint of them.",
        )
    }
    reason = Text(
        "Aus alten Check-ins lernt nur, wer sie stehen lässt; was sich ändert, wird ein neuer, der den alten ersetzt.",
        "Old check-ins teach only those who leave them as they were; what changes becomes a new one that replaces the old.",
    )
    _key_results = """
        # Key Results
        | ID  | Objective | Key Result                  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder |"""
    holds = f"""{_key_results}
    """
    breaks = f"""{_key_results}
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | 2026-11-18 | R-1        | 4    | 6          |
    """

    def check(self, strategy, limits):
        if strategy.checkins:
            yield self.not_checked("no_fingerprint")
