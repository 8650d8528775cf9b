"""Check-ins and reviews in an open workbook: begin one, record it, and take the recording back.

What is written was planned by `checkin/`, as for a closed file; here it is asked, carried out and said.
"""

import datetime
from collections.abc import Sequence
from typing import Any

from stimmig.checkin import closing, recording, review_words
from stimmig.checkin.closing import plan_close
from stimmig.checkin.commands import about, about_older
from stimmig.checkin.drafts import Problem
from stimmig.checkin.migrating import refuse_old_template
from stimmig.checkin.opened import Opened, opened_from
from stimmig.checkin.recording import plan_record
from stimmig.checkin.reviewing import plan_review, waiting_cycles
from stimmig.checkin.starting import plan_round
from stimmig.checkin.ways import COMMANDS, Ways
from stimmig.clicks import check_in_words as words
from stimmig.clicks.buttons import BUTTONS
from stimmig.clicks.changing import change
from stimmig.clicks.click import Click
from stimmig.clicks.manners import has_protected_structure
from stimmig.clicks.own_sheets import copy_in, refuse_unless_takes_sheets
from stimmig.clicks.place import here
from stimmig.clicks.taking_back import has_snapshot, take_back
from stimmig.clicks.words import STRUCTURE_STAYS
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.workbook.live import open_live
from stimmig.writing.xlsx.changing import Changes

_MOST_SAID = 8
"""troubles that a dialog names one by one"""


def start_round(book: Any, click: Click, today: datetime.date) -> str:
    """Put in the sheet of today's round, for one team or for all of them."""
    opened = _opened(book, click, today)
    team = _team(book, click, opened, today)
    if team is None:
        return ""
    plan = plan_round(opened, team, today)
    name = copy_in(book, plan.sheet, replaces=plan.replaced)
    _show(book, click, name)
    said = words.ROUND_STARTED.to(opened.lang, sheet=name, count=plan.rows, button=_label("record_check_in"))
    return " ".join([said, *about_older(plan.replaced, opened.lang)])


def record_rounds(book: Any, click: Click, today: datetime.date) -> str:
    """Take the filled rows of all open rounds in, after asking; rows with troubles stay where they are."""
    opened = _opened(book, click, today)
    refuse_old_template(opened, recording.MIGRATED_TABLES, COMMANDS.record_round)
    done, changes = plan_record(opened)
    if done.replaceable:
        facts = {"count": len(done.replaceable), "ids": done.replaceable}
        if click.ask(words.REPLACE_ASKED.to(done.lang, **facts)):
            done, changes = plan_record(opened, done.replaceable)
    if _carried_out(book, click, changes, done.lang, words.RECORD_ASKED.filled(count=len(done.additions))) is None:
        return ""
    return "\n\n".join([*about(done, done.lang), *_troubles(book, click, done.problems, done.lang)])


def start_review(book: Any, click: Click, today: datetime.date) -> str:
    """Put in the sheet of a review: of the cycle that waits for one, or of the one whose row is selected."""
    opened = _opened(book, click, today)
    cycles = waiting_cycles(opened, today)
    here_ = _cycle_here(book, opened) if len(cycles) > 1 else None
    started, sheet = plan_review(opened, here_.label if here_ in cycles else "", today)
    name = copy_in(book, sheet)
    _show(book, click, name)
    facts = {"sheet": name, "cycle": started.cycle, "button": _label("record_review")}
    return words.REVIEW_STARTED.to(opened.lang, **facts)


def record_reviews(book: Any, click: Click, today: datetime.date) -> str:
    """Take verdicts, learnings and decisions in, after asking; a complete review closes its cycle."""
    opened = _opened(book, click, today)
    refuse_old_template(opened, closing.MIGRATED_TABLES, COMMANDS.record_review)
    done, changes = plan_close(opened, today)
    closes = words.CLOSING.filled(names=done.cycles) if done.cycles else ""
    asked = words.REVIEW_ASKED.filled(count=done.reviews + done.verdicts, closing=closes)
    unlocked = _carried_out(book, click, changes, done.lang, asked)
    if unlocked is None:
        return ""
    closed = review_words.CLOSED.filled(cycle=done.cycles) if done.cycles else ""
    said = review_words.RECORDED.to(done.lang, reviews=done.reviews, verdicts=done.verdicts, closed=closed)
    open_ = [words.NOT_LOCKED.to(done.lang, sheets=unlocked)] if unlocked else []
    return "\n\n".join([said, *open_, *_troubles(book, click, done.problems, done.lang)])


def take_recording_back(book: Any, click: Click) -> str:
    """Put everything back as it was before the last recording."""
    if not has_snapshot(book):
        return words.NO_RECORDING_TO_TAKE_BACK.to(click.lang)
    if has_protected_structure(book):
        return STRUCTURE_STAYS.to(click.lang)
    return words.RECORDING_TAKEN_BACK.to(click.lang, count=take_back(book))


def _opened(book: Any, click: Click, today: datetime.date) -> Opened:
    refuse_unless_takes_sheets(book)
    return opened_from(open_live(book), today, click.lang, _ways())


def _ways() -> Ways:
    with_button = Text("mit der Schaltfläche „{button}“", "with the button “{button}”")
    record = _label("record_check_in")
    return Ways(
        with_button.filled(button=_label("start_check_in")),
        with_button.filled(button=record),
        with_button.filled(button=_label("start_review")),
        with_button.filled(button=_label("record_review")),
        words.REPLACE.filled(button=record),
        words.CHOOSE_CYCLE,
        words.ROUND_GUIDE.filled(button=record),
    )


def _team(book: Any, click: Click, opened: Opened, today: datetime.date) -> str | None:
    """Return the team that a round is for, "" for all; None where the reader wants to choose first."""
    teams = sorted({opened.team_of(row) for row in opened.running(today)} - {""}, key=fold)
    if len(teams) < 2:
        return ""
    cycle = _cycle_here(book, opened)
    team = next((one for one in teams if cycle is not None and fold(one) == fold(cycle.team or "")), None)
    if team is None:
        return "" if click.ask(words.ALL_TEAMS_ASKED.to(opened.lang, teams=teams)) else None
    answer = click.choose(words.TEAM_ASKED.to(opened.lang, teams=teams, team=team))
    return {"yes": team, "no": ""}.get(answer)


def _cycle_here(book: Any, opened: Opened):
    """Return the cycle to which the selected row belongs; None where it is no row of a cycle."""
    sheet, area = here(book)
    strategy = opened.strategy
    for row in (*strategy.cycles, *strategy.objectives, *strategy.key_results) if area else ():
        if row.row.block.sheet == sheet and row.row.block.origin is None and row.row.index == area.top:
            if row in strategy.cycles:
                return row
            return opened.cycle_of(row) if row in strategy.key_results else strategy.cycle_of(row)
    return None


def _carried_out(book: Any, click: Click, changes: Changes, lang: str, what: Text) -> list[str] | None:
    """Change the workbook after asking, and return the sheets that were not locked; None where the reader says no.

    Where there is nothing to change, nothing is asked.
    """
    if not any(changes):
        return []
    sheets = [*changes.fillings, *(sheet.name for sheet in changes.sheets if not sheet.hidden)]
    facts = {"sheets": list(dict.fromkeys(sheets)), "button": _label("take_recording_back")}
    if not click.ask(f"{what.to(lang)} {words.WRITES_ON.to(lang, **facts)}"):
        return None
    return change(book, changes)


def _troubles(book: Any, click: Click, problems: Sequence[Problem], lang: str) -> list[str]:
    """Return what keeps rows from being taken in, and lead the reader to the first of them."""
    if not problems:
        return []
    first = problems[0].place
    _show(book, click, first.sheet)
    if first.cell:
        book.sheets[first.sheet].range(first.cell).select()
    left = len(problems) - _MOST_SAID
    more = [words.MORE_TROUBLES.to(lang, count=left)] if left > 0 else []
    return [*(one.sentence(lang) for one in problems[:_MOST_SAID]), *more]


def _show(book: Any, click: Click, sheet: str) -> None:
    click.move_on()
    book.sheets[sheet].activate()


def _label(tag: str) -> Text:
    return next(button.label for button in BUTTONS if button.tag == tag)
