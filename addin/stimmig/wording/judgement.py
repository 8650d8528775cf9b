"""What a key result is by its wording: an outcome, an output, or a bare metric; and whether it copies a KPI."""

from typing import NamedTuple

from stimmig.language.text import Text

OUTCOME, OUTPUT, METRIC = "outcome", "output", "metric_copy"
_UNKNOWN = Text("Der Wortlaut lässt es offen.", "The wording leaves it open.")


class Judgement(NamedTuple):
    """What a phrase is, and why; `label` is None where its wording does not tell."""

    label: str | None
    why: Text
    certainty: float = 0.0
    """0 to 1"""


class Copy(NamedTuple):
    """Whether a key result only restates a KPI, and why."""

    copy: bool
    why: Text
    certainty: float = 0.0


def judge(text: str, lang: str) -> Judgement:
    """Return what a phrase in "de" or "en" is."""
    return Judgement(None, _UNKNOWN)


def restates(kpi: str, key_result: str, lang: str) -> Copy:
    """Return whether a key result restates a KPI rather than naming a behaviour that moves it."""
    return Copy(False, _UNKNOWN)


def language_of(*texts: str) -> str:
    """Return the language in which texts are written, "de" or "en"; "" where it is neither, or cannot be told."""
    return ""
