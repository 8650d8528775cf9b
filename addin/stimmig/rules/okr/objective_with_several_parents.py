from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives
from stimmig.rules.rule import Rule


class ObjectiveWithSeveralParents(Rule):
    code = "OKR313"
    severity = Severity.WARNING
    title = Text(
        "Objective, das auf mehr Zeilen einzahlt, als das Profil vorsieht",
        "Objective that contributes to more rows than the profile intends",
    )
    message = Text(
        "{row} zahlt auf {count} {count:Zeile|Zeilen} ein; das Profil „{profile}“ sieht höchstens {limit} vor.",
        "{row} contributes to {count} {count:row|rows}; the profile “{profile}” allows at most {limit}.",
    )
    advice = Text(
        "Entscheiden Sie, welcher Zeile es in erster Linie dient, oder wählen Sie ein Profil mit loser Kopplung.",
        "Decide which row it serves first of all, or choose a profile with loose coupling.",
    )
    reason = Text(
        "Im Profil „openokr“ hat jedes Objective genau eine übergeordnete Zeile; sonst ist die Kopplung lose (Gefahr 3).",
        "In the profile “openokr” each objective has exactly one parent; else the coupling is loose (danger 3).",
    )
    _rows = """
        # Einstellungen
        | Einstellung | Wert    |
        | Profil      | openokr |
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |"""
    holds = f"""{_rows}
        | O-1 | Menschen erleben uns nah | S-1           |
    """
    breaks = f"""{_rows}
        | O-1 | Menschen erleben uns nah | S-1; S-2      |
    """

    def check(self, strategy, limits):
        limit = limits["parents_max"]
        for row in active_objectives(strategy):
            count = len(strategy.links.get(row, ()))
            if limit is not None and count > limit:
                yield self.finding(row, "contributes_to", row=row, count=count, limit=limit, profile=limits.profile)
