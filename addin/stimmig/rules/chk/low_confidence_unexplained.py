from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.check_ins import is_under_way, last_of, scale_of, told_in
from stimmig.rules.rule import Case, Rule

_WORDS = ("what_happened", "why", "next_step")


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
                "Die Zuversicht für {row:accusative} fiel im letzten Check-in von {high} auf {low}; weder ein Kommentar"
                " noch ein nächster Schritt steht dabei.",
                "Confidence in {row:lower} fell from {high} to {low} in its last check-in, without a comment or a next"
                " step.",
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
        for row in strategy.key_results:
            last = last_of(strategy, row, 2)
            words = (told_in(last[-1:], field) for field in _WORDS)
            if last and not any(map(any, words)) and is_under_way(strategy, row, limits.today):
                yield from self._unexplained(row, last, limits)

    def _unexplained(self, row, last, limits):
        (part, at), confidences = last[-1], told_in(last, "confidence")
        value, before = confidences[-1], confidences[0]
        scale = scale_of(part.block, [part.rows[at]], [value], limits)
        if scale is None or value is None:
            return
        place = part.block.place(part.rows[at], "confidence")
        drop, low = limits["confidence_drop"], limits["confidence_low"]
        if drop and before is not None and before - value >= drop * scale.factor:
            yield self.finding(place, case="drop", row=row, high=before, low=value)
        elif low is not None and value <= scale.low + low * scale.factor:
            yield self.finding(place, row=row, value=value)
