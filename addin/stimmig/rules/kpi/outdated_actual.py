import datetime

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import FREQUENCIES
from stimmig.rules.calendar import months_after
from stimmig.rules.rule import Case, Rule
from stimmig.rules.series import last_days

_DAYS = {"daily": 1, "weekly": 7}
_MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


class OutdatedActual(Rule):
    code = "KPI207"
    severity = Severity.WARNING
    title = Text("Ist-Wert älter als seine Frequenz", "Actual older than its frequency")
    message = Text(
        "{row} wird {name} gemessen; der letzte Ist-Wert ist vom {date}.",
        "{row} is measured {name}; its last actual is as of {date}.",
    )
    advice = Text(
        "Tragen Sie den neuen Ist-Wert mit seinem Stand ein, oder passen Sie die Frequenz an.",
        "Enter the new actual with its date, or adjust the frequency.",
    )
    cases = {
        "many": Case(
            Text(
                "{count} Kennzahlen dieser Tabelle werden {name} gemessen; ihr letzter Ist-Wert ist vom {date}.",
                "{count} KPIs of this table are measured {name}; their last actual is as of {date}.",
            ),
            Text(
                "Tragen Sie die neuen Ist-Werte mit ihrem Stand ein, oder passen Sie die Frequenz an.",
                "Enter the new actuals with their date, or adjust the frequency.",
            ),
        )
    }
    unchecked = {
        "no_date": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit Ist-Wert steht nicht, von wann er ist.",
            "For {count} {count:KPI|KPIs} with an actual it is not stated when it was measured.",
        ),
        "no_frequency": Text(
            "Bei {count} {count:Kennzahl|Kennzahlen} mit Ist-Wert fehlt die Frequenz.",
            "{count} {count:KPI|KPIs} with an actual {count:has|have} no frequency.",
        ),
    }
    reason = Text(
        "Wer mit alten Werten steuert, sieht die Straße von gestern.",
        "Whoever steers by old values sees yesterday's road.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Ist | Stand      | Frequenz  |
        | K-1 | Wartezeit | 7   | 2026-10-31 | monatlich |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Ist | Stand      | Frequenz  |
        | K-1 | Wartezeit | 7   | 2026-08-31 | monatlich |
    """

    def check(self, strategy, limits):
        grace = limits["actual_grace_days"]
        if grace is None:
            return
        kpis = [kpi for kpi in strategy.kpis if strategy.is_active(kpi)]
        wanted = [kpi for kpi in kpis if kpi.frequency and not self._is_fresh(kpi, kpi.as_of, grace, limits.today)]
        told = last_days(strategy, wanted, limits.today) if wanted else {}
        stale = {}
        undated = 0
        for kpi in wanted:
            last = max(filter(None, (kpi.as_of if kpi.actual is not None else None, told.get(kpi))), default=None)
            if last is None:
                undated += kpi.actual is not None
            elif not self._is_fresh(kpi, last, grace, limits.today):
                stale.setdefault((id(kpi.row.block), last, kpi.frequency), []).append(kpi)
        for (_, last, frequency), rows in stale.items():
            facts = {"name": FREQUENCIES[frequency], "date": last}
            if len(rows) > 1:
                yield self.finding_for(rows, "as_of", "many", **facts)
            else:
                yield self.finding(rows[0], "as_of", row=rows[0], **facts)
        endless = sum(kpi.actual is not None and not kpi.frequency for kpi in kpis)
        for why, count in (("no_date", undated), ("no_frequency", endless)):
            if count:
                yield self.not_checked(why, count=count)

    def _is_fresh(self, kpi, last, grace, today):
        """Say whether the value after this one is not due yet."""
        if last is None or last > today:
            return last is not None
        if kpi.frequency in _DAYS:
            due = last + datetime.timedelta(days=_DAYS[kpi.frequency])
        else:
            due = months_after(last, _MONTHS[kpi.frequency])
        return today <= due + datetime.timedelta(days=grace)
