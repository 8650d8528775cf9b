from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import ObservedRule, heading_of, observed, unseen
from stimmig.rules.rule import Case, Rule


class BrokenFormula(ObservedRule, Rule):
    code = "WBK005"
    severity = Severity.WARNING
    title = Text("Formelfehler oder Verweis in eine andere Datei", "Formula error or external link")
    message = Text(
        "Unter „{heading}“ steht der Fehler {text}; der Wert wurde nicht gelesen.",
        "The cell under “{heading}” holds the error {text}; its value was not read.",
    )
    advice = Text(
        "Berichtigen Sie die Formel, oder tragen Sie den Wert ein.", "Correct the formula, or enter the value."
    )
    cases = {
        "many": Case(
            Text(
                "Unter „{heading}“ steht in {count} Zellen der Fehler {text}; ihre Werte wurden nicht gelesen.",
                "{count} cells under “{heading}” hold the error {text}; their values were not read.",
            ),
            Text(
                "Berichtigen Sie die Formeln, oder tragen Sie die Werte ein.",
                "Correct the formulas, or enter the values.",
            ),
        ),
        "uncalculated": Case(
            Text(
                "Unter „{heading}“ {count:steht eine Formel|stehen {count} Formeln} ohne berechnetes Ergebnis; {count:der Wert wurde|die Werte wurden} nicht gelesen.",
                "Under “{heading}”, {count:a formula has|{count} formulas have} no calculated result; {count:its value was|their values were} not read.",
            ),
            Text(
                "Öffnen Sie die Mappe in Excel, und speichern Sie sie; dann steht das Ergebnis in der Datei.",
                "Open the workbook in Excel and save it; the result is then in the file.",
            ),
        ),
        "external": Case(
            Text(
                "Unter „{heading}“ {count:holt eine Formel ihren Wert|holen {count} Formeln ihre Werte} aus einer anderen Datei.",
                "Under “{heading}”, {count:a formula takes its value|{count} formulas take their values} from another file.",
            ),
            Text(
                "Prüfen Sie, ob die Quelle noch gilt; gelesen {count:wurde der zuletzt gespeicherte Wert|wurden die zuletzt gespeicherten Werte}.",
                "Check whether the source is still valid; the {count:value|values} last stored {count:was|were} read.",
            ),
        ),
    }
    unchecked = {
        "format": Text(
            "Dateien im Format .{format} zeigen ihre Formeln nicht; Verweise in andere Dateien bleiben unerkannt.",
            "Files in the format .{format} do not show their formulas; links to other files go unseen.",
        )
    }
    kinds = {"formula_error": "", "uncalculated": "uncalculated", "external": "external"}
    reason = Text(
        "Ein Fehlerwert ist keine Null und keine leere Zelle; wer ihn überliest, prüft etwas anderes, als dasteht.",
        "An error is neither zero nor an empty cell; whoever overlooks it checks something other than what is there.",
    )

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "formulas"):
            yield self.not_checked("format", workbook, format=kind)
        yield from self._together(strategy)

    def _together(self, strategy):
        """Yield one finding per column and error, not one per cell."""
        groups: dict = {}
        for noted in observed(strategy, *self.kinds):
            groups.setdefault((noted.kind, noted.block, noted.field, noted.what), []).extend(noted.rows)
        for (kind, block, field, what), rows in groups.items():
            rows = sorted(set(rows))
            area = block.area(rows, field) if len(rows) > 1 else None
            first = next(noted for noted in observed(strategy, kind) if noted.block is block and noted.field == field)
            facts = {"count": len(rows), "heading": heading_of(first), "text": what}
            case = self.case_for(kind, len(rows))
            yield self.finding(block.place(rows[0], field), case=case, rows=len(rows), range=area, **facts)
