"""Values as xlwings hands them over from Excel, brought to the form that all adapters give."""

import datetime
import decimal
import re
from typing import Any

from stimmig.cells import Cell

_ERROR = re.compile(
    r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!)"
)
_OTHER_ERRORS = range(-2146826300, -2146826200)
"""how Windows hands over errors for which xlwings has no name"""
_EXTERNAL = re.compile(r"\[[^\[\]]+\][^\[\]!+*/(),;=<>&]*!")
_FIRST_DAY = datetime.datetime(1900, 1, 1)
"""what lies before it is a time of day"""


def cell_of(value: Any) -> Cell:
    """Return a value as all adapters give it: numbers are floats, days without a time are dates, errors are empty."""
    if value is None or is_error(value):
        return ""
    if isinstance(value, datetime.datetime):
        if value < _FIRST_DAY:
            return value.time()
        return value.date() if value.time() == datetime.time() else value
    if isinstance(value, int | decimal.Decimal) and not isinstance(value, bool):
        return float(value)
    return value


def is_error(value: Any) -> bool:
    """Say whether a cell shows an error such as #REF!, which comes as a text or as a number."""
    if isinstance(value, str):
        return value.startswith("#") and _ERROR.fullmatch(value) is not None
    return isinstance(value, int) and value in _OTHER_ERRORS


def reads_another_workbook(formula: Any) -> bool:
    """Say whether a formula names another workbook: =[Budget.xlsx]Plan!B4."""
    return isinstance(formula, str) and formula.startswith("=") and "[" in formula and bool(_EXTERNAL.search(formula))
