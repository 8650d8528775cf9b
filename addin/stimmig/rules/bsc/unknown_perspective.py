from stimmig.findings import Severity
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.rules.naming import quoted
from stimmig.rules.perspectives import NOT_STATED, by_perspective, own_name
from stimmig.rules.rule import Rule


class UnknownPerspective(Rule):
    code = "BSC101"
    severity = Severity.WARNING
    title = Text("Unbekannte Perspektive", "Unknown perspective")
    message = Text(
        "{name} ist keine der vier Perspektiven und nicht als eigene angemeldet ({count:ein Ziel|{count} Ziele}).",
        "{name} is not one of the four perspectives and is not declared as one of your own ({count:one objective|{count} objectives}).",
    )
    advice = Text(
        "Berichtigen Sie die Schreibweise, oder nennen Sie sie auf dem Blatt „Einstellungen“ unter „Eigene Perspektiven“.",
        "Correct the spelling, or name it on the sheet “Settings” under “Our own perspectives”.",
    )
    unchecked = {"no_perspective": NOT_STATED}
    reason = Text(
        "Die Perspektiven sorgen dafür, dass die Strategie als Ganzes betrachtet wird (§1); Tippfehler reißen sie auseinander.",
        "The perspectives make sure that the strategy is seen as a whole (§1); a typing error tears one of them apart.",
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
        declared = set(map(fold, limits["perspectives"] or ()))
        groups = by_perspective(strategy.strategic_objectives)
        if strategy.strategic_objectives and not groups:
            yield self.not_checked("no_perspective")
        for perspective, rows in groups.items():
            own = own_name(perspective)
            if own and fold(own) not in declared:
                yield self.finding_for(rows, "perspective", name=quoted(own))
