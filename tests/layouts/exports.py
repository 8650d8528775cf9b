"""Layouts that programs write: three tables joined by ids, an OKR tool's export, an import file of KPIs."""

from layouts.draft import Draft
from layouts.flat import flat, merged
from layouts.okr import draw_flat
from layouts.periods import Periods
from layouts.series import months_across


def relational(draft: Draft) -> None:
    """L14: objectives, key results and initiatives on a sheet each, joined by ids."""
    de = draft.story.lang == "de"
    sheet, row, column = draft.open("Objectives", draft.title("okr"))
    sheet.put_row(row, column, ["ID", draft.word("okr_objective"), draft.word("team"), draft.word("cycle")], "heading")
    for number, okr in enumerate(draft.story.okrs, 1):
        sheet.put_row(row + number, column, [f"O{number}", okr.name, okr.team, draft.cycle])
        cycle = f"{draft.story.year}-Q{draft.story.quarter}"
        draft.truth.okr(okr, cycle=cycle, alternatives=[draft.cycle], team=okr.team)
    draft.close(sheet, column)
    units = not draft.numbers.carries_unit
    sheet, row, column = draft.open("Key Results")
    heads = ["ID", "Objective ID", draft.word("key_result"), *([draft.word("unit")] if units else [])]
    sheet.put_row(row, column, heads + [draft.word(name) for name in ("baseline", "kr_target", "current")], "heading")
    ids = []
    for number, okr in enumerate(draft.story.okrs, 1):
        for index, result in enumerate(okr.results, 1):
            row += 1
            ids.append(f"KR{number}.{index}")
            numbers = [draft.number(value, result) for value in (result.baseline, result.target, result.current)]
            unit = [result.unit or None] if units else []
            sheet.put_row(row, column, [ids[-1], f"O{number}", result.name, *unit, *numbers])
            shown = {"baseline": result.baseline, "target": result.target, "current": result.current}
            shown |= draft.shown_unit(result, *numbers, column=units)
            draft.truth.result(result, okr.name, shown)
    sheet, row, column = draft.open("Initiativen" if de else "Initiatives")
    sheet.put_row(
        row, column, ["ID", draft.word("initiative"), "KR IDs", draft.word("owner"), draft.word("due")], "heading"
    )
    for number, step in enumerate((aim.initiatives[0] for aim in draft.story.aims), 1):
        served = "; ".join(draft.rng.sample(ids, draft.rng.randint(1, 2)))
        sheet.put_row(row + number, column, [f"I{number}", step.name, served, step.owner, draft.date(step.due)])
        draft.truth.step(step, "", owner=True, due=True)


def okr_tool(draft: Draft) -> None:
    """L16: the export of an OKR tool, where End is the target."""
    sheet, row, column = draft.open("Export")
    heads = [
        "Team",
        "Objective",
        "Progress",
        "Parent Objective",
        "Key Result",
        "Description",
        "Start",
        "End",
        "Actual",
        "Unit",
    ]
    sheet.put_row(row, column, heads, "heading")
    for okr in draft.story.okrs:
        draft.truth.okr(okr, team=okr.team)
        for result in okr.results:
            row += 1
            done = (result.current - result.baseline) / (result.target - result.baseline)
            numbers = [draft.number(value, result) for value in (result.baseline, result.target, result.current)]
            cells = [okr.team, okr.name, round(done, 2), None, result.name, None, *numbers, result.unit or None]
            sheet.put_row(row, column, cells)
            shown = {"baseline": result.baseline, "target": result.target, "current": result.current}
            draft.truth.result(result, okr.name, shown | draft.shown_unit(result, column=True))
    draft.close(sheet, column)


def kpi_import(draft: Draft) -> None:
    """L17: a file to import values from: one row per KPI with dates across, or one per KPI and date with limits."""
    across = draft.rng.random() < 0.5
    periods = Periods(draft, ("months",))
    if not periods.says_year:
        periods.style = "iso"
    sheet, row, column = draft.open("Data")
    chosen = [measure for aim in draft.story.aims for measure in aim.measures][:8]
    keys = [periods.key(index) for index in range(12)]
    if across:
        sheet.put_row(row, column, ["KPI ID", "KPI Name", *(periods.heading(index) for index in range(12))], "heading")
    else:
        sheet.put_row(row, column, ["KPI ID", "KPI Name", "Period", "Actual Value", "Red Flag", "Goal"], "heading")
    for number, measure in enumerate(chosen, 101):
        cells = [draft.number(value, measure) for value in measure.actuals]
        goals = [draft.number(value, measure) for value in measure.plans]
        series = {key: {"actual": value} for key, value in zip(keys, measure.actuals)}
        if across:
            row += 1
            sheet.put_row(row, column, [number, measure.name, *cells])
        else:
            for index in range(draft.story.measured):
                row += 1
                limit = draft.number(round(measure.plans[index] * 0.8, measure.decimals), measure)
                sheet.put_row(
                    row, column, [number, measure.name, periods.heading(index), cells[index], limit, goals[index]]
                )
                series[keys[index]]["plan"] = measure.plans[index]
            series = {key: values for key, values in series.items() if "plan" in values}
        shown = {"series": series} | draft.shown_unit(measure, *cells, column=False)
        draft.truth.kpi(measure, draft.story.aims[0], shown)
    draft.close(sheet, column)


def below_metadata(draft: Draft) -> None:
    """L15: a block of metadata above the table, and named cells."""
    draft.rng.choice((flat, merged, months_across))(draft)
    sheet = draft.sheets[-1]
    head = min(row for (row, _), cell in sheet.cells.items() if cell.look == "heading")
    draft.names |= {"Stichtag": f"='{sheet.name}'!$B$1", "Tabelle": f"='{sheet.name}'!$A${head + 1}:$H${sheet.height}"}


def pack(draft: Draft) -> None:
    """PACK: a scorecard and the OKRs of the quarter in one workbook."""
    merged(draft)
    sheet, row, column = draft.open(
        draft.title("sheets_okr") if draft.title("sheets_okr") != draft.sheets[0].name else "OKR", draft.title("okr")
    )
    draw_flat(draft, sheet, row, column)
    draft.close(sheet, column)
