"""Layouts with one row per KPI: a flat list, merged cells, blocks per perspective, perspectives side by side."""

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from layouts.content import Aim, Measure
from layouts.draft import Draft
from layouts.sheet import Cell, Sheet


@dataclass
class Line:
    """One row of a list: a KPI, a section, a total."""

    cells: dict[str, Cell | str | None] = field(default_factory=dict)
    kind: str = "row"
    aim: Aim | None = None
    measure: Measure | None = None


def flat(draft: Draft) -> None:
    """L1: one row per KPI, perspective and objective in each."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    fields, lines = lines_of(draft, draft.story.aims)
    draw(draft, sheet, row, column, fields, lines)
    draft.close(sheet, column)


def merged(draft: Draft) -> None:
    """L2: perspective and objective once, merged or blank below."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    fields, lines = lines_of(draft, draft.story.aims)
    draw(draft, sheet, row, column, fields, lines, once=True)
    draft.close(sheet, column)


def blocks(draft: Draft) -> None:
    """L3: one block per perspective below the other, each with its title and its head row."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    once = draft.rng.random() < 0.5
    for perspective, aims in by_perspective(draft.story.aims):
        sheet.put(row, column, draft.perspective(perspective), "section")
        fields, lines = lines_of(draft, aims, perspective=False)
        row = draw(draft, sheet, row + 1, column, fields, lines, once=once) + draft.rng.randint(1, 2)
    draft.close(sheet, column)


def transposed(draft: Draft) -> None:
    """L4: perspectives are columns, rows are objective, KPI, target, initiative."""
    sheet, row, column = draft.open(draft.title("sheets_bsc"), draft.title("bsc"))
    columns = [list(aims) for _, aims in by_perspective(draft.story.aims)]
    sheet.put_row(row, column + 1, [draft.perspective(aims[0].perspective) for aims in columns], "heading")
    values = ["target", "actual"] if draft.rng.random() < 0.6 else ["target"]
    units = not (draft.numbers.carries_unit or draft.has("unit_in_name"))
    rows = ["objective", "kpi", *(["unit"] if units else []), *values, "initiative"]
    for number in range(draft.rng.randint(1, max(map(len, columns)))):
        for offset, name in enumerate(rows, 1):
            sheet.put(row + offset, column, draft.heading(name), "heading")
        for place, aims in enumerate(columns, column + 1):
            if number < len(aims):
                _transposed_column(draft, sheet, row, place, aims[number], rows)
        row += len(rows)
    draft.close(sheet, column)


def _transposed_column(draft: Draft, sheet: Sheet, row: int, place: int, aim: Aim, rows: list[str]) -> None:
    measure, step = aim.measures[0], aim.initiatives[0]
    values = {name: getattr(measure, name) for name in ("target", "actual") if name in rows}
    numbers = {name: draft.number(value, measure, name) for name, value in values.items()}
    cells = {
        "objective": draft.coded(aim),
        "kpi": draft.kpi_name(measure),
        "unit": measure.unit or None,
        **numbers,
        "initiative": step.name,
    }
    for offset, name in enumerate(rows, 1):
        sheet.put(row + offset, place, cells[name])
    shown = values | draft.shown_unit(measure, *numbers.values(), column="unit" in rows)
    draft.truth.aim(aim, written=draft.coded(aim))
    draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=draft.coded(aim))
    draft.truth.step(step, draft.coded(aim), owner=False, due=False)


def by_perspective(aims):
    """Yield each perspective with its objectives; they stand in order."""
    return ((name, iter(list(group))) for name, group in groupby(aims, lambda aim: aim.perspective))


def lines_of(draft: Draft, aims, *, perspective: bool = True) -> tuple[list[str], list[Line]]:
    """Return the fields and lines of a list of KPIs, and note what they say."""
    sections = perspective and draft.has("section_rows")
    fields = _fields(draft, perspective and not sections)
    lines: list[Line] = []
    for name, group in by_perspective(list(aims)):
        if sections:
            lines.append(Line({fields[0]: draft.perspective(name)}, "section"))
        members = [
            _line(draft, fields, aim, measure, market)
            for aim in group
            for measure in aim.measures
            for market in (_markets(draft) if "market" in fields else ("",))
        ]
        lines += members
        if draft.has("subtotals"):
            average = draft.rng.randint(70, 109)
            lines.append(Line({fields[0]: _subtotal(draft, name), "actual": Cell(f"{average} %")}, "total"))
        if draft.has("empty_rows"):
            lines.append(Line(kind="empty"))
    if draft.has("total_row"):
        lines.append(
            Line({fields[0]: draft.word("total_row"), "actual": Cell(f"{draft.rng.randint(70, 109)} %")}, "total")
        )
    return fields, lines


def _subtotal(draft: Draft, perspective: str) -> str:
    return f"{draft.word('average')} {draft.perspective(perspective)}"


def _fields(draft: Draft, perspective: bool) -> list[str]:
    rng = draft.rng
    fields = ["id"] if draft.has("numbered") else []
    fields += ["perspective"] if perspective else []
    fields += ["objective", "kpi"] + (["market"] if draft.has("markets") else [])
    fields += [name for name in ("formula", "frequency", "source") if draft.has("more_columns")]
    if not (draft.numbers.carries_unit or draft.has("unit_in_name") or draft.has("unit_in_heading")):
        fields += ["unit"]
    values = ["target", "actual"] if rng.random() < 0.6 else ["actual", "target"]
    if draft.has("previous"):
        values.insert(0, "previous")
    fields += values
    fields += ["variance"] if draft.has("variance") else []
    fields += ["status"] if draft.has("status") or draft.has("colour_status") else []
    fields += ["owner"] if rng.random() < 0.6 else []
    fields += ["comment"] if draft.has("comments") else []
    return fields


def _markets(draft: Draft) -> tuple[str, ...]:
    return ("Nord", "Süd") if draft.story.lang == "de" else ("North", "South")


def _line(draft: Draft, fields: list[str], aim: Aim, measure: Measure, market: str = "") -> Line:
    if market:
        factor = 1 if market[0] == "N" else 0.9
        values = {name: round(getattr(measure, name) * factor, measure.decimals) for name in ("target", "actual")}
        measure = replace(measure, **values)
    actual = None if draft.rng.random() < 0.12 else measure.actual
    target_cell, target = _target(draft, measure)
    actual_cell = draft.number(actual, measure)
    good = actual is not None and actual >= measure.target
    cells = {
        "perspective": draft.perspective(aim.perspective), "objective": draft.coded(aim),
        "kpi": draft.kpi_name(measure), "unit": measure.unit or None, "target": target_cell, "actual": actual_cell,
        "previous": draft.number(measure.previous, measure), "owner": measure.owner,
        "variance": None if actual is None else Cell(round(actual - measure.target, measure.decimals)),
        "status": Cell(look="green" if good else "red") if draft.has("colour_status")
        else draft.rng.choice(("●", "▲", "▼")),
        "comment": _remark(draft) if "comment" in fields else None, "market": market or None,
        "formula": "laut Handbuch" if draft.story.lang == "de" else "see manual", "frequency": draft.rng.choice(("monatlich", "jährlich") if draft.story.lang == "de" else ("monthly", "yearly")),
        "source": draft.rng.choice(("SAP", "Excel", "Controlling")),
    }  # fmt: skip
    shown = {**target, "actual": actual, **({"scope": market} if market else {})}
    shown |= draft.shown_unit(measure, target_cell, actual_cell, column="unit" in fields)
    shown |= {"owner": measure.owner} if "owner" in fields else {}
    draft.truth.aim(aim, written=draft.coded(aim))
    draft.truth.kpi(measure, aim, shown, written=draft.kpi_name(measure), objective=draft.coded(aim))
    return Line({name: cells[name] for name in fields if name != "id"}, aim=aim, measure=measure)


def _target(draft: Draft, measure: Measure) -> tuple[Cell, dict[str, Any]]:
    """Return the target as a cell and as the truth has it: one value, or here and there a range or a word."""
    if (words := draft.left_open("targets")) and draft.rng.random() < 0.1:
        return Cell(draft.rng.choice(words)), {"target": None}
    if not (draft.has("ranges") and draft.rng.random() < 0.3):
        return draft.number(measure.target, measure, "target"), {"target": measure.target}
    low, high = sorted((measure.target, round(measure.target * 1.1 + 1, measure.decimals)))
    to = draft.rng.choice((" - ", "–", " bis " if draft.story.lang == "de" else " - "))
    unit = f" {measure.unit}" if measure.unit and draft.numbers.carries_unit else ""
    written = f"{draft.numbers.digits(low, measure.decimals)}{to}{draft.numbers.digits(high, measure.decimals)}{unit}"
    return Cell(written), {"target": None, "target_min": low, "target_max": high, "target_text": written}


def _remark(draft: Draft) -> str | None:
    if draft.rng.random() < 0.6:
        return None
    text = draft.rng.choice(draft.story.remarks)
    draft.truth.note(text)
    return text


def draw(
    draft: Draft, sheet: Sheet, row: int, column: int, fields: list[str], lines: list[Line], once: bool = False
) -> int:
    """Draw head row and lines, and return the first free row. `once`: what repeats from above is left out."""
    columns = {name: column + offset for offset, name in enumerate(fields)}
    if draft.has("empty_column"):
        columns = {name: place + (place > columns["kpi"]) for name, place in columns.items()}
    for name, place in columns.items():
        sheet.put(row, place, _heading(draft, name), "heading")
    row += 1
    number, tops = 0, {}
    merging = once and draft.recipe.seed % 2 == 0
    hidden = _hidden(draft, lines)
    for line in lines:
        if line.kind == "row":
            number += 1
            line.cells |= {"id": number} if "id" in fields else {}
        else:
            tops = {}
        for name, value in line.cells.items():
            place = columns[name]
            if once and name in ("perspective", "objective"):
                top = tops.get(name)
                same = (
                    top
                    and top[0] == value
                    and (name == "perspective" or tops["perspective above"] == line.aim.perspective)
                )
                if same:
                    if merging:
                        sheet.merged = [one for one in sheet.merged if one[:2] != (top[1], place)]
                        sheet.merge(top[1], place, row, place)
                    continue
                tops[name] = (value, row)
            sheet.put(row, place, value, {"section": "section", "total": "total"}.get(line.kind, ""))
        if line.aim:
            tops["perspective above"] = line.aim.perspective
        if line is hidden:
            sheet.hidden.add(row)
        row += 1
    return row


def _heading(draft: Draft, name: str) -> str:
    """Return a heading, with the year or the unit of its numbers where this workbook has them there."""
    heading = draft.heading(name)
    if name in ("target", "actual") and draft.has("year_in_heading"):
        heading = f"{heading} {draft.story.year}"
    if name in ("target", "actual", "previous") and draft.has("unit_in_heading"):
        heading = f"{heading} (%)" if draft.recipe.seed % 2 else f"{heading} in %"
    return heading


def _hidden(draft: Draft, lines: list[Line]) -> Line | None:
    """Return the row that somebody hid: the last of an objective with several, so that nothing else goes with it."""
    if not draft.has("hidden_row"):
        return None
    for above, line in zip(lines, lines[1:]):
        if line.measure and above.aim is line.aim:
            for entry in draft.truth.rows["kpis"]:
                if draft.kpi_name(line.measure) == entry["name"]:
                    entry["optional"] = True
            return line
    return None
