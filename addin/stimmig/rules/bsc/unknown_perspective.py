from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import OTHER_PERSPECTIVE
from stimmig.rules.naming import quoted
from stimmig.rules.perspectives import by_perspective
from stimmig.rules.rule import Rule


class UnknownPerspective(Rule):
    code = "BSC101"
    severity = Severity.WARNING
    title = Text("Unbekannte Perspektive", "Unknown perspective")
    message = Text(
        "{name} ist keine der vier Perspektiven und nicht als eigene angemeldet ({count} {count:Ziel|Ziele}).",
        "{name} is none of the four perspectives and not declared as one of your own ({count} {count:objective|objectives}).",
    )
    advice = Text(
        "Berichtigen Sie die Schreibweise, oder nennen Sie sie auf dem Blatt „Einstellungen“ unter „Eigene Perspektiven“.",
        "Correct the spelling, or name it on the sheet “Settings” under “Perspectives of our own”.",
    )
    reason = Text(
        "Die Perspektiven sorgen dafür, dass die Strategie als Ganzes betrachtet wird (§1); Tippfehler reißen sie auseinander.",
        "The perspectives keep the view of the strategy whole (§1); a typing error tears one apart.",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kundn       | Nähe schaffen      |
    """

    def check(self, strategy, limits):
        declared = {name.casefold() for name in limits["perspectives"] or ()}
        for perspective, rows in by_perspective(strategy.strategic_objectives).items():
            own = perspective.removeprefix(OTHER_PERSPECTIVE)
            if own != perspective and own.casefold() not in declared:
                yield self.finding(rows[0], "perspective", rows=len(rows), name=quoted(own), count=len(rows))
