"""The values of all cells of a closed file, through calamine."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import python_calamine

from stimmig.cells import Cell
from stimmig.refusal import Refusal
from stimmig.workbook import unusable

_WORKSHEET = python_calamine.SheetTypeEnum.WorkSheet
_VISIBLE = python_calamine.SheetVisibleEnum.Visible
MAX_CELLS = 20_000_000
"""how many cells a sheet may span: the values come as a full grid, the empty cells included"""
_LARGE = 1_000_000
"""bytes from which a second thread is worth its start"""


def read_values(
    data: bytes, name: str, before: Callable[[str], None] = lambda sheet: None
) -> Iterator[tuple[str, bool, Callable[[], list[list[Cell]]]]]:
    """Yield name, visibility and a way to the rows of each worksheet; `before` may refuse a sheet by its name.

    Of a large file the sheets are read in a thread of their own, one ahead of the other: calamine works without
    the interpreter's lock, so a sheet is understood while the next one is parsed.
    """

    def rows_of(sheet: str) -> list[list[Cell]]:
        with _refusals(name):
            before(sheet)
            return workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    with _refusals(name):
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == _WORKSHEET]
    if len(data) < _LARGE:
        for sheet in sheets:
            rows = rows_of(sheet.name)
            yield sheet.name, sheet.visible == _VISIBLE, lambda rows=rows: rows
        return
    from concurrent.futures import ThreadPoolExecutor

    ahead = ThreadPoolExecutor(max_workers=1)
    for sheet in sheets:
        yield sheet.name, sheet.visible == _VISIBLE, ahead.submit(rows_of, sheet.name).result
    ahead.shutdown(wait=False)


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    """Say in the reader's words what calamine says in its own."""
    try:
        yield
    except python_calamine.PasswordError as error:
        raise Refusal("encrypted", unusable.ENCRYPTED, name=name) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise Refusal("corrupt", unusable.CORRUPT, name=name) from error
    except BaseException as error:  # where Rust panics, what arrives is no Exception, and has no importable name
        if type(error).__name__ == "PanicException":
            raise Refusal("corrupt", unusable.CORRUPT, name=name) from error
        raise
