"""Draw the planning sheet of the next cycle: empty rows within the limits, and beside them what was learned."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from stimmig.checkin import plan_words as words
from stimmig.checkin.sheets import looks, scratch, set_page, write
from stimmig.model.choices import BETTER, ORIGINS
from stimmig.writing.heights import row_height

HEAD_ROW = 7
FRAME_ROW = 3
_WIDTHS = (12, 40, 36, 16, 11, 12, 10, 11, 11, 15, 11, 3, 60)
_COLUMNS = {name: index for index, name in enumerate(words.HEADS)}
_BESIDE = len(_WIDTHS) - 1
_OF_OBJECTIVES = ("name", "reason", "link", "origin", "owner")
_OF_KEY_RESULTS = ("name", "reason", "link", "baseline", "target", "unit", "better", "owner")


class Plan(NamedTuple):
    """The next cycle as it is to be planned; `beside` are the learnings and open hypotheses."""

    name: str
    lang: str
    team: str
    start: datetime.date
    end: datetime.date
    objectives: int
    key_results: int
    links: tuple[str, ...]
    kpis: tuple[str, ...]
    beside: Sequence[str]


def draw_plan(plan: Plan) -> bytes:
    """Return a scratch workbook whose only sheet is the plan."""

    def draw(book) -> None:
        sheet, styles, lang = book.add_worksheet(plan.name), looks(book, plan.lang), plan.lang
        set_page(sheet, _WIDTHS, HEAD_ROW, pages=1)
        team = f" · {plan.team}" if plan.team else ""
        write(sheet, 0, 0, words.TITLE.to(lang, start=plan.start, end=plan.end, team=team), styles["title"])
        guide = words.GUIDE.to(lang, objectives=plan.objectives, key_results=plan.key_results)
        write(sheet, 1, 0, guide, styles["grey"])
        for row, (field, heading) in enumerate(words.FRAME.items(), FRAME_ROW):
            write(sheet, row, 0, heading.to(lang), styles["head"])
            write(sheet, row, 1, getattr(plan, field), styles["open" if field == "team" else "open_date"])
        for field, column in _COLUMNS.items():
            style = "head" if field in ("slot", "state") else "open_head"
            write(sheet, HEAD_ROW, column, words.HEADS[field].to(lang), styles[style])
        write(sheet, HEAD_ROW, _BESIDE, words.BESIDE.to(lang), styles["head"])
        last = _slots(sheet, plan, styles)
        for row, text in enumerate(plan.beside, HEAD_ROW + 1):
            write(sheet, row, _BESIDE, text, styles["text"])
            sheet.set_row(row, max(30, row_height([(text, _WIDTHS[_BESIDE])])))
        sheet.print_area(0, 0, max(last, HEAD_ROW + len(plan.beside)), _BESIDE)

    return scratch(draw)


def _slots(sheet, plan: Plan, styles) -> int:
    row = HEAD_ROW
    for number in range(1, plan.objectives + 1):
        row += 1
        label = words.OBJECTIVE.to(plan.lang, number=number)
        _slot(sheet, row, label, _OF_OBJECTIVES, plan, styles, bold=True)
        for part in range(1, plan.key_results + 1):
            row += 1
            _slot(sheet, row, f"{number}.{part}", _OF_KEY_RESULTS, plan, styles)
    return row


def _slot(sheet, row: int, label: str, fields: Sequence[str], plan: Plan, styles, bold: bool = False) -> None:
    write(sheet, row, 0, label, styles["bold" if bold else "text"])
    sheet.set_row(row, 30)
    for field in words.HEADS:
        if field != "slot":
            style = ("open_number" if field in ("baseline", "target") else "open") if field in fields else "text"
            write(sheet, row, _COLUMNS[field], None, styles[style])
    ids = plan.links if bold else plan.kpis
    lists = {"link": list(ids), "origin": [one.to(plan.lang) for one in ORIGINS.values()],
             "better": [one.to(plan.lang) for one in BETTER.values()]}  # fmt: skip
    for field, source in lists.items():
        if field in fields and source and len(",".join(source)) < 250:
            options = {"validate": "list", "source": source, "show_error": field != "link"}
            sheet.data_validation(row, _COLUMNS[field], row, _COLUMNS[field], options)
    for field in ("baseline", "target"):
        if field in fields:
            options = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
            sheet.data_validation(row, _COLUMNS[field], row, _COLUMNS[field], options)
