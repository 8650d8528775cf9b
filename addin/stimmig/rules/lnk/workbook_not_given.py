from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Rule


class WorkbookNotGiven(Rule):
    code = "LNK457"
    severity = Severity.HINT
    title = Text("Verknüpfung in eine Mappe, die nicht mitgeprüft wurde", "Link to a workbook that was not given")
    message = Text("", "")
    advice = Text("", "")
    unchecked = {
        "elsewhere": Text(
            "{count} {count:Verknüpfung führt|Verknüpfungen führen} in die Mappe „{file}“ ({ids}), die nicht angegeben"
            " wurde. Geben Sie sie beim Prüfen mit an.",
            "{count} {count:link leads|links lead} to the workbook “{file}” ({ids}), which was not given. Give it as well"
            " when you check.",
        )
    }
    reason = Text(
        "Ob eine Verknüpfung trägt, lässt sich nur sagen, wenn beide Enden da sind.",
        "Whether a link holds can only be said when both of its ends are there.",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah | S-1           |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | Nähe schaffen      |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah | konzern:S-9   |
    """

    def check(self, strategy, limits):
        named: dict[tuple[str, str], list[str]] = {}
        for entry, links in strategy.links.items():
            for link in links:
                if link.trouble == "elsewhere":
                    named.setdefault((entry.place().workbook, link.near[0]), []).append(link.to)
        for reference in strategy.references:
            if reference.resolved.trouble == "elsewhere":
                key = reference.block.workbook, reference.resolved.near[0]
                named.setdefault(key, []).extend([reference.resolved.to] * len(reference.rows))
        for (workbook, file), ids in named.items():
            shown = tuple(dict.fromkeys(ids))[:5]
            yield self.not_checked("elsewhere", workbook, file=file, ids=shown, count=len(ids))
