"""One sheet per market, plant or business unit: the same list of KPIs on each, and its name says for whom they count."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stimmig.language import lexicon
from stimmig.language.folding import fold
from stimmig.language.perspectives import perspective_within
from stimmig.reading.columns import ReadColumn
from stimmig.reading.context import period_within
from stimmig.reading.links import of_scope
from stimmig.reading.records import Records

_FEWEST = 2
_ALIKE = 0.5
"""more than this share of their KPIs sheets must have in common; else they list different things"""
_APART = re.compile(r"[\s_()|–—:,.]+|\s-\s")
_NUMBERED = re.compile(r"(?:tabelle|blatt|sheet|table|page|seite)?\s*\d*", re.IGNORECASE)
_VERSION = re.compile(r"(?:v|rev|version)?\.?\s*\d+[a-z]?", re.IGNORECASE)
"""copies of one sheet are versions of the same values, not further markets"""


def with_scopes(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook; lists of the same KPIs on several sheets get the name of their sheet as scope."""
    scopes = _scopes_of(one for one in tables if not one.repeats)
    return [_with_scope(one, scopes[id(one)]) if id(one) in scopes else one for one in tables]


def with_scopes_of_series(tables: Sequence[Records]) -> list[Records]:
    """Return the tables of a workbook; sheets with other values for the same KPIs and periods are those of units.

    Where all values are the same, one of the sheets repeats the other.
    """
    series: dict[str, dict[tuple[str, str], tuple]] = {}
    for one in tables:
        if one.layout.table == "values" and one.layout.arranged:
            series.setdefault(one.layout.sheet, {}).update(_values(one))
    first, *others = series.values() or ({},)
    if not any(_contradict(first, other) for other in others):
        return list(tables)
    scopes = _scopes_of(one for one in tables if one.layout.sheet in series)
    named = {one.layout.sheet: (scopes[id(one)], _names(one)) for one in tables if id(one) in scopes}
    made = []
    for one in tables:
        if id(one) in scopes:
            one = _with_scope(one, scopes[id(one)])
        elif one.layout.table == "values" and one.layout.sheet in named:
            one = _of_unit(one, *named[one.layout.sheet])
        made.append(one)
    return made


def _values(records: Records) -> Iterator[tuple[tuple[str, str], tuple]]:
    kinds = [records.values(field) for field in ("plan", "actual")]
    for at, (kpi, period) in enumerate(zip(records.values("kpi"), records.values("period"))):
        if kpi and period:
            yield (fold(kpi), period), tuple(kind[at] for kind in kinds)


def _contradict(first: Mapping, other: Mapping) -> bool:
    """Say whether two sheets tell different numbers of the same kind, KPI and period."""
    pairs = (pair for key in first.keys() & other.keys() for pair in zip(first[key], other[key]))
    return any(None not in pair and pair[0] != pair[1] for pair in pairs)


def _names(records: Records) -> dict[str, str]:
    """Return what values may call a KPI, folded → its name."""
    pairs = zip(records.values("id"), records.values("name"))
    return {fold(called): name for id_, name in pairs if name for called in (id_, name) if called}


def _of_unit(records: Records, scope: str, names: Mapping[str, str]) -> Records:
    """Return values that name the KPIs of one unit."""
    kpis = [of_scope(names[fold(kpi)], scope) if kpi and fold(kpi) in names else kpi for kpi in records.values("kpi")]
    return records._replace(columns={**records.columns, "kpi": ReadColumn(kpis)})


def _scopes_of(tables: Iterable[Records]) -> dict[int, str]:
    """Return the id of each list of KPIs → the unit after which its sheet is called, where sheets list the same."""
    groups: dict[tuple[str, ...], list[Records]] = {}
    for one in tables:
        if one.layout.table == "kpis" and "scope" not in one.columns:
            headings = tuple(sorted(fold(column.heading) for column in one.layout.columns if column.heading))
            groups.setdefault(headings, []).append(one)
    scopes: dict[int, str] = {}
    for group in groups.values():
        names = [_scope(one.layout.sheet) for one in group]
        if len(group) >= _FEWEST and all(names) and len(set(map(fold, names))) == len(group) and _list_the_same(group):
            scopes |= {id(one): name for one, name in zip(group, names)}
    return scopes


def _with_scope(records: Records, scope: str) -> Records:
    column = ReadColumn([scope] * len(records.layout.rows))
    return records._replace(columns={**records.columns, "scope": column})


def _list_the_same(group: Iterable[Records]) -> bool:
    """Say whether each list has most of its KPIs in common with the first."""
    first, *others = ({fold(name) for name in one.values("name") if name} for one in group)
    common = [len(first & other) for other in others]
    return all(
        count >= _FEWEST and count > _ALIKE * min(len(first), len(other)) for count, other in zip(common, others)
    )


def _scope(sheet: str) -> str:
    """Return what the name of a sheet says beside "KPIs"; "" for a perspective, a period, or "Tabelle1"."""
    if perspective_within(sheet) or period_within(sheet):
        return ""
    words = [word for word in _APART.split(sheet.strip()) if word]
    telling = lexicon.word_list("telling_names")
    own = [word for word in words if word.casefold() not in telling]
    if not own or any(_is_version(word) for word in own) or _NUMBERED.fullmatch(" ".join(own)):
        return ""
    return " ".join(own)


def _is_version(word: str) -> bool:
    return word.casefold() in lexicon.word_list("no_scopes") or bool(_VERSION.fullmatch(word))
