"""What is said about formulas that a new column of a week leaves as they are."""

import re
from collections.abc import Iterator

from stimmig.cells import cell_name, column_name
from stimmig.checkin import week_words as words
from stimmig.checkin.week_columns import Weeks
from stimmig.language.text import Text
from stimmig.writing.xlsx.rightward import Rightward


def about_formulas(weeks: Weeks, right: Rightward) -> Iterator[Text]:
    """Yield what is to be said about formulas that new columns do not touch by themselves."""
    details, group = weeks.sheet.details, right.group
    if not details.has_formulas:
        return
    old, new = column_name(group.right), column_name(group.right + 1)
    reach = re.compile(rf"[A-Z]\$?\d+:\$?{old}\$?\d+(?!\d)")
    width = max(map(len, weeks.sheet.rows))
    cells = [
        cell_name(row, column)
        for column in range(width)
        for row, formula in details.look_up_formulas(column).items()
        if any(not match[0].startswith(f"{old}") for match in reach.finditer(formula))
    ]
    if cells:
        yield words.FORMULAS_STAY.filled(cells=cells[:5], count=len(cells), old=old, new=new)
    rows = [
        row
        for row in details.look_up_formulas(group.right)
        if group.top <= row <= group.bottom and row not in weeks.rows.values()
    ]
    if rows:
        yield words.NO_FORMULA.filled(cells=[cell_name(row, group.right + right.width) for row in sorted(rows)])
