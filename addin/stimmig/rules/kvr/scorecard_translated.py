from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.cycles import active_objectives, sets_of
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.likeness import nearly_equal


class ScorecardTranslated(WordingRule):
    code = "KVR406"
    severity = Severity.WARNING
    title = Text("Scorecard nur in OKR übersetzt", "Scorecard merely translated into OKRs")
    message = Text(
        "Alle Objectives dieses Teams ({count}) sagen fast wörtlich, was je ein strategisches Ziel sagt: {names}.",
        "All objectives of this team ({count}) say almost word for word what one strategic objective each says: {names}.",
    )
    advice = Text(
        "Nehmen Sie sich ein oder zwei strategische Ziele vor, und beschreiben Sie, was Menschen in diesem Zyklus"
        " anders erleben sollen.",
        "Take one or two strategic objectives, and describe what people are to experience differently in this cycle.",
    )
    reason = Text(
        "Wer die Scorecard eins zu eins in OKR übersetzt, bekommt Zielsteuerung statt Lernen (Gefahr 1).",
        "Translating the scorecard one to one into OKRs gives control by targets instead of learning (danger 1).",
    )
    _rows = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel              |
        | S-1 | Kunden      | Vertrauen der Familien gewinnen |
        | S-2 | Prozesse    | Wege zum Amt verkürzen          |
        # Objectives
        | ID  | Objective                       |
        | O-1 | Vertrauen der Familien gewinnen |"""
    holds = f"""{_rows}
        | O-2 | Wer zu uns kommt, geht mit einer Antwort nach Hause |
    """
    breaks = f"""{_rows}
        | O-2 | Die Wege zum Amt verkürzen      |
    """

    def rows(self, strategy):
        return [row for row in active_objectives(strategy) if row.name]

    def judged(self, strategy, limits, languages):
        aims = [row for row in strategy.strategic_objectives if row.name and strategy.is_active(row)]
        for one in sets_of(strategy, languages):
            pairs = _pairs(one.objectives, aims)
            if len(pairs) == len(one.objectives) > 1:
                names = tuple(f"{objective.label} = {aim.label}" for objective, aim in pairs.items())
                yield self.finding_for(one.objectives, "name", names=names)


def _pairs(objectives, aims):
    """Return objective → the strategic objective that it translates, each of these once."""
    pairs = {}
    for objective in objectives:
        left = (aim for aim in aims if aim not in pairs.values())
        aim = next((aim for aim in left if nearly_equal(objective.name, aim.name)), None)
        if aim is None:
            break  # one that translates nothing is enough: the scorecard is not merely translated
        pairs[objective] = aim
    return pairs
