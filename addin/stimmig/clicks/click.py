"""Carry out one click, and let nobody see a traceback: what goes wrong is one sentence, the rest is in the log."""

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

    The process ends with 1 where Excel itself could not show the sentence; Excel then shows what stands on stderr.
    """
    book = None
    try:
        with one_at_a_time():
            book = calling_book()
            said = _carried_out(tag, function, book, lang)
    except Exception as error:
        said = _sentence(error, lang)
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
    except Exception:  # no workbook, or Excel takes no call: its own error window is what is left
        print(sentence, file=sys.stderr)
        sys.exit(1)
