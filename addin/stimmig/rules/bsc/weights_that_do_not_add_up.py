from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import StrategicObjective
from stimmig.rules.naming import named
from stimmig.rules.perspectives import perspective_name
from stimmig.rules.rule import Case, Rule, by_block

_SUMS = (1, 10, 100)


class WeightsThatDoNotAddUp(Rule):
    code = "BSC110"
    severity = Severity.WARNING
    title = Text("Gewichte, die nicht aufgehen", "Weights that do not add up")
    message = Text(
        "Die Gewichte von {count} Zeilen ({name}) ergeben zusammen {sum}, nicht 1, 10 oder 100.",
        "The weights of {count} rows ({name}) add up to {sum}, not to 1, 10 or 100.",
    )
    advice = Text(
        "Gleichen Sie die Gewichte ab, oder löschen Sie die Spalte, wenn niemand damit rechnet.",
        "Balance the weights, or delete the column if nobody calculates with it.",
    )
    cases = {
        "missing": Case(
            Text(
                "{missing} von {count} Zeilen ({name}) {missing:hat|haben} kein Gewicht; die übrigen ergeben {sum}.",
                "{missing} of {count} rows ({name}) {missing:has|have} no weight; the others add up to {sum}.",
            ),
            Text("Ergänzen Sie die fehlenden Gewichte.", "Add the missing weights."),
        ),
        "negative": Case(
            Text("{row} hat ein negatives Gewicht ({value}).", "{row} has a negative weight ({value})."),
            Text("Tragen Sie ein Gewicht ab 0 ein.", "Enter a weight of 0 or more."),
        ),
    }
    reason = Text(
        "Gewichte, die nicht aufgehen, machen jede gewichtete Zielerreichung falsch.",
        "Weights that do not add up make every weighted achievement wrong.",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Gewicht |
        | S-1 | Kunden      | Nähe schaffen      | 60      |
        | S-2 | Kunden      | Wege verkürzen     | 40      |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Gewicht |
        | S-1 | Kunden      | Nähe schaffen      | 60      |
        | S-2 | Kunden      | Wege verkürzen     | 60      |
    """

    def check(self, strategy, limits):
        for rows in by_block([*strategy.strategic_objectives, *strategy.kpis]):
            weighted = [row for row in rows if row.weight is not None]
            for row in weighted:
                if row.weight < 0:
                    yield self.finding(row, "weight", "negative", row=row, value=row.weight)
            if not weighted or any(row.weight < 0 for row in weighted):
                continue
            groupings = [self._groups(strategy, rows), [(Text("alle", "all"), rows)]]
            if not any(all(self._adds_up(group) for _, group in groups) for groups in groupings):
                for name, group in groupings[0]:
                    if not self._adds_up(group):
                        yield self._about(name, group)

    def _about(self, name, rows):
        missing = sum(row.weight is None for row in rows)
        total = round(sum(row.weight or 0 for row in rows), 6)
        facts = {"name": name, "sum": total, "missing": missing}
        return self.finding_for(rows, "weight", "missing" if missing else "", **facts)

    def _groups(self, strategy, rows):
        """Return the first grouping that the sheet shows: KPIs by objective, objectives by perspective."""
        groups: dict = {}
        for row in rows:
            if isinstance(row, StrategicObjective):
                key = row.perspective and perspective_name(row.perspective)
            else:
                parent = next(iter(strategy.parents(row)), None)
                key = parent and named(parent)
            groups.setdefault(key or Text("ohne Gruppe", "without a group"), []).append(row)
        return list(groups.items())

    def _adds_up(self, rows):
        weights = [row.weight for row in rows]
        return None not in weights and any(abs(sum(weights) - whole) <= 0.005 * whole for whole in _SUMS)
