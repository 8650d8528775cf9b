"""Tables of one kind below titles, or on sheets, of which most name a perspective: then the others name their own."""

from collections.abc import Iterable, Sequence

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.language.perspectives import perspective_within, perspectives_in_part, without_number
from stimmig.language.totals import total_word
from stimmig.model.choices import OTHER_PERSPECTIVE, PERSPECTIVES
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import period_within
from stimmig.reading.own_sections import heads_rows
from stimmig.reading.records import Records

_FEWEST = 2
_LISTS = ("kpis", "strategic_objectives")


def with_own_perspectives(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook; those below a name among names of perspectives have it as their perspective."""
    found: dict[int, str] = {}
    kinds: dict[tuple, list[Records]] = {}
    for one in tables:
        if one.layout.table in _LISTS and "perspective" not in one.columns and not one.repeats:
            kinds.setdefault(tuple(fold(column.heading) for column in one.layout.columns), []).append(one)
    for alike in kinds.values():
        by_sheet: dict[str, list[Records]] = {}
        for one in alike:
            by_sheet.setdefault(one.layout.sheet, []).append(one)
        for group in by_sheet.values():
            found |= _named([(one, one.layout.title) for one in group], _FEWEST)
        if all(len(group) == 1 for group in by_sheet.values()):
            found |= _named([(one, one.layout.sheet) for one in alike if not _has_title(one)], _FEWEST + 1)
    return [_within(one, found[id(one)]) if id(one) in found else one for one in tables]


def _has_title(records: Records) -> bool:
    return bool(perspective_within(records.layout.title)) and not perspective_within(records.layout.sheet)


def _named(tables: Sequence[tuple[Records, str]], fewest: int) -> dict[int, str]:
    """Return table → perspective of those with an own name, if at least `fewest` others, and as many, name known ones."""
    known = {told for _, name in tables if (told := perspective_within(name))}
    own = {id(one): without_number(name) for one, name in tables if not perspective_within(name)}
    if len(known) < fewest or not 0 < len(own) <= len(known) or len(set(own.values())) < len(own):
        return {}
    if not all(map(_may_name, own.values())) or any(_has_sections(one) for one, _ in tables):
        return {}
    missing = {one for one in PERSPECTIVES if one not in known}
    return {at: _perspective(name, missing) for at, name in own.items()}


def _perspective(name: str, missing: set[str]) -> str:
    """Return what a name tells among others: one that they leave out and it names in part, else its own."""
    people = {fold(word) for word in lexicon.word_list("people_among_perspectives")}
    told = {"learning"} if fold(name) in people else perspectives_in_part(name)
    return told.pop() if len(told) == 1 and told <= missing else OTHER_PERSPECTIVE + name


def _may_name(name: str) -> bool:
    words = lexicon.word_list("telling_names")
    return heads_rows(name) and not total_word(name) and not period_within(name) and not _any(words, name)


def _any(words: Iterable[str], name: str) -> bool:
    return any(fold(part) in words for part in name.split())


def _has_sections(records: Records) -> bool:
    """Say whether rows within a table name perspectives themselves."""
    return any(row.why == "section" for row in records.layout.skipped)


def _within(records: Records, perspective: str) -> Records:
    column = ReadColumn([perspective] * len(records.layout.rows))
    return records._replace(columns={**records.columns, "perspective": column})
