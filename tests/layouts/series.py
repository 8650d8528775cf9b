"""Layouts with periods: months across, two head rows, a journal, one sheet per perspective."""

import datetime

from layouts.content import Measure
from layouts.draft import Draft
from layouts.flat import by_perspective
from layouts.sheet import Cell, Sheet

_MONTHS = {
    "de": ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    "at": ("Jän", "Feb", "März", "April", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"),
    "ch": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip


class Periods:
    """The periods of a year that a workbook shows, as it writes them: months, quarters or half-years."""

    def __init__(self, draft: Draft, kinds=("months", "quarters", "halves")):
        self.draft, self.kind = draft, draft.rng.choice(kinds)
        self.count = {"months": 12, "quarters": 4, "halves": 2}[self.kind]
        if self.kind == "months":
            self.style = draft.rng.choice(("name", "name and year", "number", "iso", "date"))
        else:
            self.style = draft.rng.choice(("short", "with year", "year first"))
        self.says_year = self.style not in ("name", "short")

    def key(self, index: int) -> str:
        """Return the period as the truth writes it."""
        year = self.draft.story.year
        return f"{year}-{index + 1:02d}" if self.kind == "months" else f"{year}-{self._letter}{index + 1}"

    @property
    def _letter(self) -> str:
        return "Q" if self.kind == "quarters" else "H"

    def heading(self, index: int) -> Cell | str:
        """Return the period as a heading."""
        draft, year, number = self.draft, self.draft.story.year, index + 1
        if self.kind == "months":
            name = _MONTHS[draft.story.variant][index]
            return {
                "name": name,
                "name and year": f"{name} {year % 100:02d}" if draft.recipe.seed % 2 else f"{name} {year}",
                "number": f"{number:02d}/{year}",
                "iso": f"{year}-{number:02d}",
                "date": Cell(datetime.datetime(year, number, 1), "mmm yy"),
            }[self.style]
        if self.kind == "halves" and draft.story.lang == "de":
            return {
                "short": f"{number}. HJ",
                "with year": f"{number}. Halbjahr {year}",
                "year first": f"{year} H{number}",
            }[self.style]
        letter = self._letter
        return {
            "short": f"{letter}{number}",
            "with year": f"{letter}{number}/{year}",
            "year first": f"{year} {letter}{number}",
        }[self.style]

    def values(self, values: tuple) -> tuple:
        """Return a value for each period out of twelve monthly ones."""
        step = 12 // self.count
        return tuple(values[step - 1 :: step])


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
    periods = Periods(draft, ("months", "quarters"))
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
    periods = Periods(draft, ("months", "quarters", "quarters", "halves"))
    sheet, row, column = _titled(draft, periods, draft.title("sheets_bsc"), draft.title("bsc"))
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    perspective = draft.rng.random() < 0.7
    fields = ["perspective"] * perspective + ["objective", "kpi"] + ["unit"] * units
    below = ["target", "actual"] + (["variance"] if draft.has("variance") else [])
    if draft.has("three_head_rows"):
        width = len(below) * periods.count
        sheet.put(
            row, column + len(fields), f"{draft.word('actual')} / {draft.word('target')} {draft.story.year}", "heading"
        )
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
    row += 1
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
        sheet, row, column = _titled(draft, periods, name.replace("/", "-"), f"{name} {draft.story.year}")
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
                    sheet.put_row(row, column, [label, *unit, kind, *cells])
                shown = _series([periods.key(i) for i in range(periods.count)], plans, actuals)
                shown |= draft.shown_unit(measure, *cells, column=units) | {"perspective": perspective}
                draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure))
        draft.close(sheet, column)
