from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class CycleOfUnusualLength(Rule):
    code = "OKR306"
    severity = Severity.WARNING
    title = Text("Zyklus von ungewöhnlicher Länge", "Cycle of unusual length")
    message = Text(
        "{row} dauert {days} Tage; vorgesehen sind {low} bis {high}.",
        "{row} lasts {days} days; {low} to {high} are intended.",
    )
    advice = Text(
        "Prüfen Sie Beginn und Ende. Ist die Länge gewollt, ändern Sie die Grenze in den Einstellungen.",
        "Check start and end. If the length is intended, change the limit in the settings.",
    )
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
        for row in strategy.cycles:
            if not (row.start and row.end) or row.end < row.start:
                continue
            days = (row.end - row.start).days + 1
            if (low is not None and days < low) or (high is not None and days > high):
                yield self.finding(row, "end", row=row, days=days, low=low or 0, high=high or "…")
