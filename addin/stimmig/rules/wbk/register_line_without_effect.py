from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule

_CASES = {"gone": "", "unclear": "unclear", "double": "double", "other": "other"}
"""state of a line → case of the rule"""
_SHOWN = 6


class RegisterLineWithoutEffect(Rule):
    """Added to the catalogue: a decision about a link must never get lost unnoticed."""

    code = "WBK014"
    severity = Severity.WARNING
    title = Text("Zeile des Verknüpfungsregisters ohne Wirkung", "Line of the link register without effect")
    message = Text(
        "Das Verknüpfungsregister entscheidet über {name}; eine solche Zeile gibt es nicht mehr.",
        "The link register decides about {name}; there is no such row any more.",
    )
    advice = Text(
        "Heißt die Zeile jetzt anders, übertragen Sie die Entscheidung in ihre neue Zeile des Registers („stimmig links"
        " suggest --write“ legt sie an). Löschen Sie dann diese.",
        "If the row is called something else now, copy the decision to its new line of the register (“stimmig links"
        " suggest --write” adds it). Then delete this one.",
    )
    cases = {
        "unclear": Case(
            Text(
                "Das Verknüpfungsregister entscheidet über {name}; so heißen mehrere Zeilen ({names}).",
                "The link register decides about {name}; several rows are called that ({names}).",
            ),
            Text(
                "Geben Sie jenen Zeilen verschiedene IDs, und erneuern Sie das Register („stimmig links suggest --write“).",
                "Give those rows different ids, and renew the register (“stimmig links suggest --write”).",
            ),
        ),
        "double": Case(
            Text(
                "Das Verknüpfungsregister entscheidet über {name} mehrmals, und nicht gleich ({names}). Nichts davon gilt.",
                "The link register decides about {name} several times, and differently ({names}). None of it counts.",
            ),
            Text("Lassen Sie eine der Entscheidungen stehen.", "Leave one of the decisions."),
        ),
        "other": Case(
            Text(
                "Das Verknüpfungsregister nennt für {name} {to}, das Blatt der Zeile nennt {theirs}. Es gilt das Blatt.",
                "For {name} the link register says {to}, the row's own sheet says {theirs}. The sheet counts.",
            ),
            Text(
                "Berichtigen Sie das Blatt, oder leeren Sie die Zelle im Register.",
                "Correct the sheet, or clear the cell in the register.",
            ),
            Severity.HINT,
        ),
    }
    reason = Text(
        "Eine Entscheidung, die niemand mehr findet, ist keine: Die Zeile stünde wieder ohne Purpose da.",
        "A decision that nobody finds any more is none: the row would stand without a purpose again.",
    )
    _sheets = """
        # Strategie
        | ID  | Ebene   | Aussage                     |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # stimmig Links
        | Zeile         | Zahlt ein auf | Warum                      | Annehmen | Kennung                 | Blatt | Gruppe |"""
    holds = f"""{_sheets}
        | Nähe schaffen | P-1           | Nähe macht Orte lebendig.  |          | strategic_objective:S-1 | BSC   |        |
    """
    breaks = f"""{_sheets}
        | Nähe schaffen | P-1           | Nähe macht Orte lebendig.  |          | strategic_objective:S-9 | BSC   |        |
    """

    def check(self, strategy, limits):
        by_key = {}
        for line in strategy.register:
            by_key.setdefault((line.row.block.workbook, line.key), []).append(line)
        own = {entry.row: entry for entry in strategy.linked}
        for line in strategy.register:
            if line.state in _CASES and line.decides:
                facts = {}
                if line.state in ("unclear", "double"):
                    lines = [one.row for one in by_key[line.row.block.workbook, line.key] if one.decides]
                    rows = line.found if line.state == "unclear" else lines
                    facts["names"] = tuple(str(row.place("name")) for row in rows[:_SHOWN])
                if line.state == "other":
                    links = [link for row in line.found for link in strategy.links.get(own.get(row), ())]
                    facts |= {"to": quoted(line.to), "theirs": tuple(quoted(link.to) for link in links[:_SHOWN])}
                field = "contributes_to" if line.to else "reason" if line.reason else "accept"
                yield self.finding(line.row.place(field), case=_CASES[line.state], name=quoted(line.label), **facts)
