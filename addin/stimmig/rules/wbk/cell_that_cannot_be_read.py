from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.model.choices import CHOICES
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.rule import Case, Rule


class CellThatCannotBeRead(ObservedRule, Rule):
    """Beside KPI202, for everything that is no number of a KPI: added to the catalogue so that nothing unread is silent."""

    code = "WBK011"
    severity = Severity.WARNING
    title = Text("Zelle, die sich nicht lesen lässt", "Cell that cannot be read")
    message = Text(
        "Unter „{heading}“ steht „{text}“; das lässt sich nicht als Zahl lesen und wurde nicht gezählt.",
        "The cell under “{heading}” holds “{text}”, which cannot be read as a number and was not counted.",
    )
    advice = Text("Berichtigen Sie den Eintrag.", "Correct the entry.")
    cases = {
        "many": Case(
            Text(
                "{count} Einträge unter „{heading}“ lassen sich nicht als Zahl lesen und wurden nicht gezählt; der erste ist „{text}“.",
                "{count} cells under “{heading}” cannot be read as numbers and were not counted; the first holds “{text}”.",
            ),
            Text("Berichtigen Sie die Einträge.", "Correct the entries."),
        ),
        "nameless": Case(
            Text(
                "Hier stehen Angaben, aber weder Name noch ID; die Zeile wurde nicht gelesen.",
                "There are entries here but neither name nor id; the row was not read.",
            ),
            Text(
                "Tragen Sie ein, worum es geht, oder leeren Sie die Zeile.",
                "Enter what they are about, or clear the row.",
            ),
        ),
        "nameless_many": Case(
            Text(
                "In {count} Zeilen stehen Angaben, aber weder Name noch ID; sie wurden nicht gelesen.",
                "{count} rows hold entries but neither name nor id; they were not read.",
            ),
            Text(
                "Tragen Sie ein, worum es geht, oder leeren Sie die Zeilen.",
                "Enter what they are about, or clear the rows.",
            ),
        ),
        "unit": Case(
            Text(
                "Unter „{heading}“ steht „{text}“, in einer anderen Einheit als die Zeile; der Wert wurde nicht gezählt.",
                "The cell under “{heading}” holds “{text}”, in another unit than the row; the value was not counted.",
            ),
            Text("Geben Sie alle Zahlen der Zeile in einer Einheit an.", "Give all numbers of the row in one unit."),
        ),
        "unit_many": Case(
            Text(
                "{count} Einträge unter „{heading}“ stehen in einer anderen Einheit als ihre Zeile und wurden nicht gezählt; der erste ist „{text}“.",
                "{count} cells under “{heading}” are in another unit than their row and were not counted; the first holds “{text}”.",
            ),
            Text("Geben Sie alle Zahlen einer Zeile in einer Einheit an.", "Give all numbers of a row in one unit."),
        ),
        "keyless": Case(
            Text(
                "Unter „{heading}“ steht nichts, obwohl die Zeile einen Wert hat; er wurde nicht gezählt.",
                "The cell under “{heading}” is empty although the row has a value; it was not counted.",
            ),
            Text("Ergänzen Sie die Angabe.", "Complete the entry."),
        ),
        "keyless_many": Case(
            Text(
                "Unter „{heading}“ steht in {count} Zeilen nichts, obwohl sie einen Wert haben; er wurde nicht gezählt.",
                "{count} rows have a value but nothing under “{heading}”; it was not counted.",
            ),
            Text("Ergänzen Sie die Angaben.", "Complete the entries."),
        ),
        "double": Case(
            Text(
                "Für „{name}“ stehen zu {date} {count} verschiedene Werte; keiner davon wurde gezählt.",
                "“{name}” has {count} different values for {date}; none of them was counted.",
            ),
            Text("Lassen Sie einen davon stehen.", "Leave one of them."),
        ),
        "date": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; welcher Tag gemeint ist, lässt sich nicht lesen.",
                "The cell under “{heading}” holds “{text}”; which day is meant cannot be told.",
            ),
            Text(
                "Geben Sie das Datum als Datum ein; Excel zeigt es dann rechtsbündig.",
                "Enter it as a date; Excel then shows it aligned to the right.",
            ),
        ),
        "date_many": Case(
            Text(
                "Unter „{heading}“ ist bei {count} Einträgen nicht zu lesen, welcher Tag gemeint ist; der erste ist „{text}“.",
                "For {count} cells under “{heading}”, which day is meant cannot be told; the first holds “{text}”.",
            ),
            Text(
                "Geben Sie jedes Datum als Datum ein; Excel zeigt es dann rechtsbündig.",
                "Enter each one as a date; Excel then shows it aligned to the right.",
            ),
        ),
        "period": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; welcher Zeitraum gemeint ist, lässt sich nicht lesen.",
                "The cell under “{heading}” holds “{text}”; which period is meant cannot be told.",
            ),
            Text(
                "Schreiben Sie den Zeitraum wie 2026-09, Q3 2026 oder 2026.",
                "Write the period like 2026-09, Q3 2026 or 2026.",
            ),
        ),
        "period_many": Case(
            Text(
                "Unter „{heading}“ ist bei {count} Einträgen nicht zu lesen, welcher Zeitraum gemeint ist; der erste ist „{text}“.",
                "For {count} cells under “{heading}”, which period is meant cannot be told; the first holds “{text}”.",
            ),
            Text(
                "Schreiben Sie die Zeiträume wie 2026-09, Q3 2026 oder 2026.",
                "Write the periods like 2026-09, Q3 2026 or 2026.",
            ),
        ),
        "choice": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; dieses Wort kennt stimmig dort nicht; es zählt als nicht angegeben.",
                "The cell under “{heading}” holds “{text}”, a word that stimmig does not know there; it counts as not stated.",
            ),
            Text("Möglich sind {names}.", "The words to choose from are {names}."),
        ),
        "choice_many": Case(
            Text(
                "Unter „{heading}“ kennt stimmig {count} Wörter nicht; sie zählen als nicht angegeben. Das erste ist „{text}“.",
                "{count} cells under “{heading}” hold words that stimmig does not know there; they count as not stated. The first is “{text}”.",
            ),
            Text("Möglich sind {names}.", "The words to choose from are {names}."),
        ),
        "ambiguous": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; ob Punkt oder Komma dort Tausender trennt, ist nicht zu erkennen.",
                "The cell under “{heading}” holds “{text}”; whether the dot or comma separates thousands cannot be told.",
            ),
            Text("Geben Sie den Wert als Zahl ein, nicht als Text.", "Enter the value as a number, not as text."),
        ),
        "ambiguous_many": Case(
            Text(
                "Unter „{heading}“ ist bei {count} Einträgen nicht zu erkennen, ob Punkt oder Komma Tausender trennt; der erste ist „{text}“.",
                "For {count} cells under “{heading}”, whether the dot or comma separates thousands cannot be told; the first holds “{text}”.",
            ),
            Text("Geben Sie die Werte als Zahlen ein, nicht als Text.", "Enter the values as numbers, not as text."),
        ),
    }  # fmt: skip
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind Zahlenformate nicht zu erkennen; was als 35 % dasteht, zählt vielleicht als 0,35.",
            "In this file (.{format}) number formats cannot be seen; what shows as 35% may count as 0.35.",
        )
    }
    kinds = {
        "unread_number": "",
        "unread_date": "date",
        "unread_period": "period",
        "unread_choice": "choice",
        "ambiguous_number": "ambiguous",
        "nameless": "nameless",
        "keyless": "keyless",
        "other_unit": "unit",
    }
    reason = Text(
        "Was nicht zu lesen ist, bleibt ungelesen und wird gemeldet; geraten wird nie.",
        "What cannot be read stays unread and is reported; nothing is ever guessed.",
    )
    holds = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
    """
    breaks = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | Ende Weihnachten |
    """

    def concerns(self, noted):
        return noted.kind != "unread_number" or noted.block.table not in ("kpis", "values")

    def more_facts(self, noted):
        column = BY_NAME[noted.block.table].by_field[noted.field]
        return {"names": tuple(CHOICES[column.holds].values())} if column.holds in CHOICES else {}

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "number formats"):
            yield self.not_checked("format", workbook, format=kind)
        yield from super().check(strategy, limits)
        for kpi, period, values in strategy.contradictions():
            block, count = values[1].row.block, len(values)
            yield self.finding(
                block.place(values[1].row.index, "period"), case="double", name=kpi.label, date=period, count=count
            )
