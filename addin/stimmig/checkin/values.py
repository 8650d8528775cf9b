"""Read the value that somebody typed for a key result; what is in doubt is asked back, never guessed."""

import datetime

from stimmig.cells import Cell
from stimmig.checkin import row_words as words
from stimmig.language.text import Text
from stimmig.language.units import unit_of
from stimmig.model.okr import KeyResult
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.workbook.formats import NumberFormat

_A_LEVEL = 2.0
"""a key result in percent whose levels reach this is not told in shares of one"""


class Trouble(Exception):  # noqa: N818 - it is the reader's, not the program's
    """What is wrong with a typed value."""

    def __init__(self, text: Text):
        super().__init__(text.en)
        self.text = text


def value_of(cell: Cell, shown: NumberFormat | None, row: KeyResult, lang: str) -> float | None:
    """Return the value in the key result's unit, None where the cell is empty; Trouble where it is in doubt."""
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        raise Trouble(words.DATE_AS_VALUE.filled(day=cell if isinstance(cell, datetime.date) else str(cell)))
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(float(cell), shown, row)
    text = str(cell).strip() if isinstance(cell, str) else ""
    if isinstance(cell, str) and not text:
        return None
    quantity = read_quantity(text, {"de": "?,", "en": "?."}[lang]) if text else None
    if quantity is None or quantity.value is None or quantity.operator:
        raise Trouble(words.BAD_VALUE.filled(value=text or str(cell), row=row.label))
    if quantity.relative:
        raise Trouble(words.CHANGE.filled(value=text))
    if quantity.ambiguous:
        raise Trouble(words.AMBIGUOUS.filled(value=text))
    if quantity.unit and not _same(quantity.unit, row.unit):
        raise Trouble(words.OTHER_UNIT.filled(theirs=quantity.unit, mine=row.unit or "–", row=row.label))
    return quantity.value


def _number(value: float, shown: NumberFormat | None, row: KeyResult) -> float:
    in_percent = _same("%", row.unit)
    if shown and shown.percent:  # typed as "35 %": the cell holds 0.35
        if not in_percent:
            raise Trouble(words.OTHER_UNIT.filled(theirs="%", mine=row.unit or "–", row=row.label))
        return round(value * 100, 10)
    if shown and shown.unit and not _same(shown.unit, row.unit):
        raise Trouble(words.OTHER_UNIT.filled(theirs=shown.unit, mine=row.unit or "–", row=row.label))
    levels = [abs(level) for level in (row.baseline, row.target) if level is not None]
    if in_percent and 0 < abs(value) < 1 and levels and max(levels) >= _A_LEVEL and min(levels) >= 1:
        facts = {"value": value, "high": f"{round(value * 100, 10):g}", "low": f"{value:g} %"}
        raise Trouble(words.PERCENT_AS_SHARE.filled(**facts))
    return value


def _same(one: str, other: str | None) -> bool:
    mine, theirs = unit_of(one), unit_of(other)
    if mine is not None and theirs is not None:
        return mine == theirs
    return bool(other) and one.strip().casefold() == other.strip().casefold()
