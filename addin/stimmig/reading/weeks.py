"""Give weeks and days of check-ins the year that their cycle tells: "KW 20" in the OKRs of tertial 2/2024 is 2024-W20."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from stimmig.cells import cell_name
from stimmig.language.text import Text
from stimmig.model.period import days_of
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import cycle_in_title, days_in_title
from stimmig.reading.grammar.dates import read_date, read_period
from stimmig.reading.grammar.day_order import day_without_year
from stimmig.reading.layout import Question
from stimmig.reading.records import Records
from stimmig.reading.undated_values import questions_about_years

_WITHOUT_YEAR = re.compile(r"W\d\d|\d\d|[QHT]\d")
_AROUND = datetime.timedelta(days=31)
"""the first look may come before a cycle, the last one after it"""

NO_YEAR = Text(
    "In welchem Jahr liegt „{week}“? Weder der Titel noch ein Zyklus nennt es; die Angabe blieb, wie sie ist.",
    "In which year is “{week}”? Neither the title nor a cycle tells; it was left as it is.",
)


def with_years(tables: Sequence[Records], cover: str | None = None) -> tuple[list[Records], list[Question]]:
    """Return the tables with the years of check-ins filled in, and questions about years that nothing tells.

    `cover` is the cycle that the cover of the workbook names; it counts where no table names one.
    """
    spans = list(_spans_of_cycles(tables)) or ([days] if cover and (days := days_of(cover)) else [])
    found, asked = [], []
    for one in tables:
        if one.layout.table == "checkins" and (open_ones := _without_year(one)):
            title = cycle_in_title(one)
            days = days_of(title) if title else days_in_title(one)
            own = [days] if days else spans
            one, left = _dated(one, open_ones, own)
            asked += [_question(one, at) for at in left[:1]]
        found.append(_by_key(one) if one.layout.table == "checkins" else one)
    return found, [*asked, *questions_about_years(found)]


def _by_key(records: Records) -> Records:
    """Return check-ins whose weeks and months with a year have the keys of periods: "KW 3/2026" is 2026-W03."""
    column = records.columns.get("date")
    texts = {value for value in column.values if isinstance(value, str)} if column else ()
    keys = {text: period.key for text in texts if (period := read_period(text)) and days_of(period.key)}
    if all(text == key for text, key in keys.items()):
        return records
    dated = ReadColumn([keys.get(value, value) if isinstance(value, str) else value for value in column.values])
    dated.noticed = column.noticed
    return records._replace(columns={**records.columns, "date": dated})


def _spans_of_cycles(tables: Iterable[Records]) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yield first and last days of the cycles that a workbook tells."""
    for one in tables:
        if one.layout.table == "cycles":
            yield from ((start, end) for start, end in zip(one.values("start"), one.values("end")) if start and end)
        elif one.layout.table in ("objectives", "key_results"):
            texts = {cycle_in_title(one), *one.values("cycle")} - {None}
            keys = [period.key for text in texts if (period := read_period(text))]
            yield from (days for key in keys if (days := days_of(key)))


def _without_year(records: Records) -> dict[int, str]:
    """Return position → text of check-ins that tell a week, month or day but no year."""
    columns = records.columns.get("date")
    values = columns.values if columns else ()
    if set(map(type, values)) <= {datetime.date}:
        return {}
    cells = _cells(records)
    found = {}
    for at, value in enumerate(values):
        text = value if isinstance(value, str) else cells[at] if value is None and isinstance(cells[at], str) else ""
        period = read_period(text)
        if (period and _WITHOUT_YEAR.fullmatch(period.key)) or day_without_year(text):
            found[at] = text
    return found


def _cells(records: Records) -> list:
    column = records.block.columns.get("date")
    return [] if column is None else [records.block.cells[row][column] for row in records.layout.rows]


def _dated(records: Records, texts: dict[int, str], spans) -> tuple[Records, list[int]]:
    column = records.columns["date"]
    values = list(column.values)
    known = {text: _in_cycle(text, spans) for text in set(texts.values())}
    for at, text in texts.items():
        values[at] = known[text] or values[at]
    dated = ReadColumn(values)
    dated.noticed = {
        kind: kept for kind, places in column.noticed.items() if (kept := [at for at in places if values[at] is None])
    }
    rows = {records.layout.rows[at] for at, text in texts.items() if known[text]}
    observations = tuple(
        kept
        for noted in records.observations
        if (kept := _without_rows(noted, rows if noted.kind == "unread_date" and noted.field == "date" else set()))
    )
    unread = {
        at: fields - {"date"} if values[at] is not None else fields for at, fields in records.unread_fields.items()
    }
    changed = records._replace(
        columns={**records.columns, "date": dated}, observations=observations, unread_fields=unread
    )
    return changed, [at for at, text in texts.items() if not known[text]]


def _without_rows(noted, rows: set[int]):
    if not rows:
        return noted
    kept = tuple(row for row in noted.rows if row not in rows)
    return noted._replace(rows=kept) if kept else None


def _in_cycle(text: str, spans) -> datetime.date | str | None:
    """Return the day or the key of the period that lies in or near one of the spans; None unless only one does."""
    for around in (datetime.timedelta(0), _AROUND):
        found = set()
        for start, end in spans:
            for year in range(start.year - 1, end.year + 2):
                moment = _in_year(text, year)
                days = (moment, moment) if isinstance(moment, datetime.date) else days_of(moment) if moment else None
                if days and days[0] <= end + around and start - around <= days[1]:
                    found.add(moment)
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _in_year(text: str, year: int) -> datetime.date | str | None:
    if day := day_without_year(text):
        return read_date(f"{day}{year}")
    period = read_period(text, year)
    return period.key if period else None


def _question(records: Records, at: int) -> Question:
    block, row = records.block, records.layout.rows[at]
    place = block.place(row, "date")
    week = str(block.cells[row][block.columns["date"]])
    return Question(records.layout.sheet, place.cell or cell_name(row, 0), NO_YEAR.filled(week=week))
