"""Which language a workbook speaks, and which decimal mark its numbers therefore have."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from stimmig.language import lexicon
from stimmig.language.small_words import language_told
from stimmig.model.canonical import BY_NAME, Column
from stimmig.reading.blocks import FoundTable
from stimmig.reading.columns import proven_mark
from stimmig.workbook.workbook import Sheet

_LOOKED_AT, _LONGEST_HEADING = 50, 40
"""rows of a sheet, and letters of a text, that may be a heading"""


def language_of_headings(tables: Iterable[FoundTable], sheets: Iterable[Sheet]) -> str:
    """Return "de" or "en" as most headings of the tables tell, else what looks like headings; "" where neither does."""
    votes: Counter[str] = Counter()
    for table in tables:
        for column in table.layout.columns:
            if column.field:
                word = BY_NAME[table.layout.table].by_field[column.field].word
                votes.update(
                    meaning.lang
                    for meaning in lexicon.heading(column.heading)
                    if meaning.field == word and meaning.lang
                )
    return _majority(votes) or _of_texts(sheets)


def decimal_mark(tables: Iterable[FoundTable], lang: str) -> str:
    """Return the decimal mark that the numbers prove, else with "?" before it the one that the language suggests.

    A language is a hint, no proof; where headings are in one and names in the other, it is none.
    """
    if proven := proven_mark(_texts_in(tables, lambda column: column.holds == "number")):
        return proven
    written = language_told(_texts_in(tables, lambda column: column.field == "name"))
    return {"de": "?,", "en": "?."}.get(lang, "") if written in ("", lang) else ""


def _of_texts(sheets: Iterable[Sheet]) -> str:
    texts = {
        cell
        for sheet in sheets
        for row in sheet.rows[:_LOOKED_AT]
        for cell in row
        if isinstance(cell, str) and 0 < len(cell) <= _LONGEST_HEADING
    }
    return _majority(Counter(lang for text in texts for lang in {meaning.lang for meaning in lexicon.heading(text)}))


def _majority(votes: Counter[str]) -> str:
    german, english = votes["de"], votes["en"]
    return "" if german == english else "de" if german > english else "en"


def _texts_in(tables: Iterable[FoundTable], wanted: Callable[[Column], bool]) -> Iterator[str]:
    """Yield texts from a sample of the cells of some columns."""
    for table in tables:
        for column in table.layout.columns:
            if column.field and wanted(BY_NAME[table.layout.table].by_field[column.field]):
                yield from table.profiles[column.index - table.layout.area.left].texts
