from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import active_objectives
from stimmig.rules.rule import Case, Rule


class TooManyKeyResults(Rule):
    code = "OKR303"
    severity = Severity.ERROR
    title = Text("Zu viele Key Results für ein Objective", "Too many key results for an objective")
    message = Text(
        "{row} hat {count} {count:Key Result|Key Results}; vorgesehen sind höchstens {limit}.",
        "{row} has {count} {count:key result|key results}; the limit is {limit}.",
    )
    advice = Text(
        "Behalten Sie die, an denen Sie die Veränderung wirklich erkennen.",
        "Keep those that really show you the change.",
    )
    cases = {
        "at_the_limit": Case(
            Text(
                "{row} hat {count} {count:Key Result|Key Results}. Das ist noch erlaubt; meist genügen weniger.",
                "{row} has {count} {count:key result|key results}. That is still allowed; fewer are usually enough.",
            ),
            advice,
            Severity.HINT,
        )
    }
    reason = Text(
        "Höchstens 4–5 Key Results: nur messen, was wirklich Veränderung erzeugt (Gefahr 4).",
        "At most 4–5 key results: measure only what really makes a change (danger 4).",
    )
    _four = "".join(f"\n        | R-{number} | O-1 | {number}0 % der Leute kommen wieder |" for number in range(1, 5))
    holds = f"""
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID | Objective | Key Result |{_four}
    """
    breaks = f"""
        # Objectives
        | ID  | Objective                |
        | O-1 | Menschen erleben uns nah |
        # Key Results
        | ID | Objective | Key Result |{_four}
        | R-5 | O-1 | 50 % der Leute kommen wieder |
        | R-6 | O-1 | 60 % der Leute kommen wieder |
    """

    def check(self, strategy, limits):
        limit, hint = limits["key_results_max"], limits["key_results_hint"]
        for objective in active_objectives(strategy):
            rows = strategy.active_of(objective, KeyResult)
            facts = {"row": objective, "limit": limit}
            if limit is not None and len(rows) > limit:
                yield self.finding_among(rows, rows[limit], "name", **facts)
            elif hint is not None and len(rows) == hint:
                yield self.finding_among(rows, rows[-1], "name", "at_the_limit", **facts)
