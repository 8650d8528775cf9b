from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import cycle_label, overlap
from stimmig.rules.rule import Rule


class TeamWithoutObjective(Rule):
    code = "OKR302"
    severity = Severity.HINT
    title = Text("Team ohne Objective im Zyklus", "Team without an objective in a cycle")
    message = Text(
        "Das Team „{team}“ hat im Zyklus {cycle} kein Objective.",
        "The team “{team}” has no objective in cycle {cycle}.",
    )
    advice = Text(
        "Ergänzen Sie ein Objective, geben Sie beim Prüfen auch die Mappe des Teams an, oder löschen Sie den Zyklus.",
        "Add an objective, check the team's workbook as well, or delete the cycle.",
    )
    unchecked = {
        "no_objectives": Text(
            "Es {count:ist|sind} {count} {count:Zyklus|Zyklen} angelegt, aber in den geprüften Mappen stehen keine"
            " Objectives.",
            "{count} {count:cycle is|cycles are} set up, but the checked workbooks hold no objectives.",
        )
    }
    reason = Text(
        "Vielleicht fehlt noch etwas, vielleicht hat sich das Team bewusst entschieden; gut, wenn alle es wissen.",
        "Perhaps something is still missing, perhaps the team decided so; it helps when everybody knows.",
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
        cycles = [cycle for cycle in strategy.cycles if cycle.team and cycle.state in (None, "running")]
        if not strategy.objectives:
            if cycles:
                yield self.not_checked("no_objectives", count=len(cycles))
            return
        for cycle in cycles:
            if not any(_counts_for(strategy, cycle, objective) for objective in strategy.objectives):
                yield self.finding(cycle, "team", team=cycle.team, cycle=cycle_label(cycle))


def _counts_for(strategy, cycle, objective):
    """Say whether an objective shows that the team of a cycle has one, there or at the same time elsewhere."""
    its = strategy.cycle_of(objective)
    if its is cycle:
        return True
    same_team = (strategy.team_of(objective) or "").casefold() == cycle.team.casefold()
    return same_team and (its is None or overlap(its, cycle))
