from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import StrategicObjective
from stimmig.rules.perspectives import HEIGHT
from stimmig.rules.rule import Rule


class CauseThatRunsDownward(Rule):
    code = "BSC108"
    severity = Severity.HINT
    title = Text("Ursache und Wirkung laufen abwärts", "Cause and effect running downward")
    message = Text(
        "{row} soll {target:lower} treiben, das in einer tieferen Perspektive steht.",
        "{row} is said to drive {target:lower}, which stands in a lower perspective.",
    )
    advice = Text(
        "Prüfen Sie, ob die Wirkung umgekehrt läuft, und tauschen Sie die IDs.",
        "Check whether the effect runs the other way, and swap the ids.",
    )
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
        for row in strategy.strategic_objectives:
            for target in strategy.targets.get((row, "drives"), ()):
                if isinstance(target, StrategicObjective) and HEIGHT.get(target.perspective, 9) < HEIGHT.get(
                    row.perspective, 0
                ):
                    yield self.finding(row, "drives", row=row, target=target)
