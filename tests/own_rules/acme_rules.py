"""A rule of an organisation's own: at Acme nobody shouts."""

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class ObjectiveInCapitals(Rule):
    code = "ACM901"
    severity = Severity.HINT
    title = Text("Objective in Großbuchstaben", "Objective in capitals")
    message = Text("{row} steht ganz in Großbuchstaben.", "{row} is all in capitals.")
    advice = Text("Schreiben Sie es, wie Sie es sagen würden.", "Write it the way that you would say it.")
    reason = Text("Wer schreit, wird nicht besser verstanden.", "Shouting does not make it clearer.")
    holds = """
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah | S-1           |
    """
    breaks = """
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | MENSCHEN ERLEBEN UNS NAH | S-1           |
    """

    def check(self, strategy, limits):
        for objective in strategy.objectives:
            if objective.name.isupper():
                yield self.finding(objective, "name", row=objective)
