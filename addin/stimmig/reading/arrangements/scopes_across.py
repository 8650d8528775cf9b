"""The same KPIs for several units side by side: "Kennzahl | Konzern: Plan | Ist | Sparte Gas: Plan | Ist"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Area, Cell
from stimmig.language import lexicon
from stimmig.language.spelling import in_brackets
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.period_headings import ACTUAL, AGGREGATE, PLAN, kind_of, period_heading
from stimmig.reading.arrangements.proposal import Proposal, rows_that_name
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Dieselben Kennzahlen stehen für mehrere Bereiche nebeneinander ({scopes}); jeder gibt eine Kennzahl.",
    "The same KPIs stand side by side for several units ({scopes}); each gives a KPI of its own.",
)
_OVER_ALL = Text("Summe oder Mittel über die Bereiche", "Sum or mean over the units")
_COMPUTED = Text("Aus anderen Werten berechnet", "Computed from other values")
_FEWEST = 2
_OF_EACH = frozenset({"kpi", "unit", "perspective", "strategic_objective", "better", "frequency"})
"""what counts for every unit; all else beside, such as an initiative, is stated once"""


class _Column(NamedTuple):
    scope: Shown
    kind: str
    head: Shown
    """the cell that says what stands below: "Plan" """


def scopes_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the tables of a sheet that state plan and actual for several units."""
    for top in rows_that_name(sheet, "kpi"):
        for bottom in (top + 1, top):
            if bottom < len(sheet.rows) and (columns := _columns(sheet, top, bottom)):
                yield _of_table(sheet, top, bottom, columns, find_headings(sheet))
                break


def _columns(sheet: Sheet, top: int, bottom: int) -> dict[int, _Column]:
    """Return column → unit and kind, if a heading of one or two rows tells at least two units alike."""
    found: dict[int, _Column] = {}
    over = _spread(sheet, top) if bottom > top else {}
    for column, cell in enumerate(sheet.rows[bottom]):
        told = _of_two(over[column], Shown(cell, bottom, column)) if column in over else None
        if bottom == top:
            told = _of_one(Shown(cell, bottom, column))
        if told and cell != "":
            found[column] = told
    kinds: dict[str, list[str]] = {}
    for one in found.values():
        kinds.setdefault(str(one.scope.value), []).append(one.kind)
    alike = {tuple(sorted(listed)) for listed in kinds.values()}
    both = all({PLAN, ACTUAL} <= set(listed) and len(set(listed)) == len(listed) for listed in kinds.values())
    return found if len(kinds) >= _FEWEST and len(alike) == 1 and both else {}


def _spread(sheet: Sheet, row: int) -> dict[int, Shown]:
    """Return column → the text that stands or is merged over it; a lone one reaches to the next."""
    merged = {at: area for area in sheet.details.merges if area.top <= row <= area.bottom for at in _columns_of(area)}
    found: dict[int, Shown] = {}
    last: Shown | None = None
    for column, cell in enumerate(sheet.rows[row]):
        if cell != "":
            last = Shown(cell, row, column)
        elif last and merged.get(column) != merged.get(last.column):
            last = None
        if last:
            found[column] = last
    return found


def _columns_of(area: Area) -> range:
    return range(area.left, area.right + 1)


def _of_two(upper: Shown, lower: Shown) -> _Column | None:
    """Return what two heading cells say, whichever of them is the unit."""
    kinds = [kind_of(str(shown.value).strip()) if isinstance(shown.value, str) else "" for shown in (upper, lower)]
    if kinds[1] and kinds[1] != AGGREGATE and _may_be_scope(upper.value):
        return _Column(upper, kinds[1], lower)
    if kinds[0] and kinds[0] != AGGREGATE and _may_be_scope(lower.value):
        return _Column(lower, kinds[0], upper)
    return None


def _of_one(shown: Shown) -> _Column | None:
    """Return what "Ist Nord" says."""
    words = str(shown.value).split() if isinstance(shown.value, str) else []
    for kind, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        told = kind_of(kind[0]) if rest else ""
        scope = " ".join(rest).strip(" ()-–:")
        if told in (PLAN, ACTUAL) and _may_be_scope(scope) and not lexicon.heading(str(shown.value)):
            return _Column(shown._replace(value=scope), told, shown._replace(value=kind[0]))
    return None


def _may_be_scope(cell: Cell) -> bool:
    """Say whether a text may be a unit: no period, and nothing that heads a column of KPIs."""
    if not isinstance(cell, str) or not cell.strip() or kind_of(cell.strip()):
        return False
    if any(map(period_heading, (cell, *in_brackets(cell)))):
        return False
    if any(map(period_heading, in_brackets(cell))):
        return False  # "Target vs Actual (Q1)"
    if any(span in cell.casefold() for span in lexicon.word_list("spans_of_time")):
        return False
    words = BY_NAME["kpis"].by_word
    return not any(meaning.field in words for meaning in lexicon.heading(cell.strip()))


def _of_table(
    sheet: Sheet, top: int, bottom: int, columns: Mapping[int, _Column], headings: Sequence[FoundHeading]
) -> Proposal:
    heads = _heads(sheet, top, bottom)
    left, right = min([*heads, *columns]), max([*heads, *columns])
    own = FoundHeading(bottom, left, right, ())
    stop = end_of(own, [other for other in headings if other.row > bottom], sheet.rows)
    sums = _sums(sheet, top, bottom)
    plain = [column for column in range(left, right + 1) if column not in columns and column not in sums]
    scopes: dict[str, dict[str, int]] = {}
    for column, one in columns.items():
        scopes.setdefault(str(one.scope.value).strip(), {})[one.kind] = column
    kinds = list(dict.fromkeys(one.kind for one in columns.values()))
    first = next(iter(scopes.values()))
    why = WHY.filled(scopes=", ".join(scopes))
    rows = [
        [NOTHING] * len(plain) + [NOTHING] * (1 + len(kinds)),
        [*(heads.get(at, NOTHING) for at in plain), NOTHING, *(columns[first[kind]].head for kind in kinds)],
    ]
    if title := next((cell for cell in _title(sheet, top, left)), None):
        rows[0][0] = title
    for row in range(bottom + 1, stop):
        rows += _lines(sheet, row, plain, heads, [(columns, scopes[name], kinds) for name in scopes])
    known = {cell[1:]: why for one in columns.values() for cell in (one.scope, one.head)}
    known |= {(row, column): _OVER_ALL for row in range(top, stop) for column in sums if sheet.rows[row][column] != ""}
    computed = {at: _COMPUTED for at, kind in enumerate(kinds, len(plain) + 1) if kind not in (PLAN, ACTUAL)}
    arranged = Arranged(
        sheet,
        rows,
        why,
        heading=Heading(1, 0, len(rows[1]) - 1),
        table="kpis",
        fields={len(plain): "scope"},
        left=computed,
        known=known,
        telling=True,
    )
    return Proposal((arranged,), why)


def _sums(sheet: Sheet, top: int, bottom: int) -> set[int]:
    """Return the columns below "Gesamt"; they belong to no unit."""
    if top == bottom:
        return set()
    over = {at: shown.value for at, shown in _spread(sheet, top).items() if isinstance(shown.value, str)}
    below = sheet.rows[bottom]
    return {
        at
        for at, cell in over.items()
        if kind_of(cell.strip()) == AGGREGATE and isinstance(below[at], str) and kind_of(below[at].strip())
    }


def _title(sheet: Sheet, top: int, left: int) -> Iterator[Shown]:
    """Yield the text above a heading that stands alone in its row."""
    for row in range(top - 1, max(-1, top - 4), -1):
        filled = [column for column, cell in enumerate(sheet.rows[row]) if cell != ""]
        if len(filled) == 1 and isinstance(sheet.rows[row][filled[0]], str) and filled[0] >= left:
            yield Shown(sheet.rows[row][filled[0]], row, filled[0])


def _heads(sheet: Sheet, top: int, bottom: int) -> dict[int, Shown]:
    """Return column → heading, from the lower row where both have one."""
    return {
        column: Shown(cell, row, column)
        for row in range(top, bottom + 1)
        for column, cell in enumerate(sheet.rows[row])
        if cell != ""
    }


def _lines(sheet: Sheet, row: int, plain: Sequence[int], heads: Mapping[int, Shown], scopes) -> Iterator[list[Shown]]:
    """Yield a row for each unit that has a number; one row where none has."""
    cells = sheet.rows[row]
    stated = [one for one in scopes if any(cells[column] != "" for column in one[1].values())]
    for at, (columns, own, kinds) in enumerate(stated):
        line = [Shown(cells[column], row, column) for column in plain]
        if at:
            line = [shown if _of_each(heads.get(column)) else NOTHING for column, shown in zip(plain, line)]
        yield [*line, columns[own[kinds[0]]].scope, *(Shown(cells[own[kind]], row, own[kind]) for kind in kinds)]
    if not stated:
        yield [Shown(cells[column], row, column) for column in plain] + [NOTHING] * (1 + len(scopes[0][2]))


def _of_each(head: Shown | None) -> bool:
    return head is not None and any(meaning.field in _OF_EACH for meaning in lexicon.heading(str(head.value).strip()))
