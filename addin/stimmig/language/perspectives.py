"""Which of the four perspectives a text names, whatever stands around its word."""

import re
from functools import lru_cache

from stimmig.language import lexicon
from stimmig.language.spelling import normalise, ungendered, without_brackets

_AROUND = frozenset(
    {
        "perspektive",
        "perspective",
        "sicht",
        "bsc",
        "ziele",
        "objectives",
        "goals",
        "kennzahlen",
        "measures",
        "kpis",
        "metrics",
    }
)
_ENDINGS = ("perspektive", "perspective", "sicht")
_NUMBER_BEFORE = (
    r"\s*(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Ha-h])[.):]|[A-H](?=\s+[A-ZÄÖÜ])|P?\d{1,2}(?=[\s:–-]))[\s:.–-]*(?=[^\W\d])"
)
_PERCENT_BEHIND = r"[\s:–-]*\d+(?:[.,]\d+)?\s*%\s*$"
_BETWEEN = r"\s*-?\s*(?:/|&|\+|,|;|\n|\bund\b|\band\b)\s*"
_DECLINED = ("", "en")
""""Kund:innen" without its ending is "Kund", "Patient:innen" "Patient"; the known words are plurals"""


@lru_cache(maxsize=8192)
def perspective_within(text) -> str | None:
    """Return the perspective that a text tells: "1. Finanzen (40 %)", "Kunden/Markt", "Bürger:innen"."""
    if not isinstance(text, str) or not text.strip():
        return None
    if known := lexicon.choice("perspective", text):
        return known
    bare, parts = _parts(text)
    whole = _one(bare) or _one(" & ".join(parts))
    told = {_one(part.rstrip("-")) for part in parts}
    return whole or (told.pop() if len(told) == 1 else None)


def perspectives_in_part(text: str) -> set[str]:
    """Return the perspectives that parts of a text name: process of "Prozess- und Leistungsperspektive"."""
    return {told for part in _parts(text)[1] if (told := _one(part.rstrip("-")))}


def _parts(text: str) -> tuple[str, list[str]]:
    """Return a text without number, brackets and share, and what it joins."""
    bare = re.sub(_PERCENT_BEHIND, "", without_brackets(re.sub(_NUMBER_BEFORE, "", ungendered(text))))
    return bare, [part for part in re.split(_BETWEEN, bare) if part]


def without_number(text: str) -> str:
    """Return what stands behind the number or letter of a section: "Sportbetrieb" of "C. Sportbetrieb"."""
    return re.sub(rf"^{_NUMBER_BEFORE}", "", text).strip()


def _one(text: str) -> str | None:
    """Return the perspective of a text that names one: "Finanz-Perspektive", "Kund"."""
    words = [word for word in normalise(text).replace("-", " ").split() if word not in _AROUND]
    if not words:
        return None
    for ending in _ENDINGS:
        words[-1] = words[-1].removesuffix(ending) or words[-1]
    forms = (normalise(text), *(" ".join(words) + declined for declined in _DECLINED))
    return next((known for form in forms if (known := lexicon.choice("perspective", form))), None)
