"""Take the ids apart that a cell names: several in one cell, or an id with its wording behind it."""

import re
from collections.abc import Collection
from itertools import islice

from stimmig.language.folding import fold

_STRONG = re.compile(r"\s*[;\n]\s*")
_WEAK = re.compile(r"\s*(?:,|\s/\s|/|\s&\s|\s\+\s|\sund\s|\sand\s)\s*")
_ID = re.compile(
    r"(?:(?:[^\W_]{1,12}[-_.]){0,3}[^\W\d_]{0,12}[-_.]?\d{1,6}|[^\W\d_]{1,5} \d{1,3})(?:[.\-]\d{1,4})*[a-z]?"
)
_LABEL = re.compile(r"\s*(?::|–|—|\s-|\s)\s*")


def looks_like_id(text: str) -> bool:
    """Say whether a text has the form of an id: S-1, KPI 07, 1.2, OBJ-KD-1."""
    return bool(_ID.fullmatch(text.strip()))


def is_code(text: str, any_text: bool = False) -> bool:
    """Say whether a text is an id with letters, "K-7", or with `any_text` whatever stands in a column of ids."""
    return bool(text) and (any_text or (looks_like_id(text) and any(map(str.isalpha, text))))


def code_before(name: str) -> str:
    """Return the id with which a name begins: "KR1.1" of "KR1.1 Kinder mit Seepferdchen"; "" where there is none."""
    heads = [name[: match.start()] for match in islice(_LABEL.finditer(name), 2)]
    return next((head.rstrip(".") for head in reversed(heads) if is_code(head.rstrip("."))), "")


def of_scope(name: str, scope: str) -> str:
    """Return what a KPI is called that several units have: "Retouren (Filiale Markt)"."""
    return f"{name} ({scope})"


def split_ids(text: str | None, known: Collection[str]) -> tuple[str, ...]:
    """Return the ids (or names) that a cell lists; `known` holds all ids and names, folded.

    A comma or slash separates only what is known or looks like an id, so that wordings stay whole.
    """
    if text and fold(text) in known:
        return (text.strip(),)  # most cells name one thing, and nothing else
    found: list[str] = []
    for part in _STRONG.split(text.strip()) if text else ():
        if not part:
            continue
        pieces = [part] if fold(part) in known else [piece for piece in _WEAK.split(part) if piece]
        pieces = [_without_label(piece, known) for piece in pieces]
        if len(pieces) > 1 and all(fold(piece) in known or looks_like_id(_within(piece)) for piece in pieces):
            found += pieces
        else:
            found.append(_without_label(part, known))
    return tuple(dict.fromkeys(found))


def _within(text: str) -> str:
    """Return an id without the workbook that stands before it: team-a:O-1."""
    return text.rpartition(":")[2]


def _without_label(text: str, known: Collection[str]) -> str:
    """Return the id of "S-1 Kundenvertrauen stärken", as dropdowns offer it; else the text itself."""
    if fold(text) not in known:
        for match in _LABEL.finditer(text):
            if fold(text[: match.start()]) in known:
                return text[: match.start()]
    return text
