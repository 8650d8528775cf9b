"""The table of check-ins of a workbook: what is in it, and where the next rows go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import digits
from typing import NamedTuple

from stimmig.cells import MAX_ROWS, Area, Cell, cell_name
from stimmig.checkin import refusals
from stimmig.checkin.drafts import CONTENT
from stimmig.checkin.opened import Opened
from stimmig.language.text import Text
from stimmig.model.canonical import CHECKINS
from stimmig.model.fingerprint import plain
from stimmig.model.mass import Part
from stimmig.reading.records import Records
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import ExcelTable, Sheet
from stimmig.writing.xlsx.fill import Growth

_NEEDED = [column.field for column in CHECKINS.columns if column.required]
_FIRST_ID = "CI-1"


class Told(NamedTuple):
    """An entry of the table as it stands there."""

    id: str
    content: tuple[str, ...]
    replaced_by: str
    """the entry that replaces it, "" where it holds"""
    part: Part
    at: int


class Log(NamedTuple):
    """A table that takes check-ins: its sheet, its columns, and where its next row goes."""

    sheet: Sheet
    columns: Mapping[str, int]
    heading_row: int
    next_row: int
    like: int
    """the row whose look new rows take"""
    table: ExcelTable | None

    def growth(self, count: int) -> Growth | None:
        """Return how the table grows by so many rows at its end; None where it is no Excel table, or has room."""
        if self.table is None:
            last = max(self.next_row - 1, self.heading_row)
            area = Area(self.heading_row, min(self.columns.values()), last, max(self.columns.values()))
        else:
            area = self.table.area
        return Growth(area, max(area.bottom, self.next_row + count - 1))


def log_of(opened: Opened) -> Log | None:
    """Return the table to which check-ins are added; None where no table of the workbook takes all that they say."""
    usable = [records for records in opened.reading.of("checkins") if _takes_all(records)]
    if not usable:
        return None
    return end_of(opened, max(usable, key=lambda one: len(one.layout.rows)))


def end_of(opened: Opened, records: Records) -> Log:
    """Return where a table goes on: below its last filled row, be it within a longer empty table or at its end."""
    layout = records.layout
    sheet = next(one for one in opened.reading.workbook.sheets if one.name == layout.sheet)
    last = max(layout.rows, default=layout.heading_row)
    like = last if layout.rows else layout.heading_row + 1
    inside = [one for one in sheet.details.tables if one.area.holds(layout.heading_row, min(layout.fields.values()))]
    return Log(sheet, layout.fields, layout.heading_row, last + 1, like, inside[0] if inside else None)


def _takes_all(records: Records) -> bool:
    return records.layout.arranged is None and all(field in records.layout.fields for field in _NEEDED)


def refuse_without_room(opened: Opened, log: Log, count: int) -> None:
    """Raise a Refusal where the rows below the table are not empty, or the table has a total row there."""
    facts = {"name": opened.name, "sheet": log.sheet.name}
    last = log.next_row + count - 1
    if log.table is not None and log.table.total_rows and last > log.table.area.bottom - log.table.total_rows:
        raise Refusal("total_row", refusals.TOTAL_ROW, **facts)
    area = log.table.area if log.table else Area(0, min(log.columns.values()), 0, max(log.columns.values()))
    merged = [one for one in log.sheet.details.merges if one.top <= last and one.bottom >= log.next_row]
    for row in range(log.next_row, last + 1):
        cells = log.sheet.rows[row] if row < len(log.sheet.rows) else ()
        for column in range(area.left, area.right + 1):
            there = column < len(cells) and cells[column] != ""
            if there or row >= MAX_ROWS or any(one.holds(row, column) for one in merged):
                raise Refusal("no_room", refusals.NO_ROOM, cell=cell_name(row, column), count=count, **facts)


def hidden_among(log: Log, count: int) -> list[Text]:
    """Return what is to be said where new rows come into rows that are hidden, as a filter hides empty ones too."""
    rows = range(log.next_row, log.next_row + count)
    hidden = [row for row in rows if row in log.sheet.details.hidden_rows]
    return [refusals.HIDDEN.filled(sheet=log.sheet.name, count=len(hidden))] if hidden else []


def told_on(opened: Opened, keys: Iterable[tuple]) -> dict[tuple, list[Told]]:
    """Return (key result, day) → the entries that the workbook holds for it, for some of them."""
    wanted = set(keys)
    days = {day for _, day in wanted}
    names = opened.strategy.key_results_by_name
    found: dict[tuple, list[Told]] = {key: [] for key in wanted}
    for part in opened.strategy.checkins.parts:
        replaced = part.columns["replaces"]
        by = {old: str(new) for new, old in zip(part.columns["id"], replaced) if old} if any(replaced) else {}
        called = {name: names.get((part.block.workbook, name)) for name in set(part.columns["key_result"])}
        for at in [at for at, day in enumerate(part.columns["date"]) if day in days]:
            key = (called[part.columns["key_result"][at]], part.columns["date"][at])
            if key in wanted:
                name = str(part.columns["id"][at] or "")
                found[key].append(Told(name, content_of(part, at), by.get(name, ""), part, at))
    return found


def content_of(part: Part, at: int) -> tuple[str, ...]:
    """Return what an entry says, in the form in which entries are compared."""
    return tuple(plain(part.columns[name][at]) for name in CONTENT)


def next_ids(opened: Opened, count: int) -> Iterator[str]:
    """Yield ids that no entry has: numbered on as the last ones are."""
    ids = [str(one) for part in opened.strategy.checkins.parts for one in part.columns["id"] if one]
    ids += [
        one.id for one in opened.strategy.recorded if one.table == "checkins"
    ]  # the id of a deleted one stays its own
    heads = [one.rstrip(digits) for one in ids]
    head = Counter(start for start, one in zip(heads, ids) if start != one).most_common(1)
    if not head:
        prefix, last, width = _FIRST_ID.rstrip(digits), 0, 1
    else:
        prefix = head[0][0]
        mine = [one[len(prefix) :] for start, one in zip(heads, ids) if start == prefix != one]
        last, width = max(map(int, mine)), max(map(len, mine)) if any(one[0] == "0" for one in mine) else 1
    taken = set(ids)
    for number in range(last + 1, last + count + 1):
        name = f"{prefix}{number:0{width}d}"
        assert name not in taken
        yield name


def cells_of(log: Log, entries: Sequence[Mapping[str, Cell | None]]) -> dict[tuple[int, int], Cell | None]:
    """Return (row, column) → value of new rows; every cell of the table is written, so that it gets its look."""
    found: dict[tuple[int, int], Cell | None] = {}
    for row, entry in enumerate(entries, log.next_row):
        for field, column in log.columns.items():
            found[row, column] = entry.get(field)
    return found
