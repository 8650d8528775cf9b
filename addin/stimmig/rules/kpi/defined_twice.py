from stimmig.findings import Severity
from stimmig.language.folding import fold
from stimmig.language.lexicon import normalise
from stimmig.language.text import Text
from stimmig.language.units import in_unit_of, unit_of
from stimmig.model.canonical import KPIS
from stimmig.rules.rule import Rule


class DefinedTwice(Rule):
    code = "KPI208"
    severity = Severity.WARNING
    title = Text("Eine Kennzahl, zweimal verschieden definiert", "One KPI defined in two ways")
    message = Text(
        "{row} ist schon in {place} definiert, dort mit anderen Angaben: {fields}.",
        "{row} is already defined in {place}, with other details there: {fields}.",
    )
    advice = Text(
        "Einigen Sie sich auf eine Definition, oder sagen Sie unter „Geltungsbereich“ oder im Namen, worin sich die"
        " beiden unterscheiden.",
        "Agree on one definition, or say under “Scope” or in the name in what the two differ.",
    )
    reason = Text(
        "Zwei Definitionen unter einem Namen führen zu zwei Wahrheiten am selben Tisch.",
        "Two definitions under one name put two truths on the same table.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert | Geltungsbereich |
        | K-1 | Wartezeit | min     | 5        | Telefon         |
        | K-2 | Wartezeit | min     | 8        | Schalter        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Zielwert | Geltungsbereich |
        | K-1 | Wartezeit | min     | 5        | Telefon         |
        | K-2 | Wartezeit | min     | 8        | Telefon         |
    """

    def check(self, strategy, limits):
        known = {}
        for kpi in filter(strategy.is_active, strategy.kpis):
            name = normalise(kpi.name)
            for other in known.get(name, ()) if name else ():
                if fields := self._differences(kpi, other):
                    place = strategy.spot(other.place("name"))
                    headings = [KPIS.by_field[field].heading for field in fields]
                    yield self.finding(kpi, "name", row=kpi, place=place, fields=headings)
                    break
            known.setdefault(name, []).append(kpi)

    def _differences(self, one, other):
        """Return the fields in which two KPIs of one name differ; none where they say that they are about two things."""
        if fold(one.scope or "") != fold(other.scope or ""):
            return []
        apart = one.place().workbook != other.place().workbook
        found = ["unit"] if _differ(one.unit, other.unit, _unit) else []
        # Two teams may well set themselves different targets on one metric.
        if not found and not apart and _targets_differ(one, other):
            found.append("target")
        return found + (["formula"] if _differ(one.formula, other.formula, normalise) else [])


def _differ(one, other, form):
    return bool(one and other) and form(one) != form(other)


def _unit(text):
    """Return what a unit measures: 5 h and 300 min are one target in two units."""
    known = unit_of(text)
    return known.dimension if known else fold(text)


def _targets_differ(one, other):
    if one.target is None or other.target is None:
        return False
    same = in_unit_of(one.target, one.unit, other.unit)
    return same is not None and abs(same - other.target) > 1e-9 * max(1, abs(same))
