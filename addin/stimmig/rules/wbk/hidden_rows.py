from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.observed import observed, unseen
from stimmig.rules.rule import Case, Rule, by_block


class HiddenRows(Rule):
    code = "WBK006"
    severity = Severity.HINT
    title = Text("Ausgeblendetes, das gilt", "Hidden rows, columns or sheets that count")
    message = Text(
        "{count:Eine ausgeblendete oder weggefilterte Zeile|{count} ausgeblendete oder weggefilterte Zeilen} dieser Tabelle {count:zählt|zählen} beim Prüfen mit.",
        "{count:One row of this table is hidden or filtered out but still counts|{count} rows of this table are hidden or filtered out but still count} in the check.",
    )
    advice = Text(
        "Blenden Sie sie ein, oder setzen Sie ihren Status auf „erledigt“ oder „verworfen“, wenn sie nicht mehr {count:gilt|gelten}.",
        "Show {count:it|them}, or set {count:its|their} status to “done” or “dropped” if {count:it|they} no longer {count:applies|apply}.",
    )
    cases = {
        "columns": Case(
            Text(
                "Diese Spalten sind ausgeblendet und zählen beim Prüfen mit: {text}.",
                "These columns are hidden and count in the check: {text}.",
            ),
            Text(
                "Blenden Sie sie ein, damit alle sehen, was darin steht; leeren Sie sie, wenn es nicht mehr gilt.",
                "Show them so that everybody sees what they say; empty them if it no longer holds.",
            ),
        ),
        "sheet": Case(
            Text(
                "Das Blatt „{name}“ ist ausgeblendet; was darauf steht, zählt beim Prüfen mit.",
                "The sheet “{name}” is hidden; what stands on it counts in the check.",
            ),
            Text(
                "Blenden Sie es ein, oder löschen Sie es, wenn es nicht mehr gilt. Bietet Excel es unter „Einblenden“ nicht"
                " an, hilft der Visual-Basic-Editor (Alt+F11): Setzen Sie die Eigenschaft Visible des Blatts auf -1.",
                "Show it, or delete it if it no longer holds. Where Excel does not offer it under “Unhide”, the Visual Basic"
                " editor helps (Alt+F11): set the sheet's property Visible to -1.",
            ),
        ),
    }
    unchecked = {
        "format": Text(
            "In dieser Datei (.{format}) sind ausgeblendete Zeilen nicht zu erkennen.",
            "In this file (.{format}) hidden rows cannot be seen.",
        )
    }
    reason = Text(
        "Was niemand sieht, aber alle verpflichtet, überrascht im falschen Moment.",
        "What nobody sees but everybody is bound by comes as a surprise at the wrong moment.",
    )

    def check(self, strategy, limits):
        for workbook, kind in unseen(strategy, "hidden rows"):
            yield self.not_checked("format", workbook, format=kind)
        for rows in by_block([row for row in strategy.active if row.row.hidden]):
            yield self.finding_for(rows, "name")
        for noted in observed(strategy, "hidden_columns"):
            yield self.finding(noted.place, case="columns", text=noted.what)
        for noted in observed(strategy, "hidden_sheet"):
            yield self.finding(noted.place, case="sheet", name=noted.place.sheet)
