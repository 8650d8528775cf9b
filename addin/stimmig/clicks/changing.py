"""Change an open workbook as it was planned, with a snapshot before: whatever fails on the way, all is put back."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from stimmig.cells import Area, Cell
from stimmig.clicks import memory, protection, widening
from stimmig.clicks.manners import is_protected
from stimmig.clicks.own_sheets import copy_in
from stimmig.clicks.taking_back import (
    CELLS,
    LOOK,
    OPEN,
    PROTECTED,
    PURPOSE,
    SHEET,
    TABLE,
    drop_snapshot,
    on_own_sheet,
    read_values,
    seal,
    set_aside,
    take_back,
)
from stimmig.model.fingerprint import fingerprint
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_sheet import area_of
from stimmig.workbook.spans import Questions
from stimmig.writing.live_filling import Block, Look, alike, blocks_of, fill, formats_to_change, range_of
from stimmig.writing.stretches import stretches
from stimmig.writing.xlsx.changing import Changes

_QUESTIONS = 400
"""calls that it may cost to find out which rows are locked already"""
_FIRST_LOOK, _LOOKS_AT = 3, 4
"""the notes of a snapshot stand in two columns; copies of rows, for their look, begin in the fifth"""


def change(book: Any, changes: Changes) -> list[str]:
    """Carry changes out in an `xlwings.Book`; how everything was is kept for `take_back`.

    Return the sheets whose rows could not be locked, since their owner has an order of his own there. Refusal where the owner protected one of the sheets, nothing is changed then.
    """
    protection.refuse_protected(book, changes.fillings.keys())
    locks = list(_lockable(book, changes.locks))
    blocks = [one for block in blocks_of(changes.fillings) for one in alike(block, book)]
    pages = list(widening.pages(book, changes))
    with protection.lifted(book, {*changes.fillings, *(lock.sheet.name for lock in locks)}):
        try:
            _keep(book, changes, blocks, locks, pages)
        except BaseException:
            drop_snapshot(book)
            raise
        try:
            _carry_out(book, changes, blocks, pages)
            for lock in locks:
                lock.carry_out()
        except BaseException:
            take_back(book, whatever_changed=True)
            raise
    return [name for name in changes.locks if name not in {lock.sheet.name for lock in locks}]


def _carry_out(book: Any, changes: Changes, blocks: list[Block], pages: list[widening.Page]) -> None:
    for sheet, table, area in list(_growing(book, changes)):
        table.resize(range_of(sheet, area))
    for block in blocks:
        fill(block, book)
    for page in pages:
        page.carry_out()
    for new in changes.sheets:
        old = next((sheet for sheet in book.sheets if kind_of(sheet) == new.kind), None)
        name = copy_in(book, new if old is None else new._replace(name=set_aside(old)))
        seal(book.sheets[name])


def _growing(book: Any, changes: Changes) -> Iterator[tuple[Any, Any, Area]]:
    """Yield the Excel tables that grow, with their sheets and the areas that they are to have."""
    for name, filling in changes.fillings.items():
        wanted = {filling.growth.area: filling.growth.bottom} if filling.growth else {}
        new = {area: area._replace(bottom=bottom) for area, bottom in wanted.items() if bottom > area.bottom}
        for right in filling.right:
            if right.table is not None:
                area = new.get(right.table, right.table)
                new[right.table] = area._replace(right=area.right + right.more)
        for table in book.sheets[name].tables if new else ():
            if (area := new.get(area_of(table.range.address))) is not None:
                yield book.sheets[name], table, area


def _keep(book: Any, changes: Changes, blocks: list[Block], locks: list["_Lock"], pages: list[widening.Page]) -> None:
    """Note how everything is. All is read before the first thing is written."""
    drop_snapshot(book)
    kept = [memory.Kept(block.range_in(book), _before(book, block)) for block in blocks]
    for sheet, table, area in _growing(book, changes):
        head = range_of(sheet, Area(area.top, area.left, area.top, area.left))
        shape = area.bottom - area.top + 1, area.right - area.left + 1
        kept.append(memory.Kept(head, {"what": TABLE, "name": table.name, "shape": table.range.shape, "grown": shape}))
    kept += [one for page in pages for one in page.before()]
    kept += [one for lock in locks for one in lock.before()]
    kinds = {kind_of(sheet) for sheet in book.sheets}
    kept += [memory.Kept(None, {"what": SHEET, "kind": one.kind, "aside": one.kind in kinds}) for one in changes.sheets]
    looks, row = [], _FIRST_LOOK
    for block in (one for one in blocks if one.look in (Look.AS_ROW, Look.AS_COLUMNS)):
        looks.append((row, block))
        kept.append(memory.Kept(block.range_in(book), {"what": LOOK, "row": row, "column": _LOOKS_AT}))
        row += len(block.values) + 1
    sheet = memory.keep(book, [on_own_sheet(one) for one in kept], PURPOSE)
    for row, block in looks:
        block.range_in(book).copy(sheet.range((row + 1, _LOOKS_AT + 1)))


def _before(book: Any, block: Block) -> dict[str, Any]:
    """Return the values of a block as they are, the formats that will change, and what will be written, in short."""
    values = read_values(block.range_in(book))
    formats = {column - block.area.left: code for column, code in formats_to_change(block, book).items()}
    empty = not any(value != "" for row in values for value in row)
    written = fingerprint(_cell(value) for row in block.values for value in row)
    return {"what": CELLS, "values": None if empty else values, "formats": formats, "written": written}


def _cell(value: Cell | None) -> Cell:
    return "" if value is None else value


def _lockable(book: Any, locks: Mapping[str, Collection[int]]) -> Iterator["_Lock"]:
    """Yield what can be locked: where the owner has an order of his own of locked and open cells, it stays."""
    for name, rows in locks.items():
        sheet = book.sheets[name]
        if is_protected(sheet):
            if protection.is_ours(sheet):
                yield _Lock(sheet, rows, True)
        elif protection.is_locked(sheet.cells) is True:
            yield _Lock(sheet, rows, False)


class _Lock(NamedTuple):
    """Rows of a sheet that are to be locked while its other cells are open."""

    sheet: Any
    rows: Collection[int]
    goes_on: bool
    """whether earlier rows are locked so already"""

    def before(self) -> Iterator[memory.Kept]:
        """Yield how it was: the rows that are open now, or that the whole sheet had no protection."""
        if not self.goes_on:
            yield memory.Kept(self.sheet.range((1, 1)), {"what": PROTECTED})
            return
        questions = Questions(_QUESTIONS)
        found = questions.about(
            sorted(self.rows), lambda *ends: protection.is_locked(self._cells(*ends)), lambda answer: answer is None
        )
        for first, last in stretches(row for row, locked in found.items() if locked is False):
            yield memory.Kept(self._cells(first, last), {"what": OPEN})

    def carry_out(self) -> None:
        """Lock the rows, and protect the sheet where that is new."""
        if not self.goes_on:
            protection.lock(self.sheet.cells, False)
        for first, last in stretches(self.rows):
            protection.lock(self._cells(first, last), True)
        if not self.goes_on:
            protection.protect(self.sheet)

    def _cells(self, first: int, last: int) -> Any:
        return range_of(self.sheet, Area(first, 0, last, area_of(self.sheet.used_range.address).right))
