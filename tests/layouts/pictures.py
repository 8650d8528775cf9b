"""Layouts that are a picture first: four quadrants, text boxes, tables side by side, lists inside a cell, fact sheets."""

from layouts.draft import Draft
from layouts.flat import by_perspective
from layouts.number_styles import COUNTS
from layouts.sheet import Cell, Sheet


def quadrants(draft: Draft) -> None:
    """L6: four boxes around the vision, of cells or of text boxes."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    if draft.rng.random() < 0.4:
        return _text_boxes(draft, sheet, row)
    by_name = {name: list(aims) for name, aims in by_perspective(draft.story.aims)}
    fields = ["objective", "kpi", "target"] + (["actual"] if draft.rng.random() < 0.5 else [])
    places = [(row, column), (row, column + len(fields) + 1)]
    for number, (name, aims) in enumerate(by_name.items()):
        if number == 2:
            middle = 1 + max(one for one, _ in sheet.cells)
            sheet.put_row(middle + 1, column, [draft.word("vision"), draft.say("vision")])
            places += [(middle + 3, column), (middle + 3, column + len(fields) + 1)]
        _box(draft, sheet, *places[number], name, aims, fields)
    return draft.close(sheet, column)


def side_by_side(draft: Draft) -> None:
    """SIDE: a table per perspective, all of them beside one another."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    gap = draft.rng.randint(0, 1)
    for name, aims in by_perspective(draft.story.aims):
        fields = ["objective", "kpi", "target", "actual"]
        _box(draft, sheet, row, column, name, list(aims), fields)
        column += len(fields) + gap
    draft.close(sheet)


def _box(draft: Draft, sheet: Sheet, row: int, column: int, perspective: str, aims: list, fields: list[str]) -> None:
    """Draw the small table of one perspective; the unit stands in its cells or in the names, or nowhere."""
    sheet.put(row, column, draft.perspective(perspective), "section")
    if draft.recipe.seed % 2:
        sheet.merge(row, column, row, column + len(fields) - 1)
    sheet.put_row(row + 1, column, [draft.heading(name) for name in fields], "heading")
    row += 1
    for aim in aims:
        draft.truth.aim(aim, written=draft.coded(aim))
        for measure in aim.measures:
            row += 1
            known = {
                "objective": draft.coded(aim) if measure is aim.measures[0] else None,
                "kpi": draft.kpi_name(measure),
                "target": draft.number(measure.target, measure, "target"),
                "actual": draft.number(measure.actual, measure),
            }
            sheet.put_row(row, column, [known[name] for name in fields])
            values = [name for name in ("target", "actual") if name in fields]
            shown = {name: getattr(measure, name) for name in values}
            shown |= draft.shown_unit(measure, *(known[name] for name in values), column=False)
            draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=draft.coded(aim))


def _text_boxes(draft: Draft, sheet: Sheet, row: int) -> None:
    for number, (name, aims) in enumerate(by_perspective(draft.story.aims)):
        lines = [draft.perspective(name)]
        for aim in aims:
            lines.append(f"• {draft.coded(aim)}")
            draft.truth.aim(aim, written=draft.coded(aim))
        sheet.boxes.append((row + 12 * (number // 2), 6 * (number % 2), "\n".join(lines)))
    sheet.boxes.append((row + 24, 3, f"{draft.word('vision')}: {draft.say('vision')}"))


def lists_in_cells(draft: Draft) -> None:
    """CELL: one row per objective, its KPIs, targets and actuals as lines of one cell each."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    together = draft.rng.random() < 0.5
    mark = draft.rng.choice(("• ", "- ", ""))
    fields = ["perspective", "objective", *([] if together else ["kpi"]), "target", "actual", "owner"]
    heads = [draft.heading(name) for name in fields]
    if together:
        heads[1] = f"{draft.word('objective')} / {draft.word('kpi')}"
        mark = mark or "• "
    sheet.put_row(row, column, heads, "heading")
    for aim in draft.story.aims:
        row += 1
        draft.truth.aim(aim, written=draft.coded(aim), owner=aim.owner)
        names = [f"{mark}{draft.kpi_name(one)}" for one in aim.measures]
        targets, actuals = ([_line(draft, one, role) for one in aim.measures] for role in ("target", "actual"))
        first = [""] if together else []
        known = {
            "perspective": draft.perspective(aim.perspective),
            "objective": "\n".join([draft.coded(aim), *names]) if together else draft.coded(aim),
            "kpi": "\n".join(names), "target": "\n".join([*first, *targets]), "actual": "\n".join([*first, *actuals]),
            "owner": aim.owner,
        }  # fmt: skip
        sheet.put_row(row, column, [known[name] for name in fields])
        for measure, target in zip(aim.measures, targets):
            shown = {"target": measure.target, "actual": measure.actual}
            shown |= draft.shown_unit(measure, Cell(target), column=False)
            draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=draft.coded(aim))
    draft.close(sheet, column)


def _line(draft: Draft, measure, role: str) -> str:
    """Return a value as one line of a cell: always text, with its unit where a style has one."""
    text = draft.numbers.digits(getattr(measure, role), measure.decimals)
    if measure.unit and measure.unit not in COUNTS and not draft.has("unit_in_name"):
        return f"{text}%" if measure.unit == "%" and draft.story.lang == "en" else f"{text} {measure.unit}"
    return text


def fact_sheets(draft: Draft) -> None:
    """L18: a block or a sheet per KPI, each line a label and a value."""
    apart = draft.rng.random() < 0.5
    fields = ["kpi", "perspective", "objective", "unit", "target", "actual"]
    fields += [name for name in ("owner", "frequency", "source") if draft.rng.random() < 0.6]
    chosen = [(aim, measure) for aim in draft.story.aims for measure in aim.measures[:1]]
    sheet, row, column = Sheet(""), 0, 0
    for number, (aim, measure) in enumerate(chosen, 1):
        if apart or number == 1:
            sheet, row, column = draft.open(
                f"{draft.word('kpi')} {number}"[:31], draft.title("bsc") if number == 1 else ""
            )
        target, actual = draft.number(measure.target, measure, "target"), draft.number(measure.actual, measure)
        known = {
            "kpi": measure.name, "perspective": draft.perspective(aim.perspective), "objective": draft.coded(aim),
            "unit": measure.unit or None, "target": target, "actual": actual, "owner": measure.owner,
            "frequency": "monthly" if draft.story.lang == "en" else "monatlich", "source": "SAP",
        }  # fmt: skip
        for name in fields:
            sheet.put(row, column, draft.word(name) + (":" if draft.recipe.seed % 2 else ""), "heading")
            sheet.put(row, column + 1, known[name])
            row += 1
        row += 1
        shown = {"target": measure.target, "actual": measure.actual}
        shown |= draft.shown_unit(measure, target, column=True)
        shown |= {"owner": measure.owner} if "owner" in fields else {}
        draft.truth.aim(aim, written=draft.coded(aim))
        draft.truth.kpi(measure, aim, shown, objective=draft.coded(aim))
    draft.close(sheet, column)
