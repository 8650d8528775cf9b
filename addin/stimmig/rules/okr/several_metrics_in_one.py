from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.several import measures_several


class SeveralMetricsInOne(WordingRule):
    code = "OKR310"
    severity = Severity.HINT
    title = Text("Mehrere Metriken in einem Key Result", "Several metrics in one key result")
    message = Text("{row} misst mehreres zugleich.", "{row} measures several things at once.")
    advice = Text("Machen Sie daraus zwei Key Results, oder entscheiden Sie sich für das wichtigere.", "Make two key results of it, or decide on the more important one.")  # fmt: skip
    reason = Text("Steigt das eine und fällt das andere, weiß niemand, ob es gelungen ist.", "If one rises and the other falls, nobody knows whether it succeeded.")  # fmt: skip
    holds = """
        # Key Results
        | ID  | Objective | Key Result                                            |
        | R-1 | O-1       | 80 % der Familien kommen gern wieder                  |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                                            |
        | R-1 | O-1       | 80 % der Familien kommen wieder und 20 bringen Freunde mit |
    """

    def judged(self, strategy, limits, languages):
        for row in languages:
            if measures_several(row.name):
                yield self.finding(row, "name", row=row)
