"""By when a number is to be reached, where a text says both: "70 % by June 2013", "600 bis 31.03."."""

import re

from stimmig.language import lexicon
from stimmig.reading.grammar.dates import read_date, read_rough_period

_DIGIT = re.compile(r"\d")
_UNTIL = re.compile(r"\s(?:by|bis(?: zum)?|until)\s+(?=\S)", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.\s?(?:0?[1-9]|1[0-2])\.")


def without_moment(text: str) -> tuple[str, str]:
    """Return a text without the moment that ends it, and that moment: "70 %" and "June 2013"."""
    for found in _UNTIL.finditer(text):
        level, moment = text[: found.start()], text[found.end() :].strip()
        # "1500 bis 2000" is a range, "70 % by 2030" and "70 % bis 2030" none.
        may_be_range = moment.isdecimal() and "bis" in found[0].lower() and not level.endswith("%")
        if _DIGIT.search(level) and not may_be_range and _is_moment(moment):
            return level, moment
    return text, ""


def _is_moment(text: str) -> bool:
    """Say whether a text tells by when: "June 2013", "31.03.", "Jahresende"."""
    if read_date(text) or read_rough_period(text) or _DAY_OF_YEAR.fullmatch(text):
        return True
    return lexicon.normalise(text) in lexicon.word_list("ends_of_spans")
