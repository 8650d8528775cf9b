from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule
from stimmig.rules.rule import Case, Rule


class NumberThatCannotBeRead(ObservedRule, Rule):
    code = "KPI202"
    severity = Severity.ERROR
    title = Text(
        "Wert einer Kennzahl, der sich nicht als Zahl lesen lässt", "Value of a KPI that cannot be read as a number"
    )
    message = Text(
        "Unter „{heading}“ steht „{text}“; das lässt sich nicht als Zahl lesen und wurde nicht gezählt.",
        "The cell under “{heading}” holds “{text}”, which cannot be read as a number and was not counted.",
    )
    advice = Text(
        "Tragen Sie die Zahl ein, und schreiben Sie Worte daneben unter „Zieltext“ oder „Kommentar“.",
        "Enter the number, and write words beside it under “Target text” or “Comment”.",
    )
    cases = {
        "many": Case(
            Text(
                "Unter „{heading}“ stehen {count} Werte, die sich nicht als Zahl lesen lassen und nicht gezählt wurden; der erste ist „{text}“.",
                "{count} cells under “{heading}” hold values that cannot be read as numbers and were not counted; the first is “{text}”.",
            ),
            Text(
                "Tragen Sie die Zahlen ein, und schreiben Sie Worte daneben unter „Zieltext“ oder „Kommentar“.",
                "Enter the numbers, and write words beside them under “Target text” or “Comment”.",
            ),
        )
    }
    kinds = {"unread_number": ""}
    reason = Text(
        "Was nicht zu lesen ist, wird nie still zu 0: Ein falscher Wert ist schlimmer als eine Frage.",
        "What cannot be read never silently becomes 0: a wrong value is worse than a question.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert | Ist  |
        | K-1 | Wartezeit | min     | 5,5      | 7    |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert | Ist     |
        | K-1 | Wartezeit | min     | 5,5      | kürzer? |
    """

    def concerns(self, noted):
        return noted.block.table in ("kpis", "values")
