"""What a number format says about the meaning of a number: percent, a unit, a scale, decimals."""

import re
from functools import lru_cache
from typing import NamedTuple

# ECMA-376 part 1, 18.8.31. Conditions and colours in brackets show nothing; "_x" is a gap as wide as x, "*x" a filling.
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)(?:-[^\]]*)?\]'
    r"|(?P<nothing>\[[^\]]*\]|[_*].)|(?P<end>;)|(?P<code>.)",
    re.DOTALL,
)
_DIGITS = re.compile(r"(?P<mantissa>[0#?](?:[0#?,.\s]*[0#?])?)(?P<thousands>,*)(?:[Ee][+-]0+)?|General", re.ASCII)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_CURRENCY = re.compile(r"[€£$¥]|\b(?:T?EUR|TEUR|USD|CHF|GBP|k€|T€|M€)\b")
_SIGNS_OF_UNITS = "€£$¥°%‰"


class NumberFormat(NamedTuple):
    """How a cell shows its number."""

    percent: bool = False
    unit: str = ""
    scale: float = 1
    """what the number is divided by before it is shown: 1000 for "#,##0," """
    decimals: int | None = None

    @property
    def changes_meaning(self) -> bool:
        """Say whether the number shown is another than the number stored, or carries a unit."""
        return self.percent or bool(self.unit) or self.scale != 1


@lru_cache(maxsize=4096)
def read_format(code: str) -> NumberFormat:
    """Return what an Excel format code such as ``0.0%`` or ``#,##0 "TEUR"`` says."""
    shown, codes = _first_section(code)
    digits = _DIGITS.search(codes)
    if not digits or _DATE.search(codes):
        return NumberFormat()
    mantissa = digits["mantissa"]
    return NumberFormat(
        percent="%" in codes,
        unit=_unit(shown[: digits.start()], shown[digits.end() :]),
        scale=1000.0 ** len(digits["thousands"] or ""),
        decimals=len(mantissa.partition(".")[2]) if mantissa else None,
    )


def _first_section(code: str) -> tuple[str, str]:
    """Return what the format of positive numbers shows, and as long the codes in it, literal texts blacked out."""
    shown = codes = ""
    for token in _TOKEN.finditer(code):
        if token["end"]:
            break
        literal = next((token[kind] for kind in ("quoted", "escaped", "money") if token[kind] is not None), None)
        if literal is not None:
            shown += literal
            codes += "\0" * len(literal)
        else:
            sign = token["code"] or " "
            shown += " " if sign == "%" else sign  # a percent sign that is a code is no unit: it multiplies
            codes += sign
    return shown, codes


def _unit(before: str, after: str) -> str:
    """Return the unit among the texts around the digits. In front only money stands: "KW" 12 is no unit."""
    if any(letter.isalpha() or letter in _SIGNS_OF_UNITS for letter in after):
        return after.strip("() ")
    return before.strip("(+- ") if _CURRENCY.search(before) else ""


def is_date_format(number: int, code: str) -> bool:
    """Say whether a number format, built in or with a code of its own, shows a day."""
    if code:
        return bool(re.search(r"[dy]", _first_section(code)[1], re.IGNORECASE))
    return number in (14, 15, 16, 17, 22) or 27 <= number <= 31 or 34 <= number <= 36 or 50 <= number <= 58
