"""Workbooks that look a little like a scorecard and are none."""

import datetime
import tomllib
from functools import cache
from pathlib import Path

from layouts.draft import Draft
from layouts.sheet import Cell

HERE = Path(__file__).parent


@cache
def lists_of(part: str) -> list[dict]:
    """Return the plain lists of a part: sheet, title, columns with what they hold."""
    return tomllib.loads((HERE / part / "rejects.toml").read_text("utf-8"))["lists"]


def no_scorecard(draft: Draft) -> None:
    """X: a plan, a price list, a timesheet, an empty form."""
    fitting = [one for one in lists_of(draft.recipe.part) if one["lang"] == draft.story.lang]
    if draft.rng.random() < 0.15:
        return empty_template(draft)
    chosen = draft.rng.choice(fitting)
    draft.truth.reject("not_a_scorecard")
    sheet, row, column = draft.open(draft.fill(chosen["sheet"]))
    if draft.rng.random() < 0.7:
        sheet.put(row, column, draft.fill(chosen["title"]), "title")
        row += 2
    sheet.put_row(row, column, [one["heading"] for one in chosen["columns"]], "heading")
    for number in range(1, draft.rng.randint(8, 30)):
        sheet.put_row(row + number, column, [_value(draft, one["holds"], number) for one in chosen["columns"]])
    return None


def empty_template(draft: Draft) -> None:
    """X: the head row of a scorecard, and below it nothing."""
    draft.truth.reject("empty_template")
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    fields = ["perspective", "objective", "kpi", "unit", "target", "actual", "owner"]
    sheet.put_row(row, column, [draft.heading(name) for name in fields], "heading")
    if draft.rng.random() < 0.5:
        for number, name in enumerate(("finance", "customer", "process", "learning"), 1):
            sheet.put(row + 3 * number - 2, column, draft.perspective(name))


def _value(draft: Draft, holds, number: int):
    """Return a value of what a column holds: texts to choose from, [low, high, decimals], or a word for a kind."""
    rng, year = draft.rng, draft.story.year
    if holds == "number":
        return number
    if holds == "date":
        day = datetime.datetime(year, 1, 1) + datetime.timedelta(days=rng.randint(0, 360))
        return Cell(day, "dd.mm.yyyy") if draft.recipe.seed % 2 else day.strftime("%d.%m.%Y")
    if holds == "person":
        return rng.choice(draft.story.people)
    if isinstance(holds[0], str):
        return rng.choice(holds) or None
    low, high, decimals = holds
    value = round(rng.uniform(low, high), int(decimals))
    return int(value) if not decimals else value
