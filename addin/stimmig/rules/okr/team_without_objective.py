from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class TeamWithoutObjective(Rule):
    code = "OKR302"
    severity = Severity.HINT
    title = Text("Team ohne Objective im Zyklus", "Team without an objective in a cycle")
    message = Text(
        "Für {team} ist ein Zyklus angelegt, aber kein Objective.",
        "A cycle is set up for {team}, but no objective.",
    )
    advice = Text(
        "Ergänzen Sie das Objective, prüfen Sie die Mappe des Teams mit, oder löschen Sie den Zyklus.",
        "Add the objective, check the team's workbook along, or delete the cycle.",
    )
    reason = Text(
        "Ein Team ohne Objective ist vergessen worden oder hat sich bewusst entschieden; beides gehört gesagt.",
        "A team without an objective was forgotten or chose so; either deserves to be said.",
    )
    holds = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                  |
        | O-1 | C-1    | Menschen erleben uns nah   |
    """
    breaks = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        | C-2 | Bauhof  | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                  |
        | O-1 | C-1    | Menschen erleben uns nah   |
    """

    def check(self, strategy, limits):
        if not strategy.objectives:
            return
        taken = {strategy.cycle_of(objective) for objective in strategy.objectives}
        teams = {(strategy.team_of(objective) or "").casefold() for objective in strategy.objectives}
        for cycle in strategy.cycles:
            if (
                cycle.state in (None, "running")
                and cycle not in taken
                and cycle.team
                and cycle.team.casefold() not in teams
            ):
                yield self.finding(cycle, "team", team=cycle.team)
