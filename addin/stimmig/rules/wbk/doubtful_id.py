from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule, by_block


class DoubtfulId(Rule):
    code = "WBK004"
    severity = Severity.ERROR
    title = Text("ID doppelt oder fehlend", "Id double or missing")
    message = Text(
        "Die ID {name} steht in dieser Mappe {count}-mal; zuerst bei {place}.",
        "The id {name} stands {count} times in this workbook; first at {place}.",
    )
    advice = Text(
        "Geben Sie jeder Zeile eine eigene ID; Verknüpfungen auf diese wären sonst nicht zu deuten.",
        "Give each row an id of its own; links to this one could not be told apart.",
    )
    cases = {
        "missing": Case(
            Text("{row} hat keine ID.", "{row} has no id."),
            Text("Tragen Sie eine ID ein, damit andere Zeilen darauf verweisen können.", "Enter an id, so that other rows can point to it."),
            Severity.WARNING,
        ),
        "missing_many": Case(
            Text("{count} Zeilen dieser Tabelle haben keine ID.", "{count} rows of this table have no id."),
            Text("Tragen Sie IDs ein, damit andere Zeilen darauf verweisen können.", "Enter ids, so that other rows can point to them."),
            Severity.WARNING,
        ),
        "no_column": Case(
            Text(
                "Diese Tabelle hat keine Spalte für IDs; Verknüpfungen finden ihre {count} {count:Zeile|Zeilen} nur über den Namen.",
                "This table has no column for ids; links find its {count} {count:row|rows} by name only.",
            ),
            Text("Ergänzen Sie eine Spalte „ID“ mit kurzen Kennungen wie S-1, S-2.", "Add a column “ID” with short names such as S-1, S-2."),
            Severity.WARNING,
        ),
    }  # fmt: skip
    reason = Text(
        "Verknüpfungen sind IDs; ist eine doppelt, führt sie an zwei Orte zugleich.",
        "Links are ids; a double one leads to two places at once.",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-1 | Prozesse    | Wege verkürzen     |
    """

    def check(self, strategy, limits):
        yield from self._double((*strategy.linked, *strategy.cycles))
        listed = [row for row in (*strategy.linked, *strategy.cycles) if row.row.block.table]
        seen_tables = set()
        for rows in by_block(listed):
            block = rows[0].row.block
            without = [row for row in rows if not row.id]
            if "id" not in block.columns:
                # A mixed table lists objectives and KPIs; that it has no ids is said once.
                if (key := (block.workbook, block.sheet, block.heading_row)) not in seen_tables:
                    yield self.finding_for(rows, "name", "no_column")
                seen_tables.add(key)
            elif len(without) > 1:
                yield self.finding_for(without, "id", "missing_many")
            elif without:
                yield self.finding(without[0], "id", "missing", row=without[0])

    def _double(self, rows):
        by_id: dict[tuple[str, str], list] = {}
        for row in rows:
            if row.id:
                by_id.setdefault((row.row.block.workbook, row.id.strip().casefold()), []).append(row)
        for same in by_id.values():
            if len(same) > 1:
                facts = {"name": quoted(same[0].id), "count": len(same), "place": str(same[0].place("id"))}
                yield self.finding(same[1], "id", rows=len(same), **facts)
