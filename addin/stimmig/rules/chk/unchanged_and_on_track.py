from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.check_ins import is_under_way, last_of, scale_of, told_in
from stimmig.rules.metrics import direction_of, worse
from stimmig.rules.rule import Rule


class UnchangedAndOnTrack(Rule):
    code = "CHK903"
    severity = Severity.HINT
    title = Text("Unveränderter Wert, und doch im Plan", "Value unchanged, and yet on track")
    message = Text(
        "{row} stand in den letzten {count} Check-ins bei {value} und gilt weiter als im Plan.",
        "{row} stood at {value} in the last {count} check-ins and still counts as on track.",
    )
    advice = Text(
        "Fragen Sie im Team, was Sie zuversichtlich macht, ob der Wert neu gemessen wurde und was Sie als Nächstes versuchen.",
        "Ask in the team what makes you confident, whether the value was measured anew, and what you will try next.",
    )
    reason = Text(
        "Ein Wert, der sich nicht bewegt, will besprochen sein, bevor der Zyklus zu Ende ist (§8).",
        "A value that does not move wants to be talked about before the cycle is over (§8).",
    )
    _rows = """
        # Key Results
        | ID  | Objective | Key Result                  | Zielwert | Status  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 8        | im Plan |
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | 2026-10-28 | R-1        | {value} | 7          |
        | CI-2 | 2026-11-04 | R-1        | 4    | 7          |
        | CI-3 | 2026-11-11 | R-1        | 4    | 7          |
        | CI-4 | 2026-11-18 | R-1        | 4    | 7          |
    """
    holds = _rows.replace("{value}", "3   ")
    breaks = _rows.replace("{value}", "4   ")

    def check(self, strategy, limits):
        count = limits["unchanged_check_ins"]
        if not count or count < 2 or not strategy.checkins:
            return
        for row in strategy.key_results:
            last = last_of(strategy, row, count)
            values = told_in(last, "value")
            if len(values) < count or len(set(values)) > 1 or values[0] is None:
                continue
            at_rest = _is_reached(row, values[0]) or not is_under_way(strategy, row, limits.today)
            if not at_rest and _on_track(row, last[-1], limits):
                yield self.finding(row, "name", row=row, count=count, value=values[0])


def _is_reached(row, value):
    """Say whether there is nothing left to move: the target is reached, or the value is to be held."""
    if row.better in ("hold", "range"):
        return True
    direction = direction_of(row)
    return row.target is not None and (value == row.target or (direction and not worse(value, row.target, direction)))


def _on_track(row, latest, limits):
    """Say whether a key result counts as on track: by its status, or where it has none by a confidence above the middle."""
    if row.status is not None:
        return row.status == "on track"
    part, at = latest
    confidence = part.columns["confidence"][at]
    scale = scale_of(part.block, [part.rows[at]], [confidence], limits)
    return None not in (scale, confidence) and confidence > (scale.low + scale.high) / 2
