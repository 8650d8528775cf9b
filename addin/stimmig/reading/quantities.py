"""The numbers of a row with what belongs to them: unit, closed range, and the wording of a target."""

from stimmig.language.heading_units import unit_in_heading
from stimmig.reading.records import Records


class Numbers:
    """Look up numbers of the rows of one table by position."""

    def __init__(self, records: Records):
        self._records = records
        self._units = records.values("unit")

    def unit(self, at: int, *fields: str) -> str | None:
        """Return the unit of a row: its own column, else what stands with the first number, else its heading."""
        if self._units[at]:
            return self._units[at]
        for field in fields:
            column = self._records.columns.get(field)
            if column is not None:
                quantity = column.quantities.get(at)
                unit = quantity.unit if quantity else column.units.get(at)
                if unit:
                    return unit
        return next((unit for field in fields if (unit := self._unit_in_heading(field))), None)

    def _unit_in_heading(self, field: str) -> str:
        block = self._records.block
        if field not in block.columns or block.heading_row is None:
            return ""
        heading = block.cells[block.heading_row][block.columns[field]]
        return unit_in_heading(heading) if isinstance(heading, str) else ""

    def low(self, at: int, ranged: str, field: str) -> float | None:
        """Return the lower end: of the range that `ranged` holds, else the number in `field`."""
        quantity = self._quantity(at, ranged)
        return quantity.low if quantity and quantity.low is not None else self._records.values(field)[at]

    def high(self, at: int, ranged: str, field: str) -> float | None:
        """Return the upper end, likewise."""
        quantity = self._quantity(at, ranged)
        return quantity.high if quantity and quantity.high is not None else self._records.values(field)[at]

    def text(self, at: int, field: str) -> str | None:
        """Return a number's wording where it says more than the number: ">= 97 %", "3 - 4 %"."""
        quantity = self._quantity(at, field)
        if quantity is None or quantity.is_plain:
            return None
        block = self._records.block
        return str(block.cells[self._records.layout.rows[at]][block.columns[field]]).strip()

    def is_change(self, at: int, field: str) -> bool:
        """Say whether a number is told as a change: "+10 %", "10 % mehr"."""
        quantity = self._quantity(at, field)
        return quantity is not None and quantity.relative

    def _quantity(self, at: int, field: str):
        column = self._records.columns.get(field)
        return column.quantities.get(at) if column else None
