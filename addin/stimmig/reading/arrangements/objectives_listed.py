"""Nothing but objectives: a title such as "Strategische Ziele 2026", and one of them in each row below."""

import re
from collections.abc import Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.reading.grammar.lists import BULLET
from stimmig.reading.headings import find_headings
from stimmig.reading.links import looks_like_id
from stimmig.workbook.workbook import Sheet

_MOST_ROWS = 60
_FEWEST = 3
_LONGEST = 150
_YEARS = re.compile(
    r"[\s,:–-]*(?:\b(?:bis|until|by|for|für)\s+)?(?:(?:19|20)\d\d)?(?:\s*[-–/]\s*(?:19|20)?\d\d)?\s*:?\s*$"
)

WHY = Text(
    "Unter dem Titel „{title}“ steht in jeder Zeile ein strategisches Ziel.",
    "Below the title “{title}” stands a strategic objective in each row.",
)


def objectives_listed(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for a sheet that only lists objectives, below a title that can mean nothing else."""
    if isinstance(sheet, Arranged) or len(sheet.rows) > _MOST_ROWS or find_headings(sheet):
        return
    for index, row in enumerate(sheet.rows):
        filled = [cell for cell in row if cell != ""]
        if len(filled) != 1 or not _is_title(filled[0]):
            continue
        listed = _listed(sheet.rows, index + 1)
        if len(listed) >= _FEWEST:
            title = Shown(filled[0], index, row.index(filled[0]))
            why = WHY.filled(title=title.value.strip())
            heads = [NOTHING, title]
            arranged = Arranged(
                sheet,
                [heads, *listed],
                why,
                heading=Heading(0, 0, 1),
                table="strategic_objectives",
                fields={0: "id", 1: "name"},
                all_rows=True,
                implied=True,
                telling=True,
            )
            yield Proposal((arranged,), why)


def _is_title(cell: Cell) -> bool:
    return isinstance(cell, str) and fields_of(_YEARS.sub("", cell)) == {"strategic_objective"}


def _listed(rows: Sequence[Sequence[Cell]], start: int) -> list[list[Shown]]:
    """Return the rows below a title, each an id or nothing, and an objective; none where one of them is something else."""
    found: list[list[Shown]] = []
    for index in range(start, len(rows)):
        shown = [Shown(cell, index, at) for at, cell in enumerate(rows[index]) if cell != ""]
        if not shown:
            if found:
                break
            continue
        *before, last = shown
        if len(before) > 1 or any(not _is_number(cell.value) for cell in before) or not _may_be_objective(last.value):
            return []
        bullet = BULLET.match(last.value)
        name = last._replace(value=last.value[bullet.end() :].strip()) if bullet else last
        found.append([before[0] if before and _is_id(before[0].value) else NOTHING, name])
    return found


def _is_number(cell: Cell) -> bool:
    return _is_id(cell) or isinstance(cell, int | float) or not any(map(str.isalnum, cell))


def _is_id(cell: Cell) -> bool:
    return isinstance(cell, str) and looks_like_id(cell)


def _may_be_objective(cell: Cell) -> bool:
    text = cell.strip() if isinstance(cell, str) else ""
    return len(text.split()) > 1 and len(text) <= _LONGEST and not text.endswith((":", "?"))
