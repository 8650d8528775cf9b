from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.perspectives import NOT_STATED, by_perspective, perspective_name
from stimmig.rules.rule import Rule


class TooManyStrategicObjectives(Rule):
    code = "BSC105"
    severity = Severity.WARNING
    title = Text("Zu viele strategische Ziele in einer Perspektive", "Too many strategic objectives in a perspective")
    message = Text(
        "Die Perspektive {name} hat {count:ein strategisches Ziel|{count} strategische Ziele}; vorgesehen {limit:ist|sind} höchstens {limit}.",
        "The {name} perspective has {count:one strategic objective|{count} strategic objectives}; the limit is {limit}.",
    )
    advice = Text(
        "Fassen Sie zusammen, was zusammengehört, und stellen Sie zurück, was in diesem Jahr nichts entscheidet.",
        "Merge what belongs together, and postpone what decides nothing this year.",
    )
    unchecked = {"no_perspective": NOT_STATED}
    reason = Text(
        "Drei bis fünf Ziele je Perspektive sind üblicher Rat; wer alles verfolgt, setzt keinen Schwerpunkt.",
        "Three to five objectives per perspective is common advice; whoever pursues everything sets no priorities.",
    )
    _many = "".join(f"\n        | S-{number} | Kunden | Ziel {number} |" for number in range(1, 6))
    holds = f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |{_many}
    """
    breaks = f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel |{_many}
        | S-6 | Kunden | Ziel 6 |
    """

    def check(self, strategy, limits):
        limit = limits["strategic_objectives_max"]
        active = [row for row in strategy.strategic_objectives if strategy.is_active(row)]
        groups = by_perspective(active)
        if active and not groups:
            yield self.not_checked("no_perspective")
        for perspective, rows in groups.items():
            if limit is not None and len(rows) > limit:
                name = perspective_name(perspective)
                yield self.finding_among(rows, rows[limit], "name", name=name, limit=limit)
