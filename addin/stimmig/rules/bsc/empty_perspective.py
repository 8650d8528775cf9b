from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.choices import PERSPECTIVES
from stimmig.model.place import Place
from stimmig.rules.perspectives import NOT_STATED, by_perspective
from stimmig.rules.rule import Rule


class EmptyPerspective(Rule):
    code = "BSC102"
    severity = Severity.HINT
    title = Text("Perspektive ohne strategisches Ziel", "Perspective without a strategic objective")
    message = Text(
        "{count:Die Perspektive|Die Perspektiven} {names} {count:hat|haben} kein strategisches Ziel.",
        "The {names} {count:perspective has|perspectives have} no strategic objective.",
    )
    advice = Text(
        "Ist das so gewollt, ist nichts zu tun. Sonst ergänzen Sie, was Sie dort erreichen wollen.",
        "If that is intended, there is nothing to do. Otherwise add what you want to achieve there.",
    )
    unchecked = {"no_perspective": NOT_STATED}
    reason = Text(
        "Vier Perspektiven geben ein ganzheitliches Bild (§1); eine leere wird leicht übersehen.",
        "Four perspectives give the whole picture (§1); an empty one is easily overlooked.",
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
        if strategy.strategic_objectives and not present:
            yield self.not_checked("no_perspective")
        missing = [PERSPECTIVES[name] for name in PERSPECTIVES if name not in present]
        # A scorecard with none of the four has perspectives of its own; BSC101 asks about them.
        if present and missing and len(missing) < len(PERSPECTIVES):
            block = strategy.strategic_objectives[0].row.block
            yield self.finding(Place(block.workbook, block.sheet), count=len(missing), names=tuple(missing))
