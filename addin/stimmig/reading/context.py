"""What rows inherit from what stands around them: the perspective of a section, the cycle of a title."""

import datetime
import re
from collections.abc import Sequence

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.notes import has_stamp
from stimmig.language.perspectives import perspective_within
from stimmig.model.canonical import OWN_TEXTS
from stimmig.model.choices import OTHER_PERSPECTIVE
from stimmig.model.period import PARTS, days_of
from stimmig.model.place import Block
from stimmig.reading.grammar.dates import Period, read_date, read_period
from stimmig.reading.grammar.day_order import days_in_order_of_others
from stimmig.reading.grammar.period_words import in_plain_words
from stimmig.reading.grammar.terms import term_within
from stimmig.reading.records import Records
from stimmig.reading.rows import SECTION
from stimmig.reading.statements import label_and_text

_OF_A_PERSPECTIVE = ("strategic_objective", "name")
_LABELS_ABOVE = 5
_LONGEST_PERIOD = 3
_LONGEST_TITLE = 60
_CYCLE = re.compile(r"-[QTH]\d$")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d|FY\d")
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_YEAR = r"\s+((?:19|20)\d\d)"
_MONTHS = re.compile(
    rf"([^\W\d_]{{3,}})\.?(?:{_YEAR})?\s*(?:-|–|—|bis|to|until)\s*([^\W\d_]{{3,}}\.?{_YEAR})", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s+[-–—|]\s+|:\s+")
_MONTH_OF_DAY = r"[^\W\d_]{3,}\.?"
_DAYS_IN_WORDS = (
    re.compile(
        rf"(\d{{1,2}} {_MONTH_OF_DAY})()(?: \d{{4}})?\s*(?:-|–|—|bis|to|until)\s*(\d{{1,2}} {_MONTH_OF_DAY},? (\d{{4}}))",
        re.I,
    ),
    re.compile(rf"({_MONTH_OF_DAY} \d{{1,2}})()\s*(?:-|–|—|to|until)\s*({_MONTH_OF_DAY} \d{{1,2}},? (\d{{4}}))", re.I),
)
_SPAN = re.compile(rf"({_DAY})\s*(?:-|–|—|bis|to|until)\s*({_DAY})", re.IGNORECASE)


def period_within(text: str) -> Period | None:
    """Return the period with its year that a title names: "OKR Tertial 2/2024" is 2024-T2."""
    spanned = _days_spanned(text) or _months_spanned(text)
    if spanned:
        return _spanning(*spanned)
    words = re.split(r"[\s,;()]+", in_plain_words(text))
    for length in range(_LONGEST_PERIOD, 0, -1):
        for start in range(len(words) - length + 1):
            period = read_period(" ".join(words[start : start + length]).strip(":–-"))
            if period and _HAS_YEAR.match(period.key):
                return period
    return None


def _days_spanned(text: str) -> tuple[datetime.date, datetime.date, str] | None:
    """Return the first and last day of "01.10.2025 – 31.12.2025", and these words."""
    if match := _SPAN.search(text):
        told = days_in_order_of_others(match.groups())  # "4/1/2025 - 6/30/2025" begins in April
        first, last = (told.get(day) or read_date(day) for day in match.groups())
        return (first, last, match[0]) if first and last else None
    for form in _DAYS_IN_WORDS:  # "2 September to 29 November 2024", "Sep 2 – Nov 29, 2024"
        if match := form.search(text):
            first, last = (read_date(day.replace(".", "")) for day in (f"{match[1]}, {match[4]}", match[3]))
            return (first, last, match[0]) if first and last else None
    return None


def days_in_title(records: Records) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day that the title of a table or of its sheet spells out."""
    spans = (_days_spanned(title) for title in (records.layout.title, records.layout.sheet))
    return next((span[:2] for span in spans if span), None)


def _months_spanned(text: str) -> tuple[datetime.date, datetime.date, str] | None:
    """Return the first and last day of "January – April 2025", and these words."""
    match = _MONTHS.search(text)
    months = (read_period(f"{match[1]} {match[2] or match[4]}"), read_period(match[3])) if match else ()
    first, last = (days_of(month.key) if month else None for month in months or (None, None))
    return (first[0], last[1], match[0]) if first and last else None


def _spanning(first: datetime.date, last: datetime.date, written: str) -> Period | None:
    """Return the period that two days span: from 1 October to 31 December 2025 it is 2025-Q4."""
    year = first.year
    names = [str(year), *(f"{year}-{kind}{number}" for kind, most in PARTS.items() for number in range(1, most + 1))]
    names += [f"{year}-{month:02d}" for month in range(1, 13)]
    return next((Period(name, written) for name in names if days_of(name) == (first, last)), None)


def perspectives(records: Records) -> list[str | None]:
    """Return the perspective of each row: its own, the last one above it, or that of the heading, title or sheet."""
    layout, cells = records.layout, records.block.cells
    heads = [column.heading for column in layout.columns if column.field in _OF_A_PERSPECTIVE]  # "Customer objectives"
    current = next(
        (known for text in (*heads, layout.title, layout.sheet) if (known := _perspective_of_title(text))), None
    )
    sections = [row.index for row in layout.skipped if row.why == SECTION]
    found = []
    for row, own in zip(layout.rows, records.values("perspective")):
        while sections and sections[0] < row:
            named = [cell for cell in cells[sections.pop(0)] if isinstance(cell, str) and cell.strip()]
            known = next((known for cell in named if (known := perspective_within(cell))), None)
            current = known or (OTHER_PERSPECTIVE + named[0].strip() if named else current)
        current = own or current
        found.append(current)
    return found


def _perspective_of_title(text: str) -> str | None:
    """Return the perspective of a title, also of one that goes on: "1. FINANCIAL - Dr N. Keane", "Customer: Orla"."""
    return perspective_within(text) or perspective_within(_GOES_ON.split(text, maxsplit=1)[0])


def cycles_between(records: Records) -> list[str | None]:
    """Return the cycle of each row that a line between the rows tells, as "Cycle: January - March 2025" does."""
    layout, cells = records.layout, records.block.cells
    told: dict[int, str] = {}
    for one in layout.skipped:
        texts = [cell for cell in cells[one.index] if isinstance(cell, str) and cell.strip()]
        period = period_within(texts[0]) if len(texts) == 1 and len(texts[0]) <= _LONGEST_TITLE else None
        if period and may_be_cycle(period.key):
            told[one.index] = period.key
    return [next((told[at] for at in sorted(told, reverse=True) if at < row), None) for row in layout.rows]


def may_be_cycle(period: str) -> bool:
    """Say whether a period is a quarter, tertial or half of a year."""
    return bool(_CYCLE.search(period))


def cycle_in_title(records: Records) -> str | None:
    """Return the cycle that the title above a table, the name of its sheet or a label above it tells.

    A quarter farther above counts more than a bare year or the month of a report: "Reporting month: 04/2024"; as of
    when a sheet is ("Stand 10/2024") counts for nothing.
    """
    heads = [column.heading for column in records.layout.columns if column.field == "objective"]  # "Objective Q2/2025"
    titles = (records.layout.title, records.layout.sheet, *_labelled_cycles(records), *heads)
    named = [period.key for title in titles if _is_title(title) and (period := period_within(title))]
    parts = (key for key in named if may_be_cycle(key))
    terms = filter(None, (term_within(title) for title in titles if _is_title(title)))
    last = (period_within(title) for title in titles if _is_title(title) and not has_stamp(title))
    return (
        next(parts, None) or next(terms, None) or _cycle_above(records) or next((one.key for one in last if one), None)
    )


def _cycle_above(records: Records) -> str | None:
    """Return the quarter, tertial or half that titles farther above a table name; None where they name several."""
    layout = records.layout
    rows = layout.arranged.source.rows if layout.arranged else records.block.cells
    filled = ([cell for cell in row if cell != ""] for row in rows[: layout.on_sheet.top])
    lone = [cells[0] for cells in filled if len(cells) == 1 and isinstance(cells[0], str)]
    periods = (period_within(text) for text in lone if len(text) <= _LONGEST_TITLE and _is_title(text))
    found = {period.key for period in periods if period and may_be_cycle(period.key)}
    return found.pop() if len(found) == 1 else None


def _is_title(text: str) -> bool:
    """Say whether a text may name a cycle: "they may contribute" is no month of May, and a vision tells of 2030."""
    return text not in OWN_TEXTS and not label_and_text(text)[0]


def _labelled_cycles(records: Records) -> list[str]:
    """Return what stands beside a label such as "Timeframe:" above a table, where there is one such label."""
    layout = records.layout
    rows = layout.arranged.source.rows if layout.arranged else records.block.cells
    top = layout.on_sheet.top
    pairs: list[tuple[str, str]] = []
    for row in rows[max(0, top - _LABELS_ABOVE) : top]:
        filled = [_written(cell) for cell in row if _written(cell)]
        pairs += zip(filled, filled[1:])
    found = [text for label, text in pairs if label.endswith(":") and "cycle" in fields_of(label)]
    return found if len(found) == 1 else _from_and_until(pairs)


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    return cell.strip() if isinstance(cell, str) else ""


def _from_and_until(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Return the stretch of time of which labels tell the begin and the end: "von | Juli 2024", "bis | Dezember 2024"."""
    ends = {
        field: [text for label, text in pairs if field in fields_of(label) and (read_date(text) or read_period(text))]
        for field in ("start", "end")
    }
    if len(ends["start"]) != 1 or len(ends["end"]) != 1:
        return []
    return [f"{ends['start'][0]} – {ends['end'][0]}"]


def part_of(block: Block, **fields: str) -> Block:
    """Return the block of other rows in the same table; `fields` is new field = field of the table."""
    columns = {new: block.columns[old] for new, old in fields.items() if old in block.columns}
    return block.replace(columns=columns)
