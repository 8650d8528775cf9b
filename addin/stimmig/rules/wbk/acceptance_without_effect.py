from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.canonical import ACCEPTANCES
from stimmig.rules.naming import shortened
from stimmig.rules.rule import Case, Rule

_FILE = Text(" (in {file})", " (in {file})")
_NOTHING = Text("ein Befund", "a finding")


class AcceptanceWithoutEffect(Rule):
    """Added to the catalogue: whoever accepts a finding must learn why it is shown all the same."""

    code = "WBK013"
    severity = Severity.WARNING
    about_acceptances = True
    title = Text("Akzeptierter Befund, der trotzdem zählt", "Accepted finding that counts all the same")
    message = Text(
        "Akzeptiert werden soll {name}, doch es fehlt: {fields}. Der Befund zählt weiter.",
        "{name} is to be accepted, but this is missing: {fields}. The finding still counts.",
    )
    advice = Text(
        "Füllen Sie die Zeile aus: Regel, Zeile, Grund und Name gehören dazu.",
        "Complete the line: it takes the rule, the row, the reason and a name.",
    )
    cases = {
        "unknown": Case(
            Text(
                "Akzeptiert werden soll {name}, doch diese Regel gibt es nicht.",
                "{name} is to be accepted, but there is no such rule.",
            ),
            Text(
                "Tragen Sie den ganzen Code ein, wie er beim Befund steht, etwa PUR012.",
                "Enter the whole code as it stands beside the finding, such as PUR012.",
            ),
        ),
        "itself": Case(
            Text(
                "Akzeptiert werden soll {name}; ein Befund über die Liste der akzeptierten Befunde lässt sich nicht akzeptieren.",
                "{name} is to be accepted; a finding about the list of accepted findings cannot be.",
            ),
            Text("Bringen Sie die Zeile in Ordnung, um die es geht.", "Put the line in order that it is about."),
        ),
        "ended": Case(
            Text(
                "Akzeptiert war {name} bis {date}; seitdem zählt der Befund wieder.",
                "{name} was accepted until {date}; since then the finding counts again.",
            ),
            Text(
                "Beheben Sie den Befund, oder entscheiden Sie neu, bis wann Sie damit leben.",
                "Put it right, or decide again until when you will live with it.",
            ),
            Severity.HINT,
        ),
    }
    reason = Text(
        "Ein Befund verschwindet nur, wenn jemand mit Namen und Grund dafür einsteht.",
        "A finding only goes where somebody stands for it, by name and with a reason.",
    )
    holds = """
        # BSC
        | ID  | Strategisches Ziel | Warum |
        | S-1 | Nähe zu den Dörfern |      |
        # Akzeptierte Befunde
        | Regel  | Zeile | Warum                         | Von     | Bis |
        | PUR001 | S-1   | Der Purpose wird erst gesucht | A. Kern |     |
    """
    breaks = """
        # BSC
        | ID  | Strategisches Ziel | Warum |
        | S-1 | Nähe zu den Dörfern |      |
        # Akzeptierte Befunde
        | Regel  | Zeile | Warum                         | Von     | Bis |
        | PUR001 | S-1   |                               | A. Kern |     |
    """

    def check(self, strategy, limits):
        first = strategy.sources[0].name if strategy.sources else ""
        for one in strategy.acceptances:
            if one.state == "incomplete":
                words = tuple(ACCEPTANCES.by_field[field].heading for field in one.missing)
                yield self.finding(one.place(one.missing[0], first), name=called(one), fields=words)
            elif one.state in ("unknown", "itself"):
                case = "unknown" if one.state == "unknown" else "itself"
                yield self.finding(one.place("rule", first), case=case, name=called(one))
            elif one.state == "ended":
                yield self.finding(one.place("until", first), case="ended", name=called(one), date=one.until)


def called(acceptance):
    """Return what messages call an acceptance: PUR012 „K-3“, and the file it comes from."""
    to = shortened(acceptance.to or "")
    file = _FILE.filled(file=acceptance.file) if acceptance.file else Text("", "")
    texts = [
        " ".join(part for part in (acceptance.rule, to and marks.format(to)) if part) or nothing
        for marks, nothing in zip(("„{}“", "“{}”"), _NOTHING)
    ]
    return Text(*(text + where for text, where in zip(texts, file)))
