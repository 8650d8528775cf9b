from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.check_ins import last_of, running_key_results, scale_of
from stimmig.rules.rule import Case, Rule


class LowConfidenceUnexplained(Rule):
    code = "CHK904"
    severity = Severity.HINT
    title = Text("Gesunkene oder geringe Zuversicht ohne Erklärung", "Fallen or low confidence without an explanation")
    message = Text(
        "{row} hat im letzten Check-in eine Zuversicht von {value}; weder ein Kommentar noch ein nächster Schritt steht"
        " dabei.",
        "{row} has a confidence of {value} in its last check-in, without a comment or a next step.",
    )
    advice = Text(
        "Schreiben Sie in einem Satz, was geschehen ist oder was Sie als Nächstes versuchen; vielleicht kann jemand helfen.",
        "Write in one sentence what has happened or what you will try next; perhaps somebody can help.",
    )
    cases = {
        "drop": Case(
            Text(
                "{row} fiel im letzten Check-in von Zuversicht {high} auf {low}; weder ein Kommentar noch ein nächster"
                " Schritt steht dabei.",
                "{row} fell from a confidence of {high} to {low} in its last check-in, without a comment or a next step.",
            ),
            advice,
        )
    }
    reason = Text(
        "Geringe Zuversicht ist eine Nachricht an alle; ohne ein Wort dazu kann niemand helfen.",
        "Low confidence is a message to all; without a word about it nobody can help.",
    )
    _rows = """
        # Key Results
        | ID  | Objective | Key Result                  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder |
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht | Was ist passiert | Nächster Schritt |
        | CI-1 | 2026-11-11 | R-1        | 4    | 7          | {text} |                  |
        | CI-2 | 2026-11-18 | R-1        | 4    | 3          | {text2} |                  |
    """
    holds = _rows.replace("{text}", "Viel Regen      ").replace("{text2}", "Zwei sind krank ")
    breaks = _rows.replace("{text}", "Viel Regen      ").replace("{text2}", "                ")

    def check(self, strategy, limits):
        if not strategy.checkins:
            return
        for row, _ in running_key_results(strategy, limits.today):
            *before, last = last_of(strategy, row, 2) or (None,)
            if last is None or last.confidence is None or last.what_happened or last.why or last.next_step:
                continue
            yield from self._unexplained(row, last, before[0].confidence if before else None, limits)

    def _unexplained(self, row, last, before, limits):
        scale = scale_of(last.row.block, [last.row.index], [last.confidence], limits)
        drop, low = limits["confidence_drop"], limits["confidence_low"]
        if scale is None:
            return
        place = last.row.place("confidence")
        if drop and before is not None and before - last.confidence >= drop * scale.factor:
            yield self.finding(place, case="drop", row=row, high=before, low=last.confidence)
        elif low is not None and last.confidence <= scale.low + low * scale.factor:
            yield self.finding(place, row=row, value=last.confidence)
