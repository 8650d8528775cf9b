from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import STATUS
from stimmig.rules.metrics import worse
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule

_COLOURS = {"on track": Text("grün", "green"), "at risk": Text("gelb", "yellow"), "off track": Text("rot", "red")}


class StatusAgainstItsValue(Rule):
    code = "KPI209"
    severity = Severity.WARNING
    title = Text("Status im Widerspruch zu Wert und Schwellen", "Status that disagrees with value and thresholds")
    message = Text(
        "{row} steht auf „{mine}“; nach Ist-Wert ({value}) und Grenze ({limit}) wäre sie {theirs}.",
        "{row} is marked “{mine}”; by its actual ({value}) and limit ({limit}) it would be {theirs}.",
    )
    advice = Text(
        "Berichtigen Sie Status oder Schwellen, oder schreiben Sie in den Kommentar, warum Sie es anders sehen.",
        "Correct the status or the thresholds, or write into the comment why you see it differently.",
    )
    unchecked = {
        "no_limit": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit Status fehlt der Ist-Wert, eine Schwelle oder die Angabe, ob"
            " höher oder niedriger besser ist.",
            "{count} {count:KPI|KPIs} with a status {count:lacks|lack} the actual, a threshold or the statement whether"
            " higher or lower is better.",
        )
    }
    reason = Text(
        "Wo Status und Wert auseinandergehen, weiß niemand, welchem zu trauen ist.",
        "Where status and value part ways, nobody knows which of them to trust.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Besser    | Ist | Gelb ab | Rot ab | Status   |
        | K-1 | Wartezeit | niedriger | 13  | 8       | 12     | kritisch |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Besser    | Ist | Gelb ab | Rot ab | Status   |
        | K-1 | Wartezeit | niedriger | 13  | 8       | 12     | im Plan  |
    """

    def check(self, strategy, limits):
        unknown = 0
        for kpi in filter(strategy.is_active, strategy.kpis):
            if kpi.status not in _COLOURS:
                continue
            known = [limit for limit in (kpi.yellow_limit, kpi.red_limit) if limit is not None]
            if kpi.better not in ("higher", "lower") or kpi.actual is None or not known:
                unknown += 1
            elif not kpi.comment and kpi.status not in (fitting := self._fitting(kpi)):
                limit = self._deciding(kpi, known)
                facts = {"value": amount(kpi.actual, kpi.unit), "limit": amount(limit, kpi.unit)}
                theirs = _either([_COLOURS[status] for status in fitting])
                yield self.finding(kpi, "status", row=kpi, mine=STATUS[kpi.status], theirs=theirs, **facts)
        if unknown:
            yield self.not_checked("no_limit", count=unknown)

    def _fitting(self, kpi):
        """Return the statuses that fit the value; on a limit those of both sides do."""
        yellow, red = (
            _side(kpi.actual, limit, kpi.better) if limit is not None else None
            for limit in (kpi.yellow_limit, kpi.red_limit)
        )
        # Without a yellow limit nobody can say where green ends, without a red one where yellow does.
        fits = {
            "on track": yellow in (None, 1, 0) and red != -1,
            "at risk": yellow in (None, -1, 0) and red != -1,
            "off track": red in (-1, 0) or (red is None and yellow != 1),
        }
        return [status for status, fit in fits.items() if fit]

    def _deciding(self, kpi, known):
        """Return the limit that decides: the one that the value has passed last, else the first that it would pass."""
        passed = [limit for limit in known if worse(kpi.actual, limit, kpi.better)]
        return passed[-1] if passed else known[0]


def _side(value, limit, better):
    """Return 1 where a value is better than a limit, 0 where it is on it, -1 where it is worse."""
    return 0 if value == limit else -1 if worse(value, limit, better) else 1


def _either(colours):
    return Text(" oder ".join(colour.de for colour in colours), " or ".join(colour.en for colour in colours))
