from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.check_ins import scale_of
from stimmig.rules.rule import Case, Rule, by_block


class ConfidenceOffItsScale(Rule):
    code = "CHK902"
    severity = Severity.WARNING
    title = Text("Zuversicht fehlt oder liegt außerhalb ihrer Skala", "Confidence missing or outside its scale")
    message = Text(
        "{count:Ein Check-in nennt|{count} Check-ins nennen} keine Zuversicht.",
        "{count:One check-in states|{count} check-ins state} no confidence.",
    )
    advice = Text(
        "Fragen Sie im Team, wie zuversichtlich Sie sind, und tragen Sie die Zahl ein.",
        "Ask in the team how confident you are, and enter the number.",
    )
    cases = {
        "no_column": Case(
            Text(
                "{count:Der Check-in dieser Tabelle nennt|Die {count} Check-ins dieser Tabelle nennen} keine Zuversicht;"
                " eine Spalte dafür ist nicht zu erkennen.",
                "The {count:check-in of this table states|{count} check-ins of this table state} no confidence; no column"
                " for it can be recognised.",
            ),
            Text("Ergänzen Sie eine Spalte „Zuversicht“.", "Add a column “Confidence”."),
        ),
        "outside": Case(
            Text(
                "{count:Ein Wert der Zuversicht liegt|{count} Werte der Zuversicht liegen} außerhalb der Skala von {low}"
                " bis {high} ({count:|zuerst }{value}).",
                "{count:One value of confidence lies|{count} values of confidence lie} outside the scale from {low} to"
                " {high} ({count:|first }{value}).",
            ),
            Text(
                "Berichtigen Sie den Wert, oder nennen Sie in den Einstellungen die Skala, die bei Ihnen gilt.",
                "Correct the value, or name in the settings the scale that you use.",
            ),
        ),
    }
    reason = Text(
        "Die Zuversicht ist das früheste Zeichen, dass etwas nicht trägt; auf verschiedenen Skalen sagt sie nichts.",
        "Confidence is the earliest sign that something will not hold; on different scales it says nothing.",
    )
    holds = """
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | 2026-11-18 | R-1        | 4    | 6          |
    """
    breaks = """
        # Check-ins
        | ID   | Datum      | Key Result | Wert | Zuversicht |
        | CI-1 | 2026-11-18 | R-1        | 4    | 60         |
    """

    def check(self, strategy, limits):
        for part in strategy.checkins.parts:
            if "confidence" in part.block.columns:
                yield from self._missing(part)
                yield from self._outside(part.block, part.rows, part.columns["confidence"], limits)
            elif part.rows:
                place = part.block.place(part.rows[0])
                area = part.block.area(part.rows) if len(part.rows) > 1 else None
                yield self.finding(place, case="no_column", rows=len(part.rows), range=area, count=len(part.rows))
        for rows in by_block(strategy.key_results):
            block = rows[0].row.block
            if "confidence" in block.columns:
                indexes, values = [row.row.index for row in rows], [row.confidence for row in rows]
                yield from self._outside(block, indexes, values, limits)

    def _missing(self, part):
        """Yield one finding for the cells that are empty; those that cannot be read are reported as such (WBK011)."""
        values = part.columns["confidence"]
        if None not in values:
            return
        column = part.block.columns["confidence"]
        names = part.columns["key_result"]
        rows = [
            row
            for row, name, value in zip(part.rows, names, values)
            if value is None and name and part.block.cells[row][column] == ""
        ]
        if rows:
            yield self._at(part.block, rows)

    def _outside(self, block, rows, values, limits):
        scale = scale_of(block, rows, values, limits)
        known = [value for value in values if value is not None]
        if scale is None or not known or (scale.low <= min(known) and max(known) <= scale.high):
            return
        off = [(row, value) for row, value in zip(rows, values)
               if value is not None and not scale.low <= value <= scale.high]  # fmt: skip
        facts = {"low": scale.low, "high": scale.high, "value": off[0][1]}
        yield self._at(block, [row for row, _ in off], "outside", **facts)

    def _at(self, block, rows, case="", **facts):
        area = block.area(rows, "confidence") if len(rows) > 1 else None
        place = block.place(rows[0], "confidence")
        return self.finding(place, case=case, rows=len(rows), range=area, count=len(rows), **facts)
