"""A list of KPIs on a sheet of its own, among sheets that are called like perspectives: its sheet names one too."""

from collections.abc import Sequence

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.language.perspectives import names_in_part, people_among_perspectives, perspective_within, without_number
from stimmig.language.totals import total_word
from stimmig.model.choices import OTHER_PERSPECTIVE
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import period_within
from stimmig.reading.own_sections import heads_rows
from stimmig.reading.records import Records

_FEWEST = 3
"""so many sheets of the same headings name different perspectives"""


def with_perspectives_of_sheets(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook; the only one of a kind whose sheet names none we know has its name as perspective."""
    kinds: dict[tuple, list[Records]] = {}
    for one in tables:
        if one.layout.table == "kpis" and "perspective" not in one.columns and not one.repeats:
            kinds.setdefault(tuple(fold(column.heading) for column in one.layout.columns), []).append(one)
    found: dict[int, str] = {}
    for alike in kinds.values():
        known = [told for one in alike if (told := perspective_within(one.layout.sheet))]
        own = [one for one in alike if not perspective_within(one.layout.sheet)]
        if len(set(known)) >= _FEWEST and len(set(known)) == len(known) and len(own) == 1 and _may_be_one(own[0]):
            found[id(own[0])] = _perspective(without_number(own[0].layout.sheet), known)
    return [_within(one, found[id(one)]) if id(one) in found else one for one in tables]


def _may_be_one(records: Records) -> bool:
    """Say whether a sheet may be called like a perspective, and nothing on it tells another."""
    name, words = records.layout.sheet, lexicon.word_list("telling_names")
    if perspective_within(records.layout.title) or any(row.why == "section" for row in records.layout.skipped):
        return False
    if any(fold(word) in words for word in name.split()) or names_in_part(name):
        return False
    return heads_rows(name) and not total_word(name) and not period_within(name)


def _perspective(name: str, known: Sequence[str]) -> str:
    """Return learning for the team, if no other sheet is that of learning; else the name as written."""
    of_people = fold(name) in people_among_perspectives() and "learning" not in known
    return "learning" if of_people else OTHER_PERSPECTIVE + name


def _within(records: Records, perspective: str) -> Records:
    column = ReadColumn([perspective] * len(records.layout.rows))
    return records._replace(columns={**records.columns, "perspective": column})
