from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import active_objectives, perhaps_meant
from stimmig.rules.rule import Rule


class ObjectiveWithOneKeyResult(Rule):
    code = "OKR305"
    severity = Severity.HINT
    title = Text("Objective mit nur einem Key Result", "Objective with a single key result")
    message = Text("{row} hängt an einem einzigen Key Result.", "{row} depends on a single key result.")
    advice = Text(
        "Fragen Sie, woran Sie die Veränderung noch erkennen würden; ein zweiter Blick schützt vor einer Zahl, die täuscht.",
        "Ask how else you would recognise the change; a second view guards against a misleading number.",
    )
    reason = Text(
        "Mit einem einzigen Key Result wird aus dem Objective leicht eine Zielzahl.",
        "With a single key result an objective easily becomes a target number.",
    )
    holds = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                       |
        | R-1 | O-1       | 8 von 10 kommen gern wieder      |
        | R-2 | O-1       | Jede Zweite hilft ihrem Nachbarn |
    """
    breaks = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                       |
        | R-1 | O-1       | 8 von 10 kommen gern wieder      |
    """

    def check(self, strategy, limits):
        meant = perhaps_meant(strategy)
        for row in active_objectives(strategy):
            if len(strategy.active_of(row, KeyResult)) == 1 and row not in meant:
                yield self.finding(row, "name", row=row)
