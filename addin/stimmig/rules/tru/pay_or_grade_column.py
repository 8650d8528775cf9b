from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.incentives import OKR_TABLES, incentive_columns, named_in
from stimmig.rules.rule import Case, Rule

_TEXTS = ("name", "hypothesis", "comment")


class PayOrGradeColumn(Rule):
    code = "TRU701"
    severity = Severity.ERROR
    title = Text("Bonus, Gehalt oder Note an OKR geknüpft", "Bonus, pay or grade tied to OKRs")
    message = Text(
        "Die Spalte „{heading}“ knüpft diese OKR-Tabelle an Geld.",
        "The column “{heading}” ties this OKR table to money.",
    )
    advice = Text(
        "Nehmen Sie die Spalte aus der OKR-Tabelle, und regeln Sie Vergütung unabhängig davon.",
        "Take the column out of the OKR table, and settle pay independently of it.",
    )
    cases = {
        "grade": Case(
            Text(
                "Die Spalte „{heading}“ benotet, was in dieser OKR-Tabelle steht.",
                "The column “{heading}” grades what stands in this OKR table.",
            ),
            Text(
                "Halten Sie statt einer Note fest, was Sie gelernt haben. Sieht Ihre Vorgehensweise Abschlussnoten vor,"
                " erlauben Sie sie in den Einstellungen.",
                "Instead of a grade, record what you have learned. If your way of working provides for grading, allow it"
                " in the settings.",
            ),
        ),
        "text": Case(
            Text(
                "{row} spricht von „{text}“; das klingt nach einer Verbindung von OKR und Vergütung oder Beurteilung.",
                "{row} speaks of “{text}”; that sounds like a tie between OKRs and pay or appraisal.",
            ),
            Text(
                "Trennen Sie beides: OKR fragen nach Wirkung, Vergütung und Beurteilung gehören an einen anderen Ort.",
                "Keep the two apart: OKRs ask about effect, pay and appraisal belong elsewhere.",
            ),
            Severity.WARNING,
        ),
    }
    reason = Text(
        "Wo Geld oder Noten daran hängen, setzen Teams sichere statt wirksamer Ziele: Kontrolle statt Vertrauen (Gefahr 5).",
        "Where money or grades depend on them, teams set safe objectives rather than effective ones: control instead of"
        " trust (danger 5).",
    )
    holds = """
        # Key Results
        | ID  | Objective | Key Result                  | Lernpunkte |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | keine      |
    """
    breaks = """
        # Key Results
        | ID  | Objective | Key Result                  | Bonus      |
        | R-1 | O-1       | 8 von 10 kommen gern wieder | 500        |
    """

    def check(self, strategy, limits):
        for found in incentive_columns(strategy, *OKR_TABLES):
            if found.kind == "pay":
                yield self.finding(found.place, rows=max(1, len(found.rows)), heading=found.heading)
            elif found.kind == "grade" and not limits["grading"]:
                yield self.finding(found.place, case="grade", rows=max(1, len(found.rows)), heading=found.heading)
        for row in filter(strategy.is_active, (*strategy.objectives, *strategy.key_results)):
            for field in _TEXTS:
                if word := named_in(getattr(row, field, None) or ""):
                    yield self.finding(row, field, "text", row=row, text=word)
                    break
