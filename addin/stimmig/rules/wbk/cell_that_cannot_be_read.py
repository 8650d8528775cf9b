from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, unseen
from stimmig.rules.profiles import key_of
from stimmig.rules.rule import Case, Rule


class CellThatCannotBeRead(ObservedRule, Rule):
    """Beside KPI202, for everything that is no number of a KPI: added to the catalogue so that nothing unread is silent."""

    code = "WBK011"
    severity = Severity.WARNING
    title = Text("Zelle, die sich nicht lesen lässt", "Cell that cannot be read")
    message = Text(
        "Unter „{heading}“ steht „{text}“; das lässt sich nicht als Zahl lesen und wurde nicht gezählt.",
        "Under “{heading}” stands “{text}”; it cannot be read as a number and was not counted.",
    )
    advice = Text("Berichtigen Sie den Eintrag.", "Correct the entry.")
    cases = {
        "date": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; welcher Tag gemeint ist, lässt sich nicht lesen.",
                "Under “{heading}” stands “{text}”; which day is meant cannot be read.",
            ),
            Text(
                "Geben Sie das Datum als Datum ein; Excel zeigt es dann rechtsbündig.",
                "Enter the date as a date; Excel then shows it aligned to the right.",
            ),
        ),
        "choice": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; dieses Wort kennt stimmig dort nicht, es zählt als nicht angegeben.",
                "Under “{heading}” stands “{text}”; stimmig does not know this word there, it counts as not stated.",
            ),
            Text(
                "Wählen Sie eines der Wörter aus der Vorlage.",
                "Choose one of the words that the template offers.",
            ),
        ),
        "ambiguous": Case(
            Text(
                "Unter „{heading}“ steht „{text}“; ob der Punkt oder das Komma Tausender trennt, ist nicht zu erkennen.",
                "Under “{heading}” stands “{text}”; whether the dot or comma separates thousands cannot be told.",
            ),
            Text("Geben Sie den Wert als Zahl ein, nicht als Text.", "Enter the value as a number, not as text."),
        ),
        "setting": Case(
            Text(
                "Die Einstellung „{name}“ kennt stimmig nicht; sie bewirkt nichts.",
                "stimmig does not know the setting “{name}”; it has no effect.",
            ),
            Text(
                "Prüfen Sie die Schreibweise; alle Einstellungen stehen in der Vorlage.",
                "Check the spelling; the template lists all settings.",
            ),
        ),
        "setting_value": Case(
            Text(
                "Die Einstellung „{name}“ hat den Wert „{value}“; er passt nicht, es gilt der des Profils.",
                "The setting “{name}” has the value “{value}”; it does not fit, that of the profile holds.",
            ),
            Text("Tragen Sie einen Wert ein, wie ihn die Vorlage zeigt.", "Enter a value such as the template shows."),
        ),
    }
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind Zahlenformate nicht zu erkennen; was als 35 % dasteht, zählt vielleicht als 0,35.",
            "In this file (.{format}) number formats cannot be seen; what shows as 35% may count as 0.35.",
        )
    }
    kinds = {
        "unread_number": "",
        "unread_date": "date",
        "unread_choice": "choice",
        "ambiguous_number": "ambiguous",
    }
    reason = Text(
        "Was nicht zu lesen ist, bleibt ungelesen und wird gesagt; geraten wird nie.",
        "What cannot be read stays unread and is said; nothing is ever guessed.",
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

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "number formats"):
            yield self.not_checked("format", workbook, format=kind)
        yield from super().check(strategy, limits)
        for setting in limits.ignored:
            case = "setting" if key_of(setting.key) is None else "setting_value"
            yield self.finding(setting.row.place("key"), case=case, name=setting.key, value=setting.value or "")
