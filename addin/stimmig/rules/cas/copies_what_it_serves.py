from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.likeness import nearly_equal


class CopiesWhatItServes(WordingRule):
    code = "CAS602"
    severity = Severity.WARNING
    title = Text(
        "Objective mit dem Wortlaut dessen, worauf es einzahlt", "Objective in the words of what it contributes to"
    )
    message = Text(
        "{row} sagt fast wörtlich, was {parent:lower} ({place}) sagt, worauf es einzahlt.",
        "{row} says almost word for word what {parent:lower} ({place}) says, to which it contributes.",
    )
    advice = Text(
        "Lassen Sie das Team in eigenen Worten sagen, welchen Beitrag es leisten will, und sprechen Sie darüber.",
        "Let the team say in its own words which contribution it wants to make, and talk about it.",
    )
    reason = Text(
        "Wer Ziele nur weiterreicht, erstickt Selbstorganisation: Orientierung von oben ja, aber Dialog (Gefahr 3).",
        "Merely handing goals down stifles self-organisation: guidance from above, yes, but dialogue (danger 3).",
    )
    _rows = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel              |
        | S-1 | Kunden      | Vertrauen der Familien gewinnen |
        # Objectives
        | ID  | Objective                                          | Zahlt ein auf |"""
    holds = f"""{_rows}
        | O-1 | Wer zu uns kommt, geht mit einer Antwort nach Hause | S-1           |
    """
    breaks = f"""{_rows}
        | O-1 | Das Vertrauen der Familien gewinnen                | S-1           |
    """

    def rows(self, strategy):
        return [row for row in active_objectives(strategy) if row.name]

    def judged(self, strategy, limits, languages):
        for row in languages:
            for parent in strategy.parents(row):
                if parent.name and nearly_equal(row.name, parent.name):
                    yield self.finding(row, "name", row=row, parent=parent, place=strategy.spot(parent.place("name")))
                    break
