"""What makes a number a limit: "≥ 97 %", "no more than 5", "85 % or above"."""

from functools import lru_cache

from stimmig.language import lexicon


def before(text: str) -> tuple[str, str]:
    """Return the operator that a text begins with, and the text behind it."""
    lower = text.lower()
    for spelling, operator in _operators():
        if lower.startswith(spelling):
            rest = text[len(spelling) :]
            if not spelling[-1].isalpha() or rest[:1].isspace():
                return operator, rest.strip()
    return "", text


def behind(text: str) -> tuple[str, str]:
    """Return the operator behind a number, and the text before it: "85 % or above", "100+"."""
    if text[-1].isalpha() or text[-1] == "+":
        lower = text.lower()
        for operator, words in lexicon.word_list("operators_behind").items():
            for word in words:
                if lower.endswith(word) and (rest := text[: -len(word)]) and (word == "+" or rest.endswith(" ")):
                    return operator, rest.strip()
    return "", text


@lru_cache(maxsize=1)
def _operators() -> list[tuple[str, str]]:
    return [(spelling, operator) for operator, words in lexicon.word_list("operators").items() for spelling in words]
