from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.verdicts import activity_without_effect
from stimmig.rules.wording_rule import WordingRule, sentence
from stimmig.wording import judgement
from stimmig.wording.nouns import seems_own_work


class LedByDelivery(WordingRule):
    code = "OUT501"
    severity = Severity.WARNING
    title = Text("Key Result, das eine Lieferung beschreibt", "Key result that describes a delivery")
    message = Text(
        "{row} ist erreicht, sobald die eigene Arbeit getan ist; was sich dadurch ändert, bleibt offen. {why}",
        "{row} is reached as soon as the team's own work is done; what changes through it is left open. {why}",
    )
    advice = Text(
        "Fragen Sie: Wozu? Machen Sie aus der Antwort das Key Result, und führen Sie die Arbeit als Maßnahme.",
        "Ask: what for? Make the answer the key result, and list the work as an initiative.",
    )
    reason = Text(
        "Outcome statt Output: Welche Veränderung in der Umwelt wollen wir sehen, wenn wir erfolgreich sind (§4)?",
        "Outcome, not output: which change around us do we want to see if we succeed (§4)?",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                                                                |
        | R-1 | O-1       | Kunden empfehlen uns ihren Nachbarn, weil der Anruf beim ersten Mal hilft |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                                                                |
        | R-1 | O-1       | Schulung für alle Filialen durchführen                                    |
    """

    def judged(self, strategy, limits, languages):
        for row, lang in languages.items():
            found = judgement.judge(row.name, lang)
            # A count of activities is OUT502.
            if seems_own_work(found, row.name, lang):
                continue
            if found.label == judgement.OUTPUT and not activity_without_effect(row, lang) and not _goes_on(row):
                yield self.finding(row, "name", row=row, why=sentence(found.why))


def _goes_on(row):
    """Say whether something is measured that is there already: a delivery begins at nothing."""
    return bool(row.baseline) and row.target is not None and row.baseline != row.target
