"""Take away what is stimmig's in an open workbook; what people entered or decided there stays."""

from typing import Any

from stimmig.clicks import cell_marks, memory, words
from stimmig.clicks.click import Click
from stimmig.clicks.manners import has_protected_structure
from stimmig.clicks.taking_back import drop_snapshot
from stimmig.workbook import marks
from stimmig.workbook.live import kind_of, open_live
from stimmig.writing.removal import decided_in


def remove(book: Any, click: Click) -> str:
    """Take away what is stimmig's, after asking, and return what is to be said."""
    decided = decided_in(open_live(book))
    stay = marks.WORKED_IN - {memory.KIND} | {kind for kind, count in decided.items() if count}
    kinds = {sheet.name: kind_of(sheet).partition("/")[0] for sheet in book.sheets}
    own = [name for name, kind in kinds.items() if kind and kind not in stay]
    kept = [name for name, kind in kinds.items() if kind in stay]
    if not own:
        memory.forget_warning(book)
        return words.SOME_STAY.to(click.lang, sheets=tuple(kept)) if kept else words.NOTHING_TO_REMOVE.to(click.lang)
    if has_protected_structure(book):
        return words.STRUCTURE_STAYS.to(click.lang)
    if not click.ask(words.REMOVE.to(click.lang, sheets=tuple(own))):
        return ""
    if protected := cell_marks.unmark(book):
        return words.NOT_TAKEN_BACK.to(click.lang, sheets=protected)
    memory.forget(book, "links")
    drop_snapshot(book)
    for name in own:
        if name in [sheet.name for sheet in book.sheets]:  # with the marks their own sheet is gone already
            book.sheets[name].delete()
    memory.forget_warning(book)
    return words.SOME_STAY.to(click.lang, sheets=tuple(kept)) if kept else words.REMOVED.to(click.lang)
