"""Set up the next cycle: a planning sheet with what was learned beside empty rows; nothing is carried over."""

import datetime
import re
import zlib
from pathlib import Path
from typing import NamedTuple

from stimmig.cells import cell_name
from stimmig.checkin import plan_words as words
from stimmig.checkin.heads import found_heads
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.plan_sheet import Plan, draw_plan
from stimmig.checkin.reviewing import key_results_of
from stimmig.checkin.starting import free_name
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.model.choices import DECISIONS
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet
from stimmig.writing.xlsx.edit import NewSheet, put_sheets

KIND = "plan"
_OBJECTIVES, _KEY_RESULTS = 3, 5
"""where the profile sets no limits"""


class SetUp(NamedTuple):
    """A plan that was set up."""

    sheet: str
    learnings: int
    open: int
    lang: str


def plan_cycle(
    path: Path, team: str, start: datetime.date, end: datetime.date, today: datetime.date, lang: str | None
) -> SetUp:
    """Put a planning sheet into a workbook; Refusal where the days make no cycle."""
    if end <= start:
        raise Refusal("end_before_start", words.END_BEFORE_START, start=start, end=end)
    opened = open_for_check_ins(path, today, lang)
    workbook = opened.reading.workbook
    kind = f"{KIND}/{zlib.crc32(fold(team).encode()):08x}"
    older = next((sheet for sheet in workbook.reports if sheet.kind == kind), None)
    if older is not None:
        _refuse_unless_recorded(opened, older)
    wanted = re.sub(r"[\[\]:*?/\\]", " ", words.SHEET.to(opened.lang, team=team)).strip()
    name = (
        older.name
        if older is not None
        else free_name(wanted, {sheet.name for sheet in (*workbook.sheets, *workbook.reports)})
    )
    learnings, hypotheses = _learned(opened, team), _open(opened, team)
    links = (*opened.strategy.level("moal"), *opened.strategy.strategic_objectives)
    plan = Plan(
        name, opened.lang, team, start, end,
        limit_of(opened, "objectives_max", _OBJECTIVES),
        limit_of(opened, "key_results_max", _KEY_RESULTS),
        tuple(row.id for row in links if row.id),
        tuple(row.id for row in opened.strategy.kpis if row.id),
        [*learnings, *hypotheses],
    )  # fmt: skip
    write(opened, put_sheets(workbook.data, opened.name, [NewSheet(kind, name, draw_plan(plan))]))
    return SetUp(name, len(learnings), len(hypotheses), opened.lang)


def _refuse_unless_recorded(opened: Opened, sheet: Sheet) -> None:
    """Raise a Refusal where somebody has planned on a sheet and it is not recorded."""
    head, columns = found_heads(sheet, words.HEADS)
    asked = [column for field, column in columns.items() if field not in ("slot", "state")]
    for row in range(head + 1, len(sheet.rows)):
        cells = sheet.rows[row]
        planned = str(cells[columns["slot"]]).strip() if "slot" in columns else ""
        typed = next((column for column in asked if str(cells[column]).strip()), None)
        if planned and typed is not None and not ("state" in columns and str(cells[columns["state"]]).strip()):
            facts = {"name": opened.name, "sheet": sheet.name, "cell": cell_name(row, typed)}
            raise Refusal("plan_open", words.PLAN_OPEN, **facts)


def limit_of(opened: Opened, key: str, otherwise: int) -> int:
    """Return a limit of the workbook's profile, or another where it sets none."""
    return int(opened.limits[key] or otherwise)


def _learned(opened: Opened, team: str) -> list[str]:
    found = []
    for review in opened.strategy.reviews:
        objectives = opened.strategy.targets.get((review, "objective"), ())
        if review.learning and _is_of(opened, objectives, team):
            decision = DECISIONS[review.decision].to(opened.lang) if review.decision in DECISIONS else "–"
            facts = {"cycle": review.cycle or "–", "objective": review.objective or "–"}
            found.append(words.LEARNED.to(opened.lang, learning=review.learning, decision=decision, **facts))
    return found


def _open(opened: Opened, team: str) -> list[str]:
    """Return the hypotheses that nothing has confirmed or rejected."""
    rows = (row for objective in opened.strategy.objectives if _is_of(opened, [objective], team)
            for row in key_results_of(opened, objective))  # fmt: skip
    return [
        words.OPEN.to(opened.lang, id=row.label, hypothesis=row.hypothesis)
        for row in rows
        if row.hypothesis and row.verdict in (None, "open")
    ]


def _is_of(opened: Opened, objectives, team: str) -> bool:
    return not team or any(fold(opened.strategy.team_of(one) or "") == fold(team) for one in objectives)
