from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.fingerprint import CHECKIN_FIELDS, fingerprint
from stimmig.rules.rule import Case, Rule


class CheckInChangedAfterwards(Rule):
    code = "CHK905"
    severity = Severity.WARNING
    title = Text("Check-in geändert statt ersetzt", "Check-in changed instead of replaced")
    message = Text(
        "Der Check-in {name} lautet anders als beim Erfassen.",
        "The check-in {name} reads differently from when it was recorded.",
    )
    advice = Text(
        "Stellen Sie den alten Wortlaut wieder her, und tragen Sie die Änderung als neue Zeile ein, die unter „Ersetzt“"
        " {name} nennt.",
        "Restore the old wording, and enter the change as a new row that names {name} under “Replaces”.",
    )
    cases = {
        "gone": Case(
            Text(
                "{count:Ein erfasster Check-in fehlt|{count} erfasste Check-ins fehlen} in dieser Tabelle: {ids}.",
                "{count:One recorded check-in is|{count} recorded check-ins are} missing from this table: {ids}.",
            ),
            Text(
                "Holen Sie die Zeilen aus einer älteren Fassung der Mappe zurück.",
                "Bring the rows back from an earlier version of the workbook.",
            ),
        )
    }
    unchecked = {
        "no_fingerprint": Text(
            "Ob {count:ein Check-in|{count} Check-ins} nachträglich geändert {count:wurde|wurden}, ist nicht zu sehen:"
            " Ohne „stimmig check-in record“ hält die Mappe keinen Fingerabdruck fest.",
            "Whether {count:one check-in was|{count} check-ins were} changed afterwards cannot be seen: without “stimmig"
            " check-in record” the workbook keeps no fingerprint.",
        )
    }
    reason = Text(
        "Aus alten Check-ins lernt nur, wer sie stehen lässt; was sich ändert, wird ein neuer, der den alten ersetzt.",
        "Old check-ins teach only those who leave them as they were; what changes becomes a new one that replaces the old.",
    )
    _key_results = """
        # Key Results
        | ID  | Objective | Key Result                  |
        | R-1 | O-1       | 8 von 10 kommen gern wieder |
        # stimmig Fingerabdrücke
        | Erfasst am | Tabelle  | Fingerabdruck und ID |
        | 2026-11-18 | checkins | cd58a4006bbe CI-1 |
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | 2026-11-18 | R-1        | {value} | 6          |
    """
    holds = _key_results.replace("{value}", "4   ")
    breaks = _key_results.replace("{value}", "5   ")

    def check(self, strategy, limits):
        kept: dict[str, dict[str, str]] = {}
        for one in strategy.recorded:
            if one.table == "checkins":
                kept.setdefault(one.workbook, {})[one.id] = one.fingerprint
        unknown, last = 0, {}
        for part in strategy.checkins.parts:
            mine = kept.get(part.block.workbook, {})
            names = part.columns["id"]
            known = [at for at, name in enumerate(names) if name in mine]
            unknown += len(names) - len(known)
            last |= {part.block.workbook: part} if part.rows else {}
            for at in known:
                name = names[at]
                if _fingerprint(part, part.rows[at]) != mine.pop(name):
                    yield self.finding(part.block.place(part.rows[at], "value"), name=name)
        for book, left in kept.items():
            if left and book in last:
                block = last[book].block
                yield self.finding(block.place(block.heading_row), case="gone", count=len(left), ids=sorted(left))
        if unknown:
            yield self.not_checked("no_fingerprint", count=unknown)


def _fingerprint(part, row):
    cells, columns = part.block.cells[row], part.block.columns
    return fingerprint(cells[columns[name]] if name in columns else "" for name in CHECKIN_FIELDS)
