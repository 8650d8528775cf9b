"""Numbers as people type them: 1.234,56 and 1,234.56, ≥ 97 %, 3–4 %, T€ 12,5, 8 von 10, drei Schleifen.

Nothing is ever taken for 0. What is no number comes back as None, and the caller says so.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from stimmig.language import lexicon

_SPACE = "[ \u00a0\u202f\u2007\u2009]"
_DIGITS = rf"\d+(?:{_SPACE}\d{{3}}(?!\d)|[.,'’]\d+)*"
_NUMBER = re.compile(rf"(?P<sign>[+\-−–]?){_SPACE}?(?P<digits>{_DIGITS}|[.,]\d+)")
_MAY_BE_RANGE = re.compile(r"\d\D+\d")
_DATE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-](?:\d{2,4})?")
_OUT_OF = re.compile(r"\s*(?:(von|out of|of|aus)\s+(\d+)|/\s*(\d+))(?![\d\w])", re.IGNORECASE)
_MONEY = re.compile(r"(?:[TkM]?[€$£]|[TM]?EUR|TEUR|USD|CHF|GBP|(?:Mio|Mrd|Tsd)\.?\s?(?:€|EUR))$", re.IGNORECASE)
_UNIT_WORD = re.compile(r"[^\W\d]|[%‰€$£¥°/²³]")
_DIGIT = re.compile(r"\d")
_LOOSE_DIGITS = re.compile(r"^[eE]\d|(?<!je )(?<!per )(?<!pro )(?<![\w/])\d", re.IGNORECASE)
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
_LONGEST = 60
_LONGEST_UNIT = 30


class Quantity(NamedTuple):
    """A number with what stands around it. A closed range has no value but `low` and `high`."""

    value: float | None
    unit: str = ""
    operator: str = ""
    low: float | None = None
    high: float | None = None
    relative: bool = False
    """a change ("+10 %", "10 % mehr") rather than a level"""
    ambiguous: bool = False
    """"1.500" where nothing told whether the dot marks thousands or decimals"""

    @property
    def is_plain(self) -> bool:
        """Say whether it is one number, perhaps with a unit, and nothing else."""
        return self.value is not None and not self.operator and not self.relative


def decimal_mark(text: str) -> str:
    """Return the decimal mark that a text proves ("," for 1.234,5), "" where it proves none."""
    if _DATE_LIKE.match(text):
        return ""
    match = _NUMBER.search(text)
    if not match:
        return ""
    digits = match["digits"]
    if "." in digits and "," in digits:
        return max(".,", key=digits.rfind)
    for mark, other in ((".", ","), (",", ".")):
        if digits.count(mark) > 1:
            return other
        if digits.count(mark) == 1:
            before, after = digits.split(mark)
            if len(after) != 3 or len(before) > 3 or before.startswith("0"):
                return mark
    return ""


@lru_cache(maxsize=16384)
def read_quantity(text: str, decimal: str = "") -> Quantity | None:
    """Return the quantity that a text states, None where it states none.

    `decimal` is the mark that the column or workbook uses ("," or "."), "" where that is unknown; it decides
    what the text alone leaves open, as in "1.500".
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST or _DATE_LIKE.match(text):
        return None
    if _EXPONENT.fullmatch(text):
        return Quantity(float(text))
    operator, text = ("", text) if text[0].isdigit() else _operator(text)
    if not _DIGIT.search(text):
        return _in_words(text, operator)
    return _range(text, decimal, operator) or _single(text, decimal, operator) or _in_words(text, operator)


def _operator(text: str) -> tuple[str, str]:
    lower = text.lower()
    for spelling, operator in _operators():
        if lower.startswith(spelling):
            rest = text[len(spelling) :]
            if not spelling[-1].isalpha() or rest[:1].isspace():
                return operator, rest.strip()
    return "", text


@lru_cache(maxsize=1)
def _operators() -> list[tuple[str, str]]:
    return [(spelling, operator) for operator, words in lexicon.word_list("operators").items() for spelling in words]


def _range(text: str, decimal: str, operator: str) -> Quantity | None:
    match = _range_pattern().fullmatch(text) if _MAY_BE_RANGE.search(text) else None
    if not match or (operator and operator != "~"):
        return None
    low, high = _float(match["low"], decimal), _float(match["high"], decimal)
    unit = _unit(match["rest"] or match["unit"] or "")
    if low is None or high is None or unit is None or not low.value < high.value:
        return None
    return Quantity(None, unit, "", low.value, high.value, ambiguous=low.ambiguous or high.ambiguous)


@lru_cache(maxsize=1)
def _range_pattern() -> re.Pattern:
    """Return the pattern of closed ranges, compiled when the first one is met."""
    return re.compile(
        rf"(?P<lead>(?:zwischen|von|between|from)\s+)?(?P<low>[+\-−]?{_DIGITS})\s*(?P<unit>[%\w€$£]*?)\s*"
        rf"(?:-|–|—|bis|to|und|and|\.\.\.?|…)\s*(?P<high>[+\-−]?{_DIGITS})(?P<rest>\D.*)?",
        re.IGNORECASE,
    )


def _single(text: str, decimal: str, operator: str) -> Quantity | None:
    relative = False
    for word in lexicon.word_list("relative"):
        if text.lower().startswith(word + " ") or text.lower().endswith(" " + word):
            text, relative = re.sub(rf"\b{word}\b", "", text, count=1, flags=re.IGNORECASE).strip(), True
    if text.startswith("(") and text.endswith(")") and _NUMBER.fullmatch(text[1:-1]):
        text = "-" + text[1:-1]  # how accountants write a loss
    match = _NUMBER.search(text)
    if not match:
        return None
    before, after = text[: match.start()].strip(), text[match.end() :]
    if before and not _MONEY.fullmatch(before):
        return None
    sign = match["sign"]
    if after.strip() in ("-", "−"):
        sign, after = "-", ""  # how SAP writes it
    number = _float(match["digits"], decimal)
    unit = _unit(after)
    if out_of := _OUT_OF.match(after):
        unit = out_of[0].strip()
        if number and number.value > int(out_of[2] or out_of[3]):
            return None  # "2024/25" is a year
    if number is None or unit is None:
        return None
    value = -number.value if sign in ("-", "−", "–") else number.value
    relative = relative or (sign == "+" and not before)
    return Quantity(value, _joined(before, unit), operator, relative=relative, ambiguous=number.ambiguous)


def _in_words(text: str, operator: str) -> Quantity | None:
    """Return "drei Schleifen" as 3. The article "ein/eine" is no number here."""
    words = text.split(" ")
    if len(words) > 3:
        return None
    for numbers in lexicon.word_list("number_words").values():
        value = numbers.get(words[0].lower())
        if value and value > 1:
            unit = _unit(" ".join(words[1:]))
            return None if unit is None else Quantity(float(value), unit, operator)
    return None


class _Float(NamedTuple):
    value: float
    ambiguous: bool = False


def _float(digits: str, decimal: str) -> _Float | None:
    sign = -1 if digits[0] in "-−" else 1
    digits = re.sub(rf"{_SPACE}|['’]", "", digits.lstrip("+-−"))
    proven = decimal_mark(digits)
    mark = proven or decimal
    ambiguous = False
    if not mark and ("." in digits or "," in digits):
        mark, ambiguous = ("," if "." in digits else "."), True
    thousands = {",": ".", ".": ","}.get(mark, "")
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        return None
    try:
        return _Float(sign * float(f"{''.join(groups) or '0'}.{fraction or '0'}"), ambiguous)
    except ValueError:
        return None


def _unit(text: str) -> str | None:
    """Return what stands behind a number as its unit; None where it is more than a unit."""
    text = text.strip().rstrip("*").strip()
    if not text:
        return ""
    if len(text) > _LONGEST_UNIT or len(text.split(" ")) > 3 or not _UNIT_WORD.search(text):
        return None
    if text[0] in ".,;:!?-–)(" or _LOOSE_DIGITS.search(text):
        return None
    return text


def _joined(before: str, after: str) -> str:
    """Return one unit from what stands on both sides of the number: "$" and "m" are "$m"."""
    return before + after if len(after) <= 2 else f"{before} {after}".strip()
