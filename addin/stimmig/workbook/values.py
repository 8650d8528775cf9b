"""The values of all cells of a closed file, through calamine."""

import io
from collections.abc import Callable, Iterator

import python_calamine

from stimmig.refusal import Refusal
from stimmig.workbook import unusable
from stimmig.cells import Cell

_WORKSHEET = python_calamine.SheetTypeEnum.WorkSheet
_VISIBLE = python_calamine.SheetVisibleEnum.Visible


def read_values(
    data: bytes, name: str, before: Callable[[str], None] = lambda sheet: None
) -> Iterator[tuple[str, bool, list[list[Cell]]]]:
    """Yield name, visibility and rows of each worksheet; `before` may refuse a sheet by its name."""
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in workbook.sheets_metadata:
            if sheet.typ == _WORKSHEET:
                before(sheet.name)
                rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
                yield sheet.name, sheet.visible == _VISIBLE, rows
    except python_calamine.PasswordError as error:
        raise Refusal("encrypted", unusable.ENCRYPTED, name=name) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Refusal("corrupt", unusable.CORRUPT, name=name) from error
