"""A perspective with a name of the organisation's own, beside three of the four that everybody knows."""

import pytest

from sheets import strategy

AIMS = ("Pay our way", "Come again", "No waiting", "Stay with us", "Fair to all")
FIGURES = ("Margin", "Return trips", "Late departures", "Turnover", "Quiet days")
OTHERS = {"finance": "Finance", "customer": "Customers", "process": "Internal processes", "learning": "People"}


def _names(missing: str, name: str) -> list[str]:
    return [name if one == missing else known for one, known in OTHERS.items()]


@pytest.mark.parametrize(
    ("missing", "name"),
    [
        ("customer", "Passengers"),
        ("customer", "Pupils"),
        ("customer", "Pupils & parents"),
        ("customer", "Members and volunteers"),
        ("customer", "Leserinnen und Leser"),
        ("finance", "Owners"),
        ("learning", "Crew"),
    ],
)
def test_a_name_of_the_missing_perspective(missing, name):
    """Passengers are those whom a ferry serves, if nobody else is: in a column, above rows, blocks and on a sheet."""
    names = _names(missing, name)
    column = "| Perspective | Objective | Measure | Target |\n" + "".join(
        f"| {one} | {AIMS[at]} | {FIGURES[at]} | 4{at} |\n" for at, one in enumerate(names)
    )
    sections = "| Objective | Measure | Target |\n" + "".join(
        f"| {one} | | |\n| {AIMS[at]} | {FIGURES[at]} | 4{at} |\n" for at, one in enumerate(names)
    )
    blocks = "".join(
        f"| {one} | | |\n| Objective | Measure | Target |\n| {AIMS[at]} | {FIGURES[at]} | 4{at} |\n| | | |\n"
        for at, one in enumerate(names)
    )
    sheets = "".join(
        f"# {one}\n| Objective | Measure | Target |\n| {AIMS[at]} | {FIGURES[at]} | 4{at} |\n\n"
        for at, one in enumerate(names)
    )
    for text in (f"# BSC\n{column}", f"# BSC\n{sections}", f"# BSC\n{blocks}", sheets):
        read = strategy(text)
        assert [one.perspective for one in read.strategic_objectives] == list(OTHERS), text


@pytest.mark.parametrize("name", ["Environment", "Public safety", "Partners"])
def test_a_name_that_tells_nothing_stays_as_written(name):
    """No word of it is one for customers."""
    text = "# BSC\n| Perspective | Objective | Measure | Target |\n" + "".join(
        f"| {one} | {AIMS[at]} | {FIGURES[at]} | 4{at} |\n" for at, one in enumerate(_names("customer", name))
    )
    assert strategy(text).strategic_objectives[1].perspective == f"other:{name}"


def test_beside_the_customers_it_is_one_of_its_own():
    """Nothing tells that two names mean the same."""
    text = "# BSC\n| Perspective | Objective | Measure | Target |\n" + "".join(
        f"| {one} | {AIMS[at]} | {FIGURES[at]} | 4{at} |\n" for at, one in enumerate([*OTHERS.values(), "Passengers"])
    )
    assert strategy(text).strategic_objectives[-1].perspective == "other:Passengers"
