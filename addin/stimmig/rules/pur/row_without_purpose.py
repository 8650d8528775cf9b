from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.purpose_chain import loose_rows, rows_below, unreached
from stimmig.rules.rule import Case, Rule, by_block

_BELOW = Text(
    "; {below} {below:Zeile|Zeilen} darunter {below:hängt|hängen} davon ab",
    "; {below} {below:row|rows} below {below:depends|depend} on {count:it|them}",
)


class RowWithoutPurpose(Rule):
    code = "PUR001"
    severity = Severity.ERROR
    title = Text("Zeile ohne Weg zum Purpose", "Row that does not lead to the purpose")
    message = Text(
        "{row} führt über keine Verknüpfung zum Purpose oder zur Vision{below}.",
        "{row} has no link that leads up to the purpose or vision{below}.",
    )
    advice = Text(
        "Tragen Sie unter „Zahlt ein auf“ die ID der Zeile ein, der diese Zeile dient, und daneben den Grund. Vorschläge"
        " macht „stimmig links suggest“.",
        "Under “Contributes to”, enter the id of the row that it serves, and beside it the reason. “stimmig links suggest”"
        " makes suggestions.",
    )
    cases = {
        "key_result": Case(
            Text(
                "{row} gehört zu keinem Objective und führt so nicht zum Purpose{below}.",
                "{row} belongs to no objective and so does not lead up to the purpose{below}.",
            ),
            Text(
                "Tragen Sie unter „Objective“ die ID des Objectives ein, dem es dient.",
                "Under “Objective”, enter the id of the objective that it serves.",
            ),
        ),
        "whole_table": Case(
            Text(
                "{count} Zeilen dieser Tabelle sagen nicht, worauf sie einzahlen; eine Spalte dafür ist nicht zu erkennen{below}.",
                "{count} rows of this table do not say what they contribute to; no column for it can be recognised{below}.",
            ),
            Text(
                "Ergänzen Sie die Spalten „Zahlt ein auf“ und „Warum“, und tragen Sie die IDs der Zeilen ein, denen diese"
                " dienen. Oder lassen Sie das Blatt, wie es ist, und entscheiden Sie im Register („stimmig links"
                " suggest --write“).",
                "Add the columns “Contributes to” and “Why” and enter the ids of the rows that these serve. Or leave the"
                " sheet as it is and decide in the register (“stimmig links suggest --write”).",
            ),
        ),
        "whole_table_of_key_results": Case(
            Text(
                "{count} Key Results dieser Tabelle sagen nicht, zu welchem Objective sie gehören; eine Spalte"
                " dafür ist nicht zu erkennen{below}.",
                "{count} key results of this table do not say which objective they belong to; no column for it"
                " can be recognised{below}.",
            ),
            Text(
                "Ergänzen Sie eine Spalte „Objective“ und tragen Sie die ID des Objectives ein, dem jedes dient.",
                "Add a column “Objective” and enter the id of the objective that each of them serves.",
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
            first = rows[0]
            if len(rows) > 1 and first.link_field not in first.row.block.columns and first.row.index is not None:
                case = "whole_table_of_key_results" if isinstance(first, KeyResult) else "whole_table"
                yield self._about(rows, "name", case, rows_below(strategy, missing, *rows))
                continue
            for entry in rows:
                field = entry.link_field if entry.link_field in entry.row.block.columns else "name"
                case = "key_result" if isinstance(entry, KeyResult) else ""
                yield self._about([entry], field, case, rows_below(strategy, missing, entry))

    def _about(self, entries, field, case, below):
        """Return the finding about rows of one block; what hangs below them is counted with them."""
        block, indexes = entries[0].row.block, [entry.row.index for entry in entries]
        return self.finding(
            entries[0],
            field,
            case,
            rows=len(entries) + below,
            range=block.area(indexes, field) if len(entries) > 1 else None,
            row=entries[0],
            count=len(entries),
            below=_BELOW.filled(below=below, count=len(entries)) if below else "",
        )
