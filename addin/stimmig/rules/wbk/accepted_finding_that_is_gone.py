from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule
from stimmig.rules.wbk.acceptance_without_effect import called


class AcceptedFindingThatIsGone(Rule):
    code = "WBK010"
    severity = Severity.HINT
    about_acceptances = True
    title = Text("Akzeptierter Befund, den es nicht mehr gibt", "Accepted finding whose cause is gone")
    message = Text(
        "Akzeptiert ist {name}; einen solchen Befund gibt es nicht mehr.",
        "{name} is accepted, but there is no such finding any more.",
    )
    advice = Text(
        "Streichen Sie die Zeile. Heißt die betroffene Zeile nur anders, tragen Sie ein, wie sie jetzt heißt.",
        "Delete the line. If the row concerned is merely called something else now, enter that.",
    )
    reason = Text(
        "Was stehen bleibt, würde einen späteren Befund gleichen Namens ungesehen verdecken.",
        "Left in place, it would hide a later finding of the same name unseen.",
    )
    holds = """
        # BSC
        | ID  | Strategisches Ziel | Warum |
        | S-1 | Nähe zu den Dörfern |      |
        # Akzeptierte Befunde
        | Regel  | Zeile | Warum                         | Von     | Bis |
        | PUR001 | S-1   | Der Purpose wird erst gesucht | A. Kern |     |
    """
    breaks = """
        # BSC
        | ID  | Strategisches Ziel | Warum |
        | S-1 | Nähe zu den Dörfern |      |
        # Akzeptierte Befunde
        | Regel  | Zeile | Warum                         | Von     | Bis |
        | PUR001 | S-9   | Der Purpose wird erst gesucht | A. Kern |     |
    """

    def check(self, strategy, limits):
        for one in strategy.acceptances:
            if one.state == "stale":
                yield self.finding(one.place("row", strategy.sources[0].name), name=called(one))
