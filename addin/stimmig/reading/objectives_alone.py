"""Objectives that stand over several rows each, beside a text that nobody knows: that of their key results, it seems."""

from collections.abc import Sequence

from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.headings import Heading
from stimmig.reading.scoring import Candidate
from stimmig.workbook.workbook import Sheet

_SEVERAL = 2
LOOKED_AT = 40
"""rows that tell how a table is filled in"""

LACK_KEY_RESULTS = Text(
    "Welche Spalte nennt hier die Key Results? Jedes Objective steht in mehreren Zeilen; gelesen wurde die Tabelle nicht.",
    "Which column names the key results here? Each objective stands in several rows; this table was not read.",
)


def lack_key_results(sheet: Sheet, heading: Heading, candidate: Candidate, repeat: bool) -> bool:
    """Say whether a list of objectives has rows for something else; `repeat` says that it names them again in each."""
    unread = [
        column.index
        for column in candidate.columns
        if column.field is None and column.heading and not lexicon.heading(column.heading)
    ]
    return bool(unread) and (repeat or _stand_below_names(sheet, heading, candidate, unread))


def _stand_below_names(sheet: Sheet, heading: Heading, candidate: Candidate, unread: Sequence[int]) -> bool:
    """Say whether texts of an unknown column stand in several rows that leave the name of the objective blank."""
    name = next((column.index for column in candidate.columns if column.field == "name"), None)
    if name is None:
        return False
    blank = [row for row in sheet.rows[heading.row + 1 : heading.row + 1 + LOOKED_AT] if row[name] == ""]
    return any(sum(isinstance(row[at], str) and row[at] != "" for row in blank) >= _SEVERAL for at in unread)
