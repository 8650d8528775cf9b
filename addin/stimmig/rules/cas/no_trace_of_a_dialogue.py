from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.rule import Case, Rule, by_block


class NoTraceOfADialogue(Rule):
    code = "CAS606"
    severity = Severity.HINT
    title = Text("Keine Spur eines Dialogs", "No trace of a dialogue")
    message = Text(
        "{count:Das Objective|Die {count} Objectives} des Teams „{team}“ {count:sagt|sagen} nicht, mit wem und wann"
        " {count:es|sie} vereinbart {count:wurde|wurden}.",
        "The {count:objective|{count} objectives} of the team “{team}” {count:does|do} not say with whom and when"
        " {count:it was|they were} agreed.",
    )
    advice = Text(
        "Tragen Sie unter „Vereinbart mit“ und „Vereinbart am“ ein, wann Sie mit wem darüber gesprochen haben.",
        "Enter under “Agreed with” and “Agreed on” with whom and when you talked about it.",
    )
    cases = {
        "no_column": Case(
            Text(
                "{count:Das Objective|Die {count} Objectives} dieser Tabelle {count:sagt|sagen} nicht, mit wem und wann"
                " {count:es|sie} vereinbart {count:wurde|wurden}; Spalten dafür sind nicht zu erkennen.",
                "The {count:objective|{count} objectives} of this table {count:does|do} not say with whom and when"
                " {count:it was|they were} agreed; no columns for this can be recognised.",
            ),
            Text(
                "Ergänzen Sie die Spalten „Vereinbart mit“ und „Vereinbart am“.",
                "Add the columns “Agreed with” and “Agreed on”.",
            ),
        ),
        "no_team": Case(
            Text(
                "{count:Das Objective|Die {count} Objectives} hier {count:sagt|sagen} nicht, mit wem und wann"
                " {count:es|sie} vereinbart {count:wurde|wurden}.",
                "The {count:objective|{count} objectives} here {count:does|do} not say with whom and when"
                " {count:it was|they were} agreed.",
            ),
            advice,
        ),
    }
    reason = Text(
        "Die Kopplung von Scorecard und OKR ist lose und entsteht im Gespräch, nicht durch Zuweisung (Gefahr 3).",
        "The coupling of scorecard and OKRs is loose and grows out of a conversation, not out of assignment (danger 3).",
    )
    holds = """
        # Objectives
        | ID  | Objective                | Team    | Vereinbart mit | Vereinbart am |
        | O-1 | Menschen erleben uns nah | Rathaus | Vorstand       | 2026-09-22    |
    """
    breaks = """
        # Objectives
        | ID  | Objective                | Team    | Vereinbart mit | Vereinbart am |
        | O-1 | Menschen erleben uns nah | Rathaus |                |               |
    """

    def check(self, strategy, limits):
        without_column = []
        for team, _, _, rows in sets_of(strategy, active_objectives(strategy)):
            if any(row.agreed_with or row.agreed_on or {"agreed_with", "agreed_on"} & row.unread for row in rows):
                continue
            asked = [row for row in rows if {"agreed_with", "agreed_on"} & row.row.block.columns.keys()]
            without_column += [row for row in rows if row not in asked]
            if not asked:
                continue
            field = "agreed_with" if "agreed_with" in asked[0].row.block.columns else "agreed_on"
            if team:
                yield self.finding_for(asked, field, team=team)
            else:
                yield self.finding_for(asked, field, "no_team")
        for rows in by_block(without_column):
            yield self.finding_for(rows, "name", "no_column")
