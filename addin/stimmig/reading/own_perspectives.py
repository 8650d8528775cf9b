"""Names among those of perspectives are perspectives of the organisation's own: titles of blocks below each other ("Our
finances", "Our homes"), and names of sheets."""

from collections.abc import Iterator, Sequence

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.language.perspectives import missing_perspective, names_in_part, perspective_within, without_number
from stimmig.language.totals import total_word
from stimmig.model.choices import OTHER_PERSPECTIVE
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import period_within
from stimmig.reading.own_sections import heads_rows
from stimmig.reading.records import Records
from stimmig.reading.rows import SECTION

_LISTS = ("kpis", "strategic_objectives")
_FEWEST = 3
"""so many blocks, or sheets of the same headings, show what their titles or names are"""
_LONGEST = 40
"""letters that the name of a perspective has at most"""


def with_own_perspectives(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook; those that tell none themselves have that of their title or sheet."""
    untold = [one for one in tables if one.layout.table in _LISTS and "perspective" not in one.columns]
    own = {id(one): perspective for one, perspective in (*_of_titles(untold), *_of_sheets(untold))}
    return [_within(one, own[id(one)]) if id(one) in own else one for one in tables]


def _of_titles(tables: Sequence[Records]) -> Iterator[tuple[Records, str]]:
    """Yield the blocks of a sheet whose titles we do not know, where we know at least half of them."""
    for sheet in dict.fromkeys(one.layout.sheet for one in tables):
        titled = [one for one in tables if one.layout.sheet == sheet]
        titles = {one.layout.title for one in titled}
        known = {title for title in titles if perspective_within(title)}
        if len(titles) < max(_FEWEST, len(titled)) or 2 * len(known) < len(titles):
            continue
        told = {perspective_within(title) for title in known}
        for one in titled:
            if one.layout.title in known or _has_sections(one):
                continue
            if len(titles) - len(known) == 1 and (fourth := missing_perspective(one.layout.title, told)):
                yield one, fourth
            elif _may_name(one.layout.title):
                yield one, OTHER_PERSPECTIVE + without_number(one.layout.title)


def _of_sheets(tables: Sequence[Records]) -> Iterator[tuple[Records, str]]:
    """Yield the only list of KPIs of its kind whose sheet names no perspective we know."""
    kinds: dict[tuple[str, ...], list[Records]] = {}
    for one in tables:
        if one.layout.table == "kpis" and not one.repeats:
            kinds.setdefault(tuple(fold(column.heading) for column in one.layout.columns), []).append(one)
    for alike in kinds.values():
        known = [told for one in alike if (told := perspective_within(one.layout.sheet))]
        own = [one for one in alike if not perspective_within(one.layout.sheet)]
        if len(set(known)) < _FEWEST or len(set(known)) != len(known) or len(own) != 1 or not _is_of_sheet(own[0]):
            continue
        name = without_number(own[0].layout.sheet)
        if fourth := missing_perspective(name, known):
            yield own[0], fourth
        elif _may_name(own[0].layout.sheet):
            yield own[0], OTHER_PERSPECTIVE + name


def _is_of_sheet(records: Records) -> bool:
    """Say whether a sheet may be called like a perspective, and nothing on it tells another."""
    name, words = records.layout.sheet, lexicon.word_list("telling_names")
    if perspective_within(records.layout.title) or _has_sections(records):
        return False
    return heads_rows(name) and not total_word(name) and not any(fold(one) in words for one in name.split())


def _may_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and not period_within(text) and not names_in_part(text)


def _has_sections(records: Records) -> bool:
    return any(row.why == SECTION for row in records.layout.skipped)


def _within(records: Records, perspective: str) -> Records:
    column = ReadColumn([perspective] * len(records.layout.rows))
    return records._replace(columns={**records.columns, "perspective": column})
