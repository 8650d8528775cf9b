from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Case, Rule


class CycleOfUnusualLength(Rule):
    code = "OKR306"
    severity = Severity.WARNING
    title = Text("Zyklus von ungewöhnlicher Länge", "Cycle of unusual length")
    message = Text(
        "{row} dauert {days} {days:Tag|Tage}; vorgesehen sind mindestens {limit}.",
        "{row} lasts {days} {days:day|days}; at least {limit} are intended.",
    )
    advice = Text(
        "Prüfen Sie Beginn und Ende. Ist die Länge gewollt, ändern Sie die Grenze in den Einstellungen.",
        "Check the start and end dates. If the length is intended, change the limit in the settings.",
    )
    cases = {
        "long": Case(
            Text(
                "{row} dauert {days} Tage; vorgesehen sind höchstens {limit}.",
                "{row} lasts {days} days; at most {limit} are intended.",
            ),
            advice,
        )
    }
    unchecked = {
        "no_dates": Text(
            "Bei {count} {count:Zyklus|Zyklen} fehlt Beginn oder Ende.",
            "{count} {count:cycle lacks|cycles lack} a start or an end.",
        )
    }
    reason = Text(
        "Ein OKR-Zyklus dauert drei bis sechs Monate: lang genug, um zu wirken, kurz genug, um zu lernen (§10).",
        "An OKR cycle lasts three to six months: long enough to take effect, short enough to learn (§10).",
    )
    holds = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
    """
    breaks = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-10-31 |
    """

    def check(self, strategy, limits):
        low, high = limits["cycle_days_min"], limits["cycle_days_max"]
        if low is None and high is None:
            return
        undated = 0
        for row in filter(strategy.is_active, strategy.cycles):
            if not (row.start and row.end):
                undated += 1
            elif row.end >= row.start:  # else OKR307 speaks
                days = (row.end - row.start).days + 1
                if low is not None and days < low:
                    yield self.finding(row, "end", row=row, days=days, limit=low)
                elif high is not None and days > high:
                    yield self.finding(row, "end", "long", row=row, days=days, limit=high)
        if undated:
            yield self.not_checked("no_dates", count=undated)
