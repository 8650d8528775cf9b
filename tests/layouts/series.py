"""Layouts with periods: months across, two head rows, a journal, one sheet per perspective."""

from layouts.content import Measure
from layouts.draft import Draft
from layouts.flat import by_perspective
from layouts.periods import Periods
from layouts.sheet import Cell, Sheet


def _titled(draft: Draft, periods: Periods, name: str, title: str) -> tuple[Sheet, int, int]:
    """Open a sheet, and say the year above the table where the periods do not."""
    sheet, row, column = draft.open(name, title)
    if not periods.says_year and not any(
        str(draft.story.year) in str(c.value) for c in sheet.cells.values() if c.look == "title"
    ):
        sheet.put(row, column, title, "title")
        row += 2
    return sheet, row, column


def _series(keys, plans=None, actuals=None) -> dict[str, dict]:
    found = {}
    for index, key in enumerate(keys):
        found[key] = {"plan": plans[index]} if plans else {}
        if actuals:
            found[key]["actual"] = actuals[index]
    return {"series": found}


def months_across(draft: Draft) -> None:
    """L7: one row per KPI, one column per period, a sum or an average at the end."""
    periods = Periods(draft, ("months", "months", "quarters", "years"))
    sheet, row, column = _titled(draft, periods, draft.title("sheets_bsc"), draft.title("bsc"))
    perspective, objective = draft.rng.random() < 0.6, draft.rng.random() < 0.5
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    fields = ["perspective"] * perspective + ["objective"] * objective + ["kpi"] + ["unit"] * units + ["target"]
    end = draft.rng.choice(("total", "average", ""))
    heads = [draft.heading(name) for name in fields] + [periods.heading(i) for i in range(periods.count)]
    sheet.put_row(row, column, heads + ([draft.word(end)] if end else []), "heading")
    for aim in draft.story.aims:
        if perspective:
            draft.truth.perspective(aim.perspective)
        if objective:
            draft.truth.aim(aim, written=draft.coded(aim), perspective=perspective)
        for measure in aim.measures:
            row += 1
            values = periods.values(measure.actuals)
            cells = [draft.number(value, measure) for value in values]
            target = draft.number(measure.target, measure, "target")
            known = {
                "perspective": draft.perspective(aim.perspective), "objective": draft.coded(aim),
                "kpi": draft.kpi_name(measure), "unit": measure.unit or None, "target": target,
            }  # fmt: skip
            sheet.put_row(row, column, [*(known[name] for name in fields), *cells, *_end(draft, end, measure, values)])
            shown = {"target": measure.target, **_series([periods.key(i) for i in range(periods.count)], None, values)}
            shown |= draft.shown_unit(measure, target, *cells, column=units)
            shown |= {"perspective": aim.perspective} if perspective and not objective else {}
            named = draft.coded(aim) if objective else ""
            draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=named)
    draft.close(sheet, column)


def _end(draft: Draft, end: str, measure: Measure, values: tuple) -> list[Cell]:
    known = [value for value in values if value is not None]
    if not end or not known:
        return []
    value = sum(known) / (1 if end == "total" else len(known))
    return [draft.number(round(value, measure.decimals), measure)]


def two_head_rows(draft: Draft) -> None:
    """L8: periods merged over plan, actual and sometimes their difference."""
    periods = Periods(draft, ("months", "quarters", "quarters", "halves", "years"))
    sheet, row, column = _titled(draft, periods, draft.title("sheets_bsc"), draft.title("bsc"))
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    perspective = draft.rng.random() < 0.7
    fields = ["perspective"] * perspective + ["objective", "kpi"] + ["unit"] * units
    below = ["target", "actual"] + (["variance"] if draft.has("variance") else [])
    row = _two_rows(draft, sheet, row, column, fields, below, periods)
    keys = [periods.key(i) for i in range(periods.count)]
    last: dict[str, str] = {}
    for aim in draft.story.aims:
        draft.truth.aim(aim, written=draft.coded(aim), perspective=perspective)
        for measure in aim.measures:
            row += 1
            plans, actuals = periods.values(measure.plans), periods.values(measure.actuals)
            known = {"perspective": draft.perspective(aim.perspective), "objective": draft.coded(aim), "kpi": draft.kpi_name(measure), "unit": measure.unit or None}  # fmt: skip
            for name in ("perspective", "objective"):
                known[name], last[name] = ("" if last.get(name) == known[name] else known[name]), known[name]
            cells = _pairs(draft, measure, plans, actuals, len(below) == 3)
            sheet.put_row(row, column, [*(known[name] or None for name in fields), *cells])
            shown = _series(keys, plans, actuals) | draft.shown_unit(measure, *cells, column=units)
            draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=draft.coded(aim))
    draft.close(sheet, column)


def _two_rows(draft: Draft, sheet: Sheet, row: int, column: int, fields, below, periods: Periods) -> int:
    """Draw the head rows and return the last of them; with "one_head_row" each heading says period and kind."""
    if draft.has("one_head_row"):
        words = [f"{draft.heading(name)} {_as_text(periods.heading(i))}" if draft.recipe.seed % 2
                 else f"{_as_text(periods.heading(i))} {draft.heading(name)}"
                 for i in range(periods.count) for name in below]  # fmt: skip
        sheet.put_row(row, column, [draft.heading(name) for name in fields] + words, "heading")
        return row
    if draft.has("three_head_rows"):
        width = len(below) * periods.count
        words = f"{draft.word('actual')} / {draft.word('target')} {draft.story.year}"
        sheet.put(row, column + len(fields), words, "heading")
        sheet.merge(row, column + len(fields), row, column + len(fields) + width - 1)
        row += 1
    for offset, name in enumerate(fields):
        sheet.put(row, column + offset, draft.heading(name), "heading")
        sheet.merge(row, column + offset, row + 1, column + offset)
    for index in range(periods.count):
        place = column + len(fields) + index * len(below)
        sheet.put(row, place, periods.heading(index), "heading")
        if draft.recipe.seed % 4:
            sheet.merge(row, place, row, place + len(below) - 1)
        sheet.put_row(row + 1, place, [draft.heading(name) for name in below], "heading")
    return row + 1


def _as_text(heading: Cell | str) -> str:
    if not isinstance(heading, Cell):
        return heading
    return heading.value.strftime("%m/%Y") if heading.format else str(heading.value)


def _pairs(draft: Draft, measure: Measure, plans, actuals, with_difference: bool) -> list[Cell]:
    cells = []
    for plan, actual in zip(plans, actuals):
        cells += [draft.number(plan, measure, "target"), draft.number(actual, measure)]
        if with_difference:
            cells.append(Cell() if actual is None else Cell(round(actual - plan, measure.decimals)))
    return cells


def journal(draft: Draft) -> None:
    """L9: one row per KPI and period, below one another."""
    periods = Periods(draft, ("months", "quarters"))
    sheet, row, column = _titled(draft, periods, draft.title("sheets_bsc"), draft.title("bsc"))
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    fields = ["month", "kpi", *(["unit"] if units else []), "actual", "target"]
    sheet.put_row(row, column, [draft.heading(name) for name in fields], "heading")
    chosen = [measure for aim in draft.story.aims for measure in aim.measures][:6]
    shown: dict[str, dict] = {measure.name: {} for measure in chosen}
    units_seen: dict[str, dict] = {}
    for index in range(periods.count):
        for measure in chosen:
            plan, actual = (periods.values(values)[index] for values in (measure.plans, measure.actuals))
            if actual is None:
                continue
            row += 1
            cells = draft.number(actual, measure), draft.number(plan, measure, "target")
            known = {"month": periods.heading(index), "kpi": draft.kpi_name(measure), "unit": measure.unit or None, "actual": cells[0], "target": cells[1]}  # fmt: skip
            sheet.put_row(row, column, [known[name] for name in fields])
            shown[measure.name][periods.key(index)] = {"plan": plan, "actual": actual}
            units_seen.setdefault(measure.name, {}).update(draft.shown_unit(measure, *cells, column=units))
    for measure in chosen:
        if shown[measure.name]:
            fields_of = {"series": shown[measure.name], **units_seen[measure.name]}
            draft.truth.kpi(measure, draft.story.aims[0], fields_of, written=draft.kpi_name(measure))
    draft.close(sheet, column)


def sheet_per_perspective(draft: Draft) -> None:
    """L5: one sheet per perspective; two rows per KPI, plan and actual, and the months as columns."""
    periods = Periods(draft, ("months", "quarters"))
    kind_words = draft.word("target"), draft.word("actual")
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    for perspective, aims in by_perspective(draft.story.aims):
        name = draft.perspective(perspective)
        sheet, row, column = _titled(draft, periods, name, f"{name} {draft.story.year}")
        heads = [draft.heading("kpi"), *([draft.heading("unit")] if units else []), ""]
        ends = [draft.word("total")] if draft.rng.random() < 0.5 else []
        sheet.put_row(
            row,
            column,
            [*(head or None for head in heads), *(periods.heading(i) for i in range(periods.count)), *ends],
            "heading",
        )
        draft.truth.perspective(perspective)
        for aim in aims:
            for measure in aim.measures:
                plans, actuals = periods.values(measure.plans), periods.values(measure.actuals)
                for kind, values in zip(kind_words, (plans, actuals)):
                    row += 1
                    cells = [draft.number(value, measure) for value in values]
                    first = kind is kind_words[0] or draft.recipe.seed % 2 == 0
                    label = draft.kpi_name(measure) if first else None
                    unit = [measure.unit if first and measure.unit else None] if units else []
                    sum_up = _end(draft, "total", measure, values) if ends else []
                    sheet.put_row(row, column, [label, *unit, kind, *cells, *sum_up])
                shown = _series([periods.key(i) for i in range(periods.count)], plans, actuals)
                shown |= draft.shown_unit(measure, *cells, column=units) | {"perspective": perspective}
                draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure))
        draft.close(sheet, column)
