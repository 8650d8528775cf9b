"""Carry out one click, and let nobody see a traceback: what goes wrong is one sentence, the rest is in the log."""

import gc
import sys
from collections.abc import Callable
from typing import Any

from stimmig.clicks import words
from stimmig.clicks.buttons import BUTTONS
from stimmig.clicks.caller import calling_book, log, log_file, one_at_a_time
from stimmig.clicks.manners import is_busy, undisturbed, wait_until_free
from stimmig.refusal import Refusal

Function = Callable[[Any, "Click"], str]
"""what a button does: it is given the workbook and the click, and returns what is to be said"""


class Click:
    """What a function needs beside the workbook: the language of Excel, and a way to ask."""

    def __init__(self, book: Any, lang: str, move_on: Callable[[], None]):
        self.book, self.lang = book, lang
        self.move_on = move_on
        """to be called where the reader is to be elsewhere afterwards"""
        self.status = ""
        """what the status bar is to show afterwards"""

    def ask(self, question: str) -> bool:
        """Put a question, and say whether the answer was yes."""
        return self.book.app.alert(question, title=words.TITLE, buttons="ok_cancel") == "ok"

    def choose(self, question: str) -> str:
        """Put a question with two ways to go on, and return "yes", "no" or "cancel"."""
        return self.book.app.alert(question, title=words.TITLE, buttons="yes_no_cancel")


def carry_out(tag: str, function: Function, lang: str) -> None:
    """Carry out a button's function for the workbook that Excel called from, and say what it says.

    Where Excel could not show the sentence, macOS does; on Windows the process ends with 1, upon which Excel shows what
    stands on stderr.
    """
    book = None
    gc.disable()  # the process ends with the click; looking for what may be thrown away takes a tenth of its time
    try:
        with one_at_a_time():
            book = calling_book()
            said = _carried_out(tag, function, book, lang)
    except Exception as error:
        said = _sentence(error, lang)
    finally:
        gc.enable()
    if said:
        _say(book, said)


def _carried_out(tag: str, function: Function, book: Any, lang: str) -> str:
    label = next(button.label for button in BUTTONS if button.tag == tag)
    wait_until_free(book.app, words.WORKING.to(lang, button=label))
    with undisturbed(book) as move_on:
        click = Click(book, lang, move_on)
        said = function(book, click)
    if click.status:
        book.app.status_bar = click.status
    return said


def _sentence(error: Exception, lang: str) -> str:
    if isinstance(error, Refusal):
        return error.sentence(error.lang or lang)
    if is_busy(error):
        return words.BUSY.to(lang)
    import traceback

    log("".join(traceback.format_exception(error)))
    return words.FAULT.to(lang, log=str(log_file()))


def _say(book: Any, sentence: str) -> None:
    try:
        book.app.alert(sentence, title=words.TITLE)
    except Exception:  # no workbook, or Excel takes no call
        if sys.platform != "darwin" or not _said_by_the_system(sentence):
            print(sentence, file=sys.stderr)  # which Excel for Windows shows in a window of its own
            sys.exit(1)


def _said_by_the_system(sentence: str) -> bool:
    """Show a dialog of macOS: there Excel does not wait for Python, and shows nothing that it says on its way."""
    import subprocess

    script = ("on run said", f'display alert "{words.TITLE}" message (item 1 of said)', "end run")
    command = ["osascript", *(part for line in script for part in ("-e", line)), sentence]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
