from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule
from stimmig.rules.rule import Case, Rule


class DoubtfulHeading(ObservedRule, Rule):
    code = "WBK001"
    severity = Severity.WARNING
    title = Text("Überschrift mehrdeutig oder doppelt", "Heading ambiguous or duplicated")
    message = Text(
        "Die Überschrift „{heading}“ lässt offen, was darunter steht; angenommen wurde die wahrscheinlichste Bedeutung.",
        "The heading “{heading}” leaves open what the column holds; its likeliest meaning was assumed.",
    )
    advice = Text(
        "Benennen Sie die Spalte eindeutig, etwa „Zielwert“ statt „Ziel“.",
        "Name the column clearly, such as “Target” instead of “Goal”.",
    )
    cases = {
        "double": Case(
            Text(
                "Die Überschrift „{heading}“ bedeutet dasselbe wie eine andere in dieser Tabelle; gelesen wurde nur die andere Spalte.",
                "The heading “{heading}” means the same as another one in this table; only that other column was read.",
            ),
            Text("Benennen Sie eine der beiden Spalten um.", "Rename one of the two columns."),
        ),
        "repeated": Case(
            Text(
                "Die Überschrift „{heading}“ steht mehrfach in dieser Tabelle; welche Spalte gilt, ist offen, und gelesen wurde keine.",
                "The heading “{heading}” occurs several times in this table; which column counts is open, and none was read.",
            ),
            Text(
                "Benennen Sie die Spalte, die heute gilt, als einzige so; ältere Werte gehören in die Tabelle „Werte“.",
                "Let only the column that counts today bear this name; older values belong in the table “Values”.",
            ),
        ),
    }
    kinds = {"heading_ambiguous": "", "heading_double": "double", "heading_repeated": "repeated"}
    reason = Text(
        "Wird eine Spalte falsch verstanden, ist jede Aussage darüber falsch.",
        "If a column is misunderstood, every statement about it is wrong.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Zielwert | Ist |
        | K-1 | Wartezeit | 5        | 7   |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Zielwert | Soll | Ist |
        | K-1 | Wartezeit | 5        | 6    | 7   |
    """
