import datetime

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Case, Rule


class DateOutsideTheCycle(Rule):
    code = "OKR307"
    severity = Severity.WARNING
    title = Text(
        "Fälligkeit außerhalb des Zyklus, oder Ende vor Beginn", "Due date outside the cycle, or end before start"
    )
    message = Text(
        "{row} ist am {date} fällig; sein Zyklus läuft vom {start} bis zum {end}.",
        "{row} is due on {date}; its cycle runs from {start} to {end}.",
    )
    advice = Text(
        "Legen Sie die Fälligkeit in den Zyklus, oder verschieben Sie das Key Result in den Zyklus, der passt.",
        "Put the due date inside the cycle, or move the key result to the cycle that fits.",
    )
    cases = {
        "end_before_start": Case(
            Text(
                "{row} endet am {end}, vor dem Beginn am {start}.", "{row} ends on {end}, before it starts on {start}."
            ),
            Text("Berichtigen Sie Beginn oder Ende.", "Correct start or end."),
            Severity.ERROR,
        )
    }
    unchecked = {
        "no_dates": Text(
            "Bei {count} {count:Key Result|Key Results} mit Fälligkeit ist nicht bekannt, wann der Zyklus beginnt und"
            " endet.",
            "For {count} {count:key result|key results} with a due date it is not known when the cycle begins and ends.",
        )
    }
    reason = Text(
        "Was erst nach dem Zyklus fällig wird, kann in seinem Review nicht besprochen werden.",
        "What falls due after the cycle cannot be discussed in its review.",
    )
    holds = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  | Fällig     |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 2026-12-31 |
    """
    breaks = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  | Fällig     |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 2027-02-28 |
    """

    def check(self, strategy, limits):
        for cycle in strategy.cycles:
            if cycle.start and cycle.end and cycle.end < cycle.start:
                yield self.finding(cycle, "end", "end_before_start", row=cycle, start=cycle.start, end=cycle.end)
        grace = limits["due_grace_days"]
        if grace is None:
            return
        slack, undated = datetime.timedelta(days=grace), 0
        for row in strategy.key_results:
            objective = strategy.objective_of(row)
            cycle = strategy.cycle_of(objective) if objective else None
            if row.due is None:
                continue
            if not (cycle and cycle.start and cycle.end):
                undated += 1
            elif cycle.start <= cycle.end and not cycle.start - slack <= row.due <= cycle.end + slack:
                yield self.finding(row, "due", row=row, date=row.due, start=cycle.start, end=cycle.end)
        if undated:
            yield self.not_checked("no_dates", count=undated)
