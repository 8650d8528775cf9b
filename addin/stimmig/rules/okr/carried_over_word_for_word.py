from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import cycle_before
from stimmig.rules.rule import Rule


class CarriedOverWordForWord(Rule):
    code = "OKR308"
    severity = Severity.HINT
    title = Text("Wörtlich aus dem vorigen Zyklus übernommen", "Carried over word for word from the cycle before")
    message = Text(
        "{row} stand mit denselben Worten schon im vorigen Zyklus ({place}).",
        "{row} stood in the cycle before with the same words ({place}).",
    )
    advice = Text(
        "Fragen Sie, was Sie seither gelernt haben, und formulieren Sie danach neu, oder lassen Sie es ruhen.",
        "Ask what you have learned since, and word it anew after that, or let it rest.",
    )
    reason = Text(
        "OKR sind Lernzyklen; wer wörtlich fortschreibt, hat nichts gelernt, was er sagen könnte (§7, §8).",
        "OKRs are learning cycles; carrying on word for word means nothing was learned that could be said (§7, §8).",
    )
    _cycles = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 |
        | C-2 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |"""
    holds = f"""{_cycles}
        | O-2 | C-2    | Menschen helfen einander |
    """
    breaks = f"""{_cycles}
        | O-2 | C-2    | Menschen erleben uns nah |
    """

    def check(self, strategy, limits):
        by_cycle: dict = {}
        for objective in strategy.objectives:
            if (cycle := strategy.cycle_of(objective)) is not None:
                by_cycle.setdefault(cycle, []).append(objective)
        for cycle, objectives in by_cycle.items():
            before = by_cycle.get(cycle_before(cycle, by_cycle), ())
            for kind in (lambda rows: rows, lambda rows: [kr for row in rows for kr in strategy.of(row, KeyResult)]):
                earlier = {_words(row.name): row for row in kind(before) if row.name}
                for row in kind(objectives):
                    if same := earlier.get(_words(row.name)):
                        yield self.finding(row, "name", row=row, place=str(same.place("name")))


def _words(text):
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
