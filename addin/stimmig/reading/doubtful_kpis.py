"""Lists of KPIs that may be something else: reports on a part or sample, and names that hold values."""

from collections.abc import Sequence

from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.language.word_files import cell_words
from stimmig.reading.headings import Heading
from stimmig.reading.profile import Profile
from stimmig.reading.scoring import Candidate
from stimmig.reading.valued_names import hold_values

_ENOUGH, _MOSTLY = 2, 0.6
_TARGET = frozenset({"target"})
_NUMBERS = _TARGET | {"actual", "baseline"}
_OF_A_STRATEGY = frozenset({"perspective", "strategic_objective", "contributes_to", "initiative", "weight", "lead_lag"})

VALUED = Text(
    "Stehen bei den Namen dieser Kennzahlen auch ihre Werte? Gelesen wurde diese Tabelle nicht.",
    "Do the names of these KPIs hold their values, too? This table was not read.",
)


def measures_things(candidate: Candidate, heading: Heading, profiles: Sequence[Profile]) -> bool:
    """Say whether a list without objectives is mostly in mm, g or °C: a report on a part or sample has targets too."""
    columns = {column.field: column.index - heading.left for column in candidate.columns if column.field}
    if candidate.table.name != "kpis" or "unit" not in columns or not columns.keys().isdisjoint(_OF_A_STRATEGY):
        return False
    of_things = lexicon.word_list("units_of_things")
    units = [unit.strip() for unit in profiles[columns["unit"]].texts]
    found = sum(unit in of_things for unit in units)
    tested = any(lexicon.normalise(text) in cell_words("headings_of_tests") for text in heading.texts)
    return found >= _ENOUGH and (tested or found >= _MOSTLY * len(units))


def names_hold_values(candidate: Candidate, names: Sequence[str]) -> bool:
    """Say whether most names of a list of KPIs hold values, "Auslastung: 75 %", for which no column stands beside them."""
    headings = {column.field: column.heading for column in candidate.columns}
    if candidate.table.name != "kpis":
        return False
    beside = _TARGET if names_targets(headings.get("name", "")) else _NUMBERS
    return beside.isdisjoint(headings) and hold_values(names)


def names_targets(heading: str) -> bool:
    """Say whether a heading stands over KPIs with their targets: "Kennzahl und Zielwert"."""
    return lexicon.normalise(heading) in cell_words("headings_of_names_with_targets")
