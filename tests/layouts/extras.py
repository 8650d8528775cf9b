"""What stands beside the main table of a workbook: covers, dashboards, lists of initiatives, an OKR sheet."""

from layouts.draft import Draft
from layouts.okr import confidence, draw_flat
from layouts.sheet import Cell, Sheet


def after(draft: Draft) -> None:
    """Add what the recipe asks for beside the main table."""
    if draft.truth.head["expect"] == "reject":
        return _notes(draft) if draft.has("notes_sheet") else None
    if draft.has("initiatives_sheet"):
        sheet, row, column = draft.open(draft.title("sheets_initiatives"))
        _initiatives(draft, sheet, row, column)
    if draft.has("side_table"):
        sheet = draft.sheets[0]
        _initiatives(draft, sheet, _head_row(sheet), sheet.width + 1)
    if draft.has("stacked_table"):
        sheet = draft.sheets[0]
        _initiatives(draft, sheet, sheet.height + 2, 0)
    if draft.has("okr_sheet"):
        sheet, row, column = draft.open("OKR", draft.title("okr"))
        draw_flat(draft, sheet, row, column)
    if draft.has("log_sheet"):
        _log(draft)
    if draft.has("lookup_sheet"):
        _lookup(draft)
    if draft.has("dashboard"):
        _dashboard(draft)
    if draft.has("notes_sheet"):
        _notes(draft)
    if draft.has("cover"):
        _cover(draft)
    return None


def _head_row(sheet: Sheet) -> int:
    return min((row for (row, _), cell in sheet.cells.items() if cell.look == "heading"), default=0)


def _initiatives(draft: Draft, sheet: Sheet, row: int, column: int) -> None:
    """Draw a list of initiatives, which names the objectives that they serve where the workbook has any."""
    has_aims, has_results = bool(draft.truth.rows["objectives"]), bool(draft.truth.rows["key_results"])
    due, owner = draft.rng.random() < 0.7, draft.rng.random() < 0.7
    fields = [
        "initiative",
        *(["objective"] if has_aims else []),
        *(["owner"] if owner else []),
        *(["due"] if due else []),
    ]
    sheet.put_row(row, column, [draft.heading(name) for name in fields], "heading")
    for aim in draft.story.aims:
        for step in aim.initiatives[: 1 if has_results and not has_aims else 2]:
            row += 1
            known = {
                "initiative": step.name,
                "objective": draft.coded(aim),
                "owner": step.owner,
                "due": draft.date(step.due),
            }
            sheet.put_row(row, column, [known[name] for name in fields])
            draft.truth.step(step, draft.coded(aim) if has_aims else "", owner=owner, due=due)


def _dashboard(draft: Draft) -> None:
    """Add a first sheet that repeats some KPIs of the other; it tells nothing new."""
    sheet = Sheet(draft.title("dashboard"))
    draft.sheets.insert(0, sheet)
    sheet.put(0, 0, draft.title("bsc"), "title")
    sheet.put_row(2, 0, [draft.word("kpi"), draft.word("actual"), draft.word("target")], "heading")
    measures = {draft.kpi_name(one): one for aim in draft.story.aims for one in aim.measures}
    row = 2
    for entry in draft.truth.rows["kpis"][:5]:
        measure = measures[entry["name"]]
        if entry.get("target") is not None and not entry.get("optional"):
            row += 1
            actual = draft.number(entry.get("actual"), measure) if entry.get("actual") is not None else None
            sheet.put_row(row, 0, [entry["name"], actual, draft.number(entry["target"], measure, "target")])
    if row == 2:
        draft.sheets.remove(sheet)


def _log(draft: Draft) -> None:
    """Add a sheet with one row per check-in of a key result."""
    sheet, row, column = draft.open("Check-ins")
    fields = ["date", "key_result", "current", *(["confidence"] if draft.rng.random() < 0.5 else [])]
    day = "Datum" if draft.story.lang == "de" else "Date"
    sheet.put_row(row, column, [day, *(draft.word(name) for name in fields[1:])], "heading")
    month = 3 * draft.story.quarter - 2
    for week in range(3):
        for result in (result for okr in draft.story.okrs for result in okr.results):
            if result.checkins[week] is not None:
                row += 1
                when = (draft.story.year, month + week, 14)
                known = {
                    "date": draft.date(when), "key_result": result.name, "confidence": confidence(draft, result),
                    "current": draft.number(result.checkins[week], result),
                }  # fmt: skip
                sheet.put_row(row, column, [known[name] for name in fields])
                draft.truth.checkin(result.name, f"{when[0]}-{when[1]:02d}-14", result.checkins[week])


def _lookup(draft: Draft) -> None:
    """Add a sheet with the choices of dropdowns, which tells nothing."""
    sheet = Sheet("Listen" if draft.story.lang == "de" else "Lists")
    draft.sheets.append(sheet)
    sheet.put_row(0, 0, [draft.word("perspective"), draft.word("status"), draft.word("owner")], "heading")
    for row, name in enumerate(("finance", "customer", "process", "learning"), 1):
        sheet.put_row(row, 0, [draft.perspective(name), ("grün", "gelb", "rot", "-")[row - 1], draft.story.people[row]])


def _notes(draft: Draft) -> None:
    """Add a sheet with sentences that nobody asked for, and must not get lost."""
    sheet = Sheet("Hinweise" if draft.story.lang == "de" else "Read me")
    draft.sheets.append(sheet)
    for row, text in enumerate(draft.story.footnotes):
        sheet.put(2 * row, 0, text)
        draft.truth.note(text)


def _cover(draft: Draft) -> None:
    """Add a first sheet with purpose, vision or mission as free text."""
    sheet = Sheet(draft.title("cover"))
    draft.sheets.insert(0, sheet)
    sheet.put(0, 1, draft.story.organisation, "title")
    row = 2
    for level in draft.rng.sample(("vision", "mission", "purpose"), draft.rng.randint(1, 3)):
        sheet.put(row, 1, Cell(draft.word(level)))
        sheet.put(row + 1, 1, draft.say(level))
        row += 3
