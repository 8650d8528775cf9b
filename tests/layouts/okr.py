"""Layouts of objectives and key results."""

from layouts.content import OKR, Result
from layouts.draft import Draft
from layouts.sheet import Cell, Sheet


def okr_flat(draft: Draft) -> None:
    """L10: one row per key result, the objective in each or in the first."""
    sheet, row, column = draft.open(draft.title("sheets_okr"), draft.title("okr"))
    draw_flat(draft, sheet, row, column)
    draft.close(sheet, column)


def draw_flat(draft: Draft, sheet: Sheet, row: int, column: int) -> None:
    """Draw a flat list of key results."""
    units = not draft.numbers.carries_unit
    fields = [name for name in ("team", "cycle") if draft.rng.random() < 0.4] + ["okr_objective", "key_result"]
    fields += (["unit"] if units else []) + ["baseline", "kr_target", "current"]
    fields += [name for name in ("progress", "confidence", "owner") if draft.rng.random() < 0.6]
    sheet.put_row(row, column, [draft.heading(name) for name in fields], "heading")
    once = draft.rng.choice(("repeated", "blank", "merged"))
    for number, okr in enumerate(draft.story.okrs, 1):
        written = f"O{number}: {okr.name}" if draft.has("codes") else okr.name
        first = row + 1
        for result in okr.results:
            row += 1
            known = _cells(draft, okr, result, units, first if row > first and once != "repeated" else 0)
            known["okr_objective"] = written if known["okr_objective"] else None
            known["progress"] = _progress(result, row, column, fields)
            sheet.put_row(row, column, [known[name] for name in fields])
            draft.truth.result(result, written, _shown(draft, result, known, fields, units))
        if once == "merged":
            for name in ("team", "cycle", "okr_objective"):
                if name in fields:
                    sheet.merge(first, column + fields.index(name), row, column + fields.index(name))
        if draft.has("empty_rows"):
            row += 1
        cycle, team = _cycle(draft, sheet, "cycle" in fields), okr.team if "team" in fields else ""
        draft.truth.okr(okr, written=written, cycle=cycle, alternatives=[draft.cycle] if cycle else (), team=team)


def _cycle(draft: Draft, sheet: Sheet, column: bool = False) -> str:
    """Return the cycle as the truth has it, if the sheet says it."""
    said = column or any(cell.look == "title" and draft.cycle in str(cell.value) for cell in sheet.cells.values())
    return f"{draft.story.year}-Q{draft.story.quarter}" if said else ""


def _cells(draft: Draft, okr: OKR, result: Result, units: bool, below: int) -> dict[str, Cell | str | int | None]:
    """Return the cells of a key result; `below`: what counts for the whole objective is left out."""
    return {
        "team": None if below else okr.team, "cycle": None if below else draft.cycle,
        "okr_objective": None if below else okr.name, "key_result": result.name, "unit": result.unit or None,
        "baseline": draft.number(result.baseline, result), "kr_target": draft.number(result.target, result),
        "current": draft.number(result.current, result), "confidence": confidence(draft, result), "owner": result.owner,
    }  # fmt: skip


def confidence(draft: Draft, result: Result) -> Cell:
    """Return the confidence on the scale of this workbook: of ten, as a share, as text in percent."""
    scale = draft.recipe.seed % 3
    if scale == 0:
        return Cell(result.confidence)
    return Cell(f"{result.confidence * 10} %") if scale == 1 else Cell(result.confidence / 10, "0%")


def _progress(result: Result, row: int, column: int, fields: list[str]) -> Cell:
    base, target, current = (
        f"{chr(65 + column + fields.index(name))}{row + 1}" for name in ("baseline", "kr_target", "current")
    )
    done = (result.current - result.baseline) / (result.target - result.baseline)
    return Cell(round(done, 4), "0%", f"=({current}-{base})/({target}-{base})")


def _shown(draft: Draft, result: Result, known: dict, fields, units: bool) -> dict:
    numbers = {"baseline": "baseline", "kr_target": "target", "current": "current"}
    shown = {there: getattr(result, there) for here, there in numbers.items() if here in fields}
    shown |= draft.shown_unit(result, *(known[name] for name in numbers if name in fields), column=units)
    if "confidence" in fields:
        ten = result.confidence
        shown |= {"confidence": ten * 10, "confidence_alt": [ten, ten / 10]}
    return shown | ({"owner": result.owner} if "owner" in fields else {})


def card(draft: Draft) -> None:
    """L11: objectives as columns, key results as rows with a label, the period in a merged title."""
    sheet, row, column = draft.open(draft.title("sheets_okr"))
    sheet.put(row, column, draft.title("okr") if draft.cycle in draft.title("okr") else f"OKR {draft.cycle}", "title")
    sheet.merge(row, column, row, column + len(draft.story.okrs))
    row += 2
    sheet.put(row, column, draft.heading("okr_objective"), "heading")
    cycle = _cycle(draft, sheet)
    for place, okr in enumerate(draft.story.okrs, column + 1):
        sheet.put(row, place, okr.name, "heading")
        draft.truth.okr(okr, cycle=cycle, alternatives=[draft.cycle] if cycle else ())
    rows = [name for name in ("description", "kr_target", "current") if draft.rng.random() < 0.6]
    label = draft.title_pattern("key_result_row")
    for number in range(max(len(okr.results) for okr in draft.story.okrs)):
        row += 1
        sheet.put(row, column, label.format(n=number + 1), "section")
        for offset, name in enumerate(rows, 1):
            sheet.put(row + offset, column, draft.heading(name))
        for place, okr in enumerate(draft.story.okrs, column + 1):
            if number < len(okr.results):
                _card_column(draft, sheet, row, place, okr, okr.results[number], rows)
        row += len(rows)
    draft.close(sheet, column)


def _card_column(draft: Draft, sheet: Sheet, row: int, place: int, okr: OKR, result: Result, rows: list[str]) -> None:
    known = _cells(draft, okr, result, False, 0)
    known["description"] = draft.rng.choice(draft.story.remarks)
    sheet.put(row, place, result.name)
    for offset, name in enumerate(rows, 1):
        sheet.put(row + offset, place, known[name])
    if "description" in rows:
        draft.truth.note(known["description"])
    draft.truth.result(result, okr.name, _shown(draft, result, known, rows, False))


def indented(draft: Draft) -> None:
    """L12: an objective's row, its key results indented below, one column per week."""
    sheet, row, column = draft.open(draft.title("sheets_okr"))
    title = draft.title("okr")
    sheet.put(row, column, title if draft.cycle in title else f"OKR {draft.cycle}", "title")
    row += 2
    way = draft.rng.choice(("spaces", "indent", "numbers", "outline"))
    weeks = [13 * (draft.story.quarter - 1) + week for week in (2, 6, 9, 12)] if draft.rng.random() < 0.7 else []
    units = not draft.numbers.carries_unit
    fields = (["id"] if way == "numbers" else []) + ["o_or_kr"] + (["unit"] if units else [])
    fields += ["baseline", "kr_target", "current"] + [
        name for name in ("confidence", "owner") if draft.rng.random() < 0.6
    ]
    known_as = {week: f"KW {week}" if draft.story.lang == "de" else f"W{week}" for week in weeks}
    sheet.put_row(row, column, [draft.heading(name) for name in fields] + list(known_as.values()), "heading")
    cycle = _cycle(draft, sheet)
    for number, okr in enumerate(draft.story.okrs, 1):
        row += 1
        sheet.put_row(row, column, [f"O{number}", okr.name] if way == "numbers" else [okr.name], "section")
        draft.truth.okr(okr, cycle=cycle, alternatives=[draft.cycle])
        for index, result in enumerate(okr.results, 1):
            row += 1
            known = _cells(draft, okr, result, units, 0) | {"id": f"KR {number}.{index}"}
            known["o_or_kr"] = f"    {result.name}" if way == "spaces" else result.name
            log = [draft.number(value, result) for value in result.checkins] if weeks else []
            sheet.put_row(row, column, [*(known[name] for name in fields), *log])
            if way == "indent":
                sheet.indents[row, column] = 2
            if way == "outline":
                sheet.levels[row] = 1
                sheet.put(row, column, f"- {result.name}")
            draft.truth.result(result, okr.name, _shown(draft, result, known, fields, units))
            for week, value in zip(weeks, result.checkins):
                draft.truth.checkin(result.name, f"{draft.story.year}-W{week:02d}", value)
    draft.close(sheet, column)


def wide(draft: Draft) -> None:
    """L13: one row per objective, its key results as columns."""
    sheet, row, column = draft.open(draft.title("sheets_okr"), draft.title("okr"))
    most = max(len(okr.results) for okr in draft.story.okrs)
    label, snake = draft.title_pattern("key_result_row"), draft.story.lang == "en" and draft.recipe.seed % 2
    parts = ["kr_target", "current"] if draft.rng.random() < 0.7 else []
    heads = [draft.heading("team"), draft.heading("okr_objective")]
    for number in range(1, most + 1):
        name = f"key_result_{number}" if snake else label.format(n=number)
        heads.append(f"{name}_title" if snake else name)
        words = {"kr_target": "target", "current": "current"}
        heads += [f"{name}_{words[part]}" if snake else f"{name} {draft.word(part)}" for part in parts]
    sheet.put_row(row, column, heads, "heading")
    for okr in draft.story.okrs:
        row += 1
        cells: list = [okr.team, okr.name]
        for result in okr.results:
            known = _cells(draft, okr, result, False, 0)
            cells += [result.name, *(known[part] for part in parts)]
            draft.truth.result(result, okr.name, _shown(draft, result, known, parts, False))
        sheet.put_row(row, column, cells)
        cycle = _cycle(draft, sheet)
        draft.truth.okr(okr, cycle=cycle, alternatives=[draft.cycle] if cycle else (), team=okr.team)
    draft.close(sheet, column)
