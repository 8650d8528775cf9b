from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import PERSPECTIVES
from stimmig.model.place import Place
from stimmig.rules.perspectives import by_perspective
from stimmig.rules.rule import Rule


class EmptyPerspective(Rule):
    code = "BSC102"
    severity = Severity.HINT
    title = Text("Perspektive ohne strategisches Ziel", "Perspective without a strategic objective")
    message = Text(
        "{count:Die Perspektive|Die Perspektiven} {names} {count:hat|haben} kein strategisches Ziel.",
        "{count:The perspective|The perspectives} {names} {count:has|have} no strategic objective.",
    )
    advice = Text(
        "Ist das so gewollt, ist nichts zu tun. Sonst ergänzen Sie, was Sie dort erreichen wollen.",
        "If that is intended, nothing needs doing. Else add what you want to achieve there.",
    )
    reason = Text(
        "Vier Perspektiven geben ein ganzheitliches Bild (§1); eine leere fällt leicht niemandem auf.",
        "Four perspectives give a whole picture (§1); an empty one is easily overlooked.",
    )
    holds = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel   |
        | S-1 | Finanzen    | Eigenständig bleiben |
        | S-2 | Kunden      | Nähe schaffen        |
        | S-3 | Prozesse    | Wege verkürzen       |
        | S-4 | Lernen      | Voneinander lernen   |
    """
    breaks = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel   |
        | S-1 | Kunden      | Eigenständig bleiben |
        | S-2 | Kunden      | Nähe schaffen        |
        | S-3 | Prozesse    | Wege verkürzen       |
        | S-4 | Lernen      | Voneinander lernen   |
    """

    def check(self, strategy, limits):
        present = by_perspective(strategy.strategic_objectives)
        missing = [PERSPECTIVES[name] for name in PERSPECTIVES if name not in present]
        # A scorecard with none of the four has perspectives of its own; BSC101 asks about them.
        if present and missing and len(missing) < len(PERSPECTIVES):
            block = strategy.strategic_objectives[0].row.block
            yield self.finding(Place(block.workbook, block.sheet), count=len(missing), names=tuple(missing))
