from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.rule import Rule


class ObjectiveNobodyTouched(Rule):
    code = "LNK456"
    severity = Severity.HINT
    title = Text(
        "Strategisches Ziel, das lange kein OKR berührt hat", "Strategic objective that no OKR touched for long"
    )
    message = Text(
        "In den letzten {count} Zyklen hat kein Objective {row:lower} berührt.",
        "In the last {count} cycles no objective touched {row:lower}.",
    )
    advice = Text(
        "Besprechen Sie im nächsten Review, ob das Ziel noch gilt und wer sich seiner annimmt.",
        "Discuss in the next review whether it still holds and who takes it on.",
    )
    unchecked = {
        "too_few_cycles": Text(
            "Es sind weniger als {count} begonnene Zyklen mit Objectives bekannt.",
            "Fewer than {count} cycles that have begun are known with objectives.",
        )
    }
    reason = Text(
        "Die Scorecard gibt die Richtung, OKR die Bewegung (§9); ein Ziel ohne Bewegung ist eines auf Papier.",
        "The scorecard gives the direction, OKRs the movement (§9); an objective without movement is one on paper.",
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
        if count is None or not rows or not strategy.objectives:
            return
        starts = {
            cycle.start
            for objective in strategy.objectives
            if (cycle := strategy.cycle_of(objective)) and cycle.start and cycle.start <= limits.today
        }
        if len(starts) < count:
            yield self.not_checked("too_few_cycles", count=count)
            return
        since = sorted(starts)[-count]
        touched = set()
        for objective in strategy.objectives:
            cycle = strategy.cycle_of(objective)
            if cycle and cycle.start and cycle.start >= since:
                touched.update(strategy.parents(objective))
                for key_result in strategy.of(objective, KeyResult):
                    for kpi in strategy.targets.get((key_result, "kpi_to_move"), ()):
                        touched.update(strategy.parents(kpi))
        for row in rows:
            if row not in touched:
                yield self.finding(row, "name", row=row, count=count)
