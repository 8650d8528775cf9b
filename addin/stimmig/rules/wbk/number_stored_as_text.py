from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule
from stimmig.rules.rule import Case, Rule


class NumberStoredAsText(ObservedRule, Rule):
    code = "WBK002"
    severity = Severity.WARNING
    title = Text("Zahl oder Datum als Text gespeichert", "Number or date stored as text")
    message = Text(
        "Unter „{heading}“ {count:ist eine Zahl|sind {count} Zahlen} als Text gespeichert ({count:|zuerst }„{text}“); gelesen {count:wurde sie|wurden sie} trotzdem.",
        "Under “{heading}”, {count:one number is|{count} numbers are} stored as text ({count:|first }“{text}”); {count:it was|they were} read all the same.",
    )
    advice = Text(
        "Geben Sie sie als {count:Zahl|Zahlen} ein; eine Einheit gehört in das Zahlenformat oder in eine eigene Spalte.",
        "Enter {count:it as a number|them as numbers}; a unit belongs in the number format or in a column of its own.",
    )
    cases = {
        "date": Case(
            Text(
                "Unter „{heading}“ {count:ist ein Datum|sind {count} Datumsangaben} als Text gespeichert ({count:|zuerst }„{text}“); gelesen {count:wurde es|wurden sie} trotzdem.",
                "Under “{heading}”, {count:one date is|{count} dates are} stored as text ({count:|first }“{text}”); {count:it was|they were} read all the same.",
            ),
            Text(
                "Geben Sie {count:das Datum|sie} neu ein, oder wandeln Sie die Spalte mit „Daten, Text in Spalten“ um.",
                "Enter {count:the date|them} again, or convert the column with “Data, Text to Columns”.",
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
