from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.perspectives import HEIGHT, NO_DRIVES, NO_HEIGHT, NOT_STATED, TOP, unordered
from stimmig.rules.rule import Rule


class CauseThatRunsDownward(Rule):
    code = "BSC108"
    severity = Severity.HINT
    title = Text("Ursache und Wirkung laufen abwärts", "Cause and effect running downward")
    message = Text(
        "{row} soll {target:accusative} treiben; das steht aber in einer tieferen Perspektive.",
        "{row} is meant to drive {target:lower}, which belongs to a lower perspective.",
    )
    advice = Text(
        "Prüfen Sie, ob die Wirkung umgekehrt läuft; dann tauschen Sie die IDs.",
        "Check whether the effect runs the other way; if so, swap the ids.",
    )
    unchecked = {
        "no_perspective": NOT_STATED,
        "no_height": NO_HEIGHT,
        "no_drives": NO_DRIVES,
    }
    reason = Text(
        "Menschen und Prozesse ermöglichen, was Kunden erleben und was die Finanzen zeigen (Kaplan/Norton).",
        "People and processes make possible what customers experience and finance shows (Kaplan/Norton).",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Treibt |
        | S-1 | Kunden      | Nähe schaffen      |        |
        | S-2 | Prozesse    | Wege verkürzen     | S-1    |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Treibt |
        | S-1 | Kunden      | Nähe schaffen      | S-2    |
        | S-2 | Prozesse    | Wege verkürzen     |        |
    """

    def check(self, strategy, limits):
        rows = strategy.strategic_objectives
        if why := unordered(rows):
            yield self.not_checked(why)
            return
        for row in rows:
            for target in strategy.targets.get((row, "drives"), ()):
                if HEIGHT.get(target.perspective, TOP) < HEIGHT.get(row.perspective, 0):
                    yield self.finding(row, "drives", row=row, target=target)
