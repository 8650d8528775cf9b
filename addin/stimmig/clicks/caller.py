"""One click: which workbook was it, is another click still at work, and where does the log lie."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from stimmig.clicks import words
from stimmig.refusal import Refusal

_ATTEMPTS = 2_000
"""how often xlwings repeats a call that Excel turns down; without a bound it would do so for ever"""


def home() -> Path:
    """Return the folder for log and lock; it is made where it is missing, for want of a home among temporary files."""
    folder = Path.home() / ".stimmig"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        import tempfile

        folder = Path(tempfile.gettempdir()) / "stimmig"
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def log_file() -> Path:
    """Return where the log lies."""
    return home() / "stimmig.log"


def log(text: str) -> None:
    """Add a text to the log; nothing may go to the error stream, which Excel for Mac shows as an error."""
    import datetime

    with contextlib.suppress(OSError), log_file().open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{datetime.datetime.now():%Y-%m-%d %H:%M:%S}  {text.rstrip()}\n")


def calling_book() -> Any:
    """Return the workbook whose window the click came from; Refusal where none is open."""
    import xlwings

    windows = sys.modules.get("xlwings._xlwindows")
    if windows:
        windows.N_COM_ATTEMPTS = _ATTEMPTS
    name = _argument("--wb=")
    # xlwings cuts the name at an equals sign, and would then take another workbook.
    if "=" not in name:
        with contextlib.suppress(Exception):
            return xlwings.Book.caller()
    app = xlwings.App(impl=windows.App(xl=int(_argument("--hwnd=")))) if windows else xlwings.apps.active
    if app is None or not len(app.books):
        raise Refusal("no_workbook", words.NO_WORKBOOK)
    open_books = {book.name: book for book in app.books}
    return open_books.get(name) or app.books.active


def _argument(start: str) -> str:
    return next((word.removeprefix(start).strip() for word in sys.argv if word.startswith(start)), "")


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Refuse a click while another one is at work. The system lets go of the lock when its process ends, however."""
    with (home() / "running").open("wb") as file:
        try:
            _lock(file)
        except OSError as error:
            raise Refusal("running", words.RUNNING) from error
        yield


def _lock(file: BinaryIO) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
