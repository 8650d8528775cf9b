from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.incentives import OKR_TABLES, incentive_columns
from stimmig.rules.rule import Case, Rule

_TOLD_BY_RESULT = ("achievement", "current", "actual", "value")
_ENOUGH_TO_SEE_AN_ORDER = 3


class TeamsRankedByResults(Rule):
    code = "TRU702"
    severity = Severity.WARNING
    title = Text("Menschen oder Teams nach OKR-Ergebnissen gereiht", "People or teams ranked by OKR results")
    message = Text(
        "Die Spalte „{heading}“ reiht, wer diese OKR verfolgt.",
        "The column “{heading}” ranks those who pursue these OKRs.",
    )
    advice = Text(
        "Nehmen Sie die Spalte heraus, und sprechen Sie im Review darüber, was die Teams voneinander lernen können.",
        "Take the column out, and talk in the review about what the teams can learn from each other.",
    )
    cases = {
        "graded": Case(
            Text(
                "Die Spalte „{heading}“ benotet die Teams in dieser Tabelle.",
                "The column “{heading}” grades the teams in this table.",
            ),
            advice,
        ),
        "by_result": Case(
            Text(
                "Die Spalte „{heading}“ reiht {count} Zeilen genau nach ihrem Ergebnis.",
                "The column “{heading}” ranks {count} rows exactly by their result.",
            ),
            advice,
        ),
    }
    reason = Text(
        "Ein Vergleich nach Ergebnissen belohnt kleine Ziele und beendet das offene Gespräch (Gefahr 5).",
        "A comparison by results rewards small objectives and ends the open conversation (danger 5).",
    )
    holds = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Ort        |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | 1          |
        | C-2 | Bauhof  | 2026-07-01 | 2026-09-30 | 2          |
    """
    breaks = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       | Rang       |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 | 1          |
        | C-2 | Bauhof  | 2026-07-01 | 2026-09-30 | 2          |
    """

    def check(self, strategy, limits):
        for found in incentive_columns(strategy, *OKR_TABLES, "cycles", "reviews"):
            of_teams = found.block.table == "cycles"
            facts = {"heading": found.heading, "rows": max(1, len(found.rows))}
            if found.kind == "rank" or (found.kind == "place" and of_teams):
                yield self.finding(found.place, **facts)
            elif found.kind == "grade" and found.block.table not in OKR_TABLES:  # there TRU701 speaks
                yield self.finding(found.place, case="graded", **facts)
            elif found.kind == "place" and _follows_the_result(found):
                yield self.finding(found.place, case="by_result", count=len(found.rows), **facts)


def _follows_the_result(found):
    """Say whether a rank, which may well be a priority, is the order of the results."""
    columns = found.block.columns
    column = next((columns[field] for field in _TOLD_BY_RESULT if field in columns), None)
    if column is None or len(found.rows) < _ENOUGH_TO_SEE_AN_ORDER:
        return False
    pairs = list(zip(found.cells(), found.cells(column)))
    if not all(isinstance(number, float | int) for pair in pairs for number in pair):
        return False
    results = [result for _, result in sorted(pairs)]
    return results == sorted(results, reverse=True) and len(set(results)) > 1
