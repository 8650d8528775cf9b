"""Tables in which objectives and key results seem to stand below each other, and nothing says so."""

import re
from collections.abc import Iterable, Sequence

from stimmig.cells import Cell
from stimmig.reading.headings import Heading
from stimmig.reading.scoring import Candidate
from stimmig.workbook.workbook import Sheet

_KEY_RESULT = re.compile(r"(?:kr|key results?)(?![^\W\d_])", re.IGNORECASE)
_KIND_OF_ROW = re.compile(r"(?:o|kr|objective|key result)[\s.#-]*\d*:?", re.IGNORECASE)
_ENOUGH = 2


def is_stacked(sheet: Sheet, heading: Heading, candidate: Candidate, names: Sequence[str]) -> bool:
    """Say whether a table seems to hold both; `names` are those of its rows."""
    table = candidate.table.name
    if table not in ("key_results", "checkins") and sum(map(_is_key_result, names)) >= _ENOUGH:
        return True
    return _kinds_stand_beside(sheet, heading) or (
        table == "key_results" and _heads_stand_above(sheet, candidate, heading)
    )


def _is_key_result(text: str) -> bool:
    return bool(_KEY_RESULT.match(text)) and any(map(str.isdigit, text[:16]))


def _heads_stand_above(sheet: Sheet, candidate: Candidate, heading: Heading) -> bool:
    """Say whether a list of key results without objectives has rows that hold a name alone, each above fuller ones."""
    fields = {column.field: column.index for column in candidate.columns if column.field}
    if "objective" in fields or "contributes_to" in fields or "name" not in fields or len(fields) < _ENOUGH:
        return False
    filled = []
    for row in sheet.rows[heading.row + 1 : heading.row + 41]:
        cells = row[heading.left : heading.right + 1]
        if row[fields["name"]] != "" and (number := len(cells) - cells.count("")):
            filled.append(number)
    pairs = list(zip(filled, [*filled[1:], 1]))
    return bool(filled) and filled[0] == 1 and (1, 1) not in pairs and _ENOUGH * filled.count(1) <= len(filled)


def _kinds_stand_beside(sheet: Sheet, heading: Heading) -> bool:
    """Say whether a column without heading tells objectives and key results apart."""
    blank = [heading.left + offset for offset, text in enumerate(heading.texts) if not text]
    if heading.left:
        blank.append(heading.left - 1)
    below = sheet.rows[heading.row + 1 : heading.row + 41]
    return any(_tell_kinds(row[column] for row in below) for column in blank)


def _tell_kinds(cells: Iterable[Cell]) -> bool:
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    kinds = [text for text in texts if _KIND_OF_ROW.fullmatch(text)]
    return len(kinds) >= _ENOUGH and 2 * len(kinds) >= len(texts)
