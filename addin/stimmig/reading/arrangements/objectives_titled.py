"""Each objective above a table of its own KPIs: "Goal 1: Readers at grade level", then "Measure | Baseline | Target".

It may stand behind its perspective: "Finanzen – Kosten senken". Since a title may go on otherwise, with who is in
charge or a motto, that counts only where all tables have such titles, and each of them says what is to be done.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.announced import LABEL, names_objectives
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.okr_headings import speaks_of_okr
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

_FAR = 2
"""so many rows above the heading of its KPIs an objective may stand"""
_SHORTEST = 3
_FEWEST = 3
"""so many tables whose titles name perspective and objective"""
_GOES_ON = re.compile(r"(?P<head>[^:–—]{3,40}?)(?:\s+[-–—|]\s+|:\s+)(?P<rest>[^:;?!.,]{5,80})")
_TO_DO = re.compile(r".*\s[a-zäöüß]{2,}(?:en|ern|eln|tun)")

WHY = Text(
    "Über jeder Tabelle steht das Ziel ihrer Kennzahlen („{label}“).",
    "Above each table stands the objective of its KPIs (“{label}”).",
)


class _Titled(NamedTuple):
    label: Shown
    objective: Shown
    perspective: Shown = NOTHING


def objectives_titled(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of KPIs below an objective that a label announces."""
    rows = rows_that_name(sheet, "kpi")
    if (
        not rows
        or told_fields(sheet)
        or speaks_of_okr((sheet.name, *(cell for row in sheet.rows[:12] for cell in row)))
    ):
        return
    headings = [one for one in find_headings(sheet) if one.row in rows and not _has_objectives(one)]
    titled = {heading: found for heading in headings if (found := _above(sheet.rows, heading))}
    titled = titled or _behind_perspectives(sheet.rows, headings)
    for heading, found in titled.items():
        stop = end_of(heading, [other for other in headings if other.row > heading.row], sheet.rows)
        later = [one.label.row for one in titled.values() if one.label.row > heading.row]
        yield _of_table(sheet, heading, found, min([stop, *later]))


def _has_objectives(heading: FoundHeading) -> bool:
    return any(one.field == "strategic_objective" for text in heading.texts for one in lexicon.heading(text))


def _above(rows: Sequence[Sequence[Cell]], heading: FoundHeading) -> _Titled | None:
    """Return the label and the objective above a heading: in one cell, or side by side."""
    for row in range(heading.row - 1, max(-1, heading.row - 1 - _FAR), -1):
        filled = [Shown(cell, row, column) for column, cell in enumerate(rows[row]) if cell != ""]
        if not filled:
            continue
        match = LABEL.fullmatch(filled[0].value.strip()) if isinstance(filled[0].value, str) else None
        if match is None or not names_objectives(match["label"]):
            return None
        if match["rest"]:
            found = filled[0]._replace(value=match["rest"].strip())
            return _Titled(filled[0], found) if len(filled) == 1 else None
        told = len(filled) == 2 and isinstance(filled[1].value, str) and len(filled[1].value.strip()) >= _SHORTEST
        return _Titled(*filled) if told else None
    return None


def _behind_perspectives(
    rows: Sequence[Sequence[Cell]], headings: Sequence[FoundHeading]
) -> dict[FoundHeading, _Titled]:
    """Return heading → perspective and objective in the line above it; empty unless all headings have such a line."""
    titled = {heading: found for heading in headings if (found := _behind_perspective(rows, heading))}
    told = {perspective_within(found.perspective.value) for found in titled.values()}
    return titled if len(titled) == len(headings) and len(told) >= _FEWEST else {}


def _behind_perspective(rows: Sequence[Sequence[Cell]], heading: FoundHeading) -> _Titled | None:
    for row in range(heading.row - 1, max(-1, heading.row - 1 - _FAR), -1):
        filled = [Shown(cell, row, column) for column, cell in enumerate(rows[row]) if cell != ""]
        if not filled:
            continue
        text = filled[0].value
        match = _GOES_ON.fullmatch(text.strip()) if len(filled) == 1 and isinstance(text, str) else None
        if match is None or not perspective_within(match["head"]) or not _TO_DO.fullmatch(match["rest"]):
            return None
        parts = [filled[0]._replace(value=match[part].strip()) for part in ("rest", "head")]
        return _Titled(filled[0], *parts)
    return None


def _of_table(sheet: Sheet, heading: FoundHeading, titled: _Titled, stop: int) -> Proposal:
    shown = shown_rows(sheet, stop)[heading.row :]
    column = len(shown[0])
    fields = {column: "strategic_objective"}
    more = [titled.objective]
    if titled.perspective is not NOTHING:
        fields[column + 1] = "perspective"
        more.append(titled.perspective)
    rows = [[*row, *[NOTHING] * len(more)] for row in shown]
    first = next((at for at, row in enumerate(shown[1:], 1) if any(cell.value != "" for cell in row)), None)
    if first:
        rows[first][column:] = more
    why = WHY.filled(label=str(titled.label.value).strip())
    arranged = Arranged(
        sheet,
        rows,
        why,
        heading=Heading(0, heading.left, max(fields)),
        table="kpis",
        fields=fields,
        known={titled.label[1:]: why},
        telling=True,
    )
    return Proposal((arranged,), why)
