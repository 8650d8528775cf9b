"""Decisions about the layout that have no effect: said, never dropped."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.language.layout_words import HEADS, MESSAGES
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.model.place import Block
from stimmig.reading.blocks import SheetTables
from stimmig.reading.decisions import NOT_READ, ColumnDecision, Decided, TableDecision, Written
from stimmig.reading.layout import Question
from stimmig.reading.observations import Observation
from stimmig.workbook.workbook import Sheet

DECISION = 8
"""which of HEADS names the column of decisions"""


class Misfit(NamedTuple):
    """A decision that has no effect: why ("gone", "unknown" …), what it is about, and where it is written."""

    kind: str
    text: Text
    written: Written
    rows: int = 1
    facts: Mapping[str, Any] = {}


def misfits_among(decisions: Iterable[TableDecision], seen: Iterable[SheetTables]) -> list[Misfit]:
    """Return the decisions that nothing on the sheets followed."""
    followed = [
        one
        for sheet in seen
        for one in (*(table.decided for table in sheet.tables), *(left.decided for left in sheet.left))
        if one
    ]
    found = [misfit for sheet in seen for misfit in _lacking(sheet)]
    for decision in decisions:
        about = [one for one in followed if decision in one.tables]
        found += _columns_gone(decision, about) if about else _gone(decision)
    return found


def named(decision: TableDecision, column: str = "") -> Text:
    """Return how messages name what is decided about: „Ist“ (Blatt „Scorecard“)."""
    if column:
        what = Text(f"„{column}“", f"“{column}”")
    elif decision.headings:
        shown = ", ".join([text for text in decision.headings if text][:3]) + (
            " …" if len(decision.headings) > 3 else ""
        )
        what = Text(f"die Tabelle „{shown}“", f"the table “{shown}”")
    else:
        what = Text("alle Tabellen", "all tables")
    if not decision.sheet:
        return what
    return Text(f"{what.de} auf dem Blatt „{decision.sheet}“", f"{what.en} on the sheet “{decision.sheet}”")


def _gone(decision: TableDecision) -> Iterator[Misfit]:
    """Yield one misfit for a table that is not there, however many of its columns are decided."""
    made = [one.written for one in (decision, *decision.columns) if one.written.own]
    made = [written for written in made if decision.table or decision.columns or decision.step]
    if made:
        kind = "file" if made[0].file else "gone"
        yield Misfit(kind, named(decision), made[0], len(made), {"file": made[0].file})


def _columns_gone(decision: TableDecision, about: list[Decided]) -> Iterator[Misfit]:
    for column in decision.columns:
        if column.written.own and not any(_follows(one, column) for one in about):
            kind = "file" if column.written.file else "gone"
            yield Misfit(kind, named(decision, column.heading), column.written, 1, {"file": column.written.file})


def _follows(one: Decided, column: ColumnDecision) -> bool:
    return one.table == NOT_READ or any(told[:1] + told[2:3] == column[:1] + column[2:3] for told in one.by.values())


def _lacking(sheet: SheetTables) -> Iterator[Misfit]:
    """Yield what was decided about tables that nevertheless could not be read."""
    for one in (left.decided for left in sheet.left):
        if one.table not in ("", NOT_READ):
            decision = next(told for told in one.tables if told.table)
            yield Misfit("needs", named(decision), decision.written, 1, _needed(one))


def what_is_lacking(decided: Decided) -> Text:
    """Return what is said of a table for which a canonical table is decided, but no column that it needs."""
    decision = next(told for told in decided.tables if told.table)
    return MESSAGES["needs"].filled(text=named(decision), **_needed(decided))


def _needed(decided: Decided) -> dict[str, Any]:
    table = BY_NAME[decided.table]
    told = decided.told.values()
    lacking = next((group[0] for group in table.needs if not any(field in told for field in group)), table.needs[0][0])
    return {"name": table.sheet, "allowed": table.by_field[lacking].heading}


def observations_of(misfits: Iterable[Misfit], workbook: str, sheet: Sheet | None) -> list[Observation]:
    """Return the misfits as observations, at their cell of the layout sheet; those of a file concern the workbook."""
    found = []
    for one in misfits:
        row = one.written.row
        block = Block(workbook, None)
        if sheet is not None and row is not None:
            block = Block(workbook, sheet.name, {"decision": _decision_column(sheet)}, sheet.rows)
        rows = () if row is None else (row,)
        found.append(Observation(f"layout_{one.kind}", block, "decision", rows, one.text, facts=one.facts))
    return found


def questions_of(misfits: Iterable[Misfit], sheet: Sheet | None) -> list[Question]:
    """Return the misfits as questions to the owner."""
    found = []
    for one in misfits:
        row = one.written.row
        where = cell_name(row, _decision_column(sheet)) if sheet is not None and row is not None else ""
        name = sheet.name if where else one.written.file
        found.append(Question(name, where, MESSAGES[one.kind].filled(text=one.text, **one.facts)))
    return found


def heads_in(rows: Sequence[Sequence[Cell]]) -> tuple[int, list[int]] | None:
    """Return the row of the layout sheet that holds its column heads, and the columns in the order of HEADS."""
    for at, row in enumerate(rows):
        cells = [str(cell) for cell in row]
        for heads in HEADS:
            if set(heads.split("|")) <= set(cells):
                return at, [cells.index(head) for head in heads.split("|")]
    return None


def _decision_column(sheet: Sheet) -> int:
    heads = heads_in(sheet.rows)
    return heads[1][DECISION] if heads else 0
