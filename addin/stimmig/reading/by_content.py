"""Columns whose headings say too little, and whose cells leave no choice: perspectives, targets, names of rows.

A name is only concluded where everything else of the table is known, one column alone is left that may hold it, and the
numbers would belong to nothing without it: those of an objective, or shares beside days and counts. It is asked about
all the same.
"""

from collections.abc import Iterable, Sequence

from stimmig.language import lexicon
from stimmig.language.heading_of_both import names_both
from stimmig.model.canonical import Column, Table
from stimmig.reading.grammar.dates import read_period, read_rough_period
from stimmig.reading.headings import Heading
from stimmig.reading.many_kinds import Measured, of_many_kinds
from stimmig.reading.profile import Profile

PERSPECTIVES, MOMENTS, NAMES = 0.75, 0.75, 0.5
"""how much a conclusion counts as a claim, where a known heading is 1"""
_MOSTLY, _NEARLY_ALL = 0.6, 0.8
_FEWEST, _FEWEST_NUMBERS = 3, 2
_ABOVE = {"kpis": ("strategic_objective", "perspective"), "key_results": ("objective",)}
"""tables → what must be known beside their numbers: stock lists have planned and actual, too"""
_GOALS = {"strategic_objective": "scorecard", "objective": "okr", "okr_goal": "okr"}
"""words of the lexicon for goals, and where such goals stand; "Objective" and "Ziel" may stand in both"""

_OF_NUMBERS = frozenset({"actual", "value"})
_ACTUAL = frozenset({"actual", "current"})
_LEVELS = frozenset({"target", "actual"})
_MANAGED = frozenset({"owner", "frequency", "better", "weight", "lead_lag", "baseline", "perspective", "initiative"})
"""what lists of KPIs tell beside the numbers; a test report has planned and actual values in several units, too"""
_LIST_NAME = "list_name"
"""the word of the lexicon for "Name" and "Bezeichnung", which may head anything"""

Claim = tuple[float, int, Column, int]


def claims_by_content(
    table: Table, heading: Heading, profiles: Sequence[Profile], known: Sequence[Claim], called_so: bool = False
) -> Iterable[Claim]:
    """Return claims, as the scoring has them, of columns whose headings the lexicon does not know.

    `called_so` says that sheet or title speak of KPIs or a strategy.
    """
    unknown = [at for at, text in enumerate(heading.texts) if _is_unknown(text) or _names_numbers(text, profiles[at])]
    unheaded = [at for at, text in enumerate(heading.texts[:1]) if not text]  # see unheaded.py
    called = [at for at, text in enumerate(heading.texts) if text and _says_name(text)] if table.name == "kpis" else []
    moments = _of_moments(table, heading, profiles, known)
    if not unknown and not unheaded and not called:
        return moments
    known = [*known, *moments]
    found = [*moments, *_of_perspectives(table, profiles, [*unheaded, *unknown], known)]
    taken = {offset for _, _, _, offset in found}
    unknown = [at for at in unknown if at not in taken]
    return found + (
        _of_names(table, heading, profiles, unknown, [*known, *found])
        or _of_kpis(table, profiles, [*unheaded, *called, *unknown], [*known, *found], called_so)
    )


def _is_unknown(text: str) -> bool:
    """Say whether nothing is known of a heading. "Key Result 2" is one of several, and no list's own; "Objective / Key
    Result" heads both, one below the other."""
    return bool(text) and not any(map(str.isdigit, text)) and not lexicon.heading(text) and not names_both(text)


def _names_numbers(text: str, profile: Profile) -> bool:
    """Say whether a heading of numbers stands over texts: "Messwert" may head the names as well."""
    fields = {meaning.field for meaning in lexicon.heading(text)} if text else set()
    return fields == _OF_NUMBERS and profile.prose >= _NEARLY_ALL


def _of_perspectives(table: Table, profiles: Sequence[Profile], unknown: Iterable[int], known: Sequence[Claim]):
    column = table.by_field.get("perspective")
    if column is None or _is_claimed("perspective", known):
        return
    for at in unknown:
        if profiles[at].choices("perspective") >= _MOSTLY and len(set(profiles[at].texts)) > 1:
            yield PERSPECTIVES, -at, column, at


def _of_moments(table: Table, heading: Heading, profiles: Sequence[Profile], known: Sequence[Claim]) -> list[Claim]:
    """Return the claim of the only numbers behind the actual that are headed by a moment: "Heute | Ende 2026"."""
    actual = next((claim[3] for claim in known if claim[0] > 1 and claim[2].field in _ACTUAL), None)
    if actual is None or "target" not in table.by_field or _is_claimed("target", known):
        return []
    behind = range(actual + 1, len(heading.texts))
    found = [at for at in behind if _is_moment(heading.texts[at]) and profiles[at].numbers >= _MOSTLY]
    return [(MOMENTS, -found[0], table.by_field["target"], found[0])] if len(found) == 1 else []


def _is_moment(text: str) -> bool:
    return text[-1:].isdecimal() and read_rough_period(text) is not None and read_period(text) is None


def _of_names(
    table: Table, heading: Heading, profiles: Sequence[Profile], unknown: Iterable[int], known: Sequence[Claim]
) -> list[Claim]:
    above = _ABOVE.get(table.name, ())
    numbers = {claim[3]: claim[2].field for claim in known if claim[0] > 1 and claim[2].holds == "number"}
    if _is_claimed("name", known) or len(set(numbers.values())) < _FEWEST_NUMBERS:
        return []
    if not any(_is_clearly_claimed(field, heading, profiles, known) for field in above):
        return []
    fit = [at for at in unknown if at < min(numbers) and _may_be_names(profiles[at], _rows(profiles, numbers))]
    return [(NAMES, -at, table.by_field["name"], at) for at in fit] if len(fit) == 1 else []


def _of_kpis(
    table: Table, profiles: Sequence[Profile], unknown: Iterable[int], known: Sequence[Claim], called_so: bool
) -> list[Claim]:
    """Return the claim of the only column that may name KPIs: somebody's, measured in shares beside other things."""
    places = {claim[2].field: claim[3] for claim in reversed(known) if claim[0] > 1}
    if table.name != "kpis" or _is_claimed("name", known) or not places.keys() >= _LEVELS:
        return []
    if not called_so and _MANAGED.isdisjoint(claim[2].field for claim in known if claim[0] > 0):
        return []
    numbers = [places[field] for field in sorted(_LEVELS)]
    fit = [at for at in unknown if at < min(numbers) and _may_be_names(profiles[at], _rows(profiles, numbers))]
    fit = [at for at in fit if of_many_kinds(_measured(profiles[at], profiles, numbers, places.get("unit")), called_so)]
    if len(fit) != 1:
        return []
    return [(NAMES, -fit[0], table.by_field["name"], fit[0])]


def _rows(profiles: Sequence[Profile], columns: Iterable[int]) -> int:
    return max(len(profiles[at].cells) for at in columns)


def _measured(names: Profile, profiles: Sequence[Profile], numbers: Sequence[int], unit: int | None) -> list[Measured]:
    """Return the rows of a table, as far as the samples of its columns go row by row."""
    units = [] if unit is None else profiles[unit].texts
    beside = [profiles[at].cells for at in numbers if len(profiles[at].cells) == len(names.texts)]
    rows = zip(names.texts, [*units, *[""] * len(names.texts)], zip(*beside) if beside else [()] * len(names.texts))
    return [Measured(*row) for row in rows]


def _says_name(text: str) -> bool:
    return {meaning.field for meaning in lexicon.heading(text)} == {_LIST_NAME}


def _is_claimed(field: str, known: Sequence[Claim]) -> bool:
    return any(score > 0 and column.field == field for score, _, column, _ in known)


def _is_clearly_claimed(field: str, heading: Heading, profiles: Sequence[Profile], known: Sequence[Claim]) -> bool:
    """Say whether a field has a column that cannot be something else: "Bereich" over teams, the other kind of goals."""
    places = [offset for score, _, column, offset in known if score > 0 and column.field == field]
    if field == "perspective":
        return any(profiles[at].choices("perspective") >= _MOSTLY for at in places)
    texts = [heading.texts[offset] for offset in places]
    return any(len({_GOALS[one.field] for one in lexicon.heading(text) if one.field in _GOALS}) < 2 for text in texts)


def _may_be_names(profile: Profile, rows: int) -> bool:
    """Say whether a column has a text of its own in nearly each row that has numbers."""
    texts = profile.texts
    return (
        len(texts) >= max(_FEWEST, _NEARLY_ALL * rows)
        and len(set(texts)) >= _NEARLY_ALL * len(texts)
        and profile.prose >= _NEARLY_ALL
    )
