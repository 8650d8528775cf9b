from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.calendar import months_after
from stimmig.rules.rule import Case, Rule, by_block


class NotReviewedForLong(Rule):
    code = "PDC804"
    severity = Severity.HINT
    title = Text("Strategie oder Scorecard lange nicht geprüft", "Strategy or scorecard not reviewed for long")
    message = Text(
        "{row} wurde zuletzt am {date} geprüft, vor mehr als {limit} Monaten.",
        "{row} was last reviewed on {date}, more than {limit} months ago.",
    )
    advice = Text(
        "Prüfen Sie, ob noch gilt, was hier steht, und tragen Sie das Datum unter „Geprüft am“ ein.",
        "Check whether what stands here still holds, and enter the date under “Reviewed on”.",
    )
    cases = {
        "many": Case(
            Text(
                "{count} Zeilen dieser Tabelle wurden vor mehr als {limit} Monaten zuletzt geprüft, die älteste am {date}.",
                "{count} rows of this table were last reviewed more than {limit} months ago, the oldest on {date}.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_date": Text(
            "Bei {count} {count:Zeile|Zeilen} der Strategie und der Scorecard steht nicht, wann sie zuletzt geprüft"
            " {count:wurde|wurden}.",
            "For {count} {count:row|rows} of the strategy and the scorecard it is not stated when {count:it was|they were}"
            " last reviewed.",
        )
    }
    reason = Text(
        "Strategien werden selten überprüft, und Veränderungen der Umwelt fließen nur verzögert ein (§1, §8).",
        "Strategies are seldom reviewed, and changes in the environment flow in only with delay (§1, §8).",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                     | Geprüft am |
        | H-1 | HED   | Treue Gemeinden tragen uns. | 2026-10-01 |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                     | Geprüft am |
        | H-1 | HED   | Treue Gemeinden tragen uns. | 2025-10-01 |
    """

    def check(self, strategy, limits):
        months = limits["review_months"]
        if months is None:
            return
        rows = [*strategy.level("hed", "med", "moal"), *strategy.strategic_objectives]
        rows = [row for row in rows if strategy.is_active(row)]
        old = [row for row in rows if row.reviewed_on and row.reviewed_on < limits.today
               and months_after(row.reviewed_on, months) < limits.today]  # fmt: skip
        for group in by_block(old):
            oldest = min(group, key=lambda row: row.reviewed_on)
            facts = {"date": oldest.reviewed_on, "limit": months}
            if len(group) > 1:
                yield self.finding_among(group, oldest, "reviewed_on", "many", **facts)
            else:
                yield self.finding(oldest, "reviewed_on", row=oldest, **facts)
        if undated := sum(row.reviewed_on is None for row in rows):
            yield self.not_checked("no_date", count=undated)
