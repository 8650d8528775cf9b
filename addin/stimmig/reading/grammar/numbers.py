"""Numbers as people type them: 1.234,56 and 1,234.56, ≥ 97 %, 3–4 %, T€ 12,5, 8 von 10, drei Schleifen.

Nothing is ever taken for 0. What is no number comes back as None, and the caller says so.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.units import money
from stimmig.reading.grammar import counts, operators
from stimmig.reading.grammar.until import without_moment

_SPACE = "[ \u00a0\u202f\u2007\u2009]"
_DIGITS = rf"\d+(?:{_SPACE}\d{{3}}(?!\d)|[.,'’]\d+)*"
_NUMBER = re.compile(rf"(?P<sign>[+\-−–]?){_SPACE}?(?P<digits>{_DIGITS}|[.,]\d+)")
_MAY_BE_RANGE = re.compile(r"\d\D+\d")
_DATE_LIKE = re.compile(r"\d{1,4}([./-])\d{1,2}\1(?:\d{2,4})?")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
"""1,25,000: a lakh and a quarter"""
_OPEN_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_OUT_OF = re.compile(r"\s*(?:(von|out of|of|aus)\s+(\d+)|/\s*(5|10|100))(?![\d\w.,/])", re.IGNORECASE)
"""8 von 10, and marks on a scale of 5, 10 or 100; "1/3" may be anything"""
_UNIT_WORD = re.compile(r"[^\W\d]|[%‰€$£¥°/²³]")
_DIGIT = re.compile(r"\d")
_LOOSE_DIGITS = re.compile(r"^[eE]\d|^/\s*\d|(?<!je )(?<!per )(?<!pro )(?<![\w/])\d", re.IGNORECASE)
_EXPONENT = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
_DASHES = str.maketrans("‐‑‒−﹣－", "------")
_NO_CENTS = re.compile(r"(?<=\d)[.,](?:[-–—]{1,2}|=)(?!\d)")
"""5,- € and 5.–"""
_VULGAR = re.compile(r"(?<![\d.,])(\d*)\s?([¼½¾⅓⅔⅕⅖⅗⅘])")
_BRACKETED = re.compile(r"([€$£]?)\(\s*([^()+\-–]*\d[^()]*)\)\s*([^()\d]*[%€$£]|[TKM]?EUR|(?<=\))[kKmM]|)")
"""how accountants write a loss: (12,5), (12,5 %), (1.250) T€, (€0.3m), £(1.2)m"""
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
    until: str = ""
    """by when: "June 2013" of "70 % by June 2013" """

    @property
    def is_plain(self) -> bool:
        """Say whether it is one number, perhaps with a unit, and nothing else."""
        return self.value is not None and not self.operator and not self.relative and not self.until


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

    `decimal` is the mark that the column or workbook proves ("," or "."), "?," or "?." where only its language
    suggests one, "" where nothing does; it decides what the text alone leaves open, as in "1.500".
    """
    if not _DIGIT.search(text) and not counts.has_number_words(text):
        return None
    text = _plain_signs(" ".join(text.split()))
    if not text or len(text) > _LONGEST or _DATE_LIKE.match(text) or counts.is_time(text):
        return None
    if _EXPONENT.fullmatch(text):
        return Quantity(float(text))
    text, until = without_moment(counts.without_before(text))
    operator, text = operators.behind(text) if text[0].isdigit() else operators.before(text)
    text, sign = counts.change(text)
    quantity = _level(text, decimal, operator)
    if until and quantity:
        quantity = quantity._replace(until=until)
    if not sign or quantity is None:
        return quantity
    plain = quantity._replace(until="").is_plain
    return quantity._replace(value=sign * quantity.value, relative=True) if plain else None


def _plain_signs(text: str) -> str:
    """Return a text with one kind of minus and without the dash for no cents."""
    if text.isascii() and ",-" not in text and ".-" not in text and ",=" not in text:
        return text
    return _NO_CENTS.sub("", text.translate(_DASHES))


def _level(text: str, decimal: str, operator: str) -> Quantity | None:
    if not text:
        return None
    if not text[0].isdigit():
        if found := counts.share(text):
            return Quantity(found.value, found.unit, operator, relative=found.relative)
        text = counts.in_digits(text) or text
    text = text if text.isascii() else _VULGAR.sub(_in_decimals, text)
    return _range(text, decimal, operator) or _single(text, decimal, operator) if _DIGIT.search(text) else None


def _in_decimals(match: re.Match) -> str:
    """Return "2½" as 2.5."""
    return f"{int(match[1] or 0) + unicodedata.numeric(match[2]):.10g}"


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
    if bracketed := _BRACKETED.fullmatch(text):
        text = f"-{bracketed[1]}{bracketed[2].strip()} {bracketed[3]}".strip()
    match = _NUMBER.search(text)
    if not match:
        return None
    before, after = text[: match.start()].strip(), text[match.end() :]
    sign = match["sign"]
    if before[:1] in ("-", "–") and not sign:
        sign, before = "-", before[1:].strip()  # -£5
    if before and not _is_money(before, after):
        return None
    if after.strip() == "-":
        sign, after = "-", ""  # how SAP writes it
    number = _float(match["digits"], decimal)
    unit = _unit(after)
    if out_of := _OUT_OF.match(after):
        unit = "/" + out_of[3] if out_of[3] else out_of[0].strip()
        if number and number.value > int(out_of[2] or out_of[3]):
            return None
    if number is None or unit is None:
        return None
    value = -number.value if sign in ("-", "–") else number.value
    relative = sign == "+" and not before
    return Quantity(value, _joined(before, unit), operator, relative=relative, ambiguous=number.ambiguous)


def _is_money(before: str, after: str) -> bool:
    """Say whether a currency stands before a number; "R" is the rand only before thousands or millions: "R 45 m"."""
    scaled = before in lexicon.word_list("money_if_scaled") and after.strip().casefold() in lexicon.word_list(
        "money_scales"
    )
    return bool(_money_pattern().fullmatch(before)) or (scaled and bool(after.strip()))


@lru_cache(maxsize=1)
def _money_pattern() -> re.Pattern:
    """Return the pattern of currencies before a number, compiled when the first text stands before one."""
    signs = "|".join(map(re.escape, money()))
    return re.compile(rf"(?:[TkM]?|(?:Mio|Mrd|Tsd)\.?\s?)(?:{signs})|Rs|Fr\.", re.IGNORECASE)


class _Float(NamedTuple):
    value: float
    ambiguous: bool = False


def _float(digits: str, decimal: str) -> _Float | None:
    sign = -1 if digits[0] == "-" else 1
    digits = re.sub(rf"{_SPACE}|['’]", "", digits.lstrip("+-"))
    proven = decimal_mark(digits)
    mark = proven or decimal.lstrip("?")
    ambiguous = not proven and decimal.startswith("?") and bool(_OPEN_GROUP.fullmatch(digits))
    if not mark and ("." in digits or "," in digits):
        mark, ambiguous = ("," if "." in digits else "."), True
    thousands = {",": ".", ".": ","}.get(mark, "")
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]) and not _INDIAN.fullmatch(whole):
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
    # A superscript belongs to the number: 10³ is not 10 of something.
    if text[0] in ".,;:!?-–)(" or unicodedata.category(text[0]) == "No" or _LOOSE_DIGITS.search(text):
        return None
    return text if counts.may_be_unit(text) else None


def _joined(before: str, after: str) -> str:
    """Return one unit from what stands on both sides of the number: "$" and "m" are "$m"."""
    return before + after if len(after) <= 2 else f"{before} {after}".strip()
