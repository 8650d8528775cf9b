"""Terms of schools and universities that titles name: "autumn term 2024/25", "Wintersemester 2025/26"."""

import re
from functools import cache

from stimmig.language import lexicon


def term_within(text: str) -> str | None:
    """Return the term with its year that a text names, as written; terms begin and end differently everywhere."""
    found = _pattern().search(text)
    return " ".join(found[0].split()) if found else None


@cache
def _pattern() -> re.Pattern:
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in lexicon.word_list("terms"))
    year = r"(?:(?:19|20)\d\d(?:\s?/\s?\d\d(?:\d\d)?)?|\d\d/\d\d)"
    return re.compile(rf"(?<![\w-])(?:\d\.\s?)?(?:{words})(?:\s\d)?,?\s+{year}(?!\w)", re.IGNORECASE)
