"""Two values in one cell, as their heading says: "Soll / Ist" over "5,0 / 4,3", "Ist (VJ)" over "4,3 (4,1)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Shown
from stimmig.reading.arrangements.period_headings import ACTUAL, PLAN, kind_of
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows
from stimmig.reading.grammar.numbers import read_quantity
from stimmig.workbook.workbook import Sheet

_KINDS = frozenset({PLAN, ACTUAL, "baseline", "forecast"})
_WORD = r"[^\W\d_][^\W\d_.-]*\.?"
_SIDE_BY_SIDE = re.compile(rf"(?P<before>.*?)(?P<one>{_WORD})\s*[/|]\s*(?P<other>{_WORD})(?P<after>.*)", re.DOTALL)
_IN_BRACKETS = re.compile(rf"(?P<before>.*?)(?P<one>{_WORD})\s*\((?P<other>{_WORD})\)(?P<after>.*)", re.DOTALL)
_HEADS = (
    (_SIDE_BY_SIDE, re.compile(r"(?P<one>[^/|]*?)\s*[/|]\s*(?P<other>[^/|]*)")),
    (_IN_BRACKETS, re.compile(r"(?P<one>[^()]*?)\s*\(\s*(?P<other>[^()]*?)\s*\)")),
)
_LONGEST = 40
_FEWEST = 2

WHY = Text(
    "In jeder Zelle unter „{heading}“ stehen zwei Werte, wie es die Überschrift sagt.",
    "Each cell below “{heading}” holds two values, as the heading says.",
)


class _Pair(NamedTuple):
    """How a column is headed twice, and how its cells are taken apart."""

    one: str
    other: str
    cells: re.Pattern


def paired_values(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table with a column of which each cell holds two values."""
    rows = rows_that_name(sheet, "kpi")
    pairs = {index: found for index in rows if (found := _pairs(sheet.rows[index]))}
    if not pairs or (isinstance(sheet, Arranged) and sheet.heading is not None):
        return
    headings = [one for one in headings_of(sheet) if one.row not in pairs]
    for index, found in pairs.items():
        row = sheet.rows[index]
        stop = min([other.row for other in headings if other.row > index], default=len(sheet.rows))
        told = {at: pair for at, pair in found.items() if _all_hold_two(sheet.rows[index + 1 : stop], at, pair.cells)}
        if told:
            why = WHY.filled(heading=" ".join(str(row[next(iter(told))]).split()))
            yield Proposal((_taken_apart(sheet, index, stop, told, why),), why)


def _pairs(row: Sequence[Cell]) -> dict[int, _Pair]:
    return {at: pair for at, cell in enumerate(row) if isinstance(cell, str) and (pair := _pair(cell.strip()))}


def _pair(heading: str) -> _Pair | None:
    """Return what a heading says of two values: "2009 Soll / Ist" heads "2009 Soll" and "2009 Ist"."""
    if not 5 <= len(heading) <= _LONGEST:
        return None
    for pattern, cells in _HEADS:
        match = pattern.fullmatch(heading)
        if match and len({kind_of(match["one"]), kind_of(match["other"])} & _KINDS) == 2:
            around = " ".join(f"{match['before']} {match['after']}".split())
            return _Pair(f"{around} {match['one']}".strip(), f"{around} {match['other']}".strip(), cells)
    return None


def _all_hold_two(below: Sequence[Sequence[Cell]], column: int, pattern: re.Pattern) -> bool:
    filled = [row[column] for row in below if row[column] != "" and not _is_blank(row[column])]
    return len(filled) >= _FEWEST and all(_apart(cell, pattern) for cell in filled)


def _is_blank(cell: Cell) -> bool:
    return isinstance(cell, str) and lexicon.is_blank(cell.strip())


def _apart(cell: Cell, pattern: re.Pattern) -> tuple[str, str] | None:
    """Return the two values of a cell; None where it holds something else."""
    match = pattern.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not match:
        return None
    found = match["one"].strip(), match["other"].strip()
    states = [bool(read_quantity(text)) for text in found]
    return found if any(states) and all(map(_states_or_is_blank, found)) else None


def _states_or_is_blank(text: str) -> bool:
    return not text or lexicon.is_blank(text) or read_quantity(text) is not None


def _taken_apart(sheet: Sheet, index: int, stop: int, told: Mapping[int, _Pair], why: Text) -> Arranged:
    rows = []
    for at, row in enumerate(shown_rows(sheet, stop)):
        cells: list[Shown] = []
        for column, shown in enumerate(row):
            pair = told.get(column)
            if pair is None:
                cells.append(shown)
            elif at == index:
                cells += [shown._replace(value=pair.one), shown._replace(value=pair.other)]
            elif at > index and (apart := _apart(shown.value, pair.cells)):
                cells += [shown._replace(value=text) for text in apart]
            else:
                cells += [shown, NOTHING]
        rows.append(cells)
    return Arranged(sheet, rows, why)
