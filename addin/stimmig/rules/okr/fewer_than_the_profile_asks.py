from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import active_objectives, by_team_and_cycle
from stimmig.rules.rule import Case, Rule


class FewerThanTheProfileAsks(Rule):
    code = "OKR312"
    severity = Severity.HINT
    title = Text(
        "Weniger Objectives oder Key Results, als das Profil vorsieht",
        "Fewer objectives or key results than the profile asks for",
    )
    message = Text(
        "{row} hat {count} Key Results; das Profil {profile} sieht mindestens {limit} vor.",
        "{row} has {count} key results; the profile {profile} asks for at least {limit}.",
    )
    advice = Text(
        "Ergänzen Sie, was fehlt, oder ändern Sie die Grenze in den Einstellungen.",
        "Add what is missing, or change the limit in the settings.",
    )
    cases = {
        "objectives": Case(
            Text(
                "{team} hat {count} {count:Objective|Objectives} im Zyklus; das Profil {profile} sieht mindestens {limit} vor.",
                "{team} has {count} {count:objective|objectives} in the cycle; the profile {profile} asks for at least {limit}.",
            ),
            advice,
        )
    }
    reason = Text(
        "Manche Vorgehensweisen verlangen eine Mindestzahl, damit ein Thema von mehreren Seiten gesehen wird.",
        "Some ways of working ask for a minimum, so that a matter is seen from several sides.",
    )
    _rows = """
        # Einstellungen
        | Einstellung | Wert     |
        | Profil      | mooncamp |
        # Objectives
        | ID  | Objective                | Team    |
        | O-1 | Menschen erleben uns nah | Rathaus |"""
    holds = f"""{_rows}
        | O-2 | Menschen helfen einander | Rathaus |
    """
    breaks = f"""{_rows}
    """

    def check(self, strategy, limits):
        profile = limits.profile
        least = limits["objectives_min"]
        for rows in by_team_and_cycle(strategy, active_objectives(strategy)).values():
            team = strategy.team_of(rows[0])
            if least is not None and team and len(rows) < least:
                yield self.finding(
                    rows[0], "name", "objectives", team=team, count=len(rows), limit=least, profile=profile
                )
        least = limits["key_results_min"]
        for row in active_objectives(strategy):
            count = len(strategy.of(row, KeyResult))
            if least is not None and 1 < count < least:  # none is OKR304, a single one OKR305
                yield self.finding(row, "name", row=row, count=count, limit=least, profile=profile)
