from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.naming import a_kind, either, kind_of, quoted, the_kind
from stimmig.rules.purpose_chain import rows_below, unreached
from stimmig.rules.rule import Case, Rule

_TROUBLES = ("missing", "ambiguous", "ambiguous_here", "kind")
_ANY_ROW = Text(
    "eine Zeile der Strategie, der Scorecard oder der OKR", "a row of the strategy, the scorecard or the OKRs"
)
_WANTED = {
    "contributes_to": _ANY_ROW,
    "drives": a_kind("strategic_objective"),
    "kpi_to_move": a_kind("kpi"),
    "kpi": a_kind("kpi"),
    "cycle": a_kind("cycle"),
    "objective": a_kind("objective"),
    "key_result": a_kind("key_result"),
}
"""field → what belongs there"""
_KINDS = {
    "strategic_objectives": the_kind("strategic_objective"),
    "objectives": the_kind("objective"),
    "key_results": the_kind("key_result"),
}


class LinkIntoTheVoid(Rule):
    code = "PUR002"
    severity = Severity.ERROR
    title = Text("Verknüpfung ins Leere", "Link into the void")
    message = Text(
        "{row} {count:verweist|verweisen} auf {to}; so heißt keine Zeile, und keine hat diese ID.",
        "{row} {count:points|point} to {to}; no row has this id or name.",
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
                "{row} {count:verweist|verweisen} auf {to}; so heißt in mehreren Arbeitsmappen eine Zeile.",
                "{row} {count:points|point} to {to}; a row in more than one workbook is called that.",
            ),
            Text(
                "Stellen Sie den Namen der Arbeitsmappe voran: {near}.",
                "Put the name of the workbook in front: {near}.",
            ),
        ),
        "ambiguous_here": Case(
            Text(
                "{row} {count:verweist|verweisen} auf {to}; so heißen mehrere Zeilen dieser Arbeitsmappe ({near}).",
                "{row} {count:points|point} to {to}; several rows of this workbook are called that ({near}).",
            ),
            Text(
                "Geben Sie jenen Zeilen verschiedene IDs, und tragen Sie hier die gemeinte ein.",
                "Give those rows different ids, and enter here the one that you mean.",
            ),
        ),
        "kind": Case(
            Text(
                "{row} {count:nennt|nennen} unter „{heading}“ {to}; das ist {name}, hierher gehört aber {target}.",
                "{row} {count:names|name} {to} under “{heading}”; that is {name}, but {target} belongs here.",
            ),
            Text(
                "Tragen Sie die ID der richtigen Zeile ein, oder lassen Sie die Zelle leer.",
                "Enter the id of the right row, or leave the cell empty.",
            ),
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
        for entry in strategy.active:
            for link in strategy.links.get(entry, ()):
                if link.trouble in _TROUBLES:
                    rows = 1 + (rows_below(strategy, missing, entry) if entry in missing else 0)
                    facts = _facts(link, entry.row_of(entry.link_field).block, entry.link_field)
                    yield self.finding(entry, entry.link_field, _case(link), rows=rows, row=entry, count=1, **facts)
        for block, field, rows, link in strategy.references:
            if link.trouble in _TROUBLES:
                count = len(rows)
                yield self.finding(
                    block.place(rows[0], field),
                    case=_case(link),
                    rows=count,
                    range=block.area(rows, field) if count > 1 else None,
                    row=Text(f"{count} Zeilen", f"{count} rows") if count > 1 else _called(block, rows[0]),
                    count=count,
                    **_facts(link, block, field),
                )


def _called(block, row):
    """Return what the row is called that holds a reference; values and check-ins have no name."""
    name = block.cells[row][block.columns["name"]] if "name" in block.columns else ""
    kind = _KINDS.get(block.table)
    if not name or kind is None:
        return Text("Diese Zeile", "This row")
    short = quoted(str(name))
    return Text(f"{kind.de} {short.de}", f"{kind.en} {short.en}")


def _case(link):
    return link.trouble if link.trouble != "missing" else "near" if link.near else ""


def _facts(link, block, field):
    facts = {"to": quoted(link.to), "near": either(link.near)}
    if link.instead is not None:
        facts |= {"heading": block.heading(field), "name": a_kind(kind_of(link.instead)), "target": _WANTED[field]}
    return facts
