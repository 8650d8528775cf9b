from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.verdicts import activity_without_effect
from stimmig.rules.wording_rule import WordingRule


class CountOfActivities(WordingRule):
    code = "OUT502"
    severity = Severity.WARNING
    title = Text("Key Result, das Aktivitäten zählt", "Key result that counts activities")
    message = Text(
        "{row} zählt, was stattfindet („{text}“), nicht, was dadurch anders wird.",
        "{row} counts what takes place (“{text}”), not what becomes different through it.",
    )
    advice = Text(
        "Sagen Sie, was die Beteiligten danach anders tun, und führen Sie die Aktivität als Maßnahme.",
        "Say what those involved do differently afterwards, and list the activity as an initiative.",
    )
    reason = Text(
        "Aktivität ist keine Wirkung: Nicht alles messen, nur was wirklich Veränderung erzeugt (§4, Gefahr 4).",
        "Activity is no effect: do not measure everything, only what really makes a change (§4, danger 4).",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                                                                |
        | R-1 | O-1       | Kunden empfehlen uns ihren Nachbarn, weil der Anruf beim ersten Mal hilft |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                                                                |
        | R-1 | O-1       | 12 Workshops im Quartal                                                   |
    """

    def judged(self, strategy, limits, languages):
        for row, lang in languages.items():
            if activity := activity_without_effect(row, lang):
                yield self.finding(row, "name", row=row, text=activity)
