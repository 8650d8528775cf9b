"""Tables of the workbook into which something is written: where a field stands, and where the next row goes."""

from collections.abc import Mapping, Sequence

from stimmig.cells import Cell
from stimmig.checkin import review_words as words
from stimmig.checkin.log import end_of, refuse_without_room
from stimmig.checkin.opened import Opened
from stimmig.model.canonical import BY_NAME
from stimmig.model.entry import Entry
from stimmig.reading.records import Records
from stimmig.refusal import Refusal
from stimmig.writing.xlsx.fill import Filling


def table_of(opened: Opened, name: str, needed: Sequence[str]) -> Records:
    """Return the table of a kind that has some columns; Refusal where the workbook has none."""
    for records in opened.reading.of(name):
        if records.layout.arranged is None and all(field in records.layout.fields for field in needed):
            return records
    table = BY_NAME[name]
    headings = [table.by_field[field].heading.to(opened.lang) for field in needed]
    raise Refusal("no_table", words.NO_TABLE, name=opened.name, table=table.sheet, columns=headings)


class Fillings:
    """Collects what goes into which sheet."""

    def __init__(self) -> None:
        self.by_sheet: dict[str, Filling] = {}

    def set(self, entry: Entry, field: str, value: Cell | None) -> bool:
        """Note a value for the field of a row; False where its table has no such column."""
        block, column = entry.row.block, entry.row.block.columns.get(field)
        if column is None or block.origin is not None or entry.row.index is None:
            return False
        self.put(block.sheet, {(entry.row.index, column): value})
        return True

    def put(self, sheet: str, cells: Mapping[tuple[int, int], Cell | None], **more) -> None:
        """Note values for cells of a sheet."""
        old = self.by_sheet.get(sheet, Filling({}))
        self.by_sheet[sheet] = old._replace(cells={**old.cells, **cells}, **more)

    def append(self, opened: Opened, records: Records, rows: Sequence[Mapping[str, Cell | None]]) -> None:
        """Note new rows at the end of a table; Refusal where there is no room."""
        if not rows:
            return
        end = end_of(opened, records)
        refuse_without_room(opened, end, len(rows))
        cells = {
            (at, column): row.get(field)
            for at, row in enumerate(rows, end.next_row)
            for field, column in end.columns.items()
        }
        self.put(end.sheet.name, cells, like=end.like, growth=end.growth(len(rows)))
