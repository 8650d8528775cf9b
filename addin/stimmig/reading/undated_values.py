"""Values whose periods name no year: "Jan", "Q1". They are read as they stand, and the year is asked for."""

from collections.abc import Iterable, Iterator

from stimmig.cells import cell_name
from stimmig.language.text import Text
from stimmig.reading.grammar.years import is_part_of_year
from stimmig.reading.layout import Question
from stimmig.reading.records import Records

NO_YEAR = Text(
    "In welchem Jahr liegen die Werte von {first} bis {last}? Weder Überschrift noch Titel noch Blatt nennt es. Schreiben"
    " Sie das Jahr in den Titel über der Tabelle, oder auf dem Layout-Blatt („stimmig layout“) als Entscheidung zur Spalte"
    " „Periode“.",
    "In which year do the values from {first} to {last} lie? Neither heading nor title nor sheet names it. Write the year"
    " into the title above the table, or on the layout sheet (“stimmig layout”) as the decision on the column “Period”.",
)
_MONTHS = Text(
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember",
    "January|February|March|April|May|June|July|August|September|October|November|December",
)


def questions_about_years(tables: Iterable[Records]) -> Iterator[Question]:
    """Yield a question for each list of values whose periods name no year."""
    for one in tables:
        periods = one.values("period") if one.layout.table == "values" else []
        parts = sorted(period for period in set(periods) if period and is_part_of_year(period))
        if parts:
            layout = one.layout
            where = cell_name(*layout.at(layout.heading_row, layout.fields["period"]))
            first, last = (_named(part) for part in (parts[0], parts[-1]))
            yield Question(layout.sheet, where, NO_YEAR.filled(first=first, last=last))


def _named(part: str) -> Text:
    if not part.isdecimal():
        return Text(part, part)
    return Text(*(names.split("|")[int(part) - 1] for names in _MONTHS))
