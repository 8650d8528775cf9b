"""Lists in which a column says of what kind each row is: what those of scorecards and those of OKRs have in common."""

from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.reading.arrangements.okr_headings import text_of
from stimmig.workbook.workbook import Sheet


def rows_below(sheet: Sheet, heading: int, name: int) -> list[int]:
    """Return the rows of the list: down to the first that names nothing."""
    rows = range(heading + 1, len(sheet.rows))
    return list(range(heading + 1, next((at for at in rows if sheet.rows[at][name] == ""), len(sheet.rows))))


def column_of_parents(heading: Sequence[Cell]) -> int | None:
    """Return the column that names what stands above each row."""
    return next((at for at, cell in enumerate(heading) if "contributes_to" in fields_of(text_of(cell))), None)


def column_of_ids(heading: Sequence[Cell]) -> int | None:
    """Return the column that numbers the rows."""
    return next((at for at, cell in enumerate(heading) if any(map(_is_id, fields_of(text_of(cell))))), None)


def _is_id(field: str) -> bool:
    return field == "id" or field.endswith("_id")
