"""Numbers of one row brought to one unit: a target of 1,5 Mio. € beside an actual of 1.400 T€."""

from collections.abc import Mapping

from stimmig.language.units import in_unit_of, unit_of
from stimmig.reading.columns import ReadColumn

_OF_ONE_ROW = ("target", "actual", "current", "baseline", "target_min", "target_max", "yellow_limit", "red_limit")
"""the numbers of a row that share its unit; where no column tells it, the first that has one does"""


def align_units(columns: Mapping[str, ReadColumn]) -> None:
    """Convert numbers to the unit of their row; what cannot be converted stays unread and is noted."""
    numbers = {name: columns[name] for name in _OF_ONE_ROW if name in columns}
    own = {name: _units(column) for name, column in numbers.items()}
    stated = columns["unit"].values if "unit" in columns else {}
    for name, column in numbers.items():
        for at, unit in own[name].items():
            wanted = (stated[at] if stated else None) or next(
                (units[at] for units in own.values() if units.get(at)), unit
            )
            if unit != wanted:
                _convert(column, at, unit, wanted)
    if "budget" in columns:  # an initiative has no unit of its own: its budget counts whole euros, francs, pounds
        for at, unit in _units(columns["budget"]).items():
            _scale(columns["budget"], at, (unit_of(unit) or unit_of("€")).factor)


def _units(column: ReadColumn) -> dict[int, str]:
    """Return position → unit that stands with the number itself."""
    typed = {at: quantity.unit for at, quantity in column.quantities.items() if quantity.unit and not quantity.relative}
    return column.units | typed


def _convert(column: ReadColumn, at: int, unit: str, wanted: str) -> None:
    factor = in_unit_of(1.0, unit, wanted)
    if factor is not None:
        _scale(column, at, factor)
    elif unit_of(unit) is not None and unit_of(wanted) is not None:
        column.values[at] = None
        column.note("other_unit", at)


def _scale(column: ReadColumn, at: int, factor: float) -> None:
    if factor == 1:
        return
    if column.values[at] is not None:
        column.values[at] = round(column.values[at] * factor, 10)
    if quantity := column.quantities.get(at):
        ends = {
            end: round(value * factor, 10) for end in ("low", "high") if (value := getattr(quantity, end)) is not None
        }
        column.quantities[at] = quantity._replace(**ends)
