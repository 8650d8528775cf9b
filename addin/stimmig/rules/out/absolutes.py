from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.absolutes import absolute_in


class Absolutes(WordingRule):
    code = "OUT505"
    severity = Severity.HINT
    title = Text("Key Result, das keine Ausnahme lässt", "Key result that leaves no exception")
    message = Text(
        "{row} verlangt „{text}“; schon eine einzige Ausnahme ließe es scheitern.",
        "{row} demands “{text}”; a single exception would make it fail.",
    )
    advice = Text(
        "Nennen Sie den Anteil, ab dem Sie von einer echten Veränderung sprächen, etwa 8 von 10.",
        "Name the share from which you would speak of a real change, such as 8 of 10.",
    )
    reason = Text(
        "Wirkung auf Menschen ist nie vollständig; die Beispiele des Artikels nennen 70, 80 oder 90 % (§4, §5).",
        "Effect on people is never complete; the article's examples name 70, 80 or 90% (§4, §5).",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                                |
        | R-1 | O-1       | 8 von 10 Familien finden beim ersten Anruf Hilfe |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                                |
        | R-1 | O-1       | Alle Familien finden beim ersten Anruf Hilfe     |
    """

    def judged(self, strategy, limits, languages):
        for row, lang in languages.items():
            if absolute := absolute_in(row.name, lang):
                yield self.finding(row, "name", row=row, text=absolute)
