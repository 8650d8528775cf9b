"""Tell objectives, key results and initiatives apart by what stands before their wording: "O1: …", "KR 1.2 …"."""

import re
from functools import cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.word_files import cell_words

OBJECTIVE, KEY_RESULT, INITIATIVE = "objective", "key_result", "initiative"

_BULLETS = re.compile(r"^(?:[-–—•▪■●○◦‣*·→↳⮑└├╰─>»☐🎯🔑📈]+\ufe0f?\s+|[└├╰]─*\s*)+")
_LONGEST_WORD = 5
"""O1, OBJ-2 and O1-KR2 are ids; "Key Result 2" is a label that each card repeats"""
_WHOLE = 30
"""a longer text has the end of its mark among so many signs"""
_MAY_END = re.compile(r"[\d:)|]|[-–—] |\. ")
_NUMBERED = re.compile(r"(\d{1,2}(?:[.\-]\d{1,2}){0,2})[.):]?(?=\s|$)\s*")


class Mark(NamedTuple):
    """The kind that a text gives itself, its id ("" for none) and the wording behind."""

    kind: str
    id: str
    rest: str


@cache
def _patterns() -> tuple[tuple[str, re.Pattern], ...]:
    """Return kind and pattern; a word alone is only a mark with a number or a colon behind it."""
    found = []
    for kind, words in lexicon.word_list("okr_rows").items():
        choice = "|".join(re.escape(word).replace(r"\ ", r"[\s_-]?") for word in sorted(words, key=len, reverse=True))
        # An id may name the objective too: O1-KR2, O1.KR2, 1-KR2.
        before = r"(?:(?:(?:o|obj)\s?\d{1,5}|\s?\d{1,3})\s?[.\-_/ ]\s?)?" if kind != OBJECTIVE else ""
        # "Ziel 2026", "Ziel-2026" and "Ergebnis 1200" have a year or an amount behind them.
        not_a_year = r"(?!(?:19|20)\d\d(?!\d))"
        many = rf"-{not_a_year}\d{{4,5}}|[\s._#]{not_a_year}\d{{4}}(?=\s?:)"
        first = rf"(?:\d{{1,5}}|[\s._#-]{{1,2}}\d{{1,3}}(?!\d)|{many})"
        number = rf"(?:\s(?:Nr|No))?{first}(?:[.\-/]\d{{1,3}}){{0,3}}[a-z]?(?![\w%])"
        pattern = rf"(?P<id>{before}(?:{choice})(?P<number>{number})?)(?P<end>\s*(?:[:)]|\.(?=\s|$)|[-–—|]\s)\s*|\s+|$)(?P<rest>.*)"
        found.append((kind, re.compile(pattern, re.IGNORECASE | re.DOTALL)))
    return tuple(found)


def unbulleted(text: str) -> str:
    """Return a text without the bullet or arrow before it."""
    return _BULLETS.sub("", text.strip())


def is_bulleted(text: str) -> bool:
    """Say whether a bullet or arrow stands before a text."""
    return bool(_BULLETS.match(text.strip()))


def mark_of(cell: Cell) -> Mark | None:
    """Return the mark of "O1: Kunden begeistern" or "KEY RESULT 2"; None where a text has none."""
    if not isinstance(cell, str) or not cell:
        return None
    text = unbulleted(cell)
    if len(text) > _WHOLE and not _MAY_END.search(text, 0, _WHOLE):
        return None  # most texts, which is cheap to see
    for kind, pattern in _patterns():
        match = pattern.match(text)
        if match and not match["number"] and lexicon.normalise(match["id"]) in cell_words("okr_rows_by_number"):
            continue  # "Ziel" and "Result" head a row of target or actual values as well
        if match and (match["number"] or not match["rest"] or match["end"].strip(" ") not in ("", "\n", "\t")):
            word = match["id"].strip()
            is_id = match["number"] and sum(map(str.isalpha, word)) <= _LONGEST_WORD
            return Mark(kind, word if is_id else "", match["rest"].strip())
    return None


def number_of(cell: Cell) -> tuple[tuple[int, ...], str]:
    """Return the number before a wording and the wording: (1, 2) and "Anrufe" of "1.2 Anrufe"; () for none."""
    text = f"{cell:g}" if isinstance(cell, float | int) else unbulleted(cell) if isinstance(cell, str) else ""
    match = _NUMBERED.match(text)
    return (tuple(map(int, re.split(r"[.\-]", match[1]))), text[match.end() :]) if match else ((), text)
