from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.direction import MidTermEconomicDirection, MidTermGoal
from stimmig.rules.rule import Case, Rule


class BeyondTheHorizon(Rule):
    code = "LNK454"
    severity = Severity.WARNING
    title = Text(
        "Zyklus oder Moal reicht über den Horizont hinaus, dem er dient",
        "Cycle or Moal beyond the horizon that it serves",
    )
    message = Text(
        "{row} endet am {end}, nach dem Horizont des Moal {name} ({limit}), dem er dient.",
        "{row} ends on {end}, after the horizon of the Moal {name} ({limit}) that it serves.",
    )
    advice = Text(
        "Prüfen Sie, ob der Moal noch gilt, und verlängern Sie seinen Horizont oder verkürzen Sie den Zyklus.",
        "Check whether the Moal still holds, and extend its horizon or shorten the cycle.",
    )
    cases = {
        "moal": Case(
            Text(
                "{row} reicht bis {end}, seine MED {name} nur bis {limit}.",
                "{row} reaches to {end}, its MED {name} only to {limit}.",
            ),
            Text(
                "Verlängern Sie den Horizont der MED, oder ziehen Sie den des Moal vor.",
                "Extend the horizon of the MED, or bring that of the Moal forward.",
            ),
        )
    }
    reason = Text(
        "Jede Ebene gilt länger als die, die ihr dient; sonst arbeitet ein Team für ein abgelaufenes Bild.",
        "Each level holds longer than the one serving it; else a team works for a picture that has run out.",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                        | Horizont   |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | 2027-10-31 |
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                | Zahlt ein auf |
        | O-1 | C-1    | Menschen erleben uns nah | Z-1           |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                        | Horizont   |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | 2026-11-30 |
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                | Zahlt ein auf |
        | O-1 | C-1    | Menschen erleben uns nah | Z-1           |
    """

    def check(self, strategy, limits):
        seen = set()
        for objective in strategy.objectives:
            cycle = strategy.cycle_of(objective)
            for moal in strategy.parents(objective):
                if (
                    not (cycle and cycle.end and isinstance(moal, MidTermGoal) and moal.horizon)
                    or (cycle, moal) in seen
                ):
                    continue
                seen.add((cycle, moal))
                if cycle.end > moal.horizon and strategy.is_active(cycle):
                    yield self.finding(cycle, "end", row=cycle, end=cycle.end, name=moal.label, limit=moal.horizon)
        for moal in strategy.level("moal"):
            for med in strategy.parents(moal):
                if (
                    isinstance(med, MidTermEconomicDirection)
                    and moal.horizon
                    and med.horizon
                    and moal.horizon > med.horizon
                ):
                    yield self.finding(
                        moal, "horizon", "moal", row=moal, end=moal.horizon, name=med.label, limit=med.horizon
                    )
