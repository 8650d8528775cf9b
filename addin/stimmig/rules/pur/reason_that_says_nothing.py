from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.okr import KeyResult
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case
from stimmig.rules.wording_rule import WordingRule
from stimmig.wording.filler import says_nothing
from stimmig.wording.phrases import words_of

_NAMED = 6


class ReasonThatSaysNothing(WordingRule):
    code = "PUR010"
    severity = Severity.WARNING
    title = Text("Begründung, die nichts sagt", "Reason that says nothing")
    message = Text(
        "Die Begründung {text} sagt nicht, warum {row:lower} der Zeile dient, auf die sie einzahlt.",
        "The reason {text} does not say why {row:lower} serves the row that it contributes to.",
    )
    advice = Text(
        "Schreiben Sie in einem Satz, was diese Zeile für jene bewirkt.",
        "Write in one sentence what this row does for that one.",
    )
    cases = {
        "short": Case(
            Text(
                "{row} ist mit {text} begründet; unter {limit} {count:Wort|Wörtern} sagt eine Begründung kaum etwas.",
                "{row} gives the reason {text}; with fewer than {limit} {count:word|words} a reason hardly says anything.",
            ),
            advice,
        ),
        "again": Case(
            Text(
                "{row}: Die Begründung {text} wiederholt nur, was schon dasteht.",
                "{row}: the reason {text} only repeats what is already there.",
            ),
            advice,
        ),
        "same": Case(
            Text(
                "{count} Zeilen, die auf Verschiedenes einzahlen, tragen dieselbe Begründung {text}: {names}.",
                "{count} rows that contribute to different rows give the same reason {text}: {names}.",
            ),
            Text(
                "Schreiben Sie zu jeder Zeile, was gerade sie für das bewirkt, worauf sie einzahlt.",
                "Write for each row what this one in particular does for what it contributes to.",
            ),
        ),
    }
    reason = Text("BSC und OKR sollen inhaltlich verbunden sein, nicht nur technisch (Gefahr 6).", "Scorecard and OKRs should be linked by content, not only technically (danger 6).")  # fmt: skip
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | s. o.                       |
    """

    def rows(self, strategy):
        return [row for row in strategy.active if any(_reasons(strategy, row))]

    def judged(self, strategy, limits, languages):
        telling = {}
        for row in languages:
            troubles = {reason: _trouble(strategy, row, reason, limits) for reason in _reasons(strategy, row)}
            for reason, trouble in troubles.items():
                if trouble is None:
                    telling.setdefault(words_of(reason), []).append((row, reason))
            if found := next(((reason, case) for reason, case in troubles.items() if case is not None), None):
                reason, case = found
                least = limits["reason_words_min"]
                facts = {"limit": least, "count": least} if case == "short" else {}
                yield self.finding(row, _field(row), case, row=row, text=quoted(reason), **facts)
        for same in telling.values():
            rows = list(dict.fromkeys(row for row, _ in same))
            if len(rows) > 1 and not set.intersection(*(_parents(strategy, row) for row in rows)):
                names = tuple(row.label for row in rows[:_NAMED]) + ("…",) * (len(rows) > _NAMED)
                yield self.finding_for(rows, _field(rows[0]), "same", text=quoted(same[0][1]), names=names)


def _reasons(strategy, row):
    """Return the reasons that a row gives; that of a key result is its hypothesis."""
    if isinstance(row, KeyResult):
        return (row.hypothesis,) if row.hypothesis else ()
    return tuple(dict.fromkeys(link.link.reason for link in strategy.links.get(row, ()) if link.link.reason))


def _trouble(strategy, row, reason, limits):
    """Return which case of the rule a reason is, None where it may well say something."""
    words, least = words_of(reason), limits["reason_words_min"]
    if says_nothing(reason):
        return ""
    beside = [row.name, row.heading(_field(row)), *(parent.name for parent in strategy.parents(row))]
    if words in [words_of(text) for text in beside if text]:
        return "again"
    return "short" if least is not None and len(words) < least else None


def _parents(strategy, row):
    """Return what a row contributes to, as rows; as it is written where that is no row."""
    return {link.target or link.to for link in strategy.links.get(row, ())}


def _field(row):
    return "hypothesis" if isinstance(row, KeyResult) else "reason"
