"""What a cover or a line elsewhere tells of the whole workbook: "OKR-Zyklus: Q3 2026"."""

from collections.abc import Iterator, Sequence

from stimmig.language.heading_fields import fields_of
from stimmig.reading.context import may_be_cycle, period_within
from stimmig.reading.statements import Snippet

_LONGEST = 80


def cycle_on_cover(notes: Sequence[Snippet]) -> str | None:
    """Return the quarter, tertial or half that a label calls the cycle; None where several are called so, or none."""
    found = {period.key for text in _labelled(notes) if (period := period_within(text)) and may_be_cycle(period.key)}
    return found.pop() if len(found) == 1 else None


def _labelled(notes: Sequence[Snippet]) -> Iterator[str]:
    """Yield what stands behind a label such as "Zyklus:", or in the cell right of it."""
    beside = {(one.sheet, one.row, one.column): one.text for one in notes if one.column is not None}
    for one in notes:
        label, colon, text = one.text.partition(":")
        if len(one.text) > _LONGEST or one.on_cell or not _heads_a_cycle(label):
            continue
        if text.strip() or one.column is not None and (text := beside.get((one.sheet, one.row, one.column + 1))):
            yield text


def _heads_a_cycle(label: str) -> bool:
    return "cycle" in fields_of(label)
