from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.verdicts import all_metric_movements, labels_by_objective
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording import judgement


class NobodyChanges(WordingRule):
    code = "OUT503"
    severity = Severity.HINT
    title = Text(
        "Objective, in dessen Key Results sich für niemanden etwas ändert",
        "Objective whose key results change nothing for anyone",
    )
    message = Text(
        "{row}: {count:Das einzige Key Result nennt niemanden, der sich anders verhält oder anders urteilt|Keines der"
        " {count} Key Results nennt Menschen, die sich anders verhalten oder anders urteilen}.",
        "{row}: {count:its only key result names no people|none of its {count} key results names people} who act or"
        " judge differently.",
    )
    advice = Text(
        "Ergänzen Sie, wer es merken soll, und woran man erkennt, dass es ihm etwas bedeutet.",
        "Add who is meant to notice, and by what one can tell that it matters to them.",
    )
    reason = Text(
        "OKR fragt nach der Veränderung in der Umwelt; sie zeigt sich an Menschen (§4).",
        "OKRs ask about the change around us; it shows in people (§4).",
    )
    _rows = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                             |
        | R-1 | O-1       | Schulung für alle Filialen durchführen |"""
    holds = f"""{_rows}
        | R-2 | O-1       | Kunden empfehlen uns ihren Nachbarn, weil der Anruf beim ersten Mal hilft |
    """
    breaks = f"""{_rows}
        | R-2 | O-1       | Umsatz um 10 % erhöhen                 |
    """

    def judged(self, strategy, limits, languages):
        for objective, labels in labels_by_objective(strategy, languages):
            # One that nobody can judge may well be the one. That all move metrics is KVR404.
            if not {judgement.OUTCOME, None} & set(labels) and not all_metric_movements(labels):
                yield self.finding(objective, "name", row=objective, count=len(labels))
