"""Turn the cells of a column into typed values. What cannot be read stays unread and is noted, never guessed."""

import datetime
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.perspectives import perspective_within
from stimmig.language.placeholders import is_placeholder
from stimmig.language.text import Text, localise
from stimmig.model.choices import CHOICES, OTHER_PERSPECTIVE
from stimmig.reading.grammar.dates import read_date, read_rough_period
from stimmig.reading.grammar.day_order import days_in_order_of_others
from stimmig.reading.grammar.numbers import Quantity, decimal_mark, read_quantity
from stimmig.reading.grammar.period_keys import keys_of
from stimmig.reading.people import beside_the_others
from stimmig.workbook.formats import NumberFormat


class ReadColumn:
    """The values of a column, one per row of its block, and what was noticed about them by position."""

    def __init__(self, values: list):
        self.values = values
        self.quantities: dict[int, Quantity] = {}
        """numbers typed as text, with their unit, operator and range"""
        self.units: dict[int, str] = {}
        """units that a number format shows"""
        self.noticed: dict[str, list[int]] = {}
        """kind of observation → positions"""

    def note(self, kind: str, position: int) -> None:
        """Remember that something was noticed about the cell at a position."""
        self.noticed.setdefault(kind, []).append(position)


def proven_mark(texts: Iterable[str]) -> str:
    """Return the decimal mark that the texts prove by a clear majority, "" where they prove none."""
    votes = Counter(mark for text in texts if (mark := decimal_mark(text)))
    if not votes:
        return ""
    (mark, most), *others = votes.most_common()
    return mark if not others or most >= 4 * others[0][1] else ""


def read_numbers(cells: Sequence[Cell], formats: Mapping[int, NumberFormat], mark: str) -> ReadColumn:
    """Return numbers as they are shown: 0.35 with a percent format is 35 with unit %. `formats` by position.

    `mark` is the decimal mark of the workbook as `read_quantity` takes it; what the column itself proves comes first.
    """
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    mark = proven_mark(texts) or mark
    column = ReadColumn([None] * len(cells))
    values = column.values
    for position, cell in enumerate(cells):
        if cell.__class__ is float or cell.__class__ is int:
            values[position] = float(cell)
        elif cell != "":
            values[position] = _number_of(cell, position, column, mark)
    last = None  # a column has thousands of cells and hardly more than one format
    for position, number in formats.items():
        if cells[position].__class__ is float or cells[position].__class__ is int:
            if number is not last:
                last, factor = number, 100 if number.percent else 1 / number.scale
                unit = "%" if number.percent else number.unit
            values[position] = round(values[position] * factor, 10)
            if unit:
                column.units[position] = unit
    if not math.isfinite(sum(filter(None, values))):  # one look at the whole column: damaged files hold NaN and 1e999
        _drop_endless(column)
    return column


def _drop_endless(column: ReadColumn) -> None:
    for position, value in enumerate(column.values):
        if value is not None and not math.isfinite(value):
            column.values[position] = None
            column.quantities.pop(position, None)
            column.note("unread_number", position)


def _number_of(cell: Cell, position: int, column: ReadColumn, mark: str) -> float | None:
    if isinstance(cell, datetime.timedelta):
        column.units[position] = "h"
        return round(cell.total_seconds() / 3600, 6)
    if isinstance(cell, datetime.time):
        column.units[position] = "h"
        return round(cell.hour + cell.minute / 60 + cell.second / 3600, 6)
    text = cell.strip() if isinstance(cell, str) else ""
    if isinstance(cell, str) and (not text or lexicon.is_blank(text)):
        return None
    quantity = read_quantity(text, mark) if text else None
    if quantity is None:
        column.note("unread_number", position)
        return None
    column.quantities[position] = quantity
    if quantity.relative and not text.startswith("+"):
        # "10 % weniger" and "doppelt" say how far, not where to: compared with an actual they would mislead.
        column.note("unread_number", position)
        return None
    if quantity.ambiguous:
        column.note("ambiguous_number", position)
    elif quantity.is_plain:
        column.note("number_as_text", position)
    return quantity.value


def read_dates(cells: Sequence[Cell], lang: str) -> ReadColumn:
    """Return days."""
    column, told = ReadColumn([None] * len(cells)), days_in_order_of_others(cells) if lang != "de" else {}
    for position, cell in enumerate(cells):
        if cell.__class__ is datetime.date:
            column.values[position] = cell
        elif cell != "" and not (isinstance(cell, str) and lexicon.is_blank(cell)):
            day = column.values[position] = read_date(cell, lang) or told.get(cell)
            if day is None:
                column.note("unread_date", position)
            elif not isinstance(cell, datetime.date):
                column.note("date_as_text", position)
    return column


def read_moments(cells: Sequence[Cell], lang: str) -> ReadColumn:
    """Return days, or the text of a period ("März 2026", "Ende 2026") where no day is told."""
    column = read_dates(cells, lang)
    unread = []
    for position in column.noticed.pop("unread_date", []):
        if isinstance(cell := cells[position], str) and read_rough_period(cell) is not None:
            column.values[position] = cell.strip()
        else:
            unread.append(position)
    if unread:
        column.noticed["unread_date"] = unread
    return column


def read_periods(cells: Sequence[Cell], year: str = "") -> ReadColumn:
    """Return the keys of periods ("2026-09"); days stay days unless all of them begin or end a month.

    `year` is the one that the title names; it counts for periods of which none tells one.
    """
    column, known = ReadColumn([None] * len(cells)), keys_of(cells, year)
    for position, cell in enumerate(cells):
        if cell != "":
            period = column.values[position] = known[cell]
            if period is None and not (isinstance(cell, str) and lexicon.is_blank(cell)):
                column.note("unread_period", position)
    return column


def read_choices(cells: Sequence[Cell], kind: str) -> ReadColumn:
    """Return the values of a closed list; a perspective that nobody knows is kept as the organisation's own."""
    known = CHOICES[kind]
    column = ReadColumn([None] * len(cells))
    for position, cell in enumerate(cells):
        if cell == "" or (isinstance(cell, str) and not cell.strip()):
            continue
        text = read_text(cell)
        value = text if text in known else _choice(kind, text)
        if value is None and not lexicon.is_blank(text):
            if kind == "perspective":
                value = OTHER_PERSPECTIVE + text
            else:
                column.note("unread_choice", position)
        column.values[position] = value
    if kind == "perspective":
        column.values = beside_the_others(column.values)
    return column


def _choice(kind: str, text: str) -> str | None:
    return perspective_within(text) if kind == "perspective" else lexicon.choice(kind, text)


def read_texts(cells: Sequence[Cell], as_written: bool = False) -> ReadColumn:
    """Return texts, None for empty cells and, unless names stand there, for words that state nothing: "-", "tbd"."""
    texts = [(cell.strip() or None) if cell.__class__ is str else read_text(cell) for cell in cells]
    return ReadColumn(_written(texts) if as_written else _stated(texts))


def read_ids(cells: Sequence[Cell], formats: Mapping[int, NumberFormat]) -> ReadColumn:
    """Return ids as they are shown: 1.0 is "1", or "1.0" where the number format shows the decimal."""
    ids = [
        (cell.strip() or None) if cell.__class__ is str else _shown(cell, formats.get(position))
        for position, cell in enumerate(cells)
    ]
    return ReadColumn(_stated(ids))


def _stated(texts: list[str | None]) -> list[str | None]:
    """Return texts without those that state nothing. "#" counts things where a unit is asked for."""
    blanks = {text for text in set(texts) if text and text != "#" and lexicon.is_blank(text)}
    return _written([None if text in blanks else text for text in texts] if blanks else texts)


def _written(texts: list[str | None]) -> list[str | None]:
    """Return texts without those that a template holds for others to write over."""
    waiting = {text for text in set(texts) if text and is_placeholder(text)}
    return [None if text in waiting else text for text in texts] if waiting else texts


def read_text(cell: Cell) -> str | None:
    """Return the text of any cell, None where it is empty."""
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def _shown(cell: Cell, number: NumberFormat | None) -> str | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and number and number.decimals:
        return f"{cell:.{number.decimals}f}"
    return read_text(cell)


def as_shown(cell: Cell) -> str | Text:
    """Return a cell as its reader sees it: 46082 and 3,5 rather than 46082.0 and 3.5, WAHR rather than True."""
    if isinstance(cell, bool):
        return Text("WAHR", "TRUE") if cell else Text("FALSCH", "FALSE")
    if isinstance(cell, float | int):
        number = f"{cell:.10g}"
        return Text(number.replace(".", ","), number) if "." in number else number
    if isinstance(cell, datetime.date):
        return Text(*(localise(cell, lang) for lang in ("de", "en")))
    return str(cell)
