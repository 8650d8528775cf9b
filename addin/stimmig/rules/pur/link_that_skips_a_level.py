from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.direction import Direction
from stimmig.model.okr import Objective
from stimmig.model.scorecard import KPI, StrategicObjective
from stimmig.rules.rule import Rule

_LEVELS = {
    "hed": Text("die HED", "the HED"),
    "med": Text("die MED", "the MED"),
    "moal": Text("den Moal", "the Moal"),
}


class LinkThatSkipsALevel(Rule):
    code = "PUR005"
    severity = Severity.HINT
    title = Text("Verknüpfung überspringt eine Ebene", "Link that skips a level")
    message = Text(
        "{row} zahlt unmittelbar auf {parent:accusative} ein und überspringt dabei {levels}.",
        "{row} contributes directly to {parent:lower} and so skips {levels}.",
    )
    advice = Text(
        "Prüfen Sie, ob eine Zeile der übersprungenen Ebene das eigentliche Ziel der Verknüpfung ist.",
        "Check whether the link is really meant for a row of the skipped level.",
    )
    reason = Text(
        "Jede Ebene übersetzt die darüber; wer eine überspringt, verliert ihre Begründung.",
        "Each level translates the one above; skipping one loses its reasons.",
    )
    holds = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
        | M-1 | MED     | Angebote im Ort ausbauen.   | H-1           | Nähe bindet über Jahre.     |
    """
    breaks = """
        # Strategie
        | ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
        | P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
        | H-1 | HED     | Treue Gemeinden tragen uns. | P-1           | Treue erhält das Dorfleben. |
        | M-1 | MED     | Angebote im Ort ausbauen.   | P-1           | Nähe bindet über Jahre.     |
    """

    def check(self, strategy, limits):
        present = {level: strategy.level(level)[0].rank for level in _LEVELS if strategy.level(level)}
        for entry in strategy.linked:
            if not isinstance(entry, Direction | StrategicObjective | KPI | Objective) or not entry.serves_purpose:
                continue
            # The nearest link counts: an objective may serve a Moal and, beside it, the HED.
            parent = max(strategy.parents(entry), key=lambda row: row.rank, default=None)
            if parent is None or parent.rank < 0 or (isinstance(entry, KPI) and isinstance(parent, Direction)):
                continue  # a KPI beside the scorecard is BSC104
            skipped = [level for level, rank in present.items() if parent.rank < rank < entry.rank]
            if skipped:
                levels = tuple(_LEVELS[level] for level in skipped)
                yield self.finding(entry, entry.link_field, row=entry, parent=parent, levels=levels)
