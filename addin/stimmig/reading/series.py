"""The units of series that stand beside their KPI's name: one unit per KPI, and all its values in it."""

from collections.abc import Iterable, Mapping

from stimmig.language.folding import fold
from stimmig.language.units import in_unit_of, unit_of
from stimmig.reading.columns import ReadColumn
from stimmig.reading.records import Records

_NUMBERS = ("plan", "actual")


def units_in_series(values: Iterable[Records]) -> dict[str, str]:
    """Return KPI, folded → the unit that stands with the first of its values; for series arranged from a table."""
    found: dict[str, str] = {}
    for records in values:
        if records.layout.arranged:
            for field in _NUMBERS:
                for at, unit in _units(records.columns.get(field)).items():
                    if name := records.values("kpi")[at]:
                        found.setdefault(fold(name), unit)
    return found


def align_series(records: Records, units: Mapping[str, str | None]) -> None:
    """Convert the values of arranged series to the units of their KPIs; what cannot be converted stays unread."""
    if not records.layout.arranged:
        return
    for field in _NUMBERS:
        column = records.columns.get(field)
        for at, unit in _units(column).items():
            wanted = units.get(fold(records.values("kpi")[at] or ""))
            if not wanted or unit == wanted or column.values[at] is None:
                continue
            factor = in_unit_of(1.0, unit, wanted)
            if factor is not None:
                column.values[at] = round(column.values[at] * factor, 10)
            elif unit_of(unit) is not None and unit_of(wanted) is not None:
                column.values[at] = None
                column.note("other_unit", at)


def _units(column: ReadColumn | None) -> dict[int, str]:
    """Return position → unit that stands with the number itself."""
    if column is None:
        return {}
    typed = {at: quantity.unit for at, quantity in column.quantities.items() if quantity.unit and not quantity.relative}
    return column.units | typed
