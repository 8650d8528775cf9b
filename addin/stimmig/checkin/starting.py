"""Start a round: put a sheet into the workbook with a row for each running key result."""

import datetime
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin import refusals
from stimmig.checkin import round_words as words
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.round_sheet import LONGEST_COURSE, Line, Page, draw_round
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.language.text import Text, localise
from stimmig.model.okr import KeyResult
from stimmig.refusal import Refusal
from stimmig.writing.xlsx.edit import NewSheet, put_sheets, remove_sheets

_LONGEST_LIST = 200
"""letters of a list of names; Excel takes 255"""


class Started(NamedTuple):
    """A round that was started: its sheet, how many key results it asks about, and the older rounds that went."""

    sheet: str
    rows: int
    replaced: tuple[str, ...]
    lang: str


class Planned(NamedTuple):
    """A round as it is to come into the workbook, and the sheets of older rounds that go for it."""

    sheet: NewSheet
    rows: int
    replaced: tuple[str, ...]


def start_round(path: Path, team: str, day: datetime.date | None, today: datetime.date, lang: str | None) -> Started:
    """Put the sheet of a round into a workbook; Refusal where there is nothing to ask, or an older one is not recorded."""
    day = day_of(day, today)
    opened = open_for_check_ins(path, day, lang)
    plan = plan_round(opened, team, day)
    workbook = opened.reading.workbook
    kinds = [sheet.kind for sheet in workbook.reports if sheet.name in plan.replaced]
    data = remove_sheets(workbook.data, opened.name, kinds) if kinds else workbook.data
    write(opened, data, put_sheets(data, opened.name, [plan.sheet]))
    return Started(plan.sheet.name, plan.rows, plan.replaced, opened.lang)


def day_of(day: datetime.date | None, today: datetime.date) -> datetime.date:
    """Return the day of a round; Refusal where it has not come yet."""
    if day and day > today:
        raise Refusal("future", refusals.ROUND_IN_FUTURE, day=day)
    return day or today


def plan_round(opened: Opened, team: str, day: datetime.date) -> Planned:
    """Return the round of a day; Refusal where there is nothing to ask, or an older one is not recorded."""
    rows = opened.running(day, team)
    if not opened.strategy.key_results:
        raise Refusal("no_key_results", refusals.NO_KEY_RESULTS, name=opened.name)
    if not rows:
        teams = {opened.team_of(row) for row in opened.running(day)} - {""}
        known = sorted(teams) or [refusals.NO_TEAM]
        said = refusals.OF_TEAM.filled(team=team, teams=known) if team else ""
        raise Refusal("nothing_runs", refusals.NOTHING_RUNS, name=opened.name, day=day, team=said)
    old = _older_rounds(opened, rows)
    workbook = opened.reading.workbook
    taken = {sheet.name for sheet in (*workbook.sheets, *workbook.reports)} - set(old)
    page = _page(opened, rows, team, day, free_name(_sheet_name(opened, team, day), taken))
    kind = f"round/{day}/{zlib.crc32(fold(team).encode()):08x}"
    return Planned(NewSheet(kind, page.name, draw_round(page)), len(rows), tuple(old))


def _older_rounds(opened: Opened, rows: Sequence[KeyResult]) -> list[str]:
    """Return the sheets of older rounds that ask about the same key results; Refusal where one waits to be recorded."""
    names = {fold(row.label) for row in rows}
    found = []
    for older in filled_rounds(opened):
        if not names.isdisjoint(fold(str(row.key_result)) for row in older.rows):
            waiting = [row for row in older.filled if not row.recorded_as]
            if waiting:
                facts = {
                    "name": opened.name,
                    "sheet": older.sheet,
                    "count": len(waiting),
                    "how": opened.ways.record_round,
                }
                raise Refusal("round_open", refusals.ROUND_OPEN, **facts)
            found.append(older.sheet)
    return found


def _sheet_name(opened: Opened, team: str, day: datetime.date) -> str:
    name = words.NAME.to(opened.lang, day=f"{day:%d.%m.}" if opened.lang == "de" else f"{day:%d %b}")
    return re.sub(r"[\[\]:*?/\\]", " ", f"{name} {team}".strip())


def free_name(wanted: str, taken: set[str]) -> str:
    """Return a sheet name that is not taken: the little charts name their sheet, so it must be known beforehand."""
    used, name, number = {fold(one) for one in taken}, wanted[:31].strip(" '"), 2
    while fold(name) in used:
        name, number = f"{wanted[:26].strip()} ({number})", number + 1
    return name


def _page(opened: Opened, rows: Sequence[KeyResult], team: str, day: datetime.date, name: str) -> Page:
    limits = opened.limits
    scale = (limits["confidence_min"], limits["confidence_max"])
    title = " · ".join(part for part in (words.TITLE.to(opened.lang, day=day), team) if part)
    scale = (0, 10) if None in scale else scale
    guide, lines = opened.ways.guide.to(opened.lang), [_line(opened, row) for row in rows]
    return Page(name, opened.lang, title, guide, day, scale, _people(opened, rows), lines)


def _people(opened: Opened, rows: Sequence[KeyResult]) -> tuple[str, ...]:
    """Return who may have filled in a row: owners and those who did before, as many as a list takes."""
    named = [row.owner for row in rows]
    for row in rows:
        named += [part.columns["by"][at] for part, at in opened.told(row)]
    found: list[str] = []
    for one in dict.fromkeys(filter(None, named)):
        if "," not in one and len(",".join([*found, one])) <= _LONGEST_LIST:
            found.append(one)
    return tuple(found)


def _line(opened: Opened, row: KeyResult) -> Line:
    told = list(opened.told(row))
    values = [value for part, at in told if (value := part.columns["value"][at]) is not None]
    confidences = [one for part, at in told if (one := part.columns["confidence"][at]) is not None]
    objective, cycle = opened.strategy.objective_of(row), opened.cycle_of(row)
    last = values[-1] if values else row.current
    return Line(
        row.label,
        row.name,
        objective.name if objective else "",
        row.hypothesis or "",
        way_of(row, opened.lang),
        row.unit or "",
        last,
        tuple(([row.baseline] if row.baseline is not None else []) + values)[-LONGEST_COURSE:],
        confidences[-1] if confidences else row.confidence,
        cycle.start if cycle else None,
    )


def way_of(row: KeyResult, lang: str) -> str:
    """Return "3 → 6 von 10": baseline, target and unit as far as they are known."""
    baseline = "?" if row.baseline is None else localise(row.baseline, lang)
    unit = f" {row.unit}" if row.unit else ""
    if row.target_text:
        return f"{baseline} → {row.target_text}"
    return f"{baseline} → {'?' if row.target is None else localise(row.target, lang)}{unit}"


STARTED = Text(
    "Begonnen: Blatt „{sheet}“ mit {count} {count:Key Result|Key Results}. Füllen Sie die hellen Felder aus, speichern und"
    " schließen Sie die Mappe; danach nimmt „stimmig check-in record“ sie auf.",
    "Started: sheet “{sheet}” with {count} {count:key result|key results}. Fill in the pale fields, save and close the"
    " workbook; then “stimmig check-in record” takes them in.",
)
