from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import rounds
from stimmig.rules.rule import Rule
from stimmig.rules.touch import touched_by


class ObjectiveNobodyTouched(Rule):
    code = "LNK456"
    severity = Severity.HINT
    title = Text(
        "Strategisches Ziel, das lange kein OKR berührt hat", "Strategic objective that no OKR has touched for long"
    )
    message = Text(
        "In {count:dem letzten Zyklus|den letzten {count} Zyklen} hat kein Objective {row:accusative} berührt.",
        "In the last {count:cycle|{count} cycles} no objective has touched {row:lower}.",
    )
    advice = Text(
        "Besprechen Sie im nächsten Review, ob das Ziel noch gilt und wer sich seiner annimmt.",
        "Discuss in the next review whether the objective still holds and who will take it on.",
    )
    unchecked = {
        "too_few_cycles": Text(
            "Das Profil fragt nach {count} {count:begonnenem Zyklus|begonnenen Zyklen} mit Objectives; bekannt sind weniger.",
            "The profile asks about {count} {count:cycle|cycles} with objectives that {count:has|have} begun; fewer are"
            " known.",
        )
    }
    reason = Text(
        "Die Scorecard gibt die Richtung, OKR die Bewegung (§9); ein Ziel ohne Bewegung steht nur auf dem Papier.",
        "The scorecard gives the direction, OKRs the movement (§9); an objective without movement exists on paper only.",
    )
    _rows = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 |
        | C-2 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                | Zahlt ein auf |
        | O-1 | C-1    | Menschen erleben uns nah | S-1           |
        | O-2 | C-2    | Menschen sind schnell da | {link}        |
    """
    holds = _rows.replace("{link}", "S-2")
    breaks = _rows.replace("{link}", "S-1")

    def check(self, strategy, limits):
        count = limits["untouched_cycles"]
        rows = [row for row in strategy.strategic_objectives if strategy.is_active(row)]
        if not count or not rows:
            return
        begins = {
            objective: cycle.start
            for objective in strategy.objectives
            if (cycle := strategy.cycle_of(objective)) and cycle.start
        }
        begun = rounds({start for start in begins.values() if start <= limits.today})
        if len(begun) < count:
            yield self.not_checked("too_few_cycles", count=count)
            return
        recent = [objective for objective, start in begins.items() if start >= begun[-count]]
        touched = touched_by(strategy, recent, ended=True)
        for row in rows:
            if row not in touched:
                yield self.finding(row, "name", row=row, count=count)
