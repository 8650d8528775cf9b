from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.fingerprint import CLOSED_FIELDS, fingerprint
from stimmig.rules.rule import Case, Rule


class ClosedRowChanged(Rule):
    code = "PDC806"
    severity = Severity.WARNING
    title = Text("Zeile eines abgeschlossenen Zyklus geändert", "Row of a closed cycle changed")
    message = Text(
        "{row} lautet anders als beim Abschluss des Zyklus.",
        "{row} reads differently from when its cycle was closed.",
    )
    advice = Text(
        "Stellen Sie den alten Wortlaut wieder her; was sich danach geändert hat, gehört in den nächsten Zyklus.",
        "Restore the old wording; what has changed since belongs in the next cycle.",
    )
    cases = {
        "gone": Case(
            Text(
                "{count:Eine Zeile eines abgeschlossenen Zyklus fehlt|{count} Zeilen abgeschlossener Zyklen fehlen}: {ids}.",
                "{count:One row of a closed cycle is|{count} rows of closed cycles are} missing: {ids}.",
            ),
            Text(
                "Holen Sie sie aus einer älteren Fassung der Mappe zurück.",
                "Bring them back from an earlier version of the workbook.",
            ),
        )
    }
    reason = Text(
        "Was ein Zyklus gelehrt hat, trägt den nächsten nur, wenn es danach so stehen bleibt (§8).",
        "What a cycle has taught carries the next one only if it stays as it was (§8).",
    )
    _rows = """
        # stimmig Fingerabdrücke
        | Erfasst am | Tabelle     | Fingerabdruck und ID |
        | 2026-10-02 | key_results | a7be6a1bbe34 R-1     |
        # Key Results
        | ID  | Objective | Key Result                  | Hypothese                 | Urteil   |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | Wer gern kommt, empfiehlt | {verdict} |
    """
    holds = _rows.replace("{verdict}", "widerlegt ")
    breaks = _rows.replace("{verdict}", "bestätigt ")

    def check(self, strategy, limits):
        kept = {
            (one.workbook, one.table, one.id): one.fingerprint
            for one in strategy.recorded
            if one.table in CLOSED_FIELDS
        }
        if not kept:
            return
        for table in CLOSED_FIELDS:
            for row in getattr(strategy, table):
                name = f"{row.cycle}/{row.objective}" if table == "reviews" else row.label
                found = kept.pop((row.row.block.workbook, table, name), None)
                if found and found != fingerprint(row.row.raw(field) for field in CLOSED_FIELDS[table]):
                    yield self.finding(row, "learning" if table == "reviews" else "name", row=row)
        for book in dict.fromkeys(book for book, _, _ in kept):
            missing = sorted(name for where, _, name in kept if where == book)
            block = next((row.row.block for row in strategy.objectives if row.row.block.workbook == book), None)
            if block is not None:
                place = block.place(block.heading_row)
                yield self.finding(place, case="gone", count=len(missing), ids=missing)
