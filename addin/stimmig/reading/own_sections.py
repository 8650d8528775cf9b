"""The rows that head sections with names of the organisation's own, such as "So arbeiten wir".

They stand as the rows do that name a perspective we know: alone in the column of names or objectives, above a full row
that has something there too. Objectives alone in their rows stand otherwise.
"""

import re
from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language.perspectives import perspective_within
from stimmig.language.totals import heads_a_total
from stimmig.reading.grammar.dates import read_period
from stimmig.reading.links import looks_like_id

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST = 60
_FEWEST = 2
"""so many banners are no accident"""


def rows_of_sections(cells: Sequence[Sequence[Cell]], places: Sequence[int], rows: range, columns: range) -> set[int]:
    """Return the rows of a table that head sections. `places` are the columns in which they may stand: that of the names
    and those of what counts for several rows. Left of these, in that of the ids, nothing else can stand alone.
    """
    banners = columns.start if len(places) > 1 and columns.start not in places else None
    places = (*places, *(() if banners is None else (banners,)))

    def filled(index: int) -> int:
        return len(columns) - cells[index][columns.start : columns.stop].count("")

    def is_full(index: int, column: int) -> bool:
        return cells[index][column] != "" and filled(index) > 1

    lone: dict[int, tuple[int, Cell]] = {}
    for index in rows[:-1]:
        if filled(index) == 1:
            column = next((at for at in places if cells[index][at] != ""), None)
            if column is not None:
                lone[index] = column, cells[index][column]
    known = [(index, column) for index, (column, text) in lone.items() if perspective_within(text)]
    if not known and banners is not None:
        heads = [index for index, (column, _) in lone.items() if column == banners and is_full(index + 1, column)]
        texts = [cells[index][banners] for index in heads]
        return set(heads) if heads and heads[0] == rows[0] and _are_banners(texts) else set()
    within = {column for _, column in known}
    if len(within) != 1 or not all(is_full(index + 1, column) for index, column in known):
        return set()
    return {
        index
        for index, (column, text) in lone.items()
        if column in within and is_full(index + 1, column) and _may_name(text)
    }


def _are_banners(texts: Sequence[Cell]) -> bool:
    """Say whether texts that stand alone, each above rows of its own, may all name what these belong to."""
    plain = all(_may_name(text) and not looks_like_id(text) and not _tells_when(text) for text in texts)
    return plain and len(texts) >= _FEWEST and len(set(texts)) == len(texts)


def _tells_when(text: str) -> bool:
    return bool(_YEAR.search(text) or read_period(text.strip()))


def heads_rows(cell: Cell) -> bool:
    """Say whether a lone cell may be a perspective or objective; "Stand: 31.12.2017" is a note."""
    return isinstance(cell, str) and 0 < len(cell) <= _LONGEST and not any(mark in cell for mark in ":.;?!")


def _may_name(cell: Cell) -> bool:
    return isinstance(cell, str) and (bool(perspective_within(cell)) or heads_rows(cell)) and not heads_a_total(cell)
