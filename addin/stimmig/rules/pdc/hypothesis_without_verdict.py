from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import closed_sets
from stimmig.rules.rule import Case, Rule, by_block


class HypothesisWithoutVerdict(Rule):
    code = "PDC805"
    severity = Severity.HINT
    title = Text("Hypothese ohne Urteil nach dem Abschluss", "Hypothesis without a verdict after the close")
    message = Text(
        "Der Zyklus ist abgeschlossen, doch {row:lower} sagt nicht, ob sich seine Hypothese bestätigt hat.",
        "The cycle is closed, but {row:lower} does not say whether its hypothesis was confirmed.",
    )
    advice = Text(
        "Wählen Sie unter „Urteil“ bestätigt, widerlegt oder offen; auch eine widerlegte Hypothese ist ein Ergebnis.",
        "Choose confirmed, rejected or open under “Verdict”; a rejected hypothesis is a result too.",
    )
    cases = {
        "many": Case(
            Text(
                "In abgeschlossenen Zyklen haben {count} Hypothesen dieser Tabelle kein Urteil.",
                "In closed cycles {count} hypotheses of this table have no verdict.",
            ),
            advice,
        ),
        "no_column": Case(
            Text(
                "In abgeschlossenen Zyklen {count:hat eine Hypothese|haben {count} Hypothesen} dieser Tabelle kein Urteil;"
                " eine Spalte dafür ist nicht zu erkennen.",
                "In closed cycles {count:one hypothesis of this table has|{count} hypotheses of this table have} no"
                " verdict; no column for it can be recognised.",
            ),
            Text(
                "Ergänzen Sie eine Spalte „Urteil“ mit bestätigt, widerlegt oder offen.",
                "Add a column “Verdict” with confirmed, rejected or open.",
            ),
        ),
    }
    reason = Text(
        "Ein Key Result ist eine Hypothese, wie sich eine Kennzahl bewegt; ohne Urteil bleibt ungeklärt, was gewirkt hat"
        " (§6, §8).",
        "A key result is a hypothesis on how a KPI moves; without a verdict it stays unclear what took effect (§6, §8).",
    )
    _rows = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Status        |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | abgeschlossen |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |
        # Key Results
        | ID  | Objective | Key Result                  | Hypothese                 | Urteil   |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | Wer gern kommt, empfiehlt | {verdict} |
    """
    holds = _rows.replace("{verdict}", "widerlegt")
    breaks = _rows.replace("{verdict}", "         ")

    def check(self, strategy, limits):
        silent = [
            row
            for _, one in closed_sets(strategy, limits.today)
            for objective in one.objectives
            for row in strategy.of(objective, KeyResult)
            if row.hypothesis and row.verdict is None and "verdict" not in row.unread and row.status != "dropped"
        ]
        for rows in by_block(silent):
            if "verdict" not in rows[0].row.block.columns:
                yield self.finding_for(rows, "hypothesis", "no_column")
            elif len(rows) > 1:
                yield self.finding_for(rows, "verdict", "many")
            else:
                yield self.finding(rows[0], "verdict", row=rows[0])
