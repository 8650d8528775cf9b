import re

from stimmig.findings import Severity
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.rule import Rule

# "M. Brandt", "A.-K. Lund", "J.R. Smith"; "Q. 3" and "IT Süd" are no persons.
_INITIAL_AND_NAME = r"(?:[^\W\d_]\.[\s-]?)+\s?[^\W\d_][^\W\d_'’-]+(?:[\s-][^\W\d_][^\W\d_'’-]+)?"


class ASinglePersonAsUnit(Rule):
    code = "CAS604"
    severity = Severity.HINT
    title = Text("OKR für eine einzelne Person", "OKRs for a single person")
    message = Text(
        "Als Team steht hier „{team}“; das liest sich wie eine einzelne Person.",
        "The team is given as “{team}”, which reads like a single person.",
    )
    advice = Text(
        "Nennen Sie das Team, das die {count:Veränderung|Veränderungen} gemeinsam bewirken will; die Person passt unter"
        " „Verantwortlich“.",
        "Name the team that wants to bring the {count:change|changes} about together; the person fits under “Owner”.",
    )
    unchecked = {
        "no_team": Text(
            "Bei {count} {count:Objective|Objectives} steht nicht, welches Team {count:es|sie} verfolgt.",
            "For {count} {count:objective|objectives} it is not stated which team pursues {count:it|them}.",
        )
    }
    reason = Text(
        "OKR verbinden ein Team über eine gemeinsame Wirkung; für Einzelne werden sie leicht zur Zielvereinbarung (Gefahr 5).",
        "OKRs join a team through a shared effect; for individuals they easily turn into a personal target agreement"
        " (danger 5).",
    )
    holds = """
        # Objectives
        | ID  | Objective                | Team      |
        | O-1 | Menschen erleben uns nah | Rathaus   |
    """
    breaks = """
        # Objectives
        | ID  | Objective                | Team      |
        | O-1 | Menschen erleben uns nah | M. Brandt |
    """

    def check(self, strategy, limits):
        unknown = 0
        for team, _, _, rows in sets_of(strategy, active_objectives(strategy)):
            if team is None:
                unknown += len(rows)
            elif _is_a_person(team):
                cycle = strategy.cycle_of(rows[0])
                if rows[0].team or cycle is None:
                    yield self.finding_for(rows, "team", team=team)
                else:
                    yield self.finding(cycle, "team", team=team, count=len(rows))
        if unknown:
            yield self.not_checked("no_team", count=unknown)


def _is_a_person(team):
    """Say whether a name begins with a form of address, or with an initial and a family name."""
    first, _, rest = team.strip().partition(" ")
    addressed = bool(rest) and lexicon.normalise(first) in map(lexicon.normalise, lexicon.word_list("forms_of_address"))
    return addressed or bool(re.fullmatch(_INITIAL_AND_NAME, team.strip()))
