"""Plan and actual below each other: "Besuche Plan", "Besuche Ist". What is one KPI becomes one row again.

The kind stands in a column of its own ("Art: Plan, Ist, VJ") or behind the name ("No of Staff Act"). Each column of
numbers becomes one column per kind: "Jan" becomes "Jan Plan" and "Jan Ist", as other sheets write it from the start.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.numeric import is_numeric
from stimmig.reading.arrangements.period_headings import (
    ACTUAL,
    AGGREGATE,
    DERIVED,
    PLAN,
    kind_behind,
    kind_of,
    period_heading,
)
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name, shown_rows
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

_MOST = 0.6
_LOOKED_BELOW = 12
_VALUE = frozenset({"value"})
_IDS = frozenset({"id", "kpi_id"})
_DEFINITION = "Definition"

WHY = Text(
    "Plan und Ist stehen untereinander ({first}, {second}); was zu einer Kennzahl gehört, ist eine Zeile.",
    "Plan and actual stand below each other ({first}, {second}); what belongs to one KPI is one row.",
)
KIND = Text("Sagt, ob die Zeile Plan oder Ist nennt", "Tells whether the row is plan or actual")
REPEATED = Text("Wiederholt die Angabe der Zeile darüber", "Repeats what the row above says")


class _Told(NamedTuple):
    """What a row says of itself: its name without the kind, and the word for the kind ("" where there is none)."""

    name: str
    kind: str


class _Places(NamedTuple):
    """Which columns are kept, which (column, kind) become columns of their own, and where names and ids stand."""

    kept: Sequence[int]
    spread: Sequence[tuple[int, str]]
    name: int
    ids: Sequence[int]

    @property
    def width(self) -> int:
        return len(self.kept) + len(self.spread)


def rows_of_kinds(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet in which plan and actual stand below each other."""
    indexes = [index for index in rows_that_name(sheet, "kpi") if _may_tell_kinds(sheet, index)]
    headings = find_headings(sheet) if indexes else ()
    for index in indexes:
        row = sheet.rows[index]
        filled = [column for column, cell in enumerate(row) if cell != ""]
        heading = FoundHeading(index, filled[0], filled[-1], tuple(map(str, row[filled[0] : filled[-1] + 1])))
        stop = end_of(heading, [other for other in headings if other.row > index], sheet.rows)
        if proposal := _of_table(sheet, heading, stop):
            yield proposal


def _may_tell_kinds(sheet: Sheet, index: int) -> bool:
    """Say whether the first rows below a heading name two kinds, alone in a cell or at the end of one: a quick look."""
    texts = {cell for row in sheet.rows[index + 1 : index + 1 + _LOOKED_BELOW] for cell in row if isinstance(cell, str)}
    ends = {text.rstrip(" )").rpartition(" ")[2] for text in texts} | texts
    return len({kind for end in ends if (kind := kind_of(end.strip())) and kind not in (AGGREGATE, DERIVED)}) > 1


def _of_table(sheet: Sheet, heading: FoundHeading, stop: int) -> Proposal | None:
    row = sheet.rows[heading.row]
    columns = range(heading.left, heading.right + 1)
    name = next(column for column in columns if fields_of(row[column]) & {"kpi"})
    below = sheet.rows[heading.row + 1 : stop]
    of_kind = next(
        (column for column in columns if column != name and tells_kinds(cells[column] for cells in below)), None
    )
    values = [column for column in columns if column not in (name, of_kind) and _holds_values(row[column])]
    if any("period" in fields_of(row[column]) and _come_back(below, name, column) for column in columns):
        return None
    told = [_told(cells, name, of_kind) for cells in below]
    kinds = list(dict.fromkeys(one.kind for one in told if one.kind))
    if not values or len({kind_of(kind) for kind in kinds} & {PLAN, ACTUAL, "baseline", "forecast"}) < 2:
        return None
    if len({kind_of(kind) for kind in kinds}) < len(kinds) or _MOST * len(
        [one for one in told if one.name or one.kind]
    ) > len([one for one in told if one.kind]):
        return None
    if any(one.kind == "" and _has_numbers(cells[column] for column in values) for one, cells in zip(told, below)):
        kinds.insert(0, "")
    why = WHY.filled(first=kinds[-2] or kinds[-1], second=kinds[-1])
    return Proposal((_arranged(sheet, heading, told, kinds, values, name, of_kind, why),), why)


def _come_back(below: Sequence[Sequence[Cell]], name: int, column: int) -> bool:
    """Say whether KPIs come back in other periods, with name and period in each row: what journal_of_kinds reads."""
    found: dict[Cell, set[str]] = {}
    for cells in below:
        if any(cell != "" for cell in cells):
            period = period_heading(cells[column])
            if cells[name] == "" or not period or not period.period:
                return False
            found.setdefault(cells[name], set()).add(period.period)
    return any(len(periods) > 1 for periods in found.values())


def _holds_values(cell: Cell) -> bool:
    """Say whether the numbers below a heading are told apart by their rows: those of a period, or bare values."""
    found = period_heading(cell)
    return not found.told or not found.period if found else bool(fields_of(cell) & _VALUE)


def _has_numbers(cells: Iterable[Cell]) -> bool:
    """Say whether a row that names no kind has values of its own; who is in charge of an objective is none."""
    filled = [cell for cell in cells if cell != ""]
    return bool(filled) and is_numeric(filled)


def tells_kinds(cells) -> bool:
    """Say whether a column tells kinds, and more than one: "HR" below "Zuständig" is no forecast in each row."""
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    kinds = [kind for text in texts if (kind := kind_of(text))]
    return len(set(kinds)) > 1 and len(kinds) > _MOST * len(texts)


def _told(cells: Sequence[Cell], name: int, of_kind: int | None) -> _Told:
    text = str(cells[name]).strip()
    if of_kind is not None:
        kind = cells[of_kind].strip() if isinstance(cells[of_kind], str) else ""
        return _Told(text, kind if kind_of(kind) else "")
    return _Told(*kind_behind(text))


def _arranged(
    sheet: Sheet,
    heading: FoundHeading,
    told: Sequence[_Told],
    kinds: Sequence[str],
    values: Sequence[int],
    name: int,
    of_kind: int | None,
    why: Text,
) -> Arranged:
    kept = [column for column in range(len(sheet.rows[0])) if column not in values and column != of_kind]
    spread = [(column, kind) for column in values for kind in kinds]
    rows: list[list[Shown]] = [
        [row[column] for column in kept] + [NOTHING] * len(spread) for row in shown_rows(sheet, heading.row)
    ]
    shown = [Shown(cell, heading.row, column) for column, cell in enumerate(sheet.rows[heading.row])]
    rows.append([shown[column] for column in kept] + [_headed(shown[column], kind) for column, kind in spread])
    places = _Places(kept, spread, name, [at for at in range(len(kept)) if fields_of(shown[kept[at]].value) & _IDS])
    groups, known = _grouped(sheet, heading.row, told, places)
    if of_kind is not None:
        spoken = [heading.row + 1 + offset for offset, one in enumerate(told) if one.kind]
        known |= {(index, of_kind): KIND for index in (heading.row, *spoken)}
    left, right = kept.index(name), places.width - 1
    if any(len(group) > places.width for group in groups):
        right += 1
        rows[heading.row].append(NOTHING._replace(value=_DEFINITION))
    rows = [[*row, *[NOTHING] * (right + 1 - len(row))] for row in (*rows, *groups)]
    first = next(
        (at for at, column in enumerate(kept) if rows[heading.row][at].value != "" and column >= heading.left), left
    )
    return Arranged(sheet, rows, why, heading=Heading(heading.row, first, right), known=known)


def _grouped(
    sheet: Sheet, top: int, told: Sequence[_Told], places: _Places
) -> tuple[list[list[Shown]], dict[tuple[int, int], Text]]:
    """Return one row for the rows of each KPI, with what explains it at its end, and the cells that only repeat."""
    groups: list[list[Shown]] = []
    known: dict[tuple[int, int], Text] = {}
    current, seen = "", set()
    for index, one in enumerate(told, top + 1):
        cells = [Shown(cell, index, column) for column, cell in enumerate(sheet.rows[index])]
        goes_on = bool(groups and one.kind) and one.kind not in seen
        if goes_on and one.name not in ("", current) and _explains(one.name, cells, groups[-1], places):
            groups[-1].append(cells[places.name])
            cells[places.name], one = NOTHING, one._replace(name="")
        if not goes_on or one.name not in ("", current):
            groups.append([cells[column] for column in places.kept] + [NOTHING] * len(places.spread))
            if one.kind:
                groups[-1][places.kept.index(places.name)] = cells[places.name]._replace(value=one.name)
            current, seen = one.name, set()
        else:
            group = groups[-1]
            known |= {
                (index, column): REPEATED
                for at, column in enumerate(places.kept)
                if cells[column].value == group[at].value
            }
            if cells[places.name] is not NOTHING:
                known[index, places.name] = REPEATED
            for at, column in enumerate(places.kept):
                group[at] = group[at] if group[at].value != "" else cells[column]
        seen.add(one.kind)
        for at, (column, kind) in enumerate(places.spread, len(places.kept)):
            if kind == one.kind:
                groups[-1][at] = cells[column]
    return groups, known


def _explains(name: str, cells: Sequence[Shown], group: Sequence[Shown], places: _Places) -> bool:
    """Say whether the text in the second row of a KPI explains it: in brackets, or without the number that KPIs have."""
    if len(group) > places.width:
        return False
    if name[:1] == "(" and name[-1:] == ")":
        return True
    numbered = any(group[at].value != "" for at in places.ids)
    return numbered and all(cells[places.kept[at]].value == "" for at in places.ids)


def _headed(shown: Shown, kind: str) -> Shown:
    """Return the heading of one kind of numbers: "Jan" and "Plan" is "Jan Plan", "Wert" and "Plan" is "Plan"."""
    if not kind:
        return shown
    if period_heading(shown.value) is None:
        return shown._replace(value=kind)
    found = period_heading(shown.value)
    text = shown.value.strip() if isinstance(shown.value, str) else found.period
    return shown._replace(value=f"{text} {kind}")
