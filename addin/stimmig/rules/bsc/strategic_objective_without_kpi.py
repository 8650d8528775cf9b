from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.scorecard import KPI
from stimmig.rules.rule import Case, Rule, by_block


class StrategicObjectiveWithoutKPI(Rule):
    code = "BSC103"
    severity = Severity.WARNING
    title = Text("Strategisches Ziel ohne Kennzahl", "Strategic objective without a KPI")
    message = Text("Keine Kennzahl misst {row:accusative}.", "No KPI measures {row:lower}.")
    advice = Text(
        "Ergänzen Sie eine Kennzahl, an der Sie sehen, ob das Ziel erreicht wird, und verknüpfen Sie sie mit ihm.",
        "Add a KPI that shows whether the objective is being reached, and link it to the objective.",
    )
    cases = {
        "none_at_all": Case(
            Text(
                "In den geprüften Mappen stehen keine Kennzahlen; {count:ein strategisches Ziel wird|{count} strategische Ziele werden} nicht gemessen.",
                "The checked workbooks hold no KPIs; {count:one strategic objective is|{count} strategic objectives are} not measured.",
            ),
            Text(
                "Ergänzen Sie ein Blatt „Kennzahlen“, oder prüfen Sie die Mappe, in der die Kennzahlen stehen, gleich mit.",
                "Add a sheet “KPIs”, or check the workbook that holds the KPIs as well.",
            ),
        )
    }
    reason = Text(
        "Ein strategisches Ziel ist eine Leitidee, die über Kennzahlen messbar wird (§4).",
        "A strategic objective is a guiding idea that KPIs make measurable (§4).",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
        # Kennzahlen
        | ID  | Kennzahl     | Zahlt ein auf |
        | K-1 | Weg zum Amt  | S-1           |
        | K-2 | Wartezeit    | S-2           |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        | S-2 | Prozesse    | Wege verkürzen     |
        # Kennzahlen
        | ID  | Kennzahl     | Zahlt ein auf |
        | K-1 | Weg zum Amt  | S-1           |
        | K-2 | Wartezeit    | S-1           |
    """

    def check(self, strategy, limits):
        rows = [row for row in strategy.strategic_objectives if strategy.is_active(row)]
        if not strategy.kpis:
            for group in by_block(rows):
                yield self.finding_for(group, "name", "none_at_all")
            return
        for row in rows:
            if not strategy.active_of(row, KPI):
                yield self.finding(row, "name", row=row)
