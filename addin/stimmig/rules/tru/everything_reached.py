from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import closed_sets
from stimmig.rules.metrics import direction_of, worse
from stimmig.rules.rule import Rule

_ENOUGH = 2
"""one key result that was reached tells nothing about ambition"""


class EverythingReached(Rule):
    code = "TRU704"
    severity = Severity.HINT
    title = Text("Abgeschlossener Zyklus, in dem alles erreicht wurde", "Closed cycle in which everything was reached")
    message = Text(
        "Im abgeschlossenen Zyklus {cycle} sind alle Key Results ({count}) voll erreicht.",
        "In the closed cycle {cycle} all key results ({count}) were fully reached.",
    )
    advice = Text(
        "Fragen Sie sich im Review, ob mehr Wagnis möglich wäre und was ein verfehltes Key Result bei Ihnen bedeutet.",
        "Ask yourselves in the review whether you could dare more, and what happens when a key result is missed.",
    )
    unchecked = {
        "no_values": Text(
            "Bei {count} {count:Key Result|Key Results} aus abgeschlossenen Zyklen fehlt der Zielwert, der aktuelle Wert"
            " oder die Richtung.",
            "{count} {count:key result|key results} of closed cycles {count:lacks|lack} the target, the current value or"
            " the direction.",
        )
    }
    reason = Text(
        "Wer alles erreicht, hat vielleicht Sicheres gewählt; das kommt vor, wo Verfehlen Folgen hat (Gefahr 5).",
        "Where everything is reached, the safe may have been chosen; that happens where missing has consequences"
        " (danger 5).",
    )
    _rows = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Status        |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | abgeschlossen |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  | Ausgangswert | Zielwert | Aktuell | Besser |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 4            | 8        | 8       | höher  |
        | R-2 | O-1       | 20 Familien laden uns ein   | 3            | 20       | {value} | höher  |
    """
    holds = _rows.replace("{value}", "14     ")
    breaks = _rows.replace("{value}", "20     ")

    def check(self, strategy, limits):
        unknown = 0
        for cycle, one in closed_sets(strategy, limits.today):
            rows = [row for objective in one.objectives for row in strategy.of(objective, KeyResult)]
            rows = [row for row in rows if row.status != "dropped"]
            results = [_is_reached(row) for row in rows]
            if len(rows) >= _ENOUGH and all(results):
                yield self.finding_for(rows, "current", cycle=one.cycle or cycle.label)
            elif False not in results:  # one that was missed settles it
                unknown += results.count(None)
        if unknown:
            yield self.not_checked("no_values", count=unknown)


def _is_reached(row):
    """Say whether a key result has its target; None where that cannot be told."""
    if row.target is None or row.current is None or row.target_is_change:
        return None
    direction = direction_of(row)
    if row.current == row.target:
        return True
    return not worse(row.current, row.target, direction) if direction else None
