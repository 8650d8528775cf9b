"""Columns and words that tie OKRs to pay, grades or ranks. The columns are mostly none that the reader knows."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.incentives import NOTES, bare_words, kind_of
from stimmig.model.place import Block, Place
from stimmig.model.strategy import Strategy

OKR_TABLES = ("objectives", "key_results", "checkins")
_WORD = re.compile(r"[^\W\d_]+")
_GRADES = (1, 6)
"""German school grades; "2,5" and "2+" are some too"""


class IncentiveColumn(NamedTuple):
    """A column about pay, a grade or a rank; `kind` is "pay", "grade", "rank" or "place" (a rank of anything)."""

    kind: str
    block: Block
    heading: str
    column: int
    rows: tuple[int, ...]
    """the rows in which it is filled"""

    @property
    def place(self) -> Place:
        """Return the cell of the heading."""
        return self.block.at(self.block.heading_row, self.column)

    def cells(self, column: int | None = None) -> list:
        """Return what stands in the filled rows, of this column or another."""
        return [self.block.cells[row][self.column if column is None else column] for row in self.rows]


def incentive_columns(strategy: Strategy, *tables: str) -> Iterator[IncentiveColumn]:
    """Yield the columns about pay, grades or ranks in some tables, from left to right."""
    langs = {source.name: source.lang for source in strategy.sources}
    for block, rows in _blocks(strategy, tables):
        headings = list(_headings(block))
        german = _lang_of([heading for _, heading in headings], langs[block.workbook]) == "de"
        for column, heading in headings:
            if kind := kind_of(heading, german):
                filled = tuple(row for row in rows if block.cells[row][column] != "")
                found = IncentiveColumn(kind, block, heading, column, filled)
                if kind != "grade" or _holds_grades(found):
                    yield found


def named_in(text: str) -> str:
    """Return the word for pay or appraisal that a text about our own people holds; "" where it holds none."""
    found = _in_texts().search(text)
    if found is None:
        return ""
    others = tuple(lexicon.word_list("incentives")["not_our_people"])
    # A customer's bonus is no pay.
    return "" if any(word.casefold().startswith(others) for word in _WORD.findall(text)) else found[0]


@cache
def _in_texts() -> re.Pattern:
    words = lexicon.word_list("incentives")["in_texts"]
    begins = "".join({word[0] for word in words})  # most words of a text can be passed over by their first letter
    return re.compile(rf"(?i)\b(?=[{begins}])(?:{'|'.join(words)})\b")


def _blocks(strategy: Strategy, tables: tuple[str, ...]) -> Iterator[tuple[Block, list[int]]]:
    """Yield each table of some kinds once, with its rows: objectives may be read from a table of key results."""
    found: dict[tuple, tuple[Block, list[int]]] = {}
    entries = (*strategy.objectives, *strategy.key_results, *strategy.cycles, *strategy.reviews)
    rows = [(entry.row.block, (entry.row.index,)) for entry in entries]
    for block, indexes in [*rows, *((part.block, part.rows) for part in strategy.checkins.parts)]:
        if block.table in tables and block.heading_row is not None and block.columns:
            key = block.workbook, block.sheet, block.heading_cell, block.table
            found.setdefault(key, (block, []))[1].extend(indexes)
    yield from ((block, sorted(set(indexes) - {None})) for block, indexes in found.values())


def _headings(block: Block) -> Iterator[tuple[int, str]]:
    """Yield the headings of a table and those that adjoin it: an empty one may begin another table."""
    headings = block.cells[block.heading_row]
    first, last = min(block.columns.values()), max(block.columns.values())
    while last + 1 < len(headings) and headings[last + 1] != "":
        last += 1
    while first > 0 and headings[first - 1] != "":
        first -= 1
    for column in range(first, last + 1):
        if isinstance(heading := headings[column], str) and 0 < len(heading) <= lexicon.LONGEST_HEADING:
            yield column, " ".join(heading.split())


def _lang_of(headings: list[str], workbook: str) -> str:
    """Return the language of a table: of most of its headings, else of its workbook."""
    langs = [
        {meaning.lang for meaning in lexicon.heading(heading)} for heading in headings if bare_words(heading) != "note"
    ]
    german, english = (sum(told == {lang} for told in langs) for lang in ("de", "en"))
    return workbook if german == english else "de" if german > english else "en"


def _holds_grades(found: IncentiveColumn) -> bool:
    """Say whether a column that is headed like one holds grades, not remarks or traffic lights: "Rating: amber"."""
    if bare_words(found.heading) in NOTES:
        return bool(found.rows) and all(map(_is_a_grade, found.cells()))
    if _are_scores(found.cells()):
        return False
    texts = [cell for cell in found.cells() if isinstance(cell, str)]
    return not texts or not all(lexicon.choice("status", text) for text in texts)


def _are_scores(cells: list) -> bool:
    """Say whether a column tells how far key results came: shares from 0 to 1, and not just noughts and ones."""
    numbers = [_number(cell) for cell in cells]
    return None not in numbers and all(0 <= one <= 1 for one in numbers) and any(0 < one < 1 for one in numbers)


def _number(cell) -> float | None:
    try:
        return float(str(cell).strip().replace(",", "."))
    except ValueError:
        return None


def _is_a_grade(cell) -> bool:
    text = str(cell).strip().rstrip("+-−").replace(",", ".")
    try:
        return _GRADES[0] <= float(text) <= _GRADES[1]
    except ValueError:
        return False
