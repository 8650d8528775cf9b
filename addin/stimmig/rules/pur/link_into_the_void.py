from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import either, quoted
from stimmig.rules.purpose_chain import rows_below, unreached
from stimmig.rules.rule import Case, Rule


class LinkIntoTheVoid(Rule):
    code = "PUR002"
    severity = Severity.ERROR
    title = Text("Verknüpfung ins Leere", "Link into the void")
    message = Text(
        "{row} verweist auf {to}; eine Zeile mit dieser ID gibt es nicht.",
        "{row} points to {to}; there is no row with this id.",
    )
    advice = Text(
        "Berichtigen Sie die ID, oder legen Sie die fehlende Zeile an.",
        "Correct the id, or add the missing row.",
    )
    cases = {
        "near": Case(
            message,
            Text(
                "Gemeint ist vielleicht {near}. Berichtigen Sie die ID, oder legen Sie die fehlende Zeile an.",
                "Perhaps you meant {near}. Correct the id, or add the missing row.",
            ),
        ),
        "ambiguous": Case(
            Text(
                "{row} verweist auf {to}; so heißt mehr als eine Zeile ({near}).",
                "{row} points to {to}; more than one row is called that ({near}).",
            ),
            Text(
                "Stellen Sie den Namen der Arbeitsmappe voran, etwa „team-a:O-1“.",
                "Put the name of the workbook in front, such as “team-a:O-1”.",
            ),
        ),
        "many": Case(
            Text(
                "{count} Zeilen verweisen auf {to}; eine Zeile mit dieser ID gibt es nicht.",
                "{count} rows point to {to}; there is no row with this id.",
            ),
            advice,
        ),
    }
    reason = Text(
        "Ein Verweis auf eine gelöschte oder vertippte ID sieht aus wie eine Verknüpfung, ist aber keine (Gefahr 6).",
        "A reference to a deleted or mistyped id looks like a link but is none (danger 6).",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                        |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                              |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben.  |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                        |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                              |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-2           | Treue erhält das Dorfleben.  |
    """

    def check(self, strategy, limits):
        missing = unreached(strategy)
        for entry in strategy.linked:
            for link in strategy.links.get(entry, ()):
                if link.trouble in ("missing", "ambiguous"):
                    rows = 1 + (rows_below(strategy, entry, missing) if entry in missing else 0)
                    yield self.finding(
                        entry,
                        entry.link_field,
                        _case(link),
                        rows=rows,
                        row=entry,
                        to=quoted(link.to),
                        near=either(link.near),
                    )
        for reference in strategy.references:
            if reference.resolved.trouble in ("missing", "ambiguous"):
                yield self._about(reference)

    def _about(self, reference):
        link, rows = reference.resolved, reference.rows
        facts = {"to": quoted(link.to), "near": either(link.near)}
        if len(rows) > 1:
            area = reference.block.area(rows, reference.field)
            return self.finding(reference.place, case="many", rows=len(rows), range=area, count=len(rows), **facts)
        return self.finding(reference.place, case=_case(link), row=Text("Diese Zeile", "This row"), **facts)


def _case(link):
    return "ambiguous" if link.trouble == "ambiguous" else "near" if link.near else ""
