"""Counts of what a team does: "12 Workshops", "zwei Schulungen im Quartal", "20 blog posts"."""

import re
from functools import cache

from stimmig.language import lexicon
from stimmig.wording.phrases import phrases, words_of

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_FARTHEST = 3
"""so many words may stand between the number and the activity: "3 gemeinsame digitale Workshops\""""


def activities_counted(text: str, lang: str) -> str:
    """Return the activity that a text begins to count; "" where it counts none, or says that it is delivered."""
    words = words_of(text)
    start = next((at for at, word in enumerate(words[:_FARTHEST]) if _counts(word)), None)
    if start is None or not _deliver().isdisjoint(words):
        return ""
    counted = words[start + 1 : start + 2 + _FARTHEST]
    # "12 von 15 Workshops" and "5 % der Posts" tell a share.
    if not counted or counted[0] in phrases("share_of") or _is_share(text):
        return ""
    written = set(_WORD.findall(text))
    for word, after in zip(counted, (*counted[1:], "")):
        if (joined := f"{word} {after}") in _activities(lang):
            return _as_written(joined, text)
        if word in _activities(lang) or (lang == "de" and word.endswith(_joined())):
            return _as_written(word, text)
        if _is_other_noun(word, lang, written):
            return ""
    return ""


def _as_written(activity: str, text: str) -> str:
    """Return an activity with the capitals that a text gives it: German nouns have one."""
    found = re.search(r"\W+".join(map(re.escape, activity.split())), text, re.IGNORECASE)
    return found[0] if found else activity


def _is_other_noun(word: str, lang: str, written: set[str]) -> bool:
    """Say whether a word is something else that is counted: "12 Familien …", "12 families …"."""
    if lang == "de":
        return word not in written  # German nouns are written with a capital, and `word` is in lower case
    return word.endswith("s") and not word.endswith("ss")


def _is_share(text: str) -> bool:
    return bool(re.match(r"\D*\d[\d.,]*\s?%", text))


def _counts(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word)) or word in _numbers()


@cache
def _numbers() -> frozenset[str]:
    return frozenset(word for words in lexicon.word_list("number_words").values() for word in words)


@cache
def _activities(lang: str) -> frozenset[str]:
    return frozenset(phrases("activities")[lang])


@cache
def _joined() -> tuple[str, ...]:
    return tuple(phrases("joined_activities"))


@cache
def _deliver() -> frozenset[str]:
    return frozenset(phrases("deliver"))
