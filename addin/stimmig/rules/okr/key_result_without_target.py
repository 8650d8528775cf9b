from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule
from stimmig.wording.counting import names_a_number


class KeyResultWithoutTarget(Rule):
    code = "OKR309"
    severity = Severity.WARNING
    title = Text("Key Result ohne messbares Ziel", "Key result without a measurable target")
    message = Text(
        "{row} nennt weder im Text noch unter „Zielwert“ eine Zahl.",
        "{row} names no number, neither in its text nor under “Target”.",
    )
    advice = Text(
        "Sagen Sie, ab wann es erreicht ist: wie viele, welcher Anteil, wie oft.",
        "Say what counts as reached: how many, what share, how often.",
    )
    reason = Text(
        "Ohne Maß lässt sich im Check-in nicht sehen, ob sich etwas verändert.",
        "Without a measure a check-in cannot show whether anything changes.",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                             |
        | R-1 | O-1       | Jede zweite Familie kommt gern wieder  |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                             |
        | R-1 | O-1       | Familien kommen gern wieder            |
    """

    def check(self, strategy, limits):
        for row in strategy.key_results:
            if (
                row.target is None
                and row.target_text is None  # a range
                and "target" not in row.unread
                and row.name
                and strategy.is_active(row)
                and not names_a_number(row.name)
            ):
                field = "target" if "target" in row.row.block.columns else "name"
                yield self.finding(row, field, row=row)
