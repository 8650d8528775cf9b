from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.direction import MidTermGoal
from stimmig.rules.rule import Case, Rule

_WORDS = {
    "health_metric": Text("die Health Metric", "the health metric"),
    "trade_off": Text("der Trade-off", "the trade-off"),
}


class MEDWithoutCompass(Rule):
    code = "PUR008"
    severity = Severity.HINT
    title = Text(
        "MED ohne Health Metric oder Trade-off, oder kürzer als ihr Moal",
        "MED without health metric or trade-off, or shorter than its Moal",
    )
    message = Text("{row}: Es {count:fehlt|fehlen} {fields}.", "{row}: {fields} {count:is|are} missing.")
    advice = Text(
        "Nennen Sie, was auf dem Weg gesund bleiben muss (Health Metric) und worauf Sie verzichten (Trade-off).",
        "Name what must stay healthy on the way (health metric) and what you forgo (trade-off).",
    )
    cases = {
        "horizon": Case(
            Text(
                "{row} endet am {end}, {name:lower} aber erst am {later}.",
                "{row} ends on {end}, but {name:lower} not until {later}.",
            ),
            Text(
                "Verlängern Sie den Horizont der MED, oder ziehen Sie den des Moals vor.",
                "Extend the horizon of the MED, or bring that of the Moal forward.",
            ),
        )
    }
    unchecked = {
        "no_horizon": Text(
            "Bei {count} {count:MED oder Moal|MED und Moals} steht kein Horizont.",
            "{count} {count:MED or Moal has|MEDs and Moals have} no horizon.",
        )
    }
    reason = Text(
        "Ein mittelfristiges Entwicklungsfeld trägt die Zielbilder, die darauf einzahlen; es kann nicht vor ihnen enden.",
        "A mid-term field of development supports the Moals that contribute to it; it cannot end before them.",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                        | Zahlt ein auf | Health Metric | Trade-off        | Horizont   |
        | M-1 | MED   | Angebote im Ort ausbauen.      |               | Ortsindex     | Nähe statt Größe | 2028-12-31 |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | M-1           |               |                  | 2027-10-31 |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                        | Zahlt ein auf | Health Metric | Trade-off        | Horizont   |
        | M-1 | MED   | Angebote im Ort ausbauen.      |               | Ortsindex     | Nähe statt Größe | 2026-12-31 |
        | Z-1 | Moal  | Alle finden im Ort, was zählt. | M-1           |               |                  | 2027-10-31 |
    """

    def check(self, strategy, limits):
        served = [row for row in strategy.level("med") if strategy.active_of(row, MidTermGoal)]
        pairs = {row for med in served for row in (med, *strategy.active_of(med, MidTermGoal))}
        if undated := [row for row in pairs if not row.horizon]:
            yield self.not_checked("no_horizon", count=len(undated))
        for row in strategy.level("med"):
            missing = [field for field in _WORDS if not getattr(row, field)]
            if missing:
                yield self.finding(
                    row, missing[0], row=row, count=len(missing), fields=tuple(_WORDS[field] for field in missing)
                )
            for moal in strategy.active_of(row, MidTermGoal):
                if row.horizon and moal.horizon and row.horizon < moal.horizon:
                    yield self.finding(
                        row, "horizon", "horizon", row=row, end=row.horizon, name=moal, later=moal.horizon
                    )
