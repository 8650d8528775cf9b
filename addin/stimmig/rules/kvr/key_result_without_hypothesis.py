from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Case, Rule, by_block
from stimmig.rules.wording_rule import active_key_results


class KeyResultWithoutHypothesis(Rule):
    code = "KVR407"
    severity = Severity.HINT
    title = Text("Key Result ohne Hypothese", "Key result without a hypothesis")
    message = Text(
        "{row} sagt nicht, welche Kennzahl sich dadurch bewegen soll und warum.",
        "{row} does not say which KPI it is meant to move, and why.",
    )
    advice = Text(
        "Schreiben Sie unter „Hypothese“, welche Kennzahl sich bewegt, wenn dies gelingt, und warum.",
        "Write under “Hypothesis” which KPI will move if this succeeds, and why.",
    )
    _no_column = (
        Text(
            "{count:Ein Key Result dieser Tabelle sagt|{count} Key Results dieser Tabelle sagen} nicht, welche Kennzahl"
            " sich dadurch bewegen soll; eine Spalte für die Hypothese ist nicht zu erkennen.",
            "{count:One key result|{count} key results} of this table {count:does|do} not say which KPI {count:it is|they"
            " are} meant to move; no column for the hypothesis can be recognised.",
        ),
        Text(
            "Ergänzen Sie eine Spalte „Hypothese“: welche Kennzahl sich bewegt, wenn dies gelingt, und warum.",
            "Add a column “Hypothesis”: which KPI will move if this succeeds, and why.",
        ),
    )
    cases = {
        "asked": Case(message, advice, Severity.WARNING),
        "no_column": Case(*_no_column),
        "no_column_asked": Case(*_no_column, Severity.WARNING),
        "no_kpi": Case(
            Text(
                "{row} hat eine Hypothese, nennt aber unter „Bewegt Kennzahl“ nicht, was sich bewegen soll.",
                "{row} has a hypothesis but does not name under “KPI to move” what is meant to move.",
            ),
            Text(
                "Nennen Sie die Kennzahl, an der sich zeigen wird, ob die Hypothese stimmt.",
                "Name the KPI that will show whether the hypothesis is right.",
            ),
            Severity.HINT,
        ),
    }
    reason = Text(
        "Die BSC liefert Messgrößen, OKR liefern Hypothesen, wie man sie beeinflusst (§6, Gefahr 2).",
        "The scorecard supplies measures, OKRs supply hypotheses on how to influence them (§6, danger 2).",
    )
    _rows = """
        # Kennzahlen
        | ID  | Kennzahl        |
        | K-1 | Wiederkaufsrate |
        # Key Results
        | ID  | Objective | Key Result                       | Bewegt Kennzahl | Hypothese                       |"""
    holds = f"""{_rows}
        | R-1 | O-1       | 8 von 10 Gästen bringen Freunde mit | K-1          | Wer uns zeigt, kommt selbst wieder. |
    """
    breaks = f"""{_rows}
        | R-1 | O-1       | 8 von 10 Gästen bringen Freunde mit | K-1          |                                     |
    """

    def check(self, strategy, limits):
        asked = limits["reason"] == "row"
        rows = [row for row in active_key_results(strategy) if "hypothesis" not in row.unread]
        for block in by_block([row for row in rows if not row.hypothesis], "hypothesis"):
            if "hypothesis" not in block[0].row_of("hypothesis").block.columns:
                yield self.finding_for(block, "name", "no_column_asked" if asked else "no_column")
                continue
            for row in block:
                yield self.finding(row, "hypothesis", "asked" if asked else "", row=row)
        for row in rows:
            if row.hypothesis and not row.kpi_to_move and "kpi_to_move" in row.row.block.columns and strategy.kpis:
                yield self.finding(row, "kpi_to_move", "no_kpi", row=row)
