"""What the headings of OKR sheets say: which row heads, which columns are check-ins, and whether OKR is spoken of at all."""

import datetime
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.heading_of_both import names_both
from stimmig.reading.arranged import Shown
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.day_order import day_without_year
from stimmig.workbook.workbook import Sheet

LOOKED_AT = 50_000
"""sheets with more rows are no OKR sheets but mass tables"""
_MOST_IN_TITLE = 3
_LONGEST = 40
_OKR = re.compile(r"(?<![^\W\d_])okrs?(?![^\W\d_])|key[\s-]?results?|objectives?|schlüsselergebnis", re.IGNORECASE)
_WORD = re.compile(r"[^\s/|()\[\],;:]+")
_MEASURES = {
    "value": "value",
    "actual": "value",
    "confidence": "confidence",
    "comment": "what_happened",
    "what_happened": "what_happened",
}
"""word of the lexicon → field of a check-in"""


class CheckinColumn(NamedTuple):
    """A column that holds one check-in per key result."""

    when: Shown
    """the heading cell with the week or day alone"""
    measure: str
    """"value", "confidence" or "what_happened"; "" where no heading tells"""


def text_of(cell: Cell) -> str:
    """Return a cell's text without outer spaces; "" where it is no text."""
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def speaks_of_okr(texts: Sequence[Cell]) -> bool:
    """Say whether one of the texts, such as the name of a sheet or a heading, speaks of OKR."""
    return any(isinstance(text, str) and len(text) <= 120 and _OKR.search(text) for text in texts)


def is_heading_row(row: Sequence[Cell]) -> bool:
    """Say whether a row heads columns of an OKR sheet: most of its texts are known headings or check-ins."""
    filled = [cell for cell in row if cell != ""]
    if len(filled) < 2 or any(isinstance(cell, float | int) and not isinstance(cell, bool) for cell in filled):
        return False
    texts = [text_of(cell) for cell in filled]
    headings = {text for text in texts if text and (lexicon.heading(text) or names_both(text))}
    periods = sum(read_checkin(cell) is not None for cell in filled)
    return len(headings) >= 1 and len(headings) + periods >= 2 and 2 * (len(headings) + periods) > len(filled)


def read_checkin(cell: Cell) -> tuple[Cell, str] | None:
    """Return the week or day that a heading tells, and what is measured: "Konf. KW 20" is ("KW 20", "confidence")."""
    if isinstance(cell, datetime.date):
        return cell, ""
    text = text_of(cell)
    words = _WORD.findall(text) if len(text) <= _LONGEST else []
    if not any(map(str.isdigit, text)) and not any(map(_is_month, words)):
        return None
    if _is_moment(text):
        return text, ""
    measures = {word: found for word in words if (found := measure_of(word)) or _is_filler(word)}
    rest = " ".join(word for word in words if word not in measures)
    found = [measure for measure in measures.values() if measure]
    return (rest, found[0] if found else "") if measures and _is_moment(rest) else None


def measure_of(text: str) -> str:
    """Return what a word says is measured: "value", "confidence", "what_happened", or ""."""
    word = lexicon.normalise(text)
    if word in ("konf", "konfid", "conf"):
        return "confidence"
    return next((measure for field, measure in _MEASURES.items() if field in fields_of(text)), "")


def _is_filler(word: str) -> bool:
    return lexicon.normalise(word) in (
        "check-in",
        "checkin",
        "check-ins",
        "weekly",
        "ci",
        "ab",
        "am",
        "vom",
        "as",
        "of",
    )


def _is_month(text: str) -> bool:
    period = read_period(text)
    return period is not None and period.key[-2:].isdigit() and period.key[-3:-2] != "W"


def _is_moment(text: str) -> bool:
    """Say whether a text is a day, a week or a month; quarters and years are no check-ins."""
    if day_without_year(text) or read_date(text):
        return True
    period = read_period(text)
    return period is not None and bool(re.fullmatch(r"(?:.*-)?(?:W\d\d|\d\d)", period.key))


def checkin_columns(sheet: Sheet, row: int, columns: Sequence[int]) -> dict[int, CheckinColumn]:
    """Return column → check-in of a heading, also where a second row above or below it tells the weeks or what is
    measured."""
    if below := tells_checkins_apart(sheet.rows, row + 1):
        return {**_checkins(sheet, row, [at for at in columns if at not in below]), **_checkins(sheet, row + 1, below)}
    return _checkins(sheet, row, columns)


def tells_checkins_apart(rows: Sequence[Sequence[Cell]], row: int) -> list[int]:
    """Return the columns of the second row of a heading that holds only weeks, days or what is measured; else none.

    So it is with "Value | Conf." below "Week 41", and with days below "Check-in".
    """
    cells = rows[row] if 0 < row < len(rows) else ()
    filled = [at for at, cell in enumerate(cells) if cell != ""]
    if len(filled) < 2 or not all(read_checkin(cells[at]) or measure_of(text_of(cells[at])) for at in filled):
        return []
    over = [rows[row - 1][at] for at in filled]
    heads = [cell for cell in over if cell != ""]
    headed = all(read_checkin(cell) or "date" in fields_of(text_of(cell)) for cell in heads)
    return filled if over[0] != "" and headed and is_heading_row(rows[row - 1]) else []


def _checkins(sheet: Sheet, row: int, columns: Sequence[int]) -> dict[int, CheckinColumn]:
    above = _spread(sheet, row - 1) if row else {}
    found = {}
    for column in columns:
        cell = sheet.rows[row][column]
        over = above.get(column)
        if moment := read_checkin(cell):
            told = moment[1] or (
                measure_of(text_of(over.value)) or _measure_within(text_of(over.value)) if over else ""
            )
            found[column] = CheckinColumn(Shown(moment[0], row, column), told)
        elif over and (moment := read_checkin(over.value)) and (measure := measure_of(text_of(cell))):
            found[column] = CheckinColumn(over._replace(value=moment[0]), measure)
    return {} if _is_the_state(sheet, row, found) else found


def _is_the_state(sheet: Sheet, row: int, found: Mapping[int, CheckinColumn]) -> bool:
    """Say whether the only check-in is the current value: "Start | Ziel | Stand 15.07." """
    if len(found) != 1 or next(iter(found.values())).measure != "value":
        return False
    fields = [fields_of(text_of(cell)) for column, cell in enumerate(sheet.rows[row]) if column not in found]
    return "actual" in fields_of(text_of(sheet.rows[row][next(iter(found))])) and not any(
        "actual" in one for one in fields
    )


def _measure_within(text: str) -> str:
    return next((measure for word in _WORD.findall(text) if (measure := measure_of(word)) == "confidence"), "")


def _spread(sheet: Sheet, row: int) -> dict[int, Shown]:
    """Return column → the cell of the row that stands or is merged over it; a lone cell reaches to the next one."""
    found: dict[int, Shown] = {}
    last = None
    for column, cell in enumerate(sheet.rows[row]):
        if cell != "":
            last = Shown(cell, row, column)
        if last:
            found[column] = last
    return found


def title_above(sheet: Sheet, row: int, stop: int = 0) -> Shown | None:
    """Return the text between the rows `stop` and `row` that best says what they are about: one with a period, else
    the nearest that stands alone. A vision is no title: it tells of the year 2030, not of the cycle."""
    from stimmig.reading.context import period_within
    from stimmig.reading.statements import label_and_text

    alone = None
    for index in range(row - 1, stop - 1, -1):
        cells = [Shown(cell, index, column) for column, cell in enumerate(sheet.rows[index]) if cell != ""]
        if any(isinstance(cell.value, str) and label_and_text(cell.value)[0] for cell in cells):
            continue
        if len(cells) > _MOST_IN_TITLE and is_heading_row(sheet.rows[index]):
            continue  # "Week 1" over a column is no cycle
        for cell in cells:
            if isinstance(cell.value, str) and len(cell.value) <= 120 and period_within(cell.value):
                return cell
        if len(cells) == 1 and isinstance(cells[0].value, str) and len(cells[0].value) <= 120:
            alone = alone or cells[0]
    return alone


def heading_cells(sheet: Sheet, row: int) -> Mapping[int, Shown]:
    """Return column → heading cell of a row."""
    return {column: Shown(cell, row, column) for column, cell in enumerate(sheet.rows[row]) if cell != ""}
