from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.verdicts import all_metric_movements, labels_by_objective
from stimmig.rules.wording_rule import WordingRule


class ObjectiveOfMetricMovements(WordingRule):
    code = "KVR404"
    severity = Severity.WARNING
    title = Text(
        "Objective, dessen Key Results alle nur Messgrößen bewegen",
        "Objective whose key results all only move metrics",
    )
    message = Text(
        "{row}: Alle Key Results ({count}) bewegen nur Messgrößen. So lässt sich nicht lernen, was sie bewegt.",
        "{row}: all key results ({count}) only move metrics. That leaves no way to learn what moves them.",
    )
    advice = Text(
        "Ersetzen Sie mindestens eines durch das, was die Menschen, um die es geht, dann anders tun oder erleben.",
        "Replace at least one by what the people concerned will then do or experience differently.",
    )
    reason = Text(
        "OKR sind keine Reporting-Struktur, sondern Lernzyklen über Wirkung (Gefahr 1).",
        "OKRs are no reporting structure but learning cycles about effect (danger 1).",
    )
    _rows = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                |
        | R-1 | O-1       | Umsatz um 10 % erhöhen    |"""
    holds = f"""{_rows}
        | R-2 | O-1       | Kunden empfehlen uns ihren Nachbarn, weil der Anruf beim ersten Mal hilft |
    """
    breaks = f"""{_rows}
        | R-2 | O-1       | Kosten um 5 % senken      |
    """

    def judged(self, strategy, limits, languages):
        for objective, labels in labels_by_objective(strategy, languages):
            if all_metric_movements(labels):
                yield self.finding(objective, "name", row=objective, count=len(labels))
