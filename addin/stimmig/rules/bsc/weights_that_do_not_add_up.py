from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI
from stimmig.rules.naming import named
from stimmig.rules.perspectives import perspective_name
from stimmig.rules.rule import Case, Rule, by_block

_SUMS = (1, 10, 100)
_TOLERANCE = 0.01
"""three thirds of 33 % are meant to be a whole"""
_TABLE = Text("Die ganze Tabelle", "The whole table")
_REST = Text("Die Zeilen ohne Zuordnung", "The rows that belong to none")


class WeightsThatDoNotAddUp(Rule):
    code = "BSC110"
    severity = Severity.WARNING
    title = Text("Gewichte, die nicht aufgehen", "Weights that do not add up")
    message = Text(
        "Für {name:accusative} {count:beträgt das einzige Gewicht|ergeben die {count} Gewichte zusammen} {sum}, nicht 1, 10 oder 100.",
        "For {name:lower}, {count:the only weight is|the {count} weights add up to} {sum}, not 1, 10 or 100.",
    )
    advice = Text(
        "Passen Sie die Gewichte an, oder löschen Sie die Spalte, wenn niemand damit rechnet.",
        "Adjust the weights, or delete the column if nobody calculates with it.",
    )
    cases = {
        "missing": Case(
            Text(
                "Für {name:accusative} {missing:fehlt|fehlen} {missing} von {count} Gewichten; bis jetzt ergibt sich {sum}.",
                "For {name:lower}, {missing} of {count} weights {missing:is|are} missing; so far they add up to {sum}.",
            ),
            Text(
                "Ergänzen Sie {missing:das fehlende Gewicht|die fehlenden Gewichte}.",
                "Add the missing {missing:weight|weights}.",
            ),
        ),
        "all_missing": Case(
            Text(
                "Für {name:accusative} {count:fehlt das einzige Gewicht|fehlen alle {count} Gewichte}, für andere Zeilen der Tabelle nicht.",
                "For {name:lower}, {count:the only weight is|all {count} weights are} missing; other rows of the table have theirs.",
            ),
            Text("Ergänzen Sie {count:es|sie}.", "Add {count:it|them}."),
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
        rows = [row for row in (*strategy.strategic_objectives, *strategy.kpis) if strategy.is_active(row)]
        for table in by_block(rows):
            weighted = [row for row in table if row.weight is not None]
            negative = [row for row in weighted if row.weight < 0]
            for row in negative:
                yield self.finding(row, "weight", "negative", row=row, value=row.weight)
            if weighted and not negative:
                rows = weighted if _stand_with_objectives(strategy, table) else table
                for name, group in _meant([_groups(rows, key) for key in _keys(strategy)]):
                    if not _adds_up(group):
                        yield self._about(name, group)

    def _about(self, name, rows):
        missing = sum(row.weight is None for row in rows)
        total = round(sum(row.weight or 0 for row in rows), 6)
        case = "all_missing" if missing == len(rows) else "missing" if missing else ""
        return self.finding_for(rows, "weight", case, name=name, sum=total, missing=missing)


def _stand_with_objectives(strategy, rows):
    """Say whether the weights are those of objectives: of the KPIs of each, the first row alone has one."""
    groups: dict = {}
    for row in rows:
        parent = next(iter(strategy.parents(row)), None) if isinstance(row, KPI) else None
        groups.setdefault(parent, []).append(row.weight is not None or "weight" in row.unread)
    several = [told for told in groups.values() if len(told) > 1]
    return bool(several) and None not in groups and all(told[0] and not any(told[1:]) for told in groups.values())


def _keys(strategy):
    """Return what may hold rows together whose weights make a whole, the closest first: row → name of its group."""

    def objective(row):
        return next((named(parent) for parent in strategy.parents(row) if isinstance(row, KPI)), None)

    def perspective(row):
        above = (row, *strategy.parents(row))
        stated = next((name for one in above if (name := getattr(one, "perspective", None))), None)
        name = stated and perspective_name(stated)
        return name and Text(f"Die Perspektive {name.de}", f"The {name.en} perspective")

    return objective, perspective, lambda row: _TABLE


def _groups(rows, key):
    """Return name → its rows, without groups that hold an unreadable weight: another rule speaks about that."""
    groups: dict = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    if set(groups) == {None}:
        return []
    return [
        (name or _REST, group) for name, group in groups.items() if not any("weight" in row.unread for row in group)
    ]


def _meant(groupings):
    """Return the grouping after which the weights are given: all of it adds up, else part of it, else the closest."""
    # A weight alone in its group shares nothing there; the whole table is always a group.
    shown = [groups for groups in groupings if any(len(group) > 1 for _, group in groups)] or groupings[-1:]
    for several in (all, any):
        for groups in shown:
            if several(_adds_up(group) and (several is all or len(group) > 1) for _, group in groups):
                return groups
    return shown[0] if shown else []


def _adds_up(rows):
    weights = [row.weight for row in rows]
    return None not in weights and any(abs(sum(weights) - whole) <= _TOLERANCE * whole + 1e-9 for whole in _SUMS)
