"""What a cover or a line elsewhere tells of the whole workbook: "OKR-Zyklus: Q3 2026"."""

import re
from collections.abc import Iterator, Sequence

from stimmig.language.heading_fields import fields_of
from stimmig.reading.context import may_be_cycle, period_within
from stimmig.reading.statements import Snippet

_LONGEST = 80
_PARTS = re.compile(r"\s*[,;|–—]\s*|\s-\s")
_WORDS_OF_A_PERIOD = 2


def cycle_on_cover(notes: Sequence[Snippet]) -> str | None:
    """Return the quarter, tertial or half that a label calls the cycle; None where several are called so, or none."""
    found = {period.key for text in _labelled(notes) if (period := period_within(text)) and may_be_cycle(period.key)}
    return found.pop() if len(found) == 1 else None


def _labelled(notes: Sequence[Snippet]) -> Iterator[str]:
    """Yield what stands behind a label such as "Zyklus:", or in the cell right of it, and the period in "…, Zyklus Q4 2026"."""
    beside = {(one.sheet, one.row, one.column): one.text for one in notes if one.column is not None}
    for one in notes:
        label, _, text = one.text.partition(":")
        if len(one.text) > _LONGEST or one.on_cell:
            continue
        right = beside.get((one.sheet, one.row, one.column + 1), "") if one.column is not None else ""
        if _heads_a_cycle(label) and (text.strip() or right):
            yield text.strip() or right
        else:
            yield from _called_cycle(one.text)


def _called_cycle(text: str) -> Iterator[str]:
    """Yield the few words at the end of a part that stand behind "cycle": "Q4 2026" of "OKR export, cycle Q4 2026"."""
    for words in map(str.split, _PARTS.split(text)):
        for at in range(max(0, len(words) - _WORDS_OF_A_PERIOD - 1), len(words) - 1):
            if (known := fields_of(words[at])) and "cycle" in known and "period" not in known:
                yield " ".join(words[at + 1 :])


def _heads_a_cycle(label: str) -> bool:
    return "cycle" in fields_of(label)
