"""Put a sheet that is drawn as for a file into an open workbook: Excel itself copies it over, with lists and locks.

What `writing/live` can write cell by cell has neither dropdowns nor locked cells nor little charts; a copied sheet has.
"""

import contextlib
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stimmig.clicks import words
from stimmig.clicks.manners import has_protected_structure
from stimmig.refusal import Refusal
from stimmig.workbook import marks
from stimmig.workbook.live import kind_of
from stimmig.workbook.live_native import insist
from stimmig.writing.xlsx.edit import NewSheet

_TAKING = ("xlsx", "xlsm", "xlsb")
_VERY_HIDDEN = 2


def refuse_unless_takes_sheets(book: Any) -> None:
    """Raise a Refusal where no sheet can be copied into an open workbook: an old format, a protected structure."""
    ending = Path(book.name).suffix.lower().removeprefix(".")
    if ending and ending not in _TAKING:
        raise Refusal("not_editable", words.OLD_FORMAT, name=book.name)
    if has_protected_structure(book):
        raise Refusal("structure_protected", words.STRUCTURE_STAYS)


def copy_in(book: Any, new: NewSheet, replaces: Sequence[str] = ()) -> str:
    """Put a sheet into an `xlwings.Book`, in the place of the one of the same kind, and return its name.

    The old one goes only when the new one is complete; it keeps name and place. So do the sheets that are named as
    replaced, but their names go with them.
    """
    old = next((sheet for sheet in book.sheets if kind_of(sheet) == new.kind), None)
    sheet = _copied(book, new.scratch, old or book.sheets[len(book.sheets) - 1])
    try:
        mark = sheet.names.add(marks.SHEET, f'="{new.kind}"')
        for hide in (lambda: setattr(mark.api, "Visible", False), lambda: mark.api.visible.set(False)):
            with contextlib.suppress(Exception):
                hide()
        name = (
            old.name
            if old
            else _free_name(new.name, [one.name for one in book.sheets if one != sheet and one.name not in replaces])
        )
        gone = {*replaces, *([old.name] if old else [])}
        for one in [one for one in book.sheets if one.name in gone and one != sheet]:
            one.visible = True  # Excel does not delete a sheet that is hidden from its lists
            one.delete()
    except BaseException:
        insist(sheet.delete)
        raise
    if sheet.name != name:
        sheet.name = name
    if new.hidden:
        sheet.visible = False
        with contextlib.suppress(Exception):
            sheet.api.Visible = _VERY_HIDDEN
    return name


def _copied(book: Any, scratch: bytes, place: Any) -> Any:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "stimmig.xlsx"
        path.write_bytes(scratch)
        source = book.app.books.open(str(path))
        try:
            return source.sheets[0].copy(after=place)
        finally:
            source.close()
            book.activate()


def _free_name(wanted: str, taken: list[str]) -> str:
    lower = {name.lower() for name in taken}
    name, number = wanted[:31], 1
    while name.lower() in lower:
        number += 1
        name = f"{wanted[:27]} {number}"
    return name
