from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.copies import scorecard_of
from stimmig.rules.verdicts import activity_without_effect
from stimmig.rules.wording_rule import WordingRule, sentence
from stimmig.wording import judgement


class BareMetricMovement(WordingRule):
    code = "KVR403"
    severity = Severity.WARNING
    title = Text("Key Result, das nur eine Messgröße bewegt", "Key result that only moves a metric")
    message = Text(
        "{row} bewegt nur eine Messgröße. {why}",
        "{row} only moves a metric. {why}",
    )
    advice = Text(
        "Sagen Sie, wessen Verhalten oder Urteil sich ändert, damit sich diese Zahl bewegt, und woran man es erkennt.",
        "Say whose behaviour or judgement changes so that this figure moves, and by what one can tell.",
    )
    reason = Text(
        "Bestehen OKR nur aus Messwerten, verschwindet das Nachdenken über Wirkung, Hypothesen und Lernen (Gefahr 1).",
        "Where OKRs are mere metrics, thinking about effect, hypotheses and learning disappears (danger 1).",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                                                                   |
        | R-1 | O-1       | Kunden empfehlen uns ihren Nachbarn, weil der Anruf beim ersten Mal hilft    |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                                                                   |
        | R-1 | O-1       | Umsatz um 10 % erhöhen                                                       |
    """

    def judged(self, strategy, limits, languages):
        scorecard = scorecard_of(strategy)
        for row, lang in languages.items():
            found = judgement.judge(row.name, lang)
            if found.label != judgement.METRIC:
                continue
            # A copy of a KPI is KVR401, a count of activities OUT502.
            if not activity_without_effect(row, lang) and not scorecard.is_copied_by(row, lang):
                yield self.finding(row, "name", row=row, why=sentence(found.why))
