from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import closed_sets
from stimmig.rules.rule import Case, Rule


class CycleWithoutLearning(Rule):
    code = "PDC801"
    severity = Severity.WARNING
    title = Text("Abgeschlossener Zyklus ohne Erkenntnis", "Closed cycle without a learning")
    message = Text(
        "{row} ist abgeschlossen (Zyklus {cycle}), doch unter „Reviews“ steht keine Erkenntnis dazu.",
        "{row} is closed (cycle {cycle}), but “Reviews” holds no learning about it.",
    )
    advice = Text(
        "Schreiben Sie je Objective unter „Erkenntnis“ in einem Satz, was Sie über seine Wirkung gelernt haben.",
        "Write for each objective under “Learning” in one sentence what you have learned about its effect.",
    )
    cases = {
        "many": Case(
            Text(
                "Der Zyklus {cycle} ist abgeschlossen, doch zu {count} von {total} Objectives steht unter „Reviews“ keine"
                " Erkenntnis.",
                "The cycle {cycle} is closed, but for {count} of {total} objectives “Reviews” holds no learning.",
            ),
            advice,
        )
    }
    reason = Text(
        "OKR sind Lernzyklen: Ohne Erkenntnis bleibt vom Zyklus nur sein Ergebnis (§8, Gefahr 1).",
        "OKRs are learning cycles: without a learning only the result remains of the cycle (§8, danger 1).",
    )
    _rows = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Status        |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | abgeschlossen |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Reviews
        | Zyklus | Objective | Erkenntnis                        | Entscheidung |
        | C-1    | O-1       | {learning} | beibehalten  |
    """
    holds = _rows.replace("{learning}", "Wer gefragt wird, kommt wieder.  ")
    breaks = _rows.replace("{learning}", "                                 ")

    def check(self, strategy, limits):
        told = [review for review in strategy.reviews if review.learning]
        learned = {row for review in told for row in strategy.targets.get((review, "objective"), ())}
        # A review that names no objective speaks for its cycle.
        whole = {row for review in told if not review.objective for row in strategy.targets.get((review, "cycle"), ())}
        for cycle, one in closed_sets(strategy, limits.today):
            rows = [row for row in one.objectives if row not in learned]
            if not rows or (cycle in whole and len(one.objectives) == 1):
                continue
            facts = {"cycle": one.cycle or cycle.label}
            if len(rows) > 1:
                yield self.finding_for(rows, "name", "many", total=len(one.objectives), **facts)
            else:
                yield self.finding(rows[0], "name", row=rows[0], **facts)
