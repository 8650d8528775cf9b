from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule, by_block


class HiddenRows(Rule):
    code = "WBK006"
    severity = Severity.HINT
    title = Text("Ausgeblendete Zeilen, die gelten", "Hidden rows that count")
    message = Text(
        "{count:Eine ausgeblendete oder weggefilterte Zeile|{count} ausgeblendete oder weggefilterte Zeilen} dieser Tabelle {count:zählt|zählen} beim Prüfen mit.",
        "{count:One row of this table is hidden or filtered out but still counts|{count} rows of this table are hidden or filtered out but still count} in the check.",
    )
    advice = Text(
        "Blenden Sie sie ein, oder setzen Sie ihren Status auf „erledigt“ oder „verworfen“, wenn sie nicht mehr {count:gilt|gelten}.",
        "Show {count:it|them}, or set {count:its|their} status to “done” or “dropped” if {count:it|they} no longer {count:applies|apply}.",
    )
    unchecked = {
        "format": Text(
            "In Dateien im Format .{format} sind ausgeblendete Zeilen nicht zu erkennen.",
            "In files of the format .{format} hidden rows cannot be seen.",
        )
    }
    reason = Text(
        "Was niemand sieht, aber alle verpflichtet, überrascht im falschen Moment.",
        "What nobody sees but everybody is bound by comes as a surprise at the wrong moment.",
    )

    def check(self, strategy, limits):
        for source in strategy.sources:
            if source.format == "xlsb":
                yield self.not_checked("format", source.name, format=source.format)
        for rows in by_block([row for row in strategy.active if row.row.hidden]):
            yield self.finding_for(rows, "name")
