from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import active_objectives, perhaps_meant, sets_of
from stimmig.rules.rule import Case, Rule


class FewerThanTheProfileAsks(Rule):
    code = "OKR312"
    severity = Severity.HINT
    title = Text(
        "Weniger Objectives oder Key Results, als das Profil vorsieht",
        "Fewer objectives or key results than the profile asks for",
    )
    message = Text(
        "{row} hat {count} Key Results; das Profil „{profile}“ sieht mindestens {limit} vor.",
        "{row} has {count} key results; the profile “{profile}” asks for at least {limit}.",
    )
    advice = Text(
        "Ergänzen Sie, was fehlt, oder ändern Sie die Grenze in den Einstellungen.",
        "Add what is missing, or change the limit in the settings.",
    )
    cases = {
        "objectives": Case(
            Text(
                "Das Team „{team}“ hat {count} {count:Objective|Objectives} im Zyklus {cycle}; das Profil „{profile}“ sieht mindestens {limit} vor.",
                "The team “{team}” has {count} {count:objective|objectives} in cycle {cycle}; the profile “{profile}” asks for at least {limit}.",
            ),
            advice,
        ),
        "objectives_without_cycle": Case(
            Text(
                "Das Team „{team}“ hat {count} {count:Objective|Objectives}; das Profil „{profile}“ sieht je Zyklus mindestens {limit} vor.",
                "The team “{team}” has {count} {count:objective|objectives}; the profile “{profile}” asks for at least {limit} per cycle.",
            ),
            advice,
        ),
    }
    unchecked = {
        "no_team": Text(
            "Bei {count} {count:Objective|Objectives} steht nicht, welches Team {count:es|sie} verfolgt.",
            "For {count} {count:objective|objectives} it is not stated which team pursues {count:it|them}.",
        )
    }
    reason = Text(
        "Manche Vorgehensweisen verlangen eine Mindestzahl, damit ein Thema von mehreren Seiten gesehen wird.",
        "Some ways of working ask for a minimum, so that a matter is seen from several sides.",
    )
    _rows = """
        # Einstellungen
        | Einstellung | Wert     |
        | Profil      | mooncamp |
        # Objectives
        | ID  | Objective                | Team    |
        | O-1 | Menschen erleben uns nah | Rathaus |"""
    holds = f"""{_rows}
        | O-2 | Menschen helfen einander | Rathaus |
    """
    breaks = f"""{_rows}
    """

    def check(self, strategy, limits):
        if (least := limits["objectives_min"]) is not None:
            yield from self._objectives(strategy, least, limits.profile)
        if (least := limits["key_results_min"]) is not None:
            meant = perhaps_meant(strategy)
            for row in active_objectives(strategy):
                count = len(strategy.active_of(row, KeyResult))
                if 1 < count < least and row not in meant:  # none is OKR304, a single one OKR305
                    yield self.finding(row, "name", row=row, count=count, limit=least, profile=limits.profile)

    def _objectives(self, strategy, least, profile):
        unknown = 0
        for team, cycle, _, rows in sets_of(strategy, active_objectives(strategy)):
            if len(rows) >= least:
                continue
            if team is None:
                unknown += len(rows)
                continue
            facts = {"team": team, "cycle": cycle, "limit": least, "profile": profile}
            case = "objectives" if cycle else "objectives_without_cycle"
            yield self.finding_for(rows, "name", case, **facts)
        if unknown:
            yield self.not_checked("no_team", count=unknown)
