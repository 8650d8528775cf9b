"""Rows without headings whose values say what they are: "Kosten decken | Kostendeckungsgrad | Soll 62 % | Ist 58,4 %"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, told_fields
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.reading.headings import find_headings
from stimmig.reading.profile import Profile
from stimmig.workbook.workbook import Sheet

_LABELLED = re.compile(r"(?P<label>[^\W\d_][^\d:≤≥<>]{1,18}?)(?:\s*:\s*|\s+)(?P<rest>(?:[≤≥<>]\s*)?[+\-−(]?\d.*)")
_VALUES = ("baseline", "target", "actual")
_FEWEST, _MOSTLY, _MOST_NAMES = 3, 0.6, 2

WHY = Text(
    "Überschriften fehlen; bei den Werten steht selbst, was sie sind („{cell}“).",
    "There are no headings; the values themselves say what they are (“{cell}”).",
)


class _Value(NamedTuple):
    field: str
    rest: str


def labelled_values(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for a list of KPIs by perspectives, each with its target and actual behind their labels."""
    if told_fields(sheet) or isinstance(sheet, Arranged) or len(sheet.rows) > LOOKED_AT or find_headings(sheet):
        return
    found = {
        (row, at): value
        for row, cells in enumerate(sheet.rows)
        for at, cell in enumerate(cells)
        if (value := _labelled(cell))
    }
    fields = {at: {value.field for spot, value in found.items() if spot[1] == at} for _, at in found}
    lines = sorted({row for row, _ in found})
    if len(lines) < _FEWEST or lines != list(range(lines[0], lines[-1] + 1)):
        return
    if any(len(told) > 1 for told in fields.values()) or {"target", "actual"} - set().union(*fields.values()):
        return
    values = {at: next(iter(told)) for at, told in fields.items()}
    texts = _texts(sheet.rows[lines[0] : lines[-1] + 1], min(values))
    if texts is None or len(set(values.values())) < len(values):
        return
    told = {**texts, **values}
    rows = [[_shown(sheet.rows[row][at], row, at, found) for at in told] for row in lines]
    why = WHY.filled(cell=sheet.rows[lines[0]][min(values)])
    arranged = Arranged(
        sheet,
        [[NOTHING] * len(told), *rows],
        why,
        heading=Heading(0, 0, len(told) - 1),
        table="kpis",
        fields=dict(enumerate(told.values())),
        telling=True,
    )
    yield Proposal((arranged,), why)


def _labelled(cell: Cell) -> _Value | None:
    """Return what a cell states behind a label: the target of "Soll 62 %"."""
    match = _LABELLED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    field = next((field for field in _VALUES if match and field in fields_of(match["label"])), "")
    return _Value(field, match["rest"]) if field and read_quantity(match["rest"]) else None


def _texts(rows: Sequence[Sequence[Cell]], stop: int) -> dict[int, str] | None:
    """Return the columns of texts before the values: perspectives, then KPIs, or objectives and their KPIs."""
    profiles = {at: Profile(row[at] for row in rows) for at in range(stop) if any(row[at] != "" for row in rows)}
    perspectives = [at for at, one in profiles.items() if one.choices("perspective") >= _MOSTLY]
    names = [at for at in profiles if at not in perspectives]
    known = {perspective_within(text) for at in perspectives for text in profiles[at].texts} - {None}
    if len(perspectives) != 1 or len(known) < _FEWEST or not 1 <= len(names) <= _MOST_NAMES:
        return None
    if min(names) < perspectives[0] or any(row[names[-1]] == "" for row in rows):
        return None
    return dict(
        zip((perspectives[0], *names), ("perspective", "strategic_objective", "name")[:: 1 if names[1:] else 2])
    )


def _shown(cell: Cell, row: int, column: int, found: dict[tuple[int, int], _Value]) -> Shown:
    return Shown(found[row, column].rest if (row, column) in found else cell, row, column)
