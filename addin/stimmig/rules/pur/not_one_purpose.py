from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import LEVELS
from stimmig.model.place import Place
from stimmig.rules.rule import Case, Rule


class NotOnePurpose(Rule):
    code = "PUR006"
    severity = Severity.ERROR
    title = Text("Kein Purpose, oder mehrere", "No purpose, or several")
    message = Text(
        "In den geprüften Mappen steht weder ein Purpose noch eine Vision.",
        "The checked workbooks state neither a purpose nor a vision.",
    )
    advice = Text(
        "Schreiben Sie in einem Satz, warum es Ihre Organisation gibt: auf ein Blatt „Strategie“ als Zeile der Ebene"
        " „Purpose“, oder über eine Tabelle in die Zelle „Purpose: …“.",
        "Write in one sentence why your organisation exists: on a sheet “Strategy” as a row of level “Purpose”, or above a"
        " table into the cell “Purpose: …”.",
    )
    cases = {
        "empty": Case(
            Text("Die Zeile der Ebene „{name}“ hat keinen Text.", "The row of level “{name}” has no text."),
            Text("Ergänzen Sie ihn; ein Satz genügt.", "Add it; one sentence is enough."),
        ),
        "several": Case(
            Text("Es gibt {count} verschiedene Purpose-Texte; gelten kann nur einer. Der erste steht in {place}.", "There are {count} different purpose texts; only one can apply. The first is in {place}."),
            Text("Entscheiden Sie sich für einen, und löschen Sie die anderen oder machen Sie daraus eine Mission.", "Decide on one, and delete the others or make them a mission."),
        ),
        "vision_alone": Case(
            Text("Es gibt eine Vision, aber keinen Purpose.", "There is a vision but no purpose."),
            Text(
                "Das genügt zum Prüfen. Ergänzen Sie, wenn Sie mögen, in einem Satz, warum es Ihre Organisation gibt.",
                "That is enough for checking. If you like, add in one sentence why your organisation exists.",
            ),
            Severity.HINT,
        ),
    }  # fmt: skip
    reason = Text(
        "Ohne Vision und Purpose entsteht ein Zahlensystem ohne Seele (Gefahr 6).",
        "Without vision and purpose there is a system of numbers without a soul (danger 6).",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Mission | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
    """

    def check(self, strategy, limits):
        purposes = {_letters(row.name): row for row in reversed(strategy.level("purpose")) if row.name}
        visions = [row for row in strategy.level("vision") if row.name]
        empty = [row for row in strategy.level("purpose", "vision") if not row.name]
        if len(purposes) > 1:
            *others, first = purposes.values()
            spot = strategy.spot(first.place("name"))
            yield self.finding(others[-1], "name", "several", rows=len(purposes), count=len(purposes), place=spot)
        elif not purposes and empty and not visions:
            for row in empty:
                yield self.finding(row, "name", "empty", name=LEVELS[row.level])
        elif not purposes and not visions:
            yield self.finding(Place(strategy.sources[0].name))
        elif not purposes:
            yield self.finding(visions[0], "name", "vision_alone")


def _letters(text):
    """Return what makes two texts the same: a cover and a sheet may differ in dots and quotation marks."""
    return "".join(filter(str.isalnum, text.casefold()))
