"""Tables turned by a quarter: the headings stand at the beginning of the rows, each column is one thing."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language.heading_fields import fields_of
from stimmig.language.perspectives import perspective_within
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal
from stimmig.reading.arrangements.scorecard_typed import typed_scorecards
from stimmig.reading.statements import LEVELS
from stimmig.workbook.workbook import Sheet

_FEWEST = 3
_LOOKED_ACROSS = 5
_FEWEST_ENTRIES = 2
_GAP = 1
_OF_LABELS = 5
"""of so many cells beside the headings not one may be a heading itself, or it is a form of labels and values"""

WHY = Text(
    "Die Überschriften stehen am Zeilenanfang ({labels}); jede Spalte daneben ist ein Eintrag.",
    "The headings stand at the beginning of the rows ({labels}); each column beside them is one entry.",
)
AGAIN = Text("Überschrift wie weiter oben", "Heading as further up")
_NAMES = frozenset({"kpi", "strategic_objective"})
_TITLED = 3
"""so many perspectives stand side by side where the cell before them is the title of the table"""
_MANY = 5
"""more headings in a row than turned tables have entries that are called like headings"""
_STATED = frozenset(LEVELS)
"""a vision above the table is no row of it"""


class _Block(NamedTuple):
    """A stretch of labels with the columns beside it: a heading, and an entry (or several lines of one) per column."""

    texts: tuple[str, ...]
    heads: list[Shown]
    rows: list[list[Shown]]
    fields: dict[int, str]
    of_kpis: bool


def turned_tables(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each table of a sheet whose headings stand at the beginning of its rows."""
    rows = sheet.rows[:LOOKED_AT]
    if not rows or len(sheet.rows) > LOOKED_AT or next(typed_scorecards(sheet), None):
        return
    for column in range(min(_LOOKED_ACROSS, len(rows[0]))):
        labels = {
            index: fields
            for index, row in enumerate(rows)
            if (fields := fields_of(row[column]) or _period(row[column]))
            and any(cell != "" for cell in row[column + 1 :])
        }
        if len(labels) >= _FEWEST and not any(map(_heads_columns, rows[: min(labels)])):
            yield from _proposals(sheet, column, rows, labels)


def _proposals(sheet: Sheet, column: int, rows: Sequence[Sequence[Cell]], labels) -> Iterator[Proposal]:
    """Yield a proposal for the tables whose headings stand in a column; blocks with the same headings are one."""
    over = None
    blocks: list[_Block] = []
    for run in _runs(rows, column, labels):
        named = [index for index in run if _names_perspectives(rows[index], column, labels.get(index, frozenset()))]
        over = named[0] if named else over
        if block := _block(sheet, column, run, labels, over, 1 if blocks else _FEWEST_ENTRIES):
            blocks.append(block)
    for texts, same in _alike(blocks):
        cells = [same[0].heads, *(_placed(row, block, texts) for block in same for row in block.rows)]
        why = WHY.filled(labels=", ".join(text for text in texts if text))
        heading = Heading(0, 0, len(same[0].heads) - 1)
        known = {cell[1:]: AGAIN for block in same[1:] for cell in block.heads if cell.row >= 0}
        table = "kpis" if same[0].of_kpis else ""
        arranged = Arranged(sheet, cells, why, heading=heading, table=table, fields=same[0].fields, known=known)
        yield Proposal((arranged,), why)


def _alike(blocks: Sequence[_Block]) -> Iterator[tuple[tuple[str, ...], list[_Block]]]:
    """Yield blocks of the same headings, and below one of them those that leave out some of its headings."""
    left = list(blocks)
    while left:
        texts = left[0].texts
        same = [left[0]] + [one for one in left[1:] if one.texts == texts or _leaves_out(one.texts, texts)]
        taken = set(map(id, same))
        left = [one for one in left if id(one) not in taken]
        yield texts, same


def _leaves_out(texts: Sequence[str], of: Sequence[str]) -> bool:
    return len(set(of)) == len(of) and len(set(texts)) == len(texts) and set(texts) < set(of)


def _placed(row: Sequence[Shown], block: _Block, texts: Sequence[str]) -> list[Shown]:
    """Return an entry of a block below headings of which it may leave out some."""
    if block.texts == tuple(texts):
        return list(row)
    return [row[block.texts.index(text)] if text in block.texts else NOTHING for text in texts]


def _heads_columns(row: Sequence[Cell]) -> bool:
    """Say whether a row is the heading of a long list: then what its rows begin with says of what kind they are."""
    known = sum(bool(fields_of(cell)) for cell in row)
    return known > _MANY and 2 * known > sum(cell != "" for cell in row)


def _period(cell: Cell) -> frozenset[str]:
    return frozenset({"period"}) if isinstance(cell, str | datetime.date) and period_heading(cell) else frozenset()


def _runs(rows: Sequence[Sequence[Cell]], column: int, labels) -> Iterator[list[int]]:
    """Yield the rows of each stretch of labels: a gap, or a label that stands there already, begins another."""
    run: list[int] = []
    blanks = 0
    for index, row in enumerate(rows):
        if all(cell == "" for cell in row):
            blanks += 1
            continue
        again = index in labels and labels[index] & _NAMES and any(labels.get(at) == labels[index] for at in run)
        titled = blanks and not labels.get(index) and row[column] != "" and _names_perspectives(row, column)
        if run and (blanks > _GAP or titled or (again and row[column] != rows[run[-1]][column])):
            yield run
            run = []
        blanks = 0
        run.append(index)
    if run:
        yield run


def _block(sheet: Sheet, column: int, run: Sequence[int], labels, over: int | None, fewest: int) -> _Block | None:
    """Return what some rows hold, if it is `fewest` entries or more; `over` is the row that names a perspective over each."""
    rows = sheet.rows
    while run and _stands_before(rows[run[0]], column, labels.get(run[0], _STATED)):
        run = run[1:]
    while run and run[-1] not in labels and rows[run[-1]][column] != "":
        run = run[:-1]
    named = [index for index in run if index in labels]
    unknown = [index for index in run if rows[index][column] != "" and index not in labels]
    told = frozenset().union(*(labels[index] for index in named))
    if len({labels[index] for index in named}) < _FEWEST or len(unknown) > len(named) or not told & _NAMES:
        return None
    right = max((at for index in run for at, cell in enumerate(rows[index]) if cell != ""), default=column)
    across = [at for at in range(column + 1, right + 1) if sum(rows[index][at] != "" for index in run) >= 2]
    inside = [rows[index][at] for index in run for at in across if rows[index][at] != ""]
    if len(across) < fewest or _OF_LABELS * sum(bool(fields_of(cell)) for cell in inside) > len(inside):
        return None
    groups = _groups(rows, column, run)
    if over is not None and over not in run:
        groups.insert(0, [over])
    heads = [_head(rows, column, group) for group in groups]
    entries = []
    for at in across:
        depth = max(_depth(rows, group, at) for group in groups)
        entries += [[_line(rows, group, at, line) for group in groups] for line in range(depth)]
    fields = {at: "perspective" for at, group in enumerate(groups) if _is_over(rows, column, group, labels)}
    texts = tuple(str(head.value) for head in heads)
    return _Block(texts, heads, entries, fields, "kpi" in told)


def _stands_before(row: Sequence[Cell], column: int, fields: frozenset[str]) -> bool:
    """Say whether a row is none of the table: it has no label, or states a vision or the purpose once."""
    once = bool(fields & _STATED) and sum(cell != "" for cell in row[column + 1 :]) == 1
    return (fields <= _STATED or once) and not _names_perspectives(row, column)


def _is_over(rows, column: int, group: Sequence[int], labels) -> bool:
    return not labels.get(group[0]) and _names_perspectives(rows[group[0]], column)


def _names_perspectives(row: Sequence[Cell], column: int, label: frozenset[str] = frozenset()) -> bool:
    """Say whether a row without label, or with that of perspectives, names a perspective over each column."""
    texts = [cell for cell in row[column + 1 :] if cell != ""]
    if "perspective" in label:
        return len(texts) > 1 and any(perspective_within(text) for text in texts)
    if label:
        return False
    own = [text for text in texts if not perspective_within(text)]
    if row[column] == "" and len(own) == 1 and len(texts) > _TITLED:
        return (
            isinstance(own[0], str) and len(own[0].split()) < _TITLED
        )  # one of the organisation's own among the known
    return not own and len(texts) >= (2 if row[column] == "" else _TITLED)


def _groups(rows, column: int, run: Sequence[int]) -> list[list[int]]:
    """Return the rows of each label: its own, and those below it that repeat it or have none."""
    groups: list[list[int]] = []
    for index in run:
        label = rows[index][column]
        if (
            groups
            and (label == "" or label == rows[groups[-1][0]][column])
            and not _names_perspectives(rows[index], column)
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _head(rows, column: int, group: Sequence[int]) -> Shown:
    label = rows[group[0]][column]
    return (
        Shown(label.strip().rstrip(":"), group[0], column) if isinstance(label, str) else Shown(label, group[0], column)
    )


def _depth(rows, group: Sequence[int], at: int) -> int:
    """Return how many lines of a group are filled in a column."""
    return max((line + 1 for line, index in enumerate(group) if rows[index][at] != ""), default=0)


def _line(rows, group: Sequence[int], at: int, line: int) -> Shown:
    return Shown(rows[group[line]][at], group[line], at) if line < len(group) else NOTHING
