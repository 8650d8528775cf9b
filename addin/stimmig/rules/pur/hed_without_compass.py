import re

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.rules.rule import Case, Rule

_WORDS = {
    "north_star": Text("die North-Star-Metrik", "the North Star metric"),
    "health_metric": Text("die Health Metric", "the health metric"),
    "trade_off": Text("der Trade-off", "the trade-off"),
}
_SEVERAL = re.compile(r"[;\n]")


class HEDWithoutCompass(Rule):
    code = "PUR007"
    severity = Severity.HINT
    title = Text(
        "HED ohne genau eine North-Star-Metrik, Health Metric und Trade-off",
        "HED without exactly one North Star metric, health metric and trade-off",
    )
    message = Text("{row}: Es {count:fehlt|fehlen} {fields}.", "{row}: {fields} {count:is|are} missing.")
    advice = Text(
        "Nennen Sie, woran Sie Erfolg messen (North Star), was dabei gesund bleiben muss (Health Metric) und worauf"
        " Sie dafür verzichten (Trade-off).",
        "Name what you measure success by (North Star), what must stay healthy meanwhile (health metric), and what"
        " you forgo for it (trade-off).",
    )
    cases = {
        "several_stars": Case(
            Text("{row} nennt mehrere North-Star-Metriken: {name}.", "{row} names several North Star metrics: {name}."),
            Text("Entscheiden Sie sich für eine; die anderen sind Kennzahlen.", "Decide on one; the others are KPIs."),
        )
    }
    reason = Text(
        "Eine wirtschaftliche Richtung braucht genau einen Leitstern, eine Gesundheitskennzahl und bewusste Abwägungen.",
        "An economic direction needs exactly one guiding star, a health metric and deliberate trade-offs.",
    )
    holds = """
        # Strategie
        | ID  | Ebene | Aussage                     | North Star  | Health Metric     | Trade-off          |
        | H-1 | HED   | Treue Gemeinden tragen uns. | Bleibequote | Eigenkapitalquote | Treue vor Wachstum |
    """
    breaks = """
        # Strategie
        | ID  | Ebene | Aussage                     | North Star  | Health Metric     | Trade-off          |
        | H-1 | HED   | Treue Gemeinden tragen uns. | Bleibequote |                   | Treue vor Wachstum |
    """

    def check(self, strategy, limits):
        for row in strategy.level("hed"):
            missing = [field for field in _WORDS if not getattr(row, field)]
            if missing:
                yield self.finding(
                    row, missing[0], row=row, count=len(missing), fields=tuple(_WORDS[field] for field in missing)
                )
            if row.north_star and len([star for star in _SEVERAL.split(row.north_star) if star.strip()]) > 1:
                yield self.finding(
                    row, "north_star", "several_stars", row=row, name=" / ".join(row.north_star.split("\n"))
                )
