"""Numbers in words: drei Schleifen, zwei bis drei Tage, ein Drittel, jede zweite, doppelt, 10 % weniger."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.spelling import ungendered
from stimmig.language.word_files import word_file

_MOST_WORDS = 5
_SIGNS = frozenset("¼½¾⅓⅔⅕⅖⅗⅘")
_MOVE = re.compile(r"(?:(?P<lead>[^\W\d_]+)\s+)?(?:von\s+(?P<before>\S.*?)\s+)?auf\s+(?P<after>\S.*)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?P<level>[^()]*\d[^()]*?)\s*[(\[](?P<word>[^()\d]*?)\s*(?P<year>(?:19|20)\d\d)?\s*[:=]?\s*"
    r"[+\-−]?\d+(?:[.,'’ ]\d+)*[^\d()]*[)\]]"
)
_ARTICLE = 1
_SCALE = 100


class Share(NamedTuple):
    """A part of a whole, or of what there was: "ein Drittel" is 33.3 %, "doppelt" 100 % more."""

    value: float
    unit: str = "%"
    relative: bool = False


def has_number_words(text: str) -> bool:
    """Say whether a text without a digit may state a number at all; nearly all texts do not."""
    return not _vocabulary().isdisjoint(text.lower().split()) or not _SIGNS.isdisjoint(text)


@cache
def _vocabulary() -> frozenset[str]:
    lists = ("parts", "unclear_parts", "nth", "multiples")
    words = [*_counts(), *(word for name in lists for word in word_file("numbers")[name])]
    return frozenset(part for word in words for part in word.split())


def share(text: str) -> Share | None:
    """Return the share that a text without any other number tells."""
    if multiple := word_file("numbers")["multiples"].get(text.lower()):
        return Share(100.0 * (multiple - 1), relative=True)
    if text in _SIGNS:
        return Share(100 * unicodedata.numeric(text))
    return _part(text) or _every_nth(text)


def _part(text: str) -> Share | None:
    """Return "zwei Drittel" as 66.7 %, but "ein halber Tag" as 0.5 Tag."""
    parts, (first, *rest) = word_file("numbers")["parts"], text.split(" ")
    if first.lower() in parts:
        count, rest = 1, [first, *rest]
    else:
        count = 1 if first.lower() in word_file("numbers")["one"] else _count(first)
    if not count or not rest or rest[0].lower() not in parts or len(rest) > 2:
        return None
    part, unit = count / parts[rest[0].lower()], " ".join(rest[1:])
    if part > 1 or not may_be_unit(unit):
        return None
    return Share(part, unit) if unit else Share(100 * part)


def _every_nth(text: str) -> Share | None:
    """Return "jede zweite" as 50 %; "jede zweite Woche" says when, not how many."""
    every, *words = ungendered(text.lower()).split(" ")
    nth = word_file("numbers")["nth"].get(words[0]) if 0 < len(words) < 3 else None
    if every not in word_file("numbers")["every"] or not nth:
        return None
    return None if any(word in word_file("numbers")["times"] for word in words[1:]) else Share(100 / nth)


def in_digits(text: str) -> str | None:
    """Return a text that begins with a number word with its number words as digits: "2 bis 3 Tage".

    None where it does not, or where two of them in a row ("zwei hundert") mean a number that they only make together.
    """
    words = text.split(" ")
    if len(words) > _MOST_WORDS or not _count(words[0]):
        return None
    counts = [_count(word) for word in words]
    if any(first and second for first, second in zip(counts, counts[1:])):
        return None
    return " ".join(str(count) if count else word for count, word in zip(counts, words))


def change(text: str) -> tuple[str, int]:
    """Return a text without the word that makes it a change, and its sign: "10 % weniger" is "10 %" and -1.

    The sign is 0 where the text tells no change.
    """
    lower = text.lower()
    for word, sign in _change_words().items():
        if lower.startswith(word + " "):
            return text[len(word) :].strip(), sign
        if lower.endswith(" " + word):
            return text[: -len(word)].strip(), sign
    return text, 0


def without_before(text: str) -> str:
    """Return a text without what was before: "von 14 % auf 9 %" is "9 %", and so is "9 % (bisher 14 %)"."""
    if text[-1:] in ")]":
        match = _BEHIND.fullmatch(text)
        return match["level"] if match and _tells_before(match["word"], match["year"]) else text
    match = _MOVE.fullmatch(text) if "auf" in text.lower() else None
    if not match or not any(map(str.isdigit, match["after"])):
        return text
    before, lead = match["before"] or "", (match["lead"] or "").lower()
    moves = any(map(str.isdigit, before)) if before else bool(lead)
    return match["after"] if moves and (not lead or lead in lexicon.word_list("movement")) else text


def _tells_before(word: str, year: str | None) -> bool:
    word = word.strip(" :.").lower()
    return word in word_file("numbers")["of_before"] or (not word and bool(year))


def may_be_unit(text: str) -> bool:
    """Say whether words behind a number may name its unit: no "von zehn", no "Drittel", no "nach zwölf"."""
    words = text.lower().split()
    if words and words[0] in word_file("numbers")["no_unit"]:
        return False
    return not any(word in _part_words() or _ARTICLE < _count(word) < _SCALE for word in words)


def is_time(text: str) -> bool:
    """Say whether a text tells a year or a range of years and nothing else: 2027, ab 2027, 2023-2024, 2024/25."""
    return bool(_years().fullmatch(text))


@cache
def _years() -> re.Pattern:
    lead = "|".join(map(re.escape, word_file("numbers")["before_a_year"]))
    year = r"(?:199\d|20[0-5]\d)"
    return re.compile(rf"(?:(?:{lead})\s)?{year}(?:\s*(?:[-–—/]|bis|to)\s*(?:{year}|\d\d))?", re.IGNORECASE)


@cache
def _change_words() -> dict[str, int]:
    lists = word_file("numbers")["change"]
    return {word: sign for name, sign in (("up", 1), ("down", -1)) for word in lists[name]}


@cache
def _part_words() -> frozenset[str]:
    return frozenset({*word_file("numbers")["parts"], *word_file("numbers")["unclear_parts"]})


def _count(word: str) -> int:
    """Return the number that a word is, 0 for other words; the article "ein" is none."""
    count = _counts().get(word.lower(), 0)
    return count if count > _ARTICLE else 0


@cache
def _counts() -> dict[str, int]:
    return {word: number for numbers in lexicon.word_list("number_words").values() for word, number in numbers.items()}
