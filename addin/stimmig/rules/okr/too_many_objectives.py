from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.rule import Case, Rule


class TooManyObjectives(Rule):
    code = "OKR301"
    severity = Severity.ERROR
    title = Text("Zu viele Objectives in einem Zyklus", "Too many objectives in a cycle")
    message = Text(
        "Das Team „{team}“ hat {count} {count:Objective|Objectives} im Zyklus {cycle}; vorgesehen sind höchstens {limit}.",
        "The team “{team}” has {count} {count:objective|objectives} in cycle {cycle}; the limit is {limit}.",
    )
    advice = Text(
        "Wählen Sie aus, was in diesem Zyklus wirklich etwas verändert, und stellen Sie den Rest zurück.",
        "Choose what really changes something in this cycle, and put the rest aside.",
    )
    cases = {
        "no_cycle": Case(
            Text(
                "Das Team „{team}“ hat {count} {count:Objective|Objectives} ohne Zyklus; vorgesehen sind höchstens {limit} je Zyklus.",
                "The team “{team}” has {count} {count:objective|objectives} without a cycle; the limit is {limit} per cycle.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_team": Text(
            "Bei {count} {count:Objective|Objectives} steht nicht, welches Team {count:es|sie} verfolgt.",
            "For {count} {count:objective|objectives} it is not stated which team pursues {count:it|them}.",
        )
    }
    reason = Text(
        "Sechs Objectives mit je fünf Key Results: Am Ende wird alles gemessen, aber nichts verändert (Gefahr 4).",
        "Six objectives with five key results each: in the end everything is measured and nothing changes (danger 4).",
    )
    _three = "".join(
        f"\n        | O-{number} | C-1 | Menschen erleben uns als nah {number} |" for number in range(1, 4)
    )
    holds = f"""
        # Zyklen
        | ID  | Team   | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective |{_three}
    """
    breaks = f"""
        # Zyklen
        | ID  | Team   | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective |{_three}
        | O-4 | C-1 | Menschen helfen einander |
    """

    def check(self, strategy, limits):
        limit = limits["objectives_max"]
        if limit is None:
            return
        of_nobody: dict[str, int] = {}
        for team, cycle, _, rows in sets_of(strategy, active_objectives(strategy)):
            if len(rows) <= limit:
                continue
            if team is None:
                workbook = rows[0].place().workbook
                of_nobody[workbook] = of_nobody.get(workbook, 0) + len(rows)
                continue
            facts = {"team": team, "cycle": cycle, "limit": limit}
            case = "" if cycle else "no_cycle"
            yield self.finding_among(rows, rows[limit], "name", case, **facts)
        for workbook, count in of_nobody.items():
            yield self.not_checked("no_team", workbook, count=count)
