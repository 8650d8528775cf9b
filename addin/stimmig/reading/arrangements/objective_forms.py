"""Forms: "Ziel:", "Perspektive:", "verantwortlich:" with their texts beside them, and below a list of KPIs and one of steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.arranged import NOTHING, Arranged, Heading, Shown
from stimmig.reading.arrangements.proposal import LOOKED_AT, Proposal, rows_that_name
from stimmig.reading.blocks import end_of
from stimmig.reading.headings import Heading as FoundHeading
from stimmig.reading.headings import find_headings
from stimmig.reading.scoring import LIST_NAME, is_list_of
from stimmig.reading.titles import title_of, title_row
from stimmig.workbook.workbook import Sheet

_OBJECTIVE = "strategic_objective"
_OF_FORM = (_OBJECTIVE, "perspective", "owner")
_FEWEST = 2
_SHORTEST = 3
_LISTS = {"kpis": "kpi", "initiatives": "initiative"}
"""table → word of the lexicon for what it lists"""

WHY = Text(
    "Das Blatt ist ein Formular: Neben „{label}“ steht das Ziel, darunter stehen seine Kennzahlen und Maßnahmen.",
    "The sheet is a form: beside “{label}” stands the objective, and below it its KPIs and initiatives.",
)


class _Form(NamedTuple):
    label: Shown
    """the one of the objective"""
    values: Mapping[str, Shown]
    labels: tuple[Shown, ...]
    last: int


class _List(NamedTuple):
    table: str
    heading: FoundHeading
    title: int | None
    stop: int


def objective_forms(sheet: Sheet) -> Iterator[Proposal]:
    """Yield a proposal for each form of an objective with a list of its KPIs."""
    if (
        isinstance(sheet, Arranged)
        or not rows_that_name(sheet, _OBJECTIVE)
        or not rows_that_name(sheet, LIST_NAME, "kpi")
    ):
        return
    forms = [form for index in range(min(len(sheet.rows), LOOKED_AT)) if (form := _form(sheet, index))]
    headings = find_headings(sheet) if forms else ()
    for position, form in enumerate(forms):
        stop = forms[position + 1].label.row if position + 1 < len(forms) else len(sheet.rows)
        lists = list(_lists(sheet, headings, form, stop))
        if any(one.table == "kpis" for one in lists):
            yield _of_form(sheet, form, lists)


def _form(sheet: Sheet, index: int) -> _Form | None:
    """Return what the labels say that stand right below each other, one of them that of the objective."""
    pair = _pair(sheet, index)
    if not pair or _OBJECTIVE not in fields_of(pair[0].value):
        return None
    pairs = [pair]
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(sheet.rows) and (more := _pair(sheet, at)) and more[0].column == pair[0].column:
            pairs.append(more)
            at += step
    found = {field: value for label, value in reversed(pairs) for field in _OF_FORM if field in fields_of(label.value)}
    found[_OBJECTIVE] = pair[1]
    if len(found) < _FEWEST:
        return None
    labels = tuple(label for label, _ in pairs if not fields_of(label.value).isdisjoint(_OF_FORM))
    return _Form(pair[0], found, labels, max(label.row for label, _ in pairs))


def _pair(sheet: Sheet, index: int) -> tuple[Shown, Shown] | None:
    """Return a label and the only text beside it."""
    filled = [Shown(cell, index, at) for at, cell in enumerate(sheet.rows[index]) if cell != ""]
    if len(filled) != 2 or not isinstance(filled[0].value, str):
        return None
    label, value = filled
    told = isinstance(value.value, str) and len(value.value.strip()) >= _SHORTEST and not fields_of(value.value)
    is_label = label.value.rstrip().endswith(":") or bool(fields_of(label.value))
    return (label, value) if is_label and (told or not isinstance(value.value, str)) else None


def _lists(sheet: Sheet, headings: Sequence[FoundHeading], form: _Form, stop: int) -> Iterator[_List]:
    """Yield the lists below a form that say what they list: by a heading, or by the title above them."""
    inside = [one for one in headings if form.last < one.row < stop]
    for heading in inside:
        end = min(stop, end_of(heading, [one for one in inside if one.row > heading.row], sheet.rows))
        fields = [fields_of(text) for text in heading.texts]
        title = title_of(sheet, heading)
        for table, word in _LISTS.items():
            by_title = is_list_of(BY_NAME[table], title) and any(LIST_NAME in words for words in fields)
            if (by_title or any(words == {word} for words in fields)) and not any(
                _OBJECTIVE in words and "target" not in words for words in fields
            ):
                yield _List(table, heading, title_row(sheet.rows, heading) if by_title else None, end)
                break


def _of_form(sheet: Sheet, form: _Form, lists: Sequence[_List]) -> Proposal:
    why = WHY.filled(label=form.label.value.strip().rstrip(":"))
    known = {label[1:]: why for label in form.labels}
    known |= {
        (one.title, at): why
        for one in lists
        if one.title is not None
        for at, cell in enumerate(sheet.rows[one.title])
        if cell != ""
    }
    return Proposal(tuple(_arranged(sheet, form, one, why, known) for one in lists), why)


def _arranged(sheet: Sheet, form: _Form, one: _List, why: Text, known: Mapping[tuple[int, int], Text]) -> Arranged:
    """Return a list with the objective before each of its rows."""
    heading, word = one.heading, _LISTS[one.table]
    own = [at for at, text in enumerate(heading.texts, heading.left) if text]
    fields = {at: fields_of(str(sheet.rows[heading.row][at])) for at in own}
    name = next(at for at in own if fields[at] & {word, LIST_NAME})
    before = ("perspective", _OBJECTIVE) if one.table == "kpis" else ("contributes_to",)
    lone = [
        *before,
        *(["owner"] if one.table == "kpis" and not any("owner" in told for told in fields.values()) else []),
    ]
    above = [form.values.get(_OBJECTIVE if field == "contributes_to" else field, NOTHING) for field in lone]
    rows = [[*[NOTHING] * len(lone), *(Shown(sheet.rows[heading.row][at], heading.row, at) for at in own)]]
    lead = [[*above, *[NOTHING] * len(own)]] if one.table == "kpis" else []
    rows += lead
    for index in range(heading.row + 1, one.stop):
        cells = [Shown(sheet.rows[index][at], index, at) for at in own]
        if len(rows) > 1 + len(lead) and not any(cell.value != "" for cell in cells):
            break  # what follows a gap is a remark
        if sheet.rows[index][name] != "" and sum(cell.value != "" for cell in cells) > 1:
            rows.append([*([NOTHING] * len(lone) if one.table == "kpis" else above), *cells])
    told = {**dict(enumerate(lone)), len(lone) + own.index(name): "name"}
    return Arranged(
        sheet,
        rows,
        why,
        heading=Heading(0, 0, len(lone) + len(own) - 1),
        table=one.table,
        fields=told,
        known=known,
        all_rows=True,
        telling=True,
    )
