from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.model.canonical import KPIS
from stimmig.rules.naming import quoted
from stimmig.rules.rule import Case, Rule, by_block
from stimmig.rules.series import planned

_ASKED = ("unit", "better", "target", "frequency", "source", "owner")
_ALSO_A_TARGET = ("target", "target_min", "target_max", "target_text")


class DefinitionWithGaps(Rule):
    code = "KPI201"
    severity = Severity.WARNING
    title = Text("Kennzahl mit Lücken in ihrer Definition", "KPI whose definition has gaps")
    message = Text("{row} lässt offen: {fields}.", "{row} leaves open: {fields}.")
    advice = Text("Ergänzen Sie, was in der Zeile fehlt.", "Fill in what is missing in the row.")
    cases = {
        "no_column": Case(
            Text(
                "Dieser Tabelle mit {count} {count:Kennzahl|Kennzahlen} fehlt: {fields}.",
                "This table of {count} {count:KPI|KPIs} lacks: {fields}.",
            ),
            Text(
                "Ergänzen Sie, was fehlt, als Spalten, und füllen Sie sie je Kennzahl aus.",
                "Add what is missing as columns and fill them in for each KPI.",
            ),
        )
    }
    reason = Text(
        "Ohne Einheit, Richtung und Zielwert liest jede Person eine andere Kennzahl; ohne Quelle, Frequenz und"
        " Verantwortung bleibt sie nicht aktuell.",
        "Without unit, direction and target everyone reads a different KPI; without source, frequency and owner it does"
        " not stay up to date.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Besser    | Zielwert | Frequenz  | Quelle      | Verantwortlich |
        | K-1 | Wartezeit | min     | niedriger | 5        | monatlich | Kasse       | Einkauf        |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl  | Einheit | Besser    | Zielwert | Frequenz  | Quelle      | Verantwortlich |
        | K-1 | Wartezeit |         | niedriger |          | monatlich | Kasse       | Einkauf        |
    """

    def check(self, strategy, limits):
        kpis = [kpi for kpi in strategy.kpis if strategy.is_active(kpi)]
        all_gaps = {kpi: [field for field in _ASKED if _is_open(kpi, field)] for kpi in kpis}
        # A plan for each period is a target too.
        for kpi in planned(strategy, [kpi for kpi in kpis if "target" in all_gaps[kpi]]):
            all_gaps[kpi].remove("target")
        for rows in by_block(kpis):
            gaps = {kpi: all_gaps[kpi] for kpi in rows}
            columns = rows[0].row.block.columns
            absent = [
                field for field in _ASKED if not _has_column(columns, field) and all(field in gaps[kpi] for kpi in rows)
            ]
            if absent:
                yield self.finding_for(rows, "name", "no_column", fields=_headings(absent))
            for kpi, fields in gaps.items():
                if open_here := [field for field in fields if field not in absent]:
                    at = next((field for field in open_here if field in columns), "name")
                    yield self.finding(kpi, at, row=kpi, fields=_headings(open_here))


def _has_column(columns, field):
    return any(name in columns for name in (_ALSO_A_TARGET if field == "target" else (field,)))


def _is_open(kpi, field):
    """Say whether a field says nothing. What cannot be read is reported as such (KPI202, WBK011)."""
    fields = _ALSO_A_TARGET if field == "target" else (field,)
    if field == "target" and kpi.better == "hold" and kpi.baseline is not None:
        return False  # the baseline is what is to be held
    return all(getattr(kpi, name) is None and name not in kpi.unread for name in fields)


def _headings(fields):
    headings = [KPIS.by_field[field].heading for field in fields]
    return [Text(quoted(heading.de).de, quoted(heading.en).en) for heading in headings]
