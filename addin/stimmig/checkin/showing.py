"""Show the course of the running key results: as text, and on request as a sheet of charts in the workbook."""

import datetime
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin import course_words as words
from stimmig.checkin.course import courses
from stimmig.checkin.course_text import course_lines
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.starting import free_name
from stimmig.checkin.writing import write
from stimmig.writing.xlsx.edit import NewSheet, put_sheets

_KIND = "course"


class Shown(NamedTuple):
    """The lines for the terminal, and the sheet that was written ("" for none)."""

    lines: list[str]
    sheet: str
    lang: str


def show(path: Path, team: str, today: datetime.date, lang: str | None, to_write: bool) -> Shown:
    """Return what there is to say about the course; Refusal where the workbook cannot be read, or not be written."""
    opened = open_for_check_ins(path, today, lang, to_write=to_write)
    said = lang or opened.lang
    found = courses(opened, today, team)
    sheet = _write(opened, found, today) if to_write else ""
    return Shown(list(course_lines(found, today, said)), sheet, said)


def _write(opened: Opened, found, today: datetime.date) -> str:
    from stimmig.checkin.course_sheet import draw_course

    workbook = opened.reading.workbook
    own = workbook.own(_KIND)
    taken = {sheet.name for sheet in (*workbook.sheets, *workbook.reports)}
    name = own[0].name if own else free_name(words.SHEET.to(opened.lang), taken)
    scale = tuple(opened.limits[f"confidence_{end}"] for end in ("min", "max"))
    scale = (0, 10) if None in scale else scale
    scratch = draw_course(name, opened.lang, today, found, scale)
    write(opened, put_sheets(workbook.data, opened.name, [NewSheet(_KIND, name, scratch)]))
    return name
