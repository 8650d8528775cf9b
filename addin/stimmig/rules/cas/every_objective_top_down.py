from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.rule import Case, Rule


class EveryObjectiveTopDown(Rule):
    code = "CAS601"
    severity = Severity.WARNING
    title = Text("Alle Objectives eines Teams von oben", "Every objective of a team from the top")
    message = Text(
        "Das Team „{team}“ hat {count} {count:Objective|Objectives}, und unter „Herkunft“ steht {count:dort|überall}"
        " „top-down“.",
        "The team “{team}” has {count} {count:objective|objectives}, and “Origin” says “top-down” for"
        " {count:it|all of them}.",
    )
    advice = Text(
        "Fragen Sie das Team, was es selbst zur Richtung beitragen will, und vereinbaren Sie mindestens ein Objective im"
        " Dialog.",
        "Ask the team what it wants to contribute to the direction itself, and agree on at least one objective in"
        " dialogue.",
    )
    cases = {
        "no_team": Case(
            Text(
                "Hier {count:steht|stehen} {count} {count:Objective|Objectives}, und unter „Herkunft“ steht"
                " {count:dort|überall} „top-down“.",
                "There {count:is|are} {count} {count:objective|objectives} here, and “Origin” says “top-down” for"
                " {count:it|all of them}.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_origin": Text(
            "Bei {count} {count:Objective|Objectives} steht nicht, woher {count:es kommt|sie kommen}.",
            "For {count} {count:objective|objectives} it is not stated where {count:it comes|they come} from.",
        )
    }
    reason = Text(
        "Top-down-Orientierung ja, aber Bottom-up-Dialog als Prinzip; sonst formulieren Teams keine eigenen Ziele mehr"
        " (Gefahr 3).",
        "Orientation from the top, yes, but dialogue from below as the principle; otherwise teams no longer word"
        " objectives of their own (danger 3).",
    )
    holds = """
        # Objectives
        | ID  | Objective                | Team    | Herkunft |
        | O-1 | Menschen erleben uns nah | Rathaus | top-down |
        | O-2 | Menschen helfen einander | Rathaus | Dialog   |
    """
    breaks = """
        # Objectives
        | ID  | Objective                | Team    | Herkunft |
        | O-1 | Menschen erleben uns nah | Rathaus | top-down |
        | O-2 | Menschen helfen einander | Rathaus | top-down |
    """

    def check(self, strategy, limits):
        unknown = 0
        for team, _, _, rows in sets_of(strategy, active_objectives(strategy)):
            origins = {row.origin for row in rows}
            if origins == {"top-down"}:
                if team:
                    yield self.finding_for(rows, "origin", team=team)
                else:
                    yield self.finding_for(rows, "origin", "no_team")
            elif origins <= {"top-down", None}:  # one that comes from elsewhere is enough
                unknown += sum(row.origin is None for row in rows)
        if unknown:
            yield self.not_checked("no_origin", count=unknown)
