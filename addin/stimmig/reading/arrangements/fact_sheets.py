"""KPI fact sheets (Kennzahlensteckbrief): label and value side by side, one block per KPI."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.cells import Cell, cell_name
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.fact_figures import figures_below
from stimmig.reading.arrangements.fact_histories import History, by_block, histories
from stimmig.reading.arrangements.period_headings import period_heading
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal
from stimmig.reading.scoring import LIST_NAME
from stimmig.workbook.workbook import Sheet

_FEWEST = 4
_FAR = 3
_MOST_ROWS = 2000
_TURNED = 3
_SEVERAL = 2
_OF_KPIS = ("formula", "target", "actual")
_NAMES = frozenset({"kpi", LIST_NAME})
"""what a label of no other word means beside the number of a KPI"""

WHY = Text(
    "Jede Angabe steht neben ihrer Bezeichnung (wie „{label}“ in {cell}); so ein Block ist eine Kennzahl.",
    "Each detail stands beside its label (such as “{label}” in {cell}); such a block is one KPI.",
)
WHY_COURSE = Text("Bezeichnung im Verlauf der Kennzahl", "Label in the course of the KPI")
WHY_LABEL = Text("Bezeichnung der Angabe daneben", "Label of the detail beside it")


class _Pair(NamedTuple):
    label: Shown
    value: Shown
    fields: frozenset[str]


def fact_sheets(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for a sheet that describes KPIs label by label."""
    if len(sheet.rows) > _MOST_ROWS or not _may_hold_facts(sheet):
        return
    courses = list(histories(sheet))
    apart = frozenset().union(*(one.cells for one in courses), _of_titled_lists(sheet))
    blocks = [block for block in _blocks(sheet, apart) if len(block) >= _FEWEST and _names_a_kpi(block)]
    if not blocks or _are_turned(sheet, blocks):
        return
    labels = list(dict.fromkeys(key for block in blocks for key in block))
    heads = [next(block[key].label for block in blocks if key in block) for key in labels]
    rows = [heads, *([block[key].value if key in block else NOTHING for key in labels] for block in blocks)]
    known = {pair.label[1:]: WHY_LABEL for block in blocks for pair in block.values()}
    first = next(iter(blocks[0].values())).label
    why = WHY.filled(label=first.value, cell=cell_name(first.row, first.column))
    names = {
        at: "name" for at, key in enumerate(labels) if any(_is_name(block[key]) for block in blocks if key in block)
    }
    heading = Heading(0, 0, len(heads) - 1)
    arranged = Arranged(sheet, rows, why, heading=heading, table="kpis", known=known, fields=names)
    values = _values(sheet, blocks, courses, why)
    yield Proposal((arranged, values) if values else (arranged,), why)


def _names_a_kpi(block: Mapping[str, _Pair]) -> bool:
    """Say whether the KPI is named, or nothing is filled in yet; "How will we know?" above a list names none."""
    told = [pair for pair in block.values() if pair.value.row >= 0]
    return not told or any("kpi" in pair.fields for pair in told)


def _of_titled_lists(sheet: Sheet) -> set[tuple[int, int]]:
    """Return the cells of headings below a title of their own: "Messgrößen" over "Bezeichnung | Einheit | Zielwert"."""
    found: set[tuple[int, int]] = set()
    for index, (above, row) in enumerate(zip(sheet.rows, sheet.rows[1:])):
        titles = [at for at, cell in enumerate(above) if cell != ""]
        heads = [at for at, cell in enumerate(row) if cell != ""]
        if len(titles) == 1 and len(heads) > 2 and 4 * sum(bool(fields_of(row[at])) for at in heads) >= 3 * len(heads):
            found |= {(index, titles[0]), *((index + 1, at) for at in heads)}
    return found


def _is_name(pair: _Pair) -> bool:
    return pair.fields >= _NAMES


def _values(
    sheet: Sheet, blocks: Sequence[Mapping[str, _Pair]], courses: Sequence[History], why: Text
) -> Arranged | None:
    """Return the list of the values that the blocks tell of several periods; None where they tell none."""
    tops = {at: _top(block) for at, block in enumerate(blocks)}
    rows = []
    for at, told in by_block(courses, tops).items():
        name = _name(blocks[at])
        rows += [[name, *line] for one in told for line in one.values] if name else []
    if not rows:
        return None
    known = {spot: WHY_COURSE for one in courses for spot in one.cells}
    fields = dict(enumerate(("kpi", "period", "plan", "actual", "comment")))
    heads = [[NOTHING] * len(fields)]
    heading = Heading(0, 0, len(fields) - 1)
    return Arranged(sheet, heads + rows, why, heading=heading, table="values", fields=fields, known=known)


def _top(block: Mapping[str, _Pair]) -> tuple[int, int]:
    """Return the first row and the first column in which a block has labels."""
    rows, columns = zip(*(pair.label[1:] for pair in block.values()))
    return min(rows), min(columns)


def _name(block: Mapping[str, _Pair]) -> Shown | None:
    """Return the cell that names the KPI of a block."""
    labels = _of_names(list(block.values()))
    return next((pair.value for pair in block.values() if pair.label in labels and pair.value.value != ""), None)


def _are_turned(sheet: Sheet, blocks: list[dict[str, _Pair]]) -> bool:
    """Say whether many labels have several values beside each other: then each column is an entry of its own."""
    values = [pair.value for block in blocks for pair in block.values() if pair.value.row >= 0]
    beside = [sheet.rows[value.row][value.column + 1 : value.column + 2] for value in values]
    several = sum(any(cell != "" and not fields_of(cell) for cell in cells) for cells in beside)
    return _TURNED * several > len(values)


def _may_hold_facts(sheet: Sheet) -> bool:
    """Say whether at least some labels of KPIs stand below each other near the left edge."""
    words = _kpi_words()
    for column in range(min(3, len(sheet.rows[0]) if sheet.rows else 0)):
        cells = {row[column] for row in sheet.rows[:LOOKED_AT]}
        if sum(bool(fields_of(cell) & words) for cell in cells) >= _FEWEST - 1:
            return True
    return False


def _kpi_words() -> frozenset[str]:
    """Return the words of the lexicon that label what is known of a KPI."""
    return frozenset(BY_NAME["kpis"].by_word)


def _blocks(sheet: Sheet, apart: frozenset[tuple[int, int]]) -> Iterator[dict[str, _Pair]]:
    """Yield the pairs of each block: label → pair. Each block has one label of the KPI's name.

    `apart` are cells that hold no pairs, but the values of a KPI.
    """
    words = _kpi_words()
    rows = [
        ["" if (index, column) in apart else cell for column, cell in enumerate(row)] if apart else row
        for index, row in enumerate(sheet.rows)
    ]
    pairs = [pair for index, row in enumerate(rows) for pair in _pairs(row, index, words)]
    pairs = _with_figures(pairs, figures_below(sheet, apart))
    if not any("kpi" in pair.fields for pair in pairs) and _describe_kpis(pairs):
        pairs = [pair for index, row in enumerate(rows) for pair in _pairs(row, index, words | {LIST_NAME})]
        # "Kennzahl-Nr." says what "Bezeichnung" names, and so do "Formel" and "Zielwert" again and again
        pairs = [pair._replace(fields=pair.fields | {"kpi"}) if LIST_NAME in pair.fields else pair for pair in pairs]
    edges = _strips(pairs)
    for left, right in zip(edges, [*edges[1:], len(sheet.rows[0]) if sheet.rows else 0]):
        yield from _below_each_other(sheet, [pair for pair in pairs if left <= pair.label.column < right], left, right)


def _with_figures(pairs: list[_Pair], figures: Iterable[tuple[Shown, Shown]]) -> list[_Pair]:
    """Return pairs with those of labels that stand above their figures, in the order of the sheet."""
    below = [_Pair(label, figure, fields_of(label.value)) for label, figure in figures]
    taken = {cell[1:] for pair in below for cell in pair[:2]}
    kept = [pair for pair in pairs if pair.label[1:] not in taken]
    return sorted([*kept, *below], key=lambda pair: pair.label[1:]) if below else pairs


def _describe_kpis(pairs: Sequence[_Pair]) -> bool:
    """Say whether pairs have the number of a KPI, or several times how something is computed, its target and actual."""
    told = [field for pair in pairs for field in pair.fields]
    return "kpi_id" in told or all(told.count(field) >= _SEVERAL for field in _OF_KPIS)


def _strips(pairs: list[_Pair]) -> list[int]:
    """Return the first column of each strip of blocks: several where rows label the names of several KPIs."""
    rows: dict[int, list[int]] = {}
    labels = _of_names(pairs)
    for pair in pairs:
        if pair.label in labels:
            rows.setdefault(pair.label.row, []).append(pair.label.column)
    beside = {column for columns in rows.values() for column in columns[1:]}
    return sorted({0, *beside})


def _of_names(pairs: list[_Pair]) -> list[Shown]:
    """Return the labels of names; "Messung" may be one too, but says how often where another label names the KPI."""
    labels = [pair for pair in pairs if "kpi" in pair.fields]
    return [pair.label for pair in labels if len(pair.fields) == 1] or [pair.label for pair in labels]


def _below_each_other(sheet: Sheet, pairs: list[_Pair], left: int, right: int) -> Iterator[dict[str, _Pair]]:
    """Yield the blocks of a strip. Labels right above that of the name belong to it: "Perspektive", then "Kennzahl"."""
    labels = _of_names(pairs)
    names = [at for at, pair in enumerate(pairs) if pair.label in labels]
    starts: list[int] = []
    for before, name in reversed([*zip([-1, *names], names)]):
        start, stop = name, starts[0] if starts else len(pairs)
        own = {_key(pair) for pair in pairs[name:stop]} if len(names) > 1 else set()
        while start - 1 > before and _key(pairs[start - 1]) not in own:
            above, below = pairs[start - 1].label.row, pairs[start].label.row
            if before >= 0 and any(_is_gap(row[left:right]) for row in sheet.rows[above + 1 : below]):
                break
            start -= 1
            own.add(_key(pairs[start]))
        starts.insert(0, start)
    for start, stop in zip(starts, [*starts[1:], len(pairs)]):
        block: dict[str, _Pair] = {}
        for pair in pairs[start:stop]:
            block.setdefault(_key(pair), pair)
        yield block


def _is_gap(cells: Sequence[Cell]) -> bool:
    return len(cells) - cells.count("") < 2


def _pairs(row: Sequence[Cell], index: int, words: frozenset[str]) -> Iterator[_Pair]:
    """Yield the labels of a row with their values."""
    column = 0
    while column < len(row):
        pair = _pair(row, index, column, words)
        if pair:
            yield pair
        column = pair.value.column + 1 if pair and pair.value.column >= 0 else column + 1


def _key(pair: _Pair) -> str:
    """Return what two labels of the same kind share."""
    return str(pair.label.value).casefold()


def _pair(row, index: int, column: int, words: frozenset[str]) -> _Pair | None:
    """Return the label in a cell with the value beside it; a label beside a label is a heading."""
    fields = fields_of(row[column])
    if not fields & words:
        return None
    label = Shown(str(row[column]).strip().rstrip(":"), index, column)
    for at in range(column + 1, min(len(row), column + 1 + _FAR)):
        if row[at] != "":
            told = fields_of(row[at]) & words
            in_charge = "owner" in fields - told  # "HR" is a department there, and no projection
            if told and not in_charge and not isinstance(row[at], float):
                return _Pair(label, NOTHING, fields) if at > column + 1 else None
            if "kpi" in fields and (period := period_heading(row[at])) and period.period:
                return None  # "Kennzahl | Q1 Soll | Q1 Ist" heads a list
            return _Pair(label, Shown(row[at], index, at), fields)
    return _Pair(label, NOTHING, fields)
