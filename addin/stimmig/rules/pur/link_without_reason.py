from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule, by_block

_IN_REGISTER = Text(
    "Schreiben Sie im Verknüpfungsregister unter „Warum“ je Zeile einen Satz, oder einen für ihre Gruppe.",
    "In the link register, write a sentence under “Why” for each row, or one for its group.",
)

_WITHOUT_COLUMN = {
    (False, False): "no_column",
    (False, True): "no_column_register",
    (True, False): "by_place",
    (True, True): "by_place_register",
}
"""whether rows are linked by their place alone, and whether there is a register → the case"""


class LinkWithoutReason(Rule):
    code = "PUR012"
    severity = Severity.ERROR
    title = Text("Verknüpfung ohne Begründung", "Link without a reason")
    message = Text(
        "{row} zahlt auf {to} ein, ohne zu sagen, warum.",
        "{row} contributes to {to} without saying why.",
    )
    advice = Text(
        "Schreiben Sie unter „Warum“ in einem Satz, was diese Zeile für jene bewirkt.",
        "Write under “Why” in one sentence what this row does for that one.",
    )
    cases = {
        "many": Case(
            Text(
                "{count} Zeilen dieser Tabelle zahlen auf eine andere ein, ohne zu sagen, warum.",
                "{count} rows of this table contribute to another one without saying why.",
            ),
            advice,
        ),
        "no_column": Case(
            Text(
                "{count:Eine Zeile|{count} Zeilen} dieser Tabelle {count:sagt|sagen}, worauf sie {count:einzahlt|einzahlen};"
                " eine Spalte für das Warum ist nicht zu erkennen.",
                "{count:One row|{count} rows} of this table {count:says what it contributes|say what they contribute} to;"
                " no column for the why can be recognised.",
            ),
            Text(
                "Ergänzen Sie eine Spalte „Warum“, und schreiben Sie in jede Zeile einen Satz.",
                "Add a column “Why” and write one sentence in each row.",
            ),
        ),
        "no_column_register": Case(
            Text(
                "{count:Eine Zeile|{count} Zeilen} dieser Tabelle {count:sagt|sagen}, worauf sie {count:einzahlt|einzahlen};"
                " warum, steht weder hier noch im Verknüpfungsregister.",
                "{count:One row|{count} rows} of this table {count:says what it contributes|say what they contribute} to; why,"
                " neither this sheet nor the link register says.",
            ),
            _IN_REGISTER,
        ),
        "by_place_register": Case(
            Text(
                "{count:Eine Zeile|{count} Zeilen} dieser Tabelle {count:ist|sind} nur durch ihren Platz verknüpft;"
                " warum, steht auch im Verknüpfungsregister nicht.",
                "{count:One row|{count} rows} of this table {count:is|are} linked only by where {count:it stands|they stand};"
                " the link register does not say why either.",
            ),
            _IN_REGISTER,
        ),
        "by_place": Case(
            Text(
                "{count:Eine Zeile|{count} Zeilen} dieser Tabelle {count:ist|sind} nur durch ihren Platz verknüpft;"
                " eine Begründung steht nirgends.",
                "{count:One row|{count} rows} of this table {count:is|are} linked only by where {count:it stands|they stand};"
                " no reason is stated anywhere.",
            ),
            Text(
                "Ergänzen Sie eine Spalte „Warum“, oder setzen Sie in den Einstellungen „Begründung der Zeilen“ auf"
                " „übergeordnet“: Dann gilt die Begründung der Zeile darüber.",
                "Add a column “Why”, or set “Reason for each link” to “parent” in the settings: then the reason of the"
                " row above counts.",
            ),
        ),
    }
    reason = Text(
        "Wer nur technisch verknüpft, koppelt Kennzahlen; erst das Warum macht daraus Strategie (Gefahr 6).",
        "A merely technical link couples KPIs; only the why makes it a strategy (danger 6).",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           |                             |
    """

    def check(self, strategy, limits):
        silent = [
            entry
            for entry in strategy.active
            if not isinstance(entry, KeyResult)  # its reason is the hypothesis: KVR407
            and any(not link.link.reason for link in strategy.links.get(entry, ()))
            and not (limits["reason"] == "parent" and self._inherits(strategy, entry))
        ]
        registers = {line.row.block.workbook for line in strategy.register}
        for rows in by_block(silent, "reason"):
            first = rows[0]
            if "reason" not in first.row_of("reason").block.columns:
                by_place = any(link.link.stands_in for link in strategy.links[first])
                in_register = first.row.block.workbook in registers
                yield self.finding_for(rows, "name", _WITHOUT_COLUMN[by_place, in_register])
            elif len(rows) > 1:
                yield self.finding_for(rows, "reason", "many")
            else:
                to = next(link.to for link in strategy.links[first] if not link.link.reason)
                yield self.finding(first, "reason", row=first, to=quoted(to))

    def _inherits(self, strategy, entry):
        """Say whether a row above gives the reason that this one may inherit."""
        seen = set()
        while entry and entry not in seen:
            seen.add(entry)
            links = strategy.links.get(entry, ())
            if any(link.link.reason for link in links):
                return True
            entry = next((link.target for link in links if link.target), None)
        return False
