from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.purpose_chain import loose_rows, rows_below, unreached
from stimmig.rules.rule import Case, Rule, by_block


class RowWithoutPurpose(Rule):
    code = "PUR001"
    severity = Severity.ERROR
    title = Text("Zeile ohne Weg zum Purpose", "Row that does not lead to the purpose")
    message = Text(
        "{row} führt über keine Verknüpfung zum Purpose oder zur Vision.",
        "{row} has no link that leads up to the purpose or vision.",
    )
    advice = Text(
        "Tragen Sie unter „Zahlt ein auf“ die ID der Zeile ein, der sie dient, und daneben den Grund.",
        "Under “Contributes to”, enter the id of the row that it serves, and beside it the reason.",
    )
    cases = {
        "with_rows_below": Case(
            Text(
                "{row} führt über keine Verknüpfung zum Purpose oder zur Vision; {below} {below:Zeile|Zeilen} darunter"
                " {below:hängt|hängen} davon ab.",
                "{row} has no link that leads up to the purpose or vision; {below} {below:row|rows} below"
                " {below:depends|depend} on it.",
            ),
            advice,
        ),
        "key_result": Case(
            Text(
                "{row} gehört zu keinem Objective und führt so nicht zum Purpose.",
                "{row} belongs to no objective and so does not lead up to the purpose.",
            ),
            Text(
                "Tragen Sie unter „Objective“ die ID des Objectives ein, dem es dient.",
                "Under “Objective”, enter the id of the objective that it serves.",
            ),
        ),
        "whole_table": Case(
            Text(
                "{count:Eine Zeile|{count} Zeilen} dieser Tabelle {count:sagt|sagen} nicht, worauf sie {count:einzahlt|einzahlen}:"
                " Es gibt keine Spalte dafür. Mit den Zeilen darunter sind {rows} betroffen.",
                "{count:One row|{count} rows} of this table {count:does|do} not say what {count:it contributes|they contribute} to:"
                " there is no column for it. With the rows below, {rows} are affected.",
            ),
            Text(
                "Ergänzen Sie die Spalten „Zahlt ein auf“ und „Warum“, und tragen Sie die IDs der Zeilen ein,"
                " denen diese dienen.",
                "Add the columns “Contributes to” and “Why” and enter the ids of the rows that these serve.",
            ),
        ),
    }
    reason = Text(
        "Jede Metrik muss auf den Purpose rückführbar sein, sonst wissen Teams, was sie tun sollen, aber nicht warum"
        " (Gefahr 6).",
        "Every metric must be traceable to the purpose; otherwise teams know what to do but not why (danger 6).",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                        |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                              |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben.  |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                        |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                              |
        | H-1 | HED     | Treue Gemeinden tragen uns. |               | Treue erhält das Dorfleben.  |
    """

    def check(self, strategy, limits):
        missing = unreached(strategy)
        for rows in by_block(list(loose_rows(strategy, missing))):
            below = {entry: rows_below(strategy, entry, missing) for entry in rows}
            first = rows[0]
            if len(rows) > 1 and first.link_field not in first.row.block.columns and first.row.index is not None:
                total = len(rows) + sum(below.values())
                area = first.row.block.area([entry.row.index for entry in rows], "name")
                yield self.finding(first, "name", "whole_table", rows=total, range=area, count=len(rows))
                continue
            for entry in rows:
                yield self._about(entry, below[entry])

    def _about(self, entry, below):
        case = "with_rows_below" if below else "key_result" if isinstance(entry, KeyResult) else ""
        field = entry.link_field if entry.link_field in entry.row.block.columns else "name"
        return self.finding(entry, field, case, rows=1 + below, row=entry, below=below)
