"""KPIs below their objective, told apart by numbers: "2.4 | Improve services", then "2.4.1 | Cost per mile | 0.36"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import Proposal, headings_of, rows_that_name, shown_rows, told_fields
from stimmig.reading.blocks import end_of
from stimmig.workbook.workbook import Sheet

_NUMBER = re.compile(r"[^\W\d_]{0,4}[-. ]?\d{1,3}(?:\.\d{1,3})*\.?")
_FEWEST = 2

WHY = Text(
    "Die Nummern sagen, welche Zeile ein Ziel ist ({objective}) und welche Kennzahlen darunter gehören ({kpi}).",
    "The numbers tell which row is an objective ({objective}) and which KPIs belong below it ({kpi}).",
)


def numbered_objectives(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each list of KPIs in which rows with a shorter number, and no values, stand above others."""
    if told_fields(sheet):
        return
    headings = headings_of(sheet)
    for index in rows_that_name(sheet, "kpi"):
        for heading in (one for one in headings if one.row == index):
            fields = [fields_of(text) for text in heading.texts]
            ids = [at for at, known in enumerate(fields, heading.left) if known & {"id", "kpi_id"}]
            names = [at for at, known in enumerate(fields, heading.left) if "kpi" in known]
            if len(ids) != 1 or len(names) != 1 or any(known & {"strategic_objective"} for known in fields):
                continue
            stop = end_of(heading, [other for other in headings if other.row > index], sheet.rows)
            if proposal := _of_table(sheet, Heading(index, heading.left, heading.right), stop, ids[0], names[0]):
                yield proposal


def _of_table(sheet: Sheet, heading: Heading, stop: int, ids: int, names: int) -> Proposal | None:
    values = [at for at in range(min(ids, names), heading.right + 1) if at not in (ids, names)]
    rows = (index for index in range(heading.row + 1, stop) if _number(sheet.rows[index][ids]))
    filled: dict[int, int] = {}
    for index in rows:
        if sheet.rows[index][names] != "":
            filled[index] = sum(sheet.rows[index][at] != "" for at in values)
            if filled[index] and len(filled) == 1:
                return None  # an objective would come first: no need to look at thousands of rows
    numbers = {index: _number(sheet.rows[index][ids]) for index in filled}
    above = {child: parent for parent, child in _pairs(numbers) if not filled[parent]}
    parents = set(above.values())
    kpis = [index for index in filled if index not in parents]
    if len(parents) < _FEWEST or not all(index in above and filled[index] for index in kpis):
        return None
    why = WHY.filled(objective=str(sheet.rows[above[kpis[0]]][ids]), kpi=str(sheet.rows[kpis[0]][ids]))
    kept = [index for index in range(stop) if index not in parents]
    column = len(sheet.rows[heading.row])
    arranged = Arranged(
        sheet,
        _beside(shown_rows(sheet, stop), kept, above, names, min(ids, names)),
        why,
        heading=Heading(kept.index(heading.row), heading.left, column),
        table="kpis",
        fields={column: "strategic_objective"},
        known={(parent, ids): why for parent in parents},
        telling=True,
    )
    return Proposal((arranged,), why)


def _beside(
    shown: Sequence[list[Shown]], kept: Sequence[int], above: Mapping[int, int], names: int, first: int
) -> list[list[Shown]]:
    """Return the rows that are kept, each first KPI with its objective behind it, and with what stood before that one."""
    rows = []
    told: set[int] = set()
    for index in kept:
        row, parent = shown[index], above.get(index)
        if parent is None or parent in told:
            rows.append([*row, NOTHING])
            continue
        told.add(parent)
        before = [own if own.value != "" else over for own, over in zip(row[:first], shown[parent])]
        rows.append([*before, *row[first:], shown[parent][names]])
    return rows


def _pairs(numbers: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield (parent, child) by their numbers: 2.4 stands above 2.4.1."""
    last: dict[tuple[str, ...], int] = {}
    for index, number in numbers.items():
        if (parent := last.get(number[:-1])) is not None:
            yield parent, index
        last[number] = index


def _number(cell: Cell) -> tuple[str, ...]:
    """Return the parts of a number: ("2", "4", "1") of "2.4.1"; none where a cell holds no such number."""
    text = f"{cell:g}" if isinstance(cell, float | int) and not isinstance(cell, bool) else str(cell).strip()
    return tuple(text.strip(".").split(".")) if _NUMBER.fullmatch(text) else ()
