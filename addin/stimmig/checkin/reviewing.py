"""Start the review of a cycle: its key results beside the KPIs that they should have moved."""

import datetime
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import cell_name
from stimmig.checkin import course_words
from stimmig.checkin import review_words as words
from stimmig.checkin.course import courses
from stimmig.checkin.heads import found_heads
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.review_sheet import Line, draw_review
from stimmig.checkin.starting import free_name, way_of
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.language.text import Text, localise
from stimmig.model.choices import DECISIONS, VERDICTS
from stimmig.model.okr import Cycle, KeyResult, Objective
from stimmig.model.period import days_of
from stimmig.model.scorecard import KPI
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet
from stimmig.writing.xlsx.edit import NewSheet, put_sheets

KIND = "review"


class Started(NamedTuple):
    """A review that was started."""

    sheet: str
    cycle: str
    lang: str


def start_review(path: Path, cycle: str, today: datetime.date, lang: str | None) -> Started:
    """Put the sheet of a review into a workbook; Refusal where it is not clear which cycle is meant."""
    opened = open_for_check_ins(path, today, lang)
    started, sheet = plan_review(opened, cycle, today)
    write(opened, put_sheets(opened.reading.workbook.data, opened.name, [sheet]))
    return started


def plan_review(opened: Opened, cycle: str, today: datetime.date) -> tuple[Started, NewSheet]:
    """Return the review of a cycle and its sheet; Refusal where it is not clear which cycle is meant."""
    chosen = _chosen(opened, cycle, today)
    workbook = opened.reading.workbook
    kind = f"{KIND}/{zlib.crc32(fold(chosen.label).encode()):08x}"
    older = next((sheet for sheet in workbook.reports if sheet.kind == kind), None)
    if older is not None:
        _refuse_unless_recorded(opened, older)
    wanted = re.sub(r"[\[\]:*?/\\]", " ", words.SHEET.to(opened.lang, cycle=chosen.label))
    name = (
        older.name
        if older is not None
        else free_name(wanted, {sheet.name for sheet in (*workbook.sheets, *workbook.reports)})
    )
    scratch = draw_review(name, opened.lang, chosen.label, list(_lines(opened, chosen, today)))
    return Started(name, chosen.label, opened.lang), NewSheet(kind, name, scratch)


def objectives_of(opened: Opened, cycle: Cycle) -> list[Objective]:
    """Return the objectives of a cycle, those that were dropped left out."""
    rows = opened.strategy.objectives
    return [row for row in rows if row.status != "dropped" and opened.strategy.cycle_of(row) is cycle]


def key_results_of(opened: Opened, objective: Objective) -> list[KeyResult]:
    """Return the key results of an objective, those that were dropped left out."""
    return [row for row in opened.strategy.of(objective, KeyResult) if row.status != "dropped"]


def _refuse_unless_recorded(opened: Opened, sheet: Sheet) -> None:
    """Raise a Refusal where a sheet holds answers that the workbook does not."""
    head, columns = found_heads(sheet, words.HEADS)
    told = {fold(row.learning) for row in opened.strategy.reviews if row.learning}
    told |= {fold(text) for row in opened.strategy.reviews for text in DECISIONS.get(row.decision or "", ())}
    told |= {fold(text) for row in opened.strategy.key_results for text in VERDICTS.get(row.verdict or "", ())}
    for row in range(head + 1, len(sheet.rows)):
        for field in ("verdict", "learning", "decision"):
            text = str(sheet.rows[row][columns[field]]).strip() if field in columns else ""
            if text and fold(text) not in told:
                facts = {"name": opened.name, "sheet": sheet.name, "cell": cell_name(row, columns[field])}
                raise Refusal("review_open", words.REVIEW_OPEN, how=opened.ways.record_review, **facts)


def waiting_cycles(opened: Opened, today: datetime.date) -> list[Cycle]:
    """Return the cycles that have begun and wait for a review."""
    return [one for one in _open_cycles(opened) if one.start is None or one.start <= today]


def _open_cycles(opened: Opened) -> list[Cycle]:
    return [one for one in opened.strategy.cycles if one.state != "closed" and objectives_of(opened, one)]


def _chosen(opened: Opened, name: str, today: datetime.date) -> Cycle:
    cycles = _open_cycles(opened)
    labels = [one.label for one in cycles]
    if name:
        cycles = [one for one in cycles if fold(one.label) == fold(name)]
    else:
        cycles = waiting_cycles(opened, today)
    if not cycles:
        facts = {"name": opened.name, "cycle": name, "cycles": labels or words.ALL}
        raise Refusal("no_cycle", words.NO_CYCLE, **facts)
    if len(cycles) > 1:
        facts = {"name": opened.name, "cycles": [one.label for one in cycles], "how": opened.ways.choose_cycle}
        raise Refusal("which_cycle", words.WHICH_CYCLE, **facts)
    return cycles[0]


def _lines(opened: Opened, cycle: Cycle, today: datetime.date):
    lang = opened.lang
    for objective in objectives_of(opened, cycle):
        yield Line(True, objective.label, objective.name, "", None, "", "")
        for one in courses(opened, today, rows=key_results_of(opened, objective)):
            row = one.row
            hypothesis = f"\n{row.hypothesis}" if row.hypothesis else ""
            kpis = opened.strategy.targets.get((row, "kpi_to_move"), ())
            told = "\n".join(kpi_text(opened, kpi, cycle, lang) for kpi in kpis)
            if not kpis and row.kpi_to_move:
                told = words.KPI_ELSEWHERE.to(lang, names=list(row.kpi_to_move))
            progress = course_words.progress_text(one, lang)
            yield Line(False, row.label, f"{row.name}{hypothesis}", way_of(row, lang), one.value, progress, told)


def kpi_text(opened: Opened, kpi: KPI, cycle: Cycle, lang: str) -> str:
    """Return a KPI's value before, during and after a cycle, and whether it moved."""
    values = kpi_course(opened, kpi, cycle)
    shown = ["?" if value is None else localise(value, lang) for value in values]
    unit = f" {kpi.unit}" if kpi.unit else ""
    facts = dict(zip(("before", "during", "after"), shown))
    return words.KPI.to(lang, name=kpi.name or kpi.label, unit=unit, moved=_moved(kpi, values), **facts)


def kpi_course(opened: Opened, kpi: KPI, cycle: Cycle) -> tuple[float | None, float | None, float | None]:
    """Return the last value before a cycle, the last one within it, and the first one after it, as far as they are told."""
    told = [(days[1], value.actual) for value in opened.strategy.values_of(kpi)
            if value.actual is not None and (days := days_of(value.period))]  # fmt: skip
    if kpi.actual is not None and kpi.as_of is not None:
        told.append((kpi.as_of, kpi.actual))
    told.sort(key=lambda one: one[0])
    start, end = cycle.start, cycle.end
    before = [value for day, value in told if start and day < start]
    during = [value for day, value in told if start and end and start <= day <= end]
    after = [value for day, value in told if end and day > end]
    return (before[-1] if before else kpi.baseline, during[-1] if during else None, after[0] if after else None)


def _moved(kpi: KPI, values: Sequence[float | None]) -> Text:
    before, last = values[0], values[2] if values[2] is not None else values[1]
    if before is None or last is None:
        return words.UNKNOWN
    if before == last:
        return words.STILL
    if kpi.better not in ("higher", "lower"):
        return words.CHANGED
    return words.MOVED if (last > before) == (kpi.better == "higher") else words.AGAINST
