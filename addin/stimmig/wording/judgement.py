"""What a key result is by its wording: an outcome, an output, or a bare metric; and whether it copies a KPI."""

from functools import lru_cache
from typing import NamedTuple

from stimmig.language.small_words import leading, votes, words_of
from stimmig.language.text import Text
from stimmig.wording import model
from stimmig.wording.reasons import why_copy, why_label

OUTCOME, OUTPUT, METRIC = model.LABELS
_UNKNOWN = Text("Der Wortlaut lässt es offen.", "The wording leaves it open.")
_OF_A_WORD = ("w=", "p5=", "s4=")
_LONGEST = 2_000
"""letters that are looked at; a key result is a sentence, and nobody waits for a book"""


class Judgement(NamedTuple):
    """What a phrase is, and why; `label` is None where its wording does not tell."""

    label: str | None
    why: Text
    certainty: float = 0.0
    """0 to 1"""
    word: str = ""
    """the word that tells it, and that the reason names; "" where it is the sentence as a whole"""


class Copy(NamedTuple):
    """Whether a key result only restates a KPI, and why."""

    copy: bool
    why: Text
    certainty: float = 0.0


@lru_cache(maxsize=16384)
def judge(text: str, lang: str) -> Judgement:
    """Return what a phrase in "de" or "en" is."""
    from stimmig.wording.features import see

    if lang not in ("de", "en"):
        return Judgement(None, _UNKNOWN)
    seen = see(text[:_LONGEST], lang)
    weights = model.of_labels(lang).weights
    if not any(one in weights for one in seen.features if one.startswith(_OF_A_WORD) and one[-1].isalpha()):
        return Judgement(None, _UNKNOWN)  # not one word that says anything to us
    chances = model.probabilities(seen.features, lang)
    certainty = max(chances)
    at = chances.index(certainty)
    if certainty < model.of_labels(lang).least[at]:
        return Judgement(None, _UNKNOWN, certainty)
    label = model.LABELS[at]
    why, word = why_label(label, seen, lang)
    return Judgement(label, why, certainty, word)


@lru_cache(maxsize=16384)
def restates(kpi: str, key_result: str, lang: str) -> Copy:
    """Return whether a key result restates a KPI rather than naming a behaviour that moves it."""
    from stimmig.wording.pairs import compare

    if not kpi.strip() or not key_result.strip() or lang not in ("de", "en"):
        return Copy(False, _UNKNOWN)
    seen = compare(kpi[:_LONGEST], key_result[:_LONGEST], lang)
    chance = model.copy_probability(seen)
    return Copy(chance > 0.5, why_copy(chance > 0.5, seen), max(chance, 1 - chance))


@lru_cache(maxsize=65536)
def are_about_the_same(kpi: str, key_result: str, lang: str) -> bool:
    """Say whether a key result has most of a KPI's words, a name for the same measure, or its abbreviation."""
    from stimmig.wording.pairs import share_most

    return share_most(kpi[:_LONGEST], key_result[:_LONGEST], lang)


@lru_cache(maxsize=65536)
def are_related(kpi: str, key_result: str, lang: str) -> bool:
    """Say whether a KPI and a key result share a word, a name for the same measure, or an abbreviation."""
    from stimmig.wording.pairs import share_something

    return share_something(kpi[:_LONGEST], key_result[:_LONGEST], lang)


@lru_cache(maxsize=16384)
def language_of(*texts: str) -> str:
    """Return the language in which texts are written, "de" or "en"; "" where it is neither, or cannot be told."""
    words = words_of(text[:_LONGEST] for text in texts)
    found = votes(words)
    if found["de"] == found["en"]:
        for lang in ("de", "en"):  # no small words: those that the model knows tell
            found[lang] += sum(_is_known(word, lang) for word in words)
    return leading(found)


def _is_known(word: str, lang: str) -> bool:
    from stimmig.wording.features import stem

    return f"w={stem(word, lang)}" in model.of_labels(lang).weights
