"""Decide which canonical table a heading belongs to: every table is a candidate, the best score wins."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stimmig.language import lexicon
from stimmig.language.spelling import same_but_time
from stimmig.model.canonical import TABLES, Column, Table
from stimmig.model.record import NOTHING
from stimmig.reading.by_content import claims_by_content
from stimmig.reading.context import period_within
from stimmig.reading.headings import Heading
from stimmig.reading.layout import ColumnLayout
from stimmig.reading.profile import Profile

_OWN_HEADING = 0.25
"""what it adds that a heading is the canonical one of the very table"""
_OWN_ID = 0.3
"""what it adds that a heading names the ids of what the very table lists: "Objective ID" in a list of objectives"""
_UNKNOWN_HEADING = -0.35
_NAMED_SHEET = 0.6
_TOLD = 2.0
"""more than any heading and content can reach"""
_STOPGAPS = frozenset({"okr_goal", "strategic_theme", "description", "what_happened", "learning", "next_step"})
"""words of the lexicon that name a field only where texts stand, and no other column claims it: "Ziel" for Objective,
"Learnings" for the comment of a key result"""
_SECOND = frozenset({"definition", "strategic_theme"})
"""words of the lexicon that name a field only where no column beside it does so: "Strategisches Thema" beside "Ziel" """
_LESS = 0.2
LIST_NAME = "list_name"
"""the word of the lexicon for "Name" and "Title", which say nothing without their sheet"""
_MOSTLY = 0.6
_CLOSE = 0.15
"""two fields for one column closer than this leave a question open"""


class Candidate(NamedTuple):
    """A heading read as one table; the higher the score, the better it explains what is there."""

    table: Table
    score: float
    columns: tuple[ColumnLayout, ...]
    doubled: tuple[int, ...] = ()
    """columns (counted within the heading) that claim a field which another column has"""
    ambiguous: tuple[tuple[int, str], ...] = ()
    """columns that might as well be another field"""
    repeated: tuple[int, ...] = ()
    """columns of numbers that stand several times, for different periods"""


def candidates(
    heading: Heading,
    profiles: Sequence[Profile],
    sheet_name: str,
    told: Mapping[int, str | None] = NOTHING,
    only: str = "",
    called_so: bool = False,
) -> list[Candidate]:
    """Return the tables that a heading may be, best first; empty where it is none.

    `told` is offset → field of columns that are known without their heading, None for those that are not to be read;
    `only` is the table that it is known to be; `called_so` says that sheet or title speak of KPIs or a strategy.
    """
    tables = [table for table in TABLES if only in ("", table.name)]
    found = [
        candidate for table in tables if (candidate := _read_as(table, heading, profiles, sheet_name, told, called_so))
    ]
    return sorted(found, key=lambda candidate: -candidate.score)


def _read_as(
    table: Table,
    heading: Heading,
    profiles: Sequence[Profile],
    sheet_name: str,
    told: Mapping[int, str | None],
    called_so: bool,
) -> Candidate | None:
    if not all(field is None or field in table.by_field for field in told.values()):
        return None
    claims = _claims(table, heading, profiles, is_list_of(table, sheet_name))
    concluded = claims_by_content(table, heading, profiles, claims, called_so)
    claims += [claim for claim in concluded if claim[3] not in told]
    if told:
        known = [(_TOLD, -offset, table.by_field[field], offset) for offset, field in told.items() if field]
        claims = known + [claim for claim in claims if claim[3] not in told]
    taken, doubled, repeated = _assigned(claims, heading.texts, told)
    fields = {column.field for column, _ in taken.values()}
    if not all(any(field in fields for field in group) for group in table.needs):
        return None
    ambiguous = {
        offset: column.field
        for score, _, column, offset in claims
        if offset in taken
        and column.field not in fields
        and column.field != taken[offset][0].field
        and taken[offset][1] - score < _CLOSE
    }
    unknown = sum(bool(text) for offset, text in enumerate(heading.texts) if offset not in taken and offset not in told)
    score = sum(score for _, score in taken.values()) + _UNKNOWN_HEADING * unknown
    if lexicon.same_heading(sheet_name, table.sheet):
        score += _NAMED_SHEET
    layouts = _layouts(heading, taken, told)
    return Candidate(table, score, layouts, tuple(sorted(doubled)), tuple(ambiguous.items()), tuple(sorted(repeated)))


def is_list_of(table: Table, sheet_name: str) -> bool:
    """Say whether a sheet is called after what a table lists: "Key Results", "Team objectives"."""
    words = {table.by_field[field].word for group in table.needs[:1] for field in group}
    called = lexicon.same_heading(sheet_name, table.sheet)
    return called or any(meaning.field in words for meaning in lexicon.heading(sheet_name))


def _claims(
    table: Table, heading: Heading, profiles: Sequence[Profile], named: bool
) -> list[tuple[float, int, Column, int]]:
    """Return (score, -offset, column, offset) for all that the headings may mean, best first.

    `named` says that the sheet is called after what the table lists: then "Name" heads the names of just that.
    """
    found = (
        (_claim(column, text, profile, meaning), -offset, column, offset)
        for offset, (text, profile) in enumerate(zip(heading.texts, profiles))
        if text
        for meaning in lexicon.heading(text)
        for column in table.by_word.get(meaning.field, ())
        if named or meaning.field != LIST_NAME
    )
    return _in_order(_of_latest_year(_without_bare(found, profiles), heading.texts))


def _of_latest_year(claims: list[tuple[float, int, Column, int]], texts: Sequence[str]):
    """Return claims without those to the actual under an earlier year than another: "2024 outturn | YTD Sep 25"."""
    years = {claim[3]: year for claim in claims if claim[2].field == "actual" and (year := _year_of(texts[claim[3]]))}
    latest = max(years.values(), default="")
    return [one for one in claims if one[2].field != "actual" or years.get(one[3], latest) == latest]


def _year_of(text: str) -> str:
    period = period_within(text) if any(map(str.isdigit, text)) else None
    return period.key[:4] if period and period.key[:4].isdecimal() else ""


def _in_order(claims: list[tuple[float, int, Column, int]]) -> list[tuple[float, int, Column, int]]:
    """Return claims, the best first. Of equals those count first whose heading can be nothing else: "Aktuell" is the
    actual, and "Ist-Zustand" beside it the baseline; alone it is the actual.
    """
    fields: dict[int, set[str]] = {}
    for _, _, column, offset in claims:
        fields.setdefault(offset, set()).add(column.field)
    return sorted(claims, key=lambda one: (-one[0], len(fields[one[3]]), one[2].field == "baseline", -one[1]))


def _without_bare(claims: Iterable[tuple[float, int, Column, int]], profiles: Sequence[Profile]):
    """Return claims without those of blank columns to what others point to: "Objective ID" beside "Objective Title"."""
    claims = list(claims)
    filled = {column.field for _, _, column, offset in claims if not profiles[offset].empty}
    return [
        claim
        for claim in claims
        if not (claim[2].holds == "id" and profiles[claim[3]].empty and claim[2].field in filled)
    ]


def _assigned(claims: Sequence[tuple[float, int, Column, int]], texts: Sequence[str], told: Mapping[int, str | None]):
    """Return offset → column and score, and the offsets of doubled headings and of numbers of several periods."""
    taken: dict[int, tuple[Column, float]] = {}
    first: dict[str, int] = {}
    twice: set[tuple[str, int]] = set()
    repeated: set[int] = set()
    for score, _, column, offset in claims:
        if offset in taken or score <= 0:
            continue
        before = first.setdefault(column.field, offset)
        if before == offset:
            taken[offset] = column, score
        elif _say_as_little(texts[before], texts[offset], column.word):
            twice |= {(column.field, before), (column.field, offset)}
        elif column.holds == "number" and before not in told and same_but_time(texts[before], texts[offset]):
            repeated |= {before, offset}
        elif not any(meaning.field in _STOPGAPS for meaning in lexicon.heading(texts[offset])):
            twice.add((column.field, offset))
    doubled = {offset for _, offset in twice}
    # "Ziel 2024 | Ist 2024 | Ziel 2025": which of the numbers counts, nobody can tell. A column that another field
    # needs as well is that field: "Annual objective | Improvement priority", objectives or initiatives, are both.
    left = repeated | {offset for offset, (column, _) in taken.items() if (column.field, offset) in twice}
    return (
        {offset: claim for offset, claim in taken.items() if offset not in left},
        doubled - (taken.keys() - left),
        repeated,
    )


def _say_as_little(one: str, other: str, word: str) -> bool:
    """Say whether two headings are alike unsure of one field: "Company goal" and "Department goal"."""
    told = [[meaning.weight for meaning in lexicon.heading(text) if meaning.field == word] for text in (one, other)]
    return all(told) and told[0] == told[1] and told[0][0] < 1 and not same_but_time(one, other)


def _claim(column: Column, text: str, profile: Profile, meaning: lexicon.Meaning) -> float:
    own = _OWN_HEADING if lexicon.same_heading(text, column.heading) else 0.0
    own = own or (_OWN_ID if column.field == "id" and meaning.field.endswith("_id") else 0.0)
    own -= _LESS if meaning.field in _SECOND else 0.0
    if meaning.field == "key_result" and len(profile.texts) > 1 and profile.choices("status") >= _MOSTLY:
        return -1.0  # "Results: Met, Not met" are no key results
    if column.field == "strategic_objective" and profile.list_numbers:
        return meaning.weight + own  # "Goal: 1, 1, 2" beside "Target"; without one these are the targets
    return meaning.weight + own + profile.fit("text" if meaning.field in _STOPGAPS else column.holds)


def _layouts(
    heading: Heading, taken: dict[int, tuple[Column, float]], told: Mapping[int, str | None]
) -> tuple[ColumnLayout, ...]:
    return tuple(
        ColumnLayout(
            index=heading.left + offset,
            heading=text,
            field=taken[offset][0].field if offset in taken else None,
            certainty=min(1.0, taken[offset][1] / (1 + _OWN_HEADING)) if offset in taken else float(offset in told),
        )
        for offset, text in enumerate(heading.texts)
    )
