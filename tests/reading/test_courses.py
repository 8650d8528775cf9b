"""Start and target at the end of a wording."""

import pytest
from arrangements.okr_says import key_results

from stimmig.reading.grammar.courses import course_in


@pytest.mark.parametrize(
    ("text", "course"),
    [
        ("Stammgäste: 12 % → 40 %", (12, 40, "%")), ("Reste je Abend: 9 -> 3 kg", (9, 3, "kg")),
        ("Regulars (from 12% to 40%)", (12, 40, "%")), ("Wartezeit – von 30 auf 10 min", (30, 10, "min")),
        ("Guests by bus: 2.5 => 6", (2.5, 6, "")), ("Tables free at 19:30: 4 → 9", (4, 9, "")),
    ],
)  # fmt: skip
def test_a_course_set_apart_by_a_sign(text, course):
    """Behind a colon, a dash or a bracket, two numbers say from where to where."""
    assert course_in(text) == course


@pytest.mark.parametrize(
    "text",
    [
        "Wir steigern die Stammgäste von 12 % auf 40 % und halten sie", "Umsatz: Tische → Terrasse", "12 → 40",
        "Öffnungszeiten: von 8 bis 18 Uhr", "Anreise: 12 km → 40 %", "Gäste: 1.200 → 1.500", "Pläne: 3 - 4 → 5 - 6",
    ],
)  # fmt: skip
def test_what_is_no_course(text):
    """Sentences, ranges, different units, numbers that may be read in two ways: nothing is concluded."""
    assert course_in(text) is None


def test_a_key_result_tells_its_course_itself():
    """Its wording stays whole; columns of the table count before it."""
    text = """
        # OKR Q2 2026
        | Objective           | Key Result                | Start | Ziel |
        | Gäste kommen zu Fuß | Gäste ohne Auto: 12 → 40  |       |      |
        | Gäste kommen zu Fuß | Busse je Stunde: 2 → 6    | 3     | 6    |
        """
    assert key_results(text) == [
        ("Gäste kommen zu Fuß", "Gäste ohne Auto: 12 → 40", 12, 40, None),
        ("Gäste kommen zu Fuß", "Busse je Stunde: 2 → 6", 3, 6, None),
    ]
