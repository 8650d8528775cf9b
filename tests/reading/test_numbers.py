"""Numbers as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stimmig.reading.grammar.numbers import decimal_mark, read_quantity


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("1.234,56", 1234.56, ""),
        ("1,234.56", 1234.56, ""),
        ("1 234,56", 1234.56, ""),
        ("1'234.56", 1234.56, ""),
        ("1 000 000", 1_000_000, ""),
        ("T€ 12,5", 12.5, "T€"),
        ("$5m", 5, "$m"),
        ("12,5 %", 12.5, "%"),
        ("-0.1", -0.1, ""),
        ("−5 %", -5, "%"),
        ("(12,5)", -12.5, ""),
        ("12,5-", -12.5, ""),
        ("3.0M", 3, "M"),
        ("38 days", 38, "days"),
        ("8 von 10", 8, "von 10"),
        ("drei Schleifen", 3, "Schleifen"),
        ("zwölf", 12, ""),
        ("1e3", 1000, ""),
    ],
)
def test_reads_value_and_unit(text, value, unit):
    """A number keeps its value and its unit, in German, English and Swiss spelling."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text, operator, value",
    [("≥ 50", ">=", 50), ("<1 Tag", "<", 1), ("mind. 90 %", ">=", 90), ("bis zu 5 Tage", "<=", 5), ("ca. 5", "~", 5)],
)
def test_reads_the_operator_in_front(text, operator, value):
    """At least, at most and about are kept beside the number."""
    quantity = read_quantity(text)
    assert (quantity.operator, quantity.value) == (operator, value)


@pytest.mark.parametrize(
    "text, low, high, unit",
    [("3 - 4 %", 3, 4, "%"), ("20–25 min", 20, 25, "min"), ("zwischen 3 und 4", 3, 4, ""), ("50%-60%", 50, 60, "%")],
)
def test_a_closed_range_has_two_ends_and_no_value(text, low, high, unit):
    """A range is not a single target."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, low, high, unit)


@pytest.mark.parametrize("text", ["+10 %", "mehr 10%", "10 % mehr"])
def test_a_change_is_not_a_level(text):
    """ "+10 %" says by how much, not how much."""
    assert read_quantity(text).relative


@pytest.mark.parametrize(
    "text",
    ["n/a", "offen", "", "31.12.2024", "2024/25", "Q3 2024", "eine spürbare Verbesserung", "1.234,5.6", "kürzer?", "5 - 3",
     "100 % der Kunden sind zufrieden und kommen wieder", "1,5e3", "5 Std. 30 Min", "bis Ende März"],
)  # fmt: skip
def test_what_is_no_number_is_none_and_never_zero(text):
    """Unreadable text comes back as None."""
    assert read_quantity(text) is None


def test_one_dot_is_thousands_or_decimals_as_the_workbook_writes():
    """ "1.500" is 1500 in a German workbook, 1.5 in an English one, and open where nothing tells."""
    assert read_quantity("1.500", ",").value == 1500
    assert read_quantity("1.500", ".").value == 1.5
    assert read_quantity("1.500").ambiguous
    assert not read_quantity("1.500", ",").ambiguous


@pytest.mark.parametrize(
    "text, mark", [("10.480,5", ","), ("1,5", ","), ("0.123", "."), ("1.500", ""), ("12.10.2024", "")]
)
def test_some_numbers_prove_the_decimal_mark(text, mark):
    """What a text proves decides the other cells of its column."""
    assert decimal_mark(text) == mark


@given(st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).map(lambda number: round(number, 2)))
def test_german_and_english_spelling_read_alike(number):
    """Whatever number is spelled in German or English is read back as itself."""
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_quantity(english, ".").value == pytest.approx(number)
    assert read_quantity(german, ",").value == pytest.approx(number)


@given(st.text(max_size=80))
def test_no_text_makes_it_stumble(text):
    """Any text gives a quantity or None."""
    quantity = read_quantity(text)
    assert quantity is None or quantity.value is not None or quantity.low is not None
