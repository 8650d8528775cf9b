"""Weekly scorecards that call their KPIs activities: "Activity | Goal | 07.09. | 14.09. | Who".

Elsewhere "Activity" heads what is to be done, so sheet or title must speak of a scorecard, and the goals be numbers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.periods import PeriodRow, as_heading, dated, of_table
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, told_fields
from stimmig.reading.blocks import end_of
from stimmig.reading.doubts import SCORECARD
from stimmig.reading.profile import Profile
from stimmig.reading.titles import title_of
from stimmig.workbook.workbook import Sheet

_FEWEST = 2
_NEARLY_ALL = 0.8

_WORDS = re.compile(r"[^\W\d_]+")


def activities_measured(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of activities that have a target value and numbers over time."""
    if told_fields(sheet):
        return
    for index in rows_that_name(sheet, "initiative"):
        cells = sheet.rows[index]
        periods = {column: found for column, cell in enumerate(cells) if (found := period_heading(cell))}
        fields = {
            column: fields_of(cell)
            for column, cell in enumerate(cells)
            if isinstance(cell, str) and column not in periods
        }
        names = [column for column, known in fields.items() if "initiative" in known]
        goals = [column for column, known in fields.items() if "target" in known and "budget" not in known]
        if len(periods) < _FEWEST or len(names) != 1 or len(goals) != 1 or any("kpi" in one for one in fields.values()):
            continue
        row = PeriodRow(index, min(fields), max([*fields, *periods]), periods)
        heading = as_heading(sheet, row)
        stop = end_of(heading, [other for other in headings_of(sheet) if other.row > index], sheet.rows)
        below = sheet.rows[index + 1 : stop]
        if not _speaks_of_scorecard(sheet.name, title_of(sheet, heading)) or not _are_measured(
            below, goals[0], periods
        ):
            continue
        if proposal := of_table(sheet, dated(sheet, heading, row), stop, names[0]):
            yield proposal


def _speaks_of_scorecard(*names: str) -> bool:
    return any(word in SCORECARD for name in names for word in _WORDS.findall(name.casefold()))


def _are_measured(below: Sequence[Sequence[Cell]], goals: int, periods: Iterable[int]) -> bool:
    """Say whether the goals are numbers, and numbers or nothing stand below the periods."""
    if Profile(row[goals] for row in below).numbers < _NEARLY_ALL:
        return False
    return all(is_numeric(row[column] for row in below) for column in periods)
