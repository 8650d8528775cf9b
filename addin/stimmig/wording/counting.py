"""Quantities inside a text, in digits or words: "drei Schleifen", "8 von 10", "jede zweite", "nobody"."""

import re
from functools import cache, lru_cache

from stimmig.language import lexicon
from stimmig.wording.phrases import phrases

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
# Compiled when it is first needed, as is everything that most checks never ask.
_NOT_COUNTED = r"""(?x)
      \b\d{1,2}\.\s?\d{1,2}\.(?:\d{4}|\d{2})?              # 30.09.2026
    | \b\d{4}-\d\d(?:-\d\d)?\b                             # 2026-09-30
    | \b\d{1,2}\.?\s?(?:quartal|halbjahr|tertial|jan|feb|märz|april|mai|juni|juli|aug|sept|okt|nov|dez)\w*
    | \b\d{1,2}\s(?:january|february|march|may|june|july|october|december)\b
    | \b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s\d{1,2}\b
    | \b(?:kr|key\sresult|kw|cw|week|phase|stufe|level|teil|part|schritt|step|version|iso|din|nr\.?|no\.)\s?\d[\d.]*
    | (?!eur|usd|chf|gbp)\b[^\W\d_]+[-/]?\d[\w./]*         # Q3, CO2, KR-1, S/4HANA
    | \b(?:industrie|industry|arbeit|work|web|logistik|logistics|handwerk|verwaltung)\s[1-9]\.0\b
    | \b(?:office|microsoft|windows|scope|paragraf|paragraph)\s\d+\b | §\s?\d+
    | \b\d+(?:st|nd|rd|th|d(?=-))\b                       # 3rd parties, 3D-Druck; "every 3rd" has its "every"
    | \b(?:19|20)\d[1-9](?:/\d\d)?\b(?!\s?[%€$])           # the year 2026; 2000 may well be customers
    | \b(?:agenda|vision|strategie|strategy|bis|by|until|ab|seit|since|im\sjahr)\s20[2-9]0\b(?!\s?[%€$])  # by 2030
    """
# "ein" and "one" are articles and pronouns far more often than numbers.
_NO_NUMBER = frozenset({"ein", "eine", "einen", "einem", "einer", "one"})


def names_a_number(text: str) -> bool:
    """Say whether a text states a quantity."""
    words = _WORD.findall(_counted(text))
    pairs = zip(words, [*words[1:], ""])
    return (
        _states_digits_or_shares(text)
        or any(word in _numbers() or _is_compound(word) for word in words)
        or any(word in _all() and after not in _times() for word, after in pairs)
    )


def names_a_figure(text: str) -> bool:
    """Say whether a text states a number proper: "alle", "niemand" and "24/7" are none, nor is "at once"."""
    text = _no_figure().sub(" ", " ".join(text.lower().split()))
    words = _WORD.findall(_counted(text))
    return _states_digits_or_shares(text) or any(word in _figures() or _is_compound(word) for word in words)


@cache
def _no_figure() -> re.Pattern:
    return re.compile("|".join(map(re.escape, phrases("no_figure"))))


def _states_digits_or_shares(text: str) -> bool:
    counted = _counted(text)
    words = f" {' '.join(_WORD.findall(counted))} "
    return bool(_DIGIT.search(counted)) or any(f" {part} " in words for part in lexicon.word_list("parts_of_one"))


@lru_cache(maxsize=16384)
def _counted(text: str) -> str:
    """Return a text in lower case without what looks like a quantity and is none: dates, labels, idle phrases."""
    text = _no_quantity().sub(" ", " ".join(text.lower().split()))
    return re.sub(_NOT_COUNTED, " ", text) if _DIGIT.search(text) else text


@cache
def _no_quantity() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(lexicon.word_list('no_quantity'))})\b")


@lru_cache(maxsize=16384)
def _is_compound(word: str) -> bool:
    """Say whether a German word is made of numbers: fünfundzwanzig, dreihundert, zweimal, zehnfach."""
    return word not in _NO_NUMBER and bool(_compound_pattern().fullmatch(word))


@cache
def _compound_pattern() -> re.Pattern:
    numbers = "|".join(sorted(lexicon.word_list("number_words")["de"], key=len, reverse=True))
    # "einfach" is simple and "einmal" is once.
    number = rf"(?:{numbers})(?:(?:und)?(?:{numbers}))*"
    return re.compile(rf"{number}(?:mal)?|(?!ein){number}(?:fach|fache|fachen)")


@cache
def _numbers() -> frozenset[str]:
    words = {word for numbers in lexicon.word_list("number_words").values() for word in numbers}
    none = lexicon.word_list("quantifiers")["none"]
    return frozenset(words | {*lexicon.word_list("proportions"), *none}) - _NO_NUMBER


@cache
def _figures() -> frozenset[str]:
    none = lexicon.word_list("quantifiers")["none"]
    return _numbers() - {*none, *phrases("loose_numbers")}


@cache
def _all() -> frozenset[str]:
    return frozenset(lexicon.word_list("quantifiers")["all"])


@cache
def _times() -> frozenset[str]:
    return frozenset(lexicon.word_list("times"))
