from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.perspectives import HEIGHT, NO_DRIVES, NO_HEIGHT, NOT_STATED, TOP, unordered
from stimmig.rules.rule import Case, Rule


class OutsideCauseAndEffect(Rule):
    code = "BSC107"
    severity = Severity.HINT
    title = Text("Strategisches Ziel außerhalb von Ursache und Wirkung", "Strategic objective outside cause and effect")
    message = Text(
        "{row} treibt kein Ziel einer höheren Perspektive.", "{row} drives no objective of a higher perspective."
    )
    advice = Text(
        "Tragen Sie unter „Treibt“ das Ziel ein, das dadurch erreichbar wird, oder fragen Sie, wozu dieses dient.",
        "Enter under “Drives” the objective that it makes possible, or ask what this one is for.",
    )
    cases = {
        "undriven": Case(
            Text("Kein anderes Ziel treibt {row:accusative}.", "No other objective drives {row:lower}."),
            Text(
                "Tragen Sie bei den Zielen, die es möglich machen, unter „Treibt“ seine ID ein.",
                "Enter its id under “Drives” in the rows of the objectives that make it possible.",
            ),
        )
    }
    unchecked = {"no_perspective": NOT_STATED, "no_height": NO_HEIGHT, "no_drives": NO_DRIVES}
    reason = Text(
        "Die Strategie ist eine Kette von Ursache und Wirkung vom Lernen bis zu den Finanzen (Kaplan/Norton).",
        "A strategy is a chain of cause and effect from learning up to finance (Kaplan/Norton).",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel   | Treibt |
        | S-1 | Finanzen    | Eigenständig bleiben |        |
        | S-2 | Kunden      | Nähe schaffen        | S-1    |
        | S-3 | Prozesse    | Wege verkürzen       | S-2    |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel   | Treibt |
        | S-1 | Finanzen    | Eigenständig bleiben |        |
        | S-2 | Kunden      | Nähe schaffen        | S-1    |
        | S-3 | Prozesse    | Wege verkürzen       |        |
    """

    def check(self, strategy, limits):
        if why := unordered(strategy.strategic_objectives):
            yield self.not_checked(why)
            return
        rows = [row for row in strategy.strategic_objectives if row.perspective in HEIGHT and strategy.is_active(row)]
        drives = {row: strategy.targets.get((row, "drives"), ()) for row in strategy.strategic_objectives}
        driven = {target for targets in drives.values() for target in targets}
        top = max((HEIGHT[row.perspective] for row in rows), default=0)
        for row in rows:
            if row.perspective == "finance" and row not in driven:
                yield self.finding(row, "name", "undriven", row=row)
            elif HEIGHT[row.perspective] < top and not self._reaches_above(row, drives):
                yield self.finding(row, "drives", row=row)

    def _reaches_above(self, start, drives):
        border, seen = [start], set()
        while border:
            row = border.pop()
            # How high a perspective of the organisation's own stands is not known: it may well be above.
            if HEIGHT.get(row.perspective, TOP + 1) > HEIGHT[start.perspective]:
                return True
            if row not in seen:
                seen.add(row)
                border += drives.get(row, ())
        return False
