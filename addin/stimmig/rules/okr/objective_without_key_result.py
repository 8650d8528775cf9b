from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import active_objectives, perhaps_meant
from stimmig.rules.rule import Case, Rule, by_block


class ObjectiveWithoutKeyResult(Rule):
    code = "OKR304"
    severity = Severity.ERROR
    title = Text("Objective ohne Key Result", "Objective without a key result")
    message = Text("{row} hat kein Key Result.", "{row} has no key result.")
    advice = Text(
        "Ergänzen Sie, woran Sie am Ende des Zyklus erkennen, dass es wahr geworden ist.",
        "State how you will recognise at the end of the cycle that it has come true.",
    )
    cases = {
        "none_at_all": Case(
            Text(
                "In den geprüften Mappen stehen keine Key Results; {count} {count:Objective hat|Objectives haben} keines.",
                "The checked workbooks hold no key results; {count} {count:objective has|objectives have} none.",
            ),
            Text(
                "Ergänzen Sie ein Blatt „Key Results“, oder geben Sie beim Prüfen auch die Mappe mit den Key Results an.",
                "Add a sheet “Key Results”, or check the workbook with the key results as well.",
            ),
        ),
        "none_left": Case(
            Text(
                "{row} hat kein Key Result mehr, das noch offen ist: {count:Das einzige ist|Alle {count} sind} erledigt"
                " oder verworfen.",
                "{row} has no key result left that is still open: {count:the only one is|all {count} are} done or"
                " dropped.",
            ),
            Text(
                "Schließen Sie das Objective ab, oder ergänzen Sie, woran Sie noch erkennen wollen, dass es wahr wird.",
                "Close the objective, or state how else you want to recognise that it comes true.",
            ),
            Severity.HINT,
        ),
    }
    reason = Text(
        "Ein Objective ohne Key Result bleibt ein Wunsch: Niemand merkt, ob es wahr wird.",
        "An objective without a key result stays a wish: nobody notices whether it comes true.",
    )
    holds = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        | O-2 | Menschen helfen einander |
        # Key Results
        | ID  | Objective | Key Result                    |
        | R-1 | O-1       | 8 von 10 kommen gern wieder   |
        | R-2 | O-2       | Jede Zweite hilft ihrem Nachbarn |
    """
    breaks = """
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        | O-2 | Menschen helfen einander |
        # Key Results
        | ID  | Objective | Key Result                    |
        | R-1 | O-1       | 8 von 10 kommen gern wieder   |
        | R-2 | O-1       | Jede Zweite hilft ihrem Nachbarn |
    """

    def check(self, strategy, limits):
        rows = active_objectives(strategy)
        if not strategy.key_results:
            for group in by_block(rows):
                yield self.finding_for(group, "name", "none_at_all")
            return
        meant = perhaps_meant(strategy)
        for row in rows:
            if row in meant or strategy.active_of(row, KeyResult):
                continue
            ended = len(strategy.of(row, KeyResult))
            if ended:
                yield self.finding(row, "name", "none_left", row=row, count=ended)
            else:
                yield self.finding(row, "name", row=row)
