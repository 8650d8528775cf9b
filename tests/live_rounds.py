"""Recording in a workbook that is open in Excel, with the signature of recording in a file: the same tests run over both."""

import openpyxl_engine
from stimmig.checkin.closing import plan_close
from stimmig.checkin.opened import opened_from
from stimmig.checkin.recording import plan_record
from stimmig.clicks.changing import change
from stimmig.workbook.live import open_live


def record(path, day, lang, replace=()):
    """Open a file, take its rounds in, and save it."""
    return _done(path, day, lang, lambda opened: plan_record(opened, replace))


def record_review(path, day, lang):
    """Open a file, take its reviews in, and save it."""
    return _done(path, day, lang, lambda opened: plan_close(opened, day))


def _done(path, day, lang, plan):
    book = openpyxl_engine.opened(path)
    done, changes = plan(opened_from(open_live(book), day, lang))
    if any(changes):
        change(book, changes)
        book.save(path)
    return done
