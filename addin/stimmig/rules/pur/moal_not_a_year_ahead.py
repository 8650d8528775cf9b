from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.calendar import months_after
from stimmig.rules.rule import Case
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording import judgement
from stimmig.wording.counting import names_a_figure
from stimmig.wording.several import is_bare_number, without_spans


class MoalNotAYearAhead(WordingRule):
    code = "PUR009"
    severity = Severity.WARNING
    title = Text("Moal, der kein Zielbild in etwa einem Jahr ist", "Moal that does not look about one year ahead")
    message = Text(
        "{row} gilt für den {date}; geprüft wurde er am {since}. Ein Moal blickt {low} bis {high} Monate voraus.",
        "{row} is set for {date}; it was reviewed on {since}. A Moal looks {low} to {high} months ahead.",
    )
    advice = Text(
        "Setzen Sie den Horizont etwa ein Jahr nach der letzten Prüfung, oder prüfen Sie den Moal neu.",
        "Set the horizon about a year after the last review, or review the Moal again.",
    )
    cases = {
        "number": Case(
            Text(
                "{row} nennt nur eine Zahl; wie es dann ist, lässt sich nicht sehen.",
                "{row} only names a number; what it will be like cannot be seen.",
            ),
            Text(
                "Beschreiben Sie in einem Satz, was Menschen in einem Jahr erleben; die Zahl wird zur Kennzahl.",
                "Describe in one sentence what people experience in a year; the number becomes a KPI.",
            ),
            Severity.HINT,
        )
    }
    unchecked = WordingRule.unchecked | {
        "no_review": Text(
            "Bei {count} {count:Moal|Moals} steht kein Datum unter „Geprüft am“ oder kein Horizont.",
            "{count} {count:Moal has|Moals have} no date under “Reviewed on” or no horizon.",
        ),
    }
    reason = Text(
        "Der Moal ist das Zielbild in einem Jahr, wenn wir erfolgreich sind (§2).",
        "The Moal is the picture of success in one year (§2).",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                        | Horizont   | Geprüft am |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | 2027-10-31 | 2026-10-01 |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                        | Horizont   | Geprüft am |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | 2029-10-31 | 2026-10-01 |
    """

    judges_wording = False  # the dates are compared; only the hint is judged

    def check(self, strategy, limits):
        yield from super().check(strategy, limits)
        low, high = limits["moal_months_min"], limits["moal_months_max"]
        moals = strategy.level("moal")
        if low is None or high is None:
            return
        dated = [row for row in moals if row.horizon and row.reviewed_on]
        if len(dated) < len(moals):
            yield self.not_checked("no_review", count=len(moals) - len(dated))
        for row in dated:
            if not months_after(row.reviewed_on, low) <= row.horizon <= months_after(row.reviewed_on, high):
                yield self.finding(row, "horizon", row=row, date=row.horizon, since=row.reviewed_on, low=low, high=high)

    def rows(self, strategy):
        return [row for row in strategy.level("moal") if row.name and strategy.is_active(row)]

    def judged(self, strategy, limits, languages):
        for row, lang in languages.items():
            if names_a_figure(plain := without_spans(row.name)):
                bare = is_bare_number(plain) or judgement.judge(row.name, lang).label == judgement.METRIC
                if bare:
                    yield self.finding(row, "name", "number", row=row)
