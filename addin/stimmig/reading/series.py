"""The units of series that stand beside their KPI's name: one unit per KPI, and all its values in it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from stimmig.language.folding import fold
from stimmig.language.units import in_unit_of, unit_of
from stimmig.reading.columns import ReadColumn
from stimmig.reading.records import Records

_NUMBERS = ("plan", "actual")
_SIGN = re.compile(r"[%€£$]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$")


def units_in_series(values: Iterable[Records], journals: bool) -> dict[str, str]:
    """Return KPI, folded → the unit that stands with the first of its values.

    So it is in series that were arranged from a table of KPIs, and in `journals` of which the KPIs have no list.
    """
    found: dict[str, str] = {}
    for records in values:
        if records.layout.arranged or journals:
            for field in _NUMBERS:
                for at, unit in _units(records.columns.get(field)).items():
                    if name := records.values("kpi")[at]:
                        found.setdefault(fold(name), unit)
    return found


def units_in_names(names: Sequence[str | None]) -> list[str | None]:
    """Return the unit that stands in brackets behind each name, or behind "in": "Umsatzrendite (%)", "Wartezeit in Tagen".

    Where most names end so and half of the brackets hold a known unit, each of them holds one: "Zufriedenheit [Note]".
    """
    found = [_BRACKETED.search(name) if name else None for name in names]
    texts = [match[1].strip().removeprefix("in ") if match else None for match in found]
    known = [text is not None and unit_of(text) is not None for text in texts]
    bracketed, stated = sum(match is not None for match in found), sum(bool(name) for name in names)
    by_habit = 2 * bracketed > stated and 2 * sum(known) > bracketed and bracketed > 1
    behind = (_unit_behind(name) if name else None for name in names)
    return [text if text and (is_unit or by_habit) else unit for text, is_unit, unit in zip(texts, known, behind)]


def _unit_behind(name: str) -> str | None:
    """Return the known unit behind the last "in" of a name, or the sign at its end: "Agency spend £k", "Margin %"."""
    _, found, unit = name.rpartition(" in ")
    if found and unit_of(unit) is not None:
        return unit.strip()
    *_, last = name.rsplit(maxsplit=1)
    return last if last != name.strip() and _SIGN.search(last) and unit_of(last) is not None else None


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
