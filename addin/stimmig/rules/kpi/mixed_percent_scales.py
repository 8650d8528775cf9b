from bisect import bisect_right

from stimmig.findings import Severity
from stimmig.language.text import Text
from stimmig.language.units import unit_of
from stimmig.rules.naming import amount
from stimmig.rules.rule import Rule
from stimmig.rules.series import numbers_of

_OF_THE_ROW = ("baseline", "target", "actual", "target_min", "target_max", "yellow_limit", "red_limit")
_APART = 20
"""how many times the smallest percentage must exceed the largest fraction: 0.8 % beside 3 % may well be true"""
_NEAR = 2
"""how near, as a factor, a fraction times 100 must come to the other values"""


class MixedPercentScales(Rule):
    code = "KPI206"
    severity = Severity.WARNING
    title = Text("Prozentwerte auf zwei Skalen", "Percentages on two scales")
    message = Text(
        "{row} wird in Prozent gemessen; {low} und {high} stehen vermutlich auf verschiedenen Skalen ({count} von {total}"
        " Werten {count:liegt|liegen} zwischen 0 und 1).",
        "{row} is measured in percent; {low} and {high} are probably on different scales ({count} of {total} values"
        " {count:lies|lie} between 0 and 1).",
    )
    advice = Text(
        "Schreiben Sie alle Werte auf einer Skala: 80 statt 0,8, oder 0,8 mit dem Zahlenformat Prozent.",
        "Write all values on one scale: 80 rather than 0.8, or 0.8 with the number format percent.",
    )
    reason = Text(
        "0,8 und 80 meinen dasselbe, doch wer mit beiden rechnet, liegt um das Hundertfache daneben.",
        "0.8 and 80 mean the same, but whoever reckons with both is out by a factor of a hundred.",
    )
    holds = """
        # Kennzahlen
        | ID  | Kennzahl    | Einheit | Zielwert | Ist |
        | K-1 | Bleibequote | %       | 90       | 80  |
    """
    breaks = """
        # Kennzahlen
        | ID  | Kennzahl    | Einheit | Zielwert | Ist |
        | K-1 | Bleibequote | %       | 90       | 0,8 |
    """

    def check(self, strategy, limits):
        units = ((kpi, unit_of(kpi.unit)) for kpi in strategy.kpis if strategy.is_active(kpi))
        own = {kpi: _numbers_of_the_row(kpi) for kpi, unit in units if unit and unit.dimension == "%"}
        series = numbers_of(strategy, own) if own and _may_be_small(strategy, own) else {}
        for kpi, told in own.items():
            numbers = sorted(map(abs, filter(None, (*told.values(), *series.get(kpi, ())))))
            border = bisect_right(numbers, 1)
            small, large = numbers[:border], numbers[border:]
            if small and large and _are_two_scales(small, large):
                field = next((name for name, value in told.items() if value and abs(value) <= 1), "name")
                facts = {"count": len(small), "total": len(numbers)}
                facts |= {"low": amount(small[-1], None), "high": amount(large[0], None)}
                yield self.finding(kpi, field, row=kpi, **facts)


def _may_be_small(strategy, own):
    """Say whether any number is 1 or less: without one there are no two scales, and the columns may be long."""
    columns = (part.columns[field] for part in strategy.values.parts for field in ("plan", "actual"))
    told = (told.values() for told in own.values())
    return any(value and -1 <= value <= 1 for values in (*columns, *told) for value in values)


def _numbers_of_the_row(kpi):
    return {name: value for name in _OF_THE_ROW if (value := getattr(kpi, name)) is not None}


def _are_two_scales(small, large):
    """Say whether the small numbers, times 100, are of the size of the large ones, with a gap in between."""
    if small[-1] * _APART > large[0]:
        return False
    from statistics import median  # few workbooks ask for it

    middle = median(large)
    return middle / _NEAR <= median(small) * 100 <= middle * _NEAR
