"""Protected sheets: the owner's are left alone; the protection that stimmig set is lifted for its own writing and set again.

stimmig protects without a password: the sheets that people fill in, and the rows of closed cycles.
"""

import contextlib
from collections.abc import Collection, Iterator
from typing import Any

from stimmig.clicks import check_in_words as words
from stimmig.clicks.manners import is_protected
from stimmig.refusal import Refusal
from stimmig.workbook.live import kind_of

# In the order in which Excel for Windows takes them: name on Windows, name on macOS.
_FLAGS = (
    ("AllowFormattingCells", "allow_formatting_cells"),
    ("AllowFormattingColumns", "allow_formatting_columns"),
    ("AllowFormattingRows", "allow_formatting_rows"),
    ("AllowInsertingColumns", "allow_inserting_columns"),
    ("AllowInsertingRows", "allow_inserting_rows"),
    ("AllowInsertingHyperlinks", "allow_inserting_hyperlinks"),
    ("AllowDeletingColumns", "allow_deleting_columns"),
    ("AllowDeletingRows", "allow_deleting_rows"),
    ("AllowSorting", "allow_sorting"),
    ("AllowFiltering", "allow_filtering"),
    ("AllowUsingPivotTables", "allow_using_pivot_tables"),
)
OF_CLOSED_ROWS = (True, True, True, True, True, True, False, False, True, True, False)
"""what stays allowed where rows are locked, as in `writing/xlsx/locking.py`"""
_OF_OWN_SHEETS = (False, True, True, *[False] * 8)


def refuse_protected(book: Any, names: Collection[str]) -> None:
    """Raise a Refusal that names the sheets which their owner protected."""
    sheets = (sheet for sheet in book.sheets if sheet.name in names)
    if theirs := [sheet.name for sheet in sheets if is_protected(sheet) and not is_ours(sheet)]:
        raise Refusal("sheet_protected", words.SHEETS_PROTECTED, sheets=theirs)


def is_ours(sheet: Any) -> bool:
    """Say whether the protection of a sheet is one that stimmig sets."""
    return bool(kind_of(sheet)) or _allowed(sheet) == OF_CLOSED_ROWS


@contextlib.contextmanager
def lifted(book: Any, names: Collection[str]) -> Iterator[None]:
    """Lift stimmig's protection from some sheets, and set it again as it was, whatever happens in between.

    Refusal where a password was put on it.
    """
    waiting = [sheet for sheet in book.sheets if sheet.name in names and is_protected(sheet)]
    before = [(sheet, _allowed(sheet) or _OF_OWN_SHEETS) for sheet in waiting]
    try:
        for sheet in waiting:
            unprotect(sheet)
        yield
    finally:
        for sheet, allowed in before:
            with contextlib.suppress(Exception):  # a sheet that is gone
                if not is_protected(sheet):
                    protect(sheet, allowed)


def unprotect(sheet: Any) -> None:
    """Lift a protection that has no password; Refusal where it has one."""
    for lift in (lambda: sheet.api.Unprotect(""), lambda: sheet.api.unprotect(password="")):
        with contextlib.suppress(Exception):
            lift()
            break
    if is_protected(sheet):
        raise Refusal("sheet_protected", words.SHEETS_PROTECTED, sheets=[sheet.name])


def protect(sheet: Any, allowed: tuple[bool, ...] = OF_CLOSED_ROWS) -> None:
    """Protect a sheet without a password."""
    on_mac = {name: flag for (_, name), flag in zip(_FLAGS, allowed)}
    try:
        sheet.api.protect_worksheet(password="", worksheet_contents=True, **on_mac)
    except AttributeError:
        sheet.api.Protect("", True, True, True, False, *allowed)


def _allowed(sheet: Any) -> tuple[bool, ...] | None:
    """Return what the protection of a sheet allows; None where the system does not tell."""
    for ask in (
        lambda: tuple(bool(getattr(sheet.api.Protection, name)) for name, _ in _FLAGS),
        lambda: tuple(bool(getattr(sheet.api.protection_object, name).get()) for _, name in _FLAGS),
    ):
        with contextlib.suppress(Exception):
            return ask()
    return None


def is_locked(cells: Any) -> bool | None:
    """Say whether cells are locked; None where some are and some are not, or the system does not tell."""
    for ask in (lambda: cells.api.Locked, lambda: cells.api.locked.get()):
        with contextlib.suppress(Exception):
            answer = ask()
            return answer if isinstance(answer, bool) else None
    return None


def lock(cells: Any, locked: bool) -> None:
    """Lock cells, or open them."""
    try:
        cells.api.locked.set(locked)  # macOS first: there, the name of Windows would be set without effect
    except AttributeError:
        cells.api.Locked = locked
