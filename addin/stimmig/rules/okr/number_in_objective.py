from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.counting import names_a_figure


class NumberInObjective(WordingRule):
    code = "OKR311"
    severity = Severity.HINT
    title = Text("Zahl im Objective", "Number inside an objective")
    message = Text(
        "{row} enthält eine Zahl; Zahlen gehören in die Key Results.",
        "{row} holds a number; numbers belong in the key results.",
    )
    advice = Text("Beschreiben Sie im Objective, was Menschen erleben, und verschieben Sie die Zahl in ein Key Result.", "Describe in the objective what people experience, and move the number to a key result.")  # fmt: skip
    reason = Text("Das Objective zeichnet ein Bild, die Key Results zeigen, ob es wahr wird (§4).", "The objective paints a picture, the key results show whether it comes true (§4).")  # fmt: skip
    holds = """
        # Objectives
        | ID  | Objective                       |
        | O-1 | Menschen erleben uns als nah    |
    """
    breaks = """
        # Objectives
        | ID  | Objective                       |
        | O-1 | 30 % mehr Menschen erleben uns als nah |
    """

    def rows(self, strategy):
        return [row for row in active_objectives(strategy) if row.name]

    def judged(self, strategy, limits, languages):
        for row in languages:
            if names_a_figure(row.name):
                yield self.finding(row, "name", row=row)
