from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.cycles import sets_of
from stimmig.rules.rule import Rule


class CarriedOverWordForWord(Rule):
    code = "OKR308"
    severity = Severity.HINT
    title = Text("Wörtlich aus dem vorigen Zyklus übernommen", "Carried over word for word from the previous cycle")
    message = Text(
        "{row} stand mit denselben Worten schon im vorigen Zyklus ({place}).",
        "{row} was already in the previous cycle, in the same words ({place}).",
    )
    advice = Text(
        "Fragen Sie, was Sie seither gelernt haben, und formulieren Sie danach neu, oder lassen Sie es ruhen.",
        "Ask what you have learned since, and reword it accordingly, or let it rest.",
    )
    unchecked = {
        "no_dates": Text(
            "Bei den Zyklen von {count} {count:Objective|Objectives} fehlt der Beginn; welcher Zyklus der vorige war,"
            " lässt sich nicht sagen.",
            "The cycles of {count} {count:objective|objectives} have no start date; which cycle came before cannot be"
            " told.",
        )
    }
    reason = Text(
        "OKR sind Lernzyklen: Was der letzte Zyklus gelehrt hat, darf im neuen Wortlaut zu lesen sein (§7, §8).",
        "OKRs are learning cycles: what the last cycle taught may well show in the new wording (§7, §8).",
    )
    _cycles = """
        # Zyklen
        | ID  | Team    | Beginn     | Ende       |
        | C-1 | Rathaus | 2026-07-01 | 2026-09-30 |
        | C-2 | Rathaus | 2026-10-01 | 2026-12-31 |
        # Objectives
        | ID  | Zyklus | Objective                |
        | O-1 | C-1    | Menschen erleben uns nah |"""
    holds = f"""{_cycles}
        | O-2 | C-2    | Menschen helfen einander |
    """
    breaks = f"""{_cycles}
        | O-2 | C-2    | Menschen erleben uns nah |
    """

    def check(self, strategy, limits):
        undated = 0
        by_team = {}
        for one in sets_of(strategy, strategy.objectives):
            by_team.setdefault((one.team or one.objectives[0].place().workbook).casefold(), []).append(one)
        for sets in by_team.values():
            dated = [one for one in sets if one.start]
            undated += sum(len(one.objectives) for one in sets if not one.start and len(sets) > 1)
            for one in dated:
                start = max((other.start for other in dated if other.start < one.start), default=None)
                before = [row for other in dated if other.start == start for row in other.objectives]
                yield from self._repeated(one.objectives, before)
                yield from self._repeated(_key_results(strategy, one.objectives), _key_results(strategy, before))
        if undated:
            yield self.not_checked("no_dates", count=undated)

    def _repeated(self, rows, before):
        earlier = {_words(row.name): row for row in before if row.name}
        for row in rows:
            if same := earlier.get(_words(row.name)):
                yield self.finding(row, "name", row=row, place=str(same.place("name")))


def _key_results(strategy, objectives):
    return [row for objective in objectives for row in strategy.of(objective, KeyResult)]


def _words(text):
    return " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
