from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.copies import scorecard_of
from stimmig.rules.rule import Case
from stimmig.rules.wording_rule import WordingRule, active_key_results, sentence


class KeyResultThatRepeatsTheScorecard(WordingRule):
    code = "KVR401"
    severity = Severity.ERROR
    title = Text(
        "Key Result, das eine Kennzahl oder ein strategisches Ziel wiederholt",
        "Key result that repeats a KPI or a strategic objective",
    )
    message = Text("{row} wiederholt {name:accusative} ({place}).", "{row} repeats {name:lower} ({place}).")
    advice = Text(
        "Fragen Sie: Wer müsste sich anders verhalten oder anders urteilen, damit sich dort etwas bewegt? Das ist Ihr"
        " Key Result.",
        "Ask: who would have to act or judge differently for something to move there? That is your key result.",
    )
    cases = {
        "near": Case(
            Text(
                "{row} sagt nur, was {name:lower} ({place}) schon sagt. {why}",
                "{row} only says what {name:lower} ({place}) already says. {why}",
            ),
            advice,
            Severity.WARNING,
        )
    }
    reason = Text(
        "Kopiert ein Key Result eine Kennzahl, wird das System statisch: Die Kennzahl misst, das Key Result ist die"
        " Hypothese, wie man sie bewegt (Gefahr 2).",
        "Where a key result copies a KPI, the system becomes static: the KPI measures, the key result is the hypothesis"
        " how to move it (danger 2).",
    )
    judges_wording = False  # the error is decided by comparing words; only what is near it is judged
    _rows = """
        # Kennzahlen
        | ID  | Kennzahl               |
        | K-1 | Treue der Stammgäste   |
        # Key Results
        | ID  | Objective | Key Result                                        |"""
    holds = f"""{_rows}
        | R-1 | O-1       | 8 von 10 Gästen bringen beim nächsten Mal Freunde mit |
    """
    breaks = f"""{_rows}
        | R-1 | O-1       | Treue der Stammgäste                              |
    """

    def check(self, strategy, limits):
        scorecard = scorecard_of(strategy)
        for row in active_key_results(strategy):
            if same := scorecard.word_for_word(row):
                yield self.finding(row, "name", row=row, name=same, place=strategy.spot(same.place("name")))
        yield from super().check(strategy, limits)

    def rows(self, strategy):
        scorecard = scorecard_of(strategy)
        return [row for row in active_key_results(strategy) if not scorecard.word_for_word(row)]

    def judged(self, strategy, limits, languages):
        scorecard = scorecard_of(strategy)
        for row, lang in languages.items():
            if copied := scorecard.in_other_words(row, lang):
                place = strategy.spot(copied.entry.place("name"))
                why = sentence(copied.why)
                yield self.finding(row, "name", "near", row=row, name=copied.entry, place=place, why=why)
