"""What the reading noticed on sheets beside its tables, and about their headings."""

from collections.abc import Iterable, Mapping

from stimmig.model.place import Block
from stimmig.reading.blocks import FoundTable, SheetTables
from stimmig.reading.layout import Layout
from stimmig.reading.observations import Observation
from stimmig.reading.rows import DOUBTFUL_TOTAL
from stimmig.reading.statements import Snippet
from stimmig.workbook.workbook import Sheet


def unplaced_shapes(workbook: str, rest: Iterable[Snippet], seen: SheetTables) -> list[Observation]:
    """Return the texts of shapes of which nobody knows what they mean, unless somebody decided not to read them."""
    read = [table.layout.on_sheet for table in seen.tables]
    out = [left.area for left in seen.left if left.decided.is_out and left.area not in read]
    return [
        Observation(
            "shape_unplaced",
            Block(workbook, snippet.sheet, {} if snippet.column is None else {"text": snippet.column}),
            "text",
            () if snippet.row is None else (snippet.row,),
            snippet.text,
        )
        for snippet in rest
        if snippet.in_shape and not any(area.holds(snippet.row or 0, snippet.column or 0) for area in out)
    ]


def doubtful_headings(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    """Return headings that stand twice, for several periods, or may mean two fields."""
    found = []
    for table in tables:
        layout, candidate = table.layout, table.candidate
        doubtful = {
            "heading_double": candidate.doubled,
            "heading_repeated": candidate.repeated,
            "heading_ambiguous": [offset for offset, _ in candidate.ambiguous],
        }
        for kind, offsets in doubtful.items():
            for column in (layout.columns[offset] for offset in offsets):
                block = _block(workbook, sheet, layout, {"heading": column.index})
                found.append(Observation(kind, block, "heading", (layout.heading_row,), column.heading))
    return found


def doubtful_totals(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    """Return rows that may be totals, or KPIs called so."""
    found = []
    for layout in (table.layout for table in tables):
        for row in (skipped.index for skipped in layout.skipped if skipped.why == DOUBTFUL_TOTAL):
            block = _block(workbook, sheet, layout, layout.fields)
            name = next(cell for cell in block.cells[row][layout.area.left :] if cell != "")
            found.append(Observation("doubtful_total", block, "name", (row,), str(name)))
    return found


def unseen(workbook: str, sheet: Sheet, tables: Iterable[FoundTable]) -> list[Observation]:
    """Return what readers of a sheet do not see, and what stimmig does not see of it."""
    block = Block(workbook, sheet.name)
    found = [Observation("unread", block, what=what) for what in sorted(sheet.details.unread)]
    if not sheet.visible:
        found.append(Observation("hidden_sheet", block))
    for layout in (table.layout for table in tables):
        columns = sheet.details.hidden_columns
        hidden = (
            [one for one in layout.columns if one.field and layout.at(layout.heading_row, one.index)[1] in columns]
            if columns
            else []
        )
        if hidden:
            block = _block(workbook, sheet, layout, {"heading": hidden[0].index})
            names = ", ".join(column.heading for column in hidden)
            found.append(Observation("hidden_columns", block, "heading", (layout.heading_row,), names))
    return found


def _block(workbook: str, sheet: Sheet, layout: Layout, columns: Mapping[str, int]) -> Block:
    """Return the block of some columns of a table."""
    where = layout.arranged or sheet
    origin = layout.arranged.origin if layout.arranged else None
    return Block(workbook, sheet.name, columns, where.rows, layout.heading_row, origin=origin)
