"""Headings that stand over objectives and key results at once, one below the other."""

import re
from functools import lru_cache

from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of

_JOINTS = re.compile(r"\s*(?:/|\||\n|,|&|\+|\bund\b|\band\b|\boder\b|\bor\b|\bbzw\.|\s[-–]\s)\s*", re.IGNORECASE)
_BOTH = frozenset({"okr", "okrs", "okr set", "okr-set", "okr-element", "okr-elemente", "okr element", "okr elements"})


@lru_cache(maxsize=4096)
def names_both(text: str) -> bool:
    """Say whether a heading stands over objectives and key results at once: "Objective / Key Result", "OKRs"."""
    if lexicon.normalise(text) in _BOTH:
        return True
    if not _JOINTS.search(text):
        return False
    parts = [fields_of(part) for part in _JOINTS.split(text) if part]
    return (
        len(parts) > 1
        and any(fields & {"objective", "strategic_objective"} for fields in parts)
        and any("key_result" in fields for fields in parts)
    )
