"""The file behind an open workbook: it tells what Excel tells only cell by cell, such as indents and groups of rows.

Where nothing has changed since it was saved, the file itself is read; it is not where Excel names a web address. Else
Excel saves a copy, which changes neither the workbook nor whether it counts as saved. Excel for Mac cannot: there, what
the file tells is unseen until the workbook is saved.
"""

import contextlib
import tempfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from stimmig.workbook.live_native import told
from stimmig.workbook.workbook import SheetDetails, Workbook


class Copy:
    """What the adapter of closed files reads of an open workbook (`xlwings.Book`); fetched when first asked for."""

    def __init__(self, book: Any):
        self.book = book

    def details(self, sheet: str, texts: Mapping[tuple[int, int], str]) -> SheetDetails | None:
        """Return what a sheet holds beside its values; None where that cannot be had.

        `texts` are (row, column) → text in Excel: where they stand elsewhere in the file, its rows are others.
        """
        found = next((one for one in self._workbook.sheets if one.name == sheet), None) if self._workbook else None
        if found is None:
            return None
        rows = found.rows
        width = len(rows[0]) if rows else 0
        for (row, column), text in texts.items():
            if row >= len(rows) or column >= width or _plain(rows[row][column]) != _plain(text):
                return None
        return found.details

    @cached_property
    def _workbook(self) -> Workbook | None:
        for fetch in (_saved_file, _saved_copy):
            # Encrypted, out of reach, or a call that this system does not know: then it is not to be had.
            with contextlib.suppress(Exception):
                if (found := fetch(self.book)) is not None:
                    return found
        return None


def _plain(cell: Any) -> Any:
    return "".join(cell.split()) if isinstance(cell, str) else cell


def _saved_file(book: Any) -> Workbook | None:
    if not told(book.api, "Saved", "saved"):
        return None
    path = book.impl.fullname  # that of `book` itself searches the disk where Excel names a web address
    return None if "://" in path or not Path(path).is_absolute() else _opened(path, book.name)


def _saved_copy(book: Any) -> Workbook:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, _uncalculated(book.app.api):
        path = Path(folder) / "stimmig"
        book.api.SaveCopyAs(str(path))
        return _opened(path, book.name)


def _opened(path: str | Path, name: str) -> Workbook:
    from stimmig.workbook.file import open_workbook  # what reads closed files is not needed at every click

    return open_workbook(path, name)


@contextlib.contextmanager
def _uncalculated(app: Any) -> Iterator[None]:
    """Keep Excel from calculating before it saves, which it does where its owner calculates by hand."""
    before = told(app, "CalculateBeforeSave", "calculate_before_save")
    if before:
        app.CalculateBeforeSave = False
    try:
        yield
    finally:
        if before:
            app.CalculateBeforeSave = True
