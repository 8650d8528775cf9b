"""How stimmig behaves in somebody's Excel: it says that it works, disturbs nothing, and puts back what it found."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

from stimmig.clicks import words
from stimmig.refusal import Refusal
from stimmig.workbook.live_native import insist, is_busy, told

_QUIET = {"screen_updating": False, "enable_events": False, "display_alerts": False, "calculation": "manual"}


def wait_until_free(app: Any, status: str) -> None:
    """Set the status bar as soon as Excel takes it; Refusal where it does not within a few seconds."""
    try:
        insist(lambda: setattr(app, "status_bar", status), only_while_busy=True)
    except Exception as error:
        if is_busy(error):
            raise Refusal("excel_busy", words.BUSY) from error
        raise


@contextlib.contextmanager
def undisturbed(book: Any) -> Iterator[Callable[[], None]]:
    """Work on a workbook without flicker, events and questions, and put all of that back, whatever happens.

    Sheet and selection are put back too, unless what is yielded was called: then the reader is to be elsewhere.
    """
    app = book.app
    before = {}
    stay = [True]
    place = _place_in(book)
    try:
        with _no_less_saved(book):
            for name, value in _QUIET.items():
                with contextlib.suppress(Exception):  # macOS knows fewer of them
                    before[name] = getattr(app, name)
                    setattr(app, name, value)
        yield lambda: stay.clear()
    finally:
        if stay:
            for step in place:
                with contextlib.suppress(Exception):
                    step()
        with _no_less_saved(book):
            for name, value in before.items():
                _put_back(app, name, value)
        _put_back(app, "status_bar", False)


@contextlib.contextmanager
def _no_less_saved(book: Any) -> Iterator[None]:
    """Keep Excel from asking at the end whether to save a workbook in which only the way of calculating was changed."""
    saved = _is_saved(book)
    yield
    if saved and not _is_saved(book):
        for note in (lambda: setattr(book.api, "Saved", True), lambda: book.api.saved.set(True)):
            with contextlib.suppress(Exception):
                note()
                return


def _is_saved(book: Any) -> bool:
    with contextlib.suppress(Exception):
        return bool(told(book.api, "Saved", "saved"))
    return False


def _put_back(app: Any, name: str, value: Any) -> None:
    with contextlib.suppress(
        Exception
    ):  # macOS knows fewer properties; whatever it is, the next one is to be put back too
        insist(lambda: setattr(app, name, value))


def _place_in(book: Any) -> list[Callable[[], None]]:
    """Return the steps that lead back to where the reader is; on a chart sheet there is no selection."""
    steps: list[Callable[[], None]] = []
    with contextlib.suppress(Exception):
        sheet = book.sheets.active
        steps.append(sheet.activate)
        address = book.app.selection.address
        steps.append(lambda: sheet.range(address).select())
    return steps


def is_protected(sheet: Any) -> bool:
    """Say whether cells of a sheet may not be changed."""
    return bool(told(sheet.api, "ProtectContents", "protect_contents"))


def has_protected_structure(book: Any) -> bool:
    """Say whether sheets can neither be added nor removed."""
    return bool(told(book.api, "ProtectStructure", "protect_structure"))
