from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule
from stimmig.rules.rule import Case, Rule


class NumberStoredAsText(ObservedRule, Rule):
    code = "WBK002"
    severity = Severity.WARNING
    title = Text("Zahl oder Datum als Text gespeichert", "Number or date stored as text")
    message = Text(
        "Unter „{heading}“ {count:ist eine Zahl|sind {count} Zahlen} als Text gespeichert („{text}“); gelesen wurde sie trotzdem.",
        "Under “{heading}” {count:one number is|numbers are} stored as text (“{text}”); it was read all the same.",
    )
    advice = Text(
        "Geben Sie die Zahl ohne Einheit ein, und zeigen Sie die Einheit durch das Zahlenformat oder in einer eigenen Spalte.",
        "Enter the number without its unit, and show the unit by the number format or in a column of its own.",
    )
    cases = {
        "date": Case(
            Text(
                "Unter „{heading}“ {count:ist ein Datum|sind Daten} als Text gespeichert („{text}“); gelesen wurde es trotzdem.",
                "Under “{heading}” {count:one date is|dates are} stored as text (“{text}”); it was read all the same.",
            ),
            Text(
                "Geben Sie das Datum neu ein, oder wandeln Sie die Spalte mit „Daten, Text in Spalten“ um.",
                "Enter the date again, or convert the column with “Data, Text to Columns”.",
            ),
        )
    }
    kinds = {"number_as_text": "", "date_as_text": "date"}
    reason = Text(
        "Excel rechnet mit Text nicht: Summen, Diagramme und Ampeln lassen ihn still aus.",
        "Excel does not calculate with text: sums, charts and traffic lights silently leave it out.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert |
        | K-1 | Wartezeit | min     | 5        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert |
        | K-1 | Wartezeit | min     | '5       |
    """
