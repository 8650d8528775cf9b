"""Headings of two or three rows: "Q1 2024" merged over "Plan | Ist", joined to one row of "Q1 2024 Plan | Q1 2024 Ist"."""

from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Area, Cell
from stimmig.language import lexicon
from stimmig.language.spelling import in_brackets
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Shown
from stimmig.reading.arrangements.period_headings import period_heading, tells_kind
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows
from stimmig.workbook.workbook import Sheet

_HIGHEST = 3
_FEWEST = 2

WHY = Text(
    "Die Überschrift reicht über {count} Zeilen ({first} bis {last}); was untereinander steht, gehört zusammen.",
    "The heading takes {count} rows ({first} to {last}); what stands below each other belongs together.",
)
PART_OF_HEADING = Text("Teil einer Überschrift über mehrere Zeilen", "Part of a heading of several rows")


def stacked_headings(sheet: Sheet) -> Iterator[Proposal]:
    """Yield one proposal in which each heading of several rows has become a heading of one row."""
    found: list[tuple[int, int]] = []
    for index in rows_that_name(sheet, "kpi"):
        if found and index <= found[-1][1]:
            continue
        if rows := _rows_of_heading(sheet.rows, index, sheet.details.merges):
            found.append(rows)
    if not found:
        return
    first, last = found[0]
    why = WHY.filled(count=last - first + 1, first=first + 1, last=last + 1)
    cells = shown_rows(sheet)
    known = {}
    for top, bottom in found:
        parts = _parts(sheet.rows, top, bottom, sheet.details.merges)
        known |= {
            (row, column): PART_OF_HEADING
            for row in range(top, bottom + 1)
            for column, cell in enumerate(sheet.rows[row])
            if cell != ""
        }
        cells[top : bottom + 1] = [[NOTHING] * len(cells[top])] * (bottom - top) + [_joined(parts)]
    below = [area for area in sheet.details.merges if not any(area.top <= last for _, last in found[:1])]
    yield Proposal((Arranged(sheet, cells, why, known=known, merges=below),), why)


def _rows_of_heading(rows: Sequence[Sequence[Cell]], index: int, merges: Sequence[Area]) -> tuple[int, int] | None:
    """Return first and last row of the heading to which a row belongs, if it has several.

    The words that name the columns may stand in any of its rows: merged over all, at the top, or at the bottom.
    """
    for height in range(_HIGHEST, 1, -1):
        for top in range(max(0, index - height + 1), min(index + 1, len(rows) - height + 1)):
            if _is_heading(rows, top, top + height - 1, index, merges):
                return top, top + height - 1
    return None


def _is_heading(rows, top: int, bottom: int, named: int, merges: Sequence[Area]) -> bool:
    """Say whether each of some rows tells periods, plan or actual, and together they tell more than each alone."""
    if _groups_headings(rows, top, bottom, named):
        return True
    telling = [_telling(rows[row]) for row in range(top, bottom + 1)]
    if any(len(row) < 1 for row in telling) or len(telling[-1]) < _FEWEST:
        return False
    for row, columns in zip(range(top, bottom + 1), telling):
        filled = sum(cell != "" for cell in rows[row])
        if row != named and len(columns) < 0.5 * filled:
            return False
    parts = _parts(rows, top, bottom, merges)
    stacked = [
        column for column in telling[-1] if sum(shown.value != "" for shown in parts[column]) == bottom - top + 1
    ]
    return len(stacked) >= _FEWEST


def _groups_headings(rows, top: int, bottom: int, named: int) -> bool:
    """Say whether the lower of two rows holds nothing but headings, none of them below one that is known: "Werte" over
    "Ziel | Ist", with "Kennzahl" merged over both rows.
    """
    if bottom != top + 1 or named != top:
        return False
    lower = {column: cell for column, cell in enumerate(rows[bottom]) if cell != ""}
    if len(lower) < _FEWEST or not all(
        isinstance(cell, str) and lexicon.heading(cell.strip()) for cell in lower.values()
    ):
        return False
    over = [rows[top][column] for column in lower]
    return over[0] != "" and not any(isinstance(cell, str) and lexicon.heading(cell.strip()) for cell in over)


def _telling(row: Sequence[Cell]) -> set[int]:
    """Return the columns of a row in which a period stands, or a word such as Plan and Ist."""
    return {
        column
        for column, cell in enumerate(row)
        if cell != "" and (period_heading(cell) or (isinstance(cell, str) and tells_kind(cell)) or _in_brackets(cell))
    }


def _in_brackets(cell: Cell) -> str:
    """Return the period that stands in brackets behind other words: "Q1" of "Target vs actual (Q1)"."""
    texts = in_brackets(cell) if isinstance(cell, str) else []
    return texts[-1] if texts and period_heading(texts[-1]) else ""


def _parts(rows, top: int, bottom: int, merges: Sequence[Area]) -> list[list[Shown]]:
    """Return, for each column, what stands over it in the rows of a heading, upper rows spread to the right."""
    width = len(rows[top])
    parts: list[list[Shown]] = [[] for _ in range(width)]
    for row in range(top, bottom + 1):
        spread = NOTHING
        across = _merged_across(row, merges)
        telling = _telling(rows[row])
        for column in range(width):
            cell = rows[row][column]
            if cell != "":
                spread = Shown(cell, row, column) if column in telling and row < bottom else NOTHING
                parts[column].append(Shown(cell, row, column))
            elif column in across:
                parts[column].append(Shown(rows[row][across[column]], row, across[column]))
            elif (
                spread is not NOTHING
                and not merges
                and any(rows[under][column] != "" for under in range(row + 1, bottom + 1))
            ) or (
                spread is not NOTHING
                and not across
                and any(rows[under][column] != "" for under in range(row + 1, bottom + 1))
            ):
                parts[column].append(spread)
            else:
                parts[column].append(NOTHING)
    return parts


def _merged_across(row: int, merges: Sequence[Area]) -> Mapping[int, int]:
    """Return column → the first column of the cell that is merged over it in a row."""
    return {
        column: area.left
        for area in merges
        if area.top <= row <= area.bottom and area.right > area.left
        for column in range(area.left + 1, area.right + 1)
    }


def _joined(parts: Sequence[Sequence[Shown]]) -> list[Shown]:
    """Return one heading cell per column."""
    return [_join([shown for shown in column if shown.value != ""]) for column in parts]


def _join(parts: Sequence[Shown]) -> Shown:
    if not parts:
        return NOTHING
    if len(parts) == 1:
        return parts[0]
    texts = [str(shown.value).strip() for shown in parts]
    last = parts[-1]
    if lexicon.heading(texts[-1]) and not any(
        period_heading(shown.value) or tells_kind(str(shown.value)) or _in_brackets(shown.value) for shown in parts[:-1]
    ):
        return last._replace(value=texts[-1])
    return last._replace(value=" ".join(_dated(shown) for shown in parts))


def _dated(shown: Shown) -> str:
    """Return the text of a part of a heading; a day as the key of its period."""
    found = period_heading(shown.value)
    if not found and (period := _in_brackets(shown.value)):
        return period
    if found and not isinstance(shown.value, str):
        return found.period
    return str(shown.value).strip()
