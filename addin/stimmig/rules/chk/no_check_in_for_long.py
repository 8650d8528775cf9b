import datetime

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.period import last_day_of
from stimmig.rules.check_ins import is_under_way, last_of, started, told_in
from stimmig.rules.rule import Case, Rule


class NoCheckInForLong(Rule):
    code = "CHK901"
    severity = Severity.WARNING
    title = Text("Laufendes Key Result lange ohne Check-in", "Running key result without a check-in for long")
    message = Text(
        "{row} hatte den letzten Check-in am {date}, vor {days} {days:Tag|Tagen}.",
        "{row} had its last check-in on {date}, {days} {days:day|days} ago.",
    )
    advice = Text(
        "Sprechen Sie im Team über Wert, Zuversicht und nächsten Schritt, und tragen Sie den Check-in ein.",
        "Talk in the team about value, confidence and next step, and enter the check-in.",
    )
    cases = {
        "none": Case(
            Text(
                "{row} hat noch keinen Check-in; der Zyklus läuft seit dem {start}.",
                "{row} has no check-in yet; the cycle has been running since {start}.",
            ),
            advice,
        ),
    }
    unchecked = {
        "no_check_ins": Text(
            "In den geprüften Mappen stehen keine Check-ins.", "The checked workbooks hold no check-ins."
        ),
        "no_date": Text(
            "Bei {count} {count:Key Result|Key Results} nennt kein Check-in einen Tag.",
            "For {count} {count:key result|key results} no check-in names a day.",
        ),
        "no_start": Text(
            "Bei {count} {count:Key Result|Key Results} ohne Check-in ist nicht bekannt, wann der Zyklus begann.",
            "For {count} {count:key result|key results} without a check-in it is not known when the cycle began.",
        ),
    }
    reason = Text(
        "Der Check-in ist der Takt, in dem ein Team lernt; bleibt er aus, zeigt erst das Ende, was war (§8).",
        "The check-in is the beat in which a team learns; without it only the end shows what was (§8).",
    )
    _rows = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder |
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | {date} | R-1        | 4    | 6          |
    """
    holds = _rows.replace("{date}", "2026-11-18")
    breaks = _rows.replace("{date}", "2026-10-14")

    def check(self, strategy, limits):
        cadence = limits["check_in_days"]
        if cadence is None:
            return
        if not strategy.checkins:
            if any(is_under_way(strategy, row, limits.today) for row in strategy.key_results):
                yield self.not_checked("no_check_ins")
            return
        allowed = datetime.timedelta(days=cadence + (limits["check_in_grace_days"] or 0))
        unknown = {"no_date": 0, "no_start": 0}
        for row in strategy.key_results:
            told = told_in(last_of(strategy, row, 1), "date")
            since = last_day_of(told[0]) if told else started(strategy, row)
            dated = isinstance(since, datetime.date)
            # Most are up to date, which is seen at once.
            if (dated and since + allowed >= limits.today) or not is_under_way(strategy, row, limits.today):
                continue
            if not dated:
                unknown["no_date" if told else "no_start"] += 1
            elif told:
                yield self.finding(row, "name", row=row, date=since, days=(limits.today - since).days)
            else:
                yield self.finding(row, "name", "none", row=row, start=since)
        for why, count in unknown.items():
            if count:
                yield self.not_checked(why, count=count)
