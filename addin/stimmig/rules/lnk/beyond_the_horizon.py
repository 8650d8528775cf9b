from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.direction import MidTermEconomicDirection, MidTermGoal
from stimmig.rules.cycles import active_objectives
from stimmig.rules.rule import Case, Rule
from stimmig.rules.touch import rows_above


class BeyondTheHorizon(Rule):
    code = "LNK454"
    severity = Severity.WARNING
    title = Text(
        "Zyklus oder Moal reicht über den Horizont hinaus, dem er dient",
        "Cycle or Moal beyond the horizon that it serves",
    )
    message = Text(
        "{row} endet am {end}, nach dem Horizont des Moals {name} ({limit}), dem er dient.",
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
                "{row} extends to {end}, its MED {name} only to {limit}.",
            ),
            Text(
                "Verlängern Sie den Horizont der MED, oder ziehen Sie den des Moals vor.",
                "Extend the horizon of the MED, or bring the Moal's forward.",
            ),
        )
    }
    unchecked = {
        "no_horizon": Text(
            "{count} {count:Zeile|Zeilen} der Ebenen Moal und MED, denen etwas dient, {count:hat|haben} keinen Horizont.",
            "{count} {count:row|rows} of the levels Moal and MED that something serves {count:has|have} no horizon.",
        ),
        "no_end": Text(
            "Bei {count} {count:Zyklus|Zyklen} im Dienst eines Moals fehlt das Ende.",
            "{count} {count:cycle|cycles} serving a Moal {count:has|have} no end date.",
        ),
    }
    reason = Text(
        "Jede Ebene gilt länger als die, die ihr dient; sonst arbeitet ein Team für ein abgelaufenes Bild.",
        "Each level holds longer than the one serving it; otherwise a team works for a picture that has expired.",
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
        pairs = [*self._cycles(strategy), *self._moals(strategy)]
        undated = {above for _, _, above in pairs if above.horizon is None}
        undated |= {row for row, field, _ in pairs if field == "horizon" and row.horizon is None}
        endless = {row for row, field, _ in pairs if field == "end" and row.end is None}
        for row, field, above in pairs:
            end = row.end if field == "end" else row.horizon
            if end and above.horizon and end > above.horizon:
                case = "" if field == "end" else "moal"
                yield self.finding(row, field, case, row=row, end=end, name=above.label, limit=above.horizon)
        for why, rows in (("no_horizon", undated), ("no_end", endless)):
            if rows:
                yield self.not_checked(why, count=len(rows))

    def _cycles(self, strategy):
        """Return each running cycle with the Moals that its objectives serve, through the scorecard or directly."""
        return dict.fromkeys(
            (cycle, "end", moal)
            for objective in active_objectives(strategy)
            if (cycle := strategy.cycle_of(objective)) is not None
            for moal in rows_above(strategy, objective)
            if isinstance(moal, MidTermGoal)
        )

    def _moals(self, strategy):
        return [
            (moal, "horizon", med)
            for moal in strategy.level("moal")
            for med in strategy.parents(moal)
            if isinstance(med, MidTermEconomicDirection)
        ]
