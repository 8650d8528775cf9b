"""What a number format says about the meaning of a number: percent, a unit, a scale, decimals."""

import re
from functools import lru_cache
from typing import NamedTuple

_LITERAL = re.compile(r'"([^"]*)"|\[\$([^\]-]*)(?:-[^\]]*)?\]')
_CONDITION = re.compile(r"\[(?!\$)[^\]]*\]")
_DIGITS = re.compile(r"[0#?](?:[0#?,.\s]*[0#?])?(,*)")
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_CURRENCY = re.compile(r"[€£$¥]|\b(?:T?EUR|TEUR|USD|CHF|GBP|k€|T€|M€)\b")


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
    section = _CONDITION.sub("", code.split(";")[0]).replace("\\", "")
    masked = _LITERAL.sub(lambda match: "\0" * len(match[0]), section)
    digits = _DIGITS.search(masked)
    if not digits or _DATE.search(masked):
        return NumberFormat()
    mantissa = digits[0].rstrip(",")
    return NumberFormat(
        percent="%" in masked,
        unit=_unit(section[: digits.start()], section[digits.end() :]),
        scale=1000.0 ** len(digits[1]),
        decimals=len(mantissa.partition(".")[2]),
    )


def _unit(before: str, after: str) -> str:
    """Return the unit among the texts around the digits. In front only money stands: "KW" 12 is no unit."""
    before, after = (_LITERAL.sub(lambda match: match[1] or match[2] or "", text).strip() for text in (before, after))
    if after and after != "%" and any(letter.isalpha() or letter in "€£$¥°" for letter in after):
        return after.strip("%_*) ")
    return before.strip("_*( ") if _CURRENCY.search(before) else ""
