from stimmig.findings import Severity
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.rules.naming import quoted, several
from stimmig.rules.rule import Case, Rule, by_block


class DoubtfulId(Rule):
    code = "WBK004"
    severity = Severity.ERROR
    title = Text("ID doppelt oder fehlend", "Id duplicated or missing")
    message = Text(
        "Die ID {name} steht in dieser Mappe {count}-mal; zuerst bei {place}.",
        "The id {name} occurs {count} times in this workbook; first at {place}.",
    )
    advice = Text(
        "Geben Sie jeder Zeile eine eigene ID; Verknüpfungen mit dieser ID wären sonst nicht eindeutig.",
        "Give each row an id of its own; otherwise nobody can tell which row a link means.",
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
                "In dieser Tabelle ist keine Spalte mit IDs für die {names} zu erkennen; Verknüpfungen finden {count:die eine Zeile|die {count} Zeilen} nur über den Namen.",
                "This table has no id column for the {names}; links find {count:the one row|the {count} rows} by name only.",
            ),
            Text("Ergänzen Sie eine Spalte „ID“ mit kurzen Kennungen wie S-1, S-2.", "Add a column “ID” with short names such as S-1, S-2."),
            Severity.WARNING,
        ),
    }  # fmt: skip
    reason = Text(
        "Verknüpfungen sind IDs; ist eine doppelt, führt sie an zwei Orte zugleich.",
        "Links are ids; a duplicate leads to two places at once.",
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
        rows = (*strategy.linked, *strategy.cycles)
        yield from self._double(rows)
        tables: dict = {}
        for group in by_block([row for row in rows if row.row.block.table]):
            block = group[0].row.block
            if "id" in block.columns:
                yield from self._missing([row for row in group if not row.id])
            else:
                # A mixed table lists objectives and KPIs; that it has no ids is said once.
                tables.setdefault((block.workbook, block.sheet, block.heading_cell), []).extend(group)
        for group in tables.values():
            yield self.finding_for(group, "name", "no_column", names=several(group))

    def _missing(self, rows):
        if len(rows) > 1:
            yield self.finding_for(rows, "id", "missing_many")
        elif rows:
            yield self.finding(rows[0], "id", "missing", row=rows[0])

    def _double(self, rows):
        by_id: dict[tuple[str, str], list] = {}
        for row in rows:
            if row.id:
                by_id.setdefault((row.row.block.workbook, fold(row.id)), []).append(row)
        for same in by_id.values():
            if len(same) > 1 and not _is_one_thing(same):
                facts = {"name": quoted(same[0].id), "place": str(same[0].place("id"))}
                yield self.finding_among(same, same[1], "id", **facts)


def _is_one_thing(rows):
    """Say whether the tables of a workbook, such as those of each printed page, name one thing again under its id."""
    tables = {(row.row.block.sheet, row.row.block.heading_cell) for row in rows}
    return len(tables) == len(rows) and len({(row.kind, fold(row.name)) for row in rows}) == 1
