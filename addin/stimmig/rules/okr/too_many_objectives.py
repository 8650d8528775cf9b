from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, by_team_and_cycle
from stimmig.rules.rule import Case, Rule


class TooManyObjectives(Rule):
    code = "OKR301"
    severity = Severity.ERROR
    title = Text("Zu viele Objectives in einem Zyklus", "Too many objectives in a cycle")
    message = Text(
        "{team} hat im Zyklus {cycle} {count} Objectives; vorgesehen sind höchstens {limit}.",
        "{team} has {count} objectives in cycle {cycle}; at most {limit} are intended.",
    )
    advice = Text(
        "Wählen Sie aus, was in diesem Zyklus wirklich etwas verändert, und stellen Sie den Rest zurück.",
        "Choose what really changes something in this cycle, and put the rest aside.",
    )
    cases = {
        "no_cycle": Case(
            Text(
                "{team} hat {count} Objectives ohne Zyklus; vorgesehen sind höchstens {limit} je Zyklus.",
                "{team} has {count} objectives without a cycle; at most {limit} per cycle are intended.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_team": Text(
            "Bei {count} Objectives steht nicht, welches Team sie verfolgt.",
            "For {count} objectives it is not stated which team pursues them.",
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
        for (_, cycle), rows in by_team_and_cycle(strategy, active_objectives(strategy)).items():
            if len(rows) <= limit:
                continue
            team = strategy.team_of(rows[0])
            if team is None:
                yield self.not_checked("no_team", rows[0].place().workbook, count=len(rows))
                continue
            case = "" if cycle else "no_cycle"
            facts = {"team": team, "cycle": cycle or "", "count": len(rows), "limit": limit}
            yield self.finding(rows[limit], "name", case, rows=len(rows), **facts)
