"""Find the rows of a sheet that head a table, wherever on the sheet they stand."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.model.canonical import TABLES
from stimmig.reading.keys_beside import explains
from stimmig.workbook.workbook import ExcelTable, Sheet

_TELLING = 3
"""so many known headings make a table, however many unknown ones stand beside them"""
_LOOKED_BELOW = 30
_FEWEST = 2
"""words of a heading that we know"""
_ALL_ROWS = 400
"""so many rows of a sheet are looked at without exception"""


class Heading(NamedTuple):
    """The heading cells of one table: a row, the columns from `left` to `right`, and their texts."""

    row: int
    left: int
    right: int
    texts: tuple[str, ...]
    """one per column, "" where the heading cell is empty"""
    excel_table: ExcelTable | None = None


@lru_cache(maxsize=2)
def find_headings(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the headings on a sheet from top to bottom, side by side ones from left to right."""
    found = [_of_excel_table(sheet, table) for table in sheet.details.tables if table.header_rows]
    covered = [heading.excel_table.area for heading in found]
    above = {column: heading for heading in found for column in range(heading.left, heading.right + 1)}
    words = _heading_words(sheet.rows)
    for index, row in enumerate(sheet.rows):
        if words.isdisjoint(row) or sum(cell in words for cell in row) < _FEWEST:
            continue
        for left, right in _segments(sheet.rows, index, above):
            if not any(area.holds(index, column) for area in covered for column in (left, right)):
                heading = Heading(index, left, right, tuple(_text(cell) for cell in row[left : right + 1]))
                if _is_heading(heading.texts) and _begins_anew(sheet.rows, heading, above):
                    found.append(heading)
                    above.update(dict.fromkeys(range(left, right + 1), heading))
    return tuple(sorted(found))


def _heading_words(rows: list[list[Cell]]) -> set[str]:
    """Return the texts of a sheet that may head a column; each is looked at once, however often it stands there.

    Far down a long sheet only rows behind a gap are looked at: there, and nowhere else, other tables begin.
    """
    looked_at = rows[:_ALL_ROWS]
    looked_at += [
        row
        for above, row in zip(rows[_ALL_ROWS - 1 :], rows[_ALL_ROWS:])
        if len(above) - above.count("") < 2 <= len(row) - row.count("")
    ]
    return {cell for cell in set().union(*looked_at) if isinstance(cell, str) and cell and lexicon.heading(cell)}


def _of_excel_table(sheet: Sheet, table: ExcelTable) -> Heading:
    top, left, _, right = table.area
    row = sheet.rows[top] if top < len(sheet.rows) else []
    texts = tuple(_text(row[column]) if column < len(row) else "" for column in range(left, right + 1))
    return Heading(top, left, right, texts, table)


def _is_heading(texts: tuple[str, ...]) -> bool:
    filled = [text for text in texts if text]
    known = [text for text in filled if lexicon.heading(text)]
    fields = {lexicon.heading(text) for text in known}
    if len(known) < _FEWEST or len(fields) < _FEWEST:
        return False
    # A list may have many columns that nobody else has, if those that matter are there.
    return 2 * len(known) >= len(filled) or (len(fields) >= _TELLING and _heads_a_list(known))


def _heads_a_list(texts: Iterable[str]) -> bool:
    """Say whether some headings are all that one of the canonical tables needs."""
    words = {meaning.field for text in texts for meaning in lexicon.heading(text)}
    return any(
        all(any(table.by_field[field].word in words for field in group) for group in table.needs) for table in TABLES
    )


def _begins_anew(rows: list[list[Cell]], heading: Heading, above: dict[int, Heading]) -> bool:
    """Say whether a row of known words heads a table of its own, or is a row of the table it stands in.

    `above` is column → the last heading over it.

    After a gap or a title it does. Right below other rows it must repeat their heading, or be nothing but headings:
    "P-1 | Purpose | Warum" is a row of a strategy sheet.
    """
    before = [above[column] for column in range(heading.left, heading.right + 1) if column in above]
    if not before or heading.row == 0:
        return True
    filled_above = [cell for cell in rows[heading.row - 1][heading.left : heading.right + 1] if cell != ""]
    if len(filled_above) < 2:
        return True
    names = [lexicon.normalise(text) for text in heading.texts if text]
    known = {lexicon.normalise(text) for text in max(before).texts if text}
    if 2 * len(known & set(names)) >= len(known):
        return True
    only_headings = all(lexicon.heading(text) for text in heading.texts if text)
    return only_headings and len(set(names)) == len(names) and len(names) >= max(3, 0.6 * len(known))


def _segments(rows: list[list[Cell]], index: int, above: dict[int, Heading]) -> Iterator[tuple[int, int]]:
    """Yield first and last column of each table that a row heads. `above` is column → the last heading over it.

    A gap separates two tables if the headings begin anew behind it, or if nothing stands in it further down and
    each side is a list of its own, or if they stand below tables that lie side by side; else a column merely has no heading, or the gap is for the eye.
    """
    row = rows[index]
    runs = [part for run in _runs(row) for part in _repeated(row, *run)]
    while runs:
        left, right = runs.pop(0)
        seen = _names(row, left, right)
        while (
            runs
            and above.get(right) is above.get(runs[0][0])
            and not seen & _names(row, *runs[0])
            and not _are_two_lists(rows, index, (left, right), runs[0])
        ):
            seen |= _names(row, *runs[0])
            right = runs.pop(0)[1]
        yield left, right


def _repeated(row: list[Cell], left: int, right: int) -> list[tuple[int, int]]:
    """Return the tables within a run of headings that begins again and again: "Ziel | KPI | Soll | Ziel | KPI | Soll"."""
    names = [lexicon.normalise(_text(cell)) for cell in row[left : right + 1]]
    begins = [at for at, name in enumerate(names) if name == names[0]]
    if len(begins) < 2:
        return [(left, right)]
    ends = [*begins[1:], len(names)]
    parts = [(left + begin, left + end - 1) for begin, end in zip(begins, ends)]
    shared = [len(_names(row, *part) & _names(row, *parts[0])) for part in parts]
    # "Ziel | Schlüsselergebnis | Start | Ziel | Ist" shares one word, and is one list
    alike = all(count > 1 and 2 * count > part[1] - part[0] for count, part in zip(shared, parts))
    listed = all(_heads_a_list([_text(cell) for cell in row[first : last + 1]]) for first, last in parts)
    return parts if alike and listed and all(last > first for first, last in parts) else [(left, right)]


def _are_two_lists(rows: list[list[Cell]], index: int, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether the headings on both sides of a gap stand over lists that nothing connects."""
    below = rows[index + 1 : index + 1 + _LOOKED_BELOW]
    if any(cell != "" for row in below for cell in row[one[1] + 1 : other[0]]):
        return False
    if explains(rows, index, one, other):
        return True
    texts = [[_text(cell) for cell in rows[index][left : right + 1]] for left, right in (one, other)]
    return all(len(side) > 1 and _heads_a_list(side) for side in texts) and not _is_spaced(rows[index], *texts)


def _is_spaced(row: list[Cell], left: list[str], right: list[str]) -> bool:
    """Say whether a gap is one of several for the eye: behind objectives come KPIs that have none of their own, and
    other headings stand alone between gaps.
    """
    fields = [{meaning.field for text in side if text for meaning in lexicon.heading(text)} for side in (left, right)]
    goes_on = "kpi" in fields[1] - fields[0] and "strategic_objective" in fields[0]
    alone = sum(begin == end for begin, end in _runs(row))
    return goes_on and alone > 0 and not fields[1] & {"perspective", "strategic_objective", "contributes_to"}


def _runs(row: list[Cell]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column, cell in enumerate(row):
        if cell == "":
            continue
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _names(row: list[Cell], left: int, right: int) -> set[str]:
    return {lexicon.normalise(text) for cell in row[left : right + 1] if (text := _text(cell))}


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else "" if cell == "" else str(cell)
