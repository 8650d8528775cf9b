"""One form for the many ways to write a word, and what stands around the word of a heading: a year, a unit, an ending."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""soft hyphen, spaces without width, the mark at the beginning of some files: web pages and exports leave them"""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_FOOTNOTE = re.compile(r"(?<=\S)(?:[¹²³⁰⁴-⁹]+\)?|\s?\d\)|\*+)$")
_MARKS = str.maketrans({**dict.fromkeys("*:()[]#_", " "), "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_IN_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_OF_A_YEAR = (
    r"(?:\b(?:im|in|für|for|des|der|das|the)\s+)*"
    r"\b(?:(?:geschäfts|wirtschafts|haushalts|rechnungs|berichts|budget|vereins|schul|studien|kirchen)?jahr(?:es)?"
    r"|(?:winter|sommer)?saison|spielzeit|season|(?:(?:school|academic|financial|fiscal|reporting)\s+)?year)\s+"
)
_YEAR = re.compile(
    rf"(?:{_OF_A_YEAR})?"
    r"\b(?:(?:FY|GJ|WJ)\s?\d{2,4}|(?:19|20)\d\d)(?:/\d{2,4}|[-–](?:1[3-9]|[2-9]\d))?\b",
    re.IGNORECASE,
)
"""the year of "Ziel 2024", "Ist Geschäftsjahr 2023/24" and "Target for the season 2024" """
_MONTHS = (
    "Jan(?:uary?)?|Jän(?:ner)?|Feb(?:ruary?|er)?|März?|Mrz|Mar(?:ch)?|Apr(?:il)?|Mai|May|Jun[ie]?|Jul[iy]?|Aug(?:ust)?"
    "|Sept?(?:ember)?|O[kc]t(?:ober)?|Nov(?:ember)?|De[zc](?:ember)?"
)
_MOMENT = re.compile(
    r"\s+(?:(?:am|vom|zum|per|bis|on|at|by|as of|end of|Ende)\s)?"
    rf"(?:(?:0?[1-9]|1[0-2])[/.](?:20)\d\d|(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s)?(?:{_MONTHS})\b\.?(?:\s?(?:20)?\d\d)?|Q[1-4](?:[\s/]?(?:20)?\d\d)?|"
    r"\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}|(?:KW|CW|W|Week|Woche)\s?\d{1,2})\s*$",
    re.IGNORECASE,
)
"""the day, week, month or quarter behind "Stand 30.09.", "Target by 30 Sep", "Current week 14" and "Ist 09/2025" """
_UNTIL = re.compile(
    r"\s+(?:up ?to|till|until|to|as at|as of|at|bis)(?:\s(?:the )?end(?: of)?)?\s+"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s)?(?:{_MONTHS})\b[\s.\-]*(?:'?\d\d|\d{{4}})?\s*$",
    re.IGNORECASE,
)
"""the month behind "Result to 30 June 2024" and "Achieved upto Dec-18" """
_PART = r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|T[1-3])(?:[\s/'-]*(?:FY\s?)?\d{2,4})?"
_PART_OF_YEAR = re.compile(rf"\s*^{_PART}\s+|\s+{_PART}$", re.IGNORECASE)
"""the quarter or half of "H1 Actual" and "Result Q3" """
_TIME = re.compile(r"\b(?:q|h|t|kw|fy|gj)?\d+\b", re.IGNORECASE)
_GAPS = re.compile(r"[\s.\-]+")
_GENDER = re.compile(
    r"(?<=[^\W\d_])(?:[/:*_·]-?(?:innen|in|nen|r|n|s)|\(-?(?:innen|in|r|n|s)\)|(?<=[a-zäöüß])Innen)(?![^\W\d_])"
    r"|(?<=[^\W\d_])[:*_·]innen(?=[a-zäöüß])"
)
"""endings as in Kund:innen, Kund:innenperspektive, Kund*innen, Kunden/innen, Kund(inn)en, KundInnen, Verantwortliche/r, Verantwortliche(r)"""
_MAY_NAME_ALL_GENDERS = re.compile(r"[/:*_·(]|Innen")
"""most texts hold nothing of that, which is cheap to see"""


def normalise(text: str) -> str:
    """Return the form in which words are compared: lower case, one umlaut spelling, no marks or footnotes."""
    text = text.strip()
    if not text.isprintable():
        text = _INVISIBLE.sub("", text).strip()
    if not text[-1:].isalpha():
        text = _FOOTNOTE.sub("", text)
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).lower().translate(_UMLAUTS)
    return " ".join(text.translate(_MARKS).split()).strip(" .") or text


def same_but_time(one: str, other: str) -> bool:
    """Say whether two headings are the same but for years, quarters and months: "Ist 2024" and "Ist 2025"."""
    return normalise(_TIME.sub(" ", one)) == normalise(_TIME.sub(" ", other))


def without_gaps(text: str) -> str:
    """Return a normalised text without the gaps that people set differently: "Ist-Wert", "Ist Wert", "Istwert"."""
    return _GAPS.sub("", text)


@lru_cache(maxsize=8192)
def ungendered(text: str) -> str:
    """Return a text without the endings that name all genders: "Kund:innen" is "Kund", "jede/r" is "jede"."""
    return _GENDER.sub("", text) if _MAY_NAME_ALL_GENDERS.search(text) else text


def barer(text: str) -> tuple[tuple[float, str], ...]:
    """Return ever barer forms of a heading, and how much of it each one is: "Ziel 2024 (in T€)", "Ziel 2024", "Ziel"."""
    plain = ungendered(text).rstrip(" ?!")
    bracketless = without_brackets(plain).rstrip(" ?!")
    return (1.0, plain), (0.95, bracketless), (0.9, _YEAR.sub(" ", bracketless))


def without_moment(text: str) -> str:
    """Return a heading without the time behind it: "Stand 30.09." is "Stand", "Ist Sept. 2025" is "Ist"; "" for none."""
    found = _UNTIL.search(text) or _MOMENT.search(text)
    return text[: found.start()] if found else ""


def without_part_of_year(text: str) -> str:
    """Return a heading without the quarter, half or tertial beside it; "" where there is none."""
    bare = _PART_OF_YEAR.sub("", text)
    return bare if bare != text else ""


def without_brackets(text: str) -> str:
    """Return a text without what stands in brackets."""
    return _IN_BRACKETS.sub(" ", text)


def in_brackets(text: str) -> list[str]:
    """Return what stands in brackets."""
    return [found[1:-1].strip() for found in _IN_BRACKETS.findall(text)]
