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
    "text, value, unit",
    [
        ("von 40 % auf 55 %", 55, "%"),
        ("Senkung von 9 auf 6 Tage", 6, "Tage"),
        ("70 % (bisher 61 %)", 70, "%"),
        ("12 Tage (2021: 15)", 12, "Tage"),
        ("≥ 3,5 (VJ: 3,1)", 3.5, ""),
    ],
)
def test_what_was_before_is_not_what_is_aimed_at(text, value, unit):
    """The level stands behind "auf", or before the brackets that say what it was."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text", ["4,3 (5,0)", "95 (Stand 3/24)", "Platz 3 auf der Liste", "5 auf 100", "Quote auf 5 %"]
)
def test_two_numbers_of_which_nothing_tells_what_each_is(text):
    """Neither is taken."""
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("1’234.5", 1234.5, ""), ("1\u202f234,5", 1234.5, ""), ("TEUR 1.250,0", 1250, "TEUR"), ("kEUR 5", 5, "kEUR"),
        ("5 Mio. €", 5, "Mio. €"), ("5,- €", 5, "€"), ("1.250,5", 1250.5, ""), ("CHF 5.–", 5, "CHF"), ("‑5 %", -5, "%"),
        ("\u20105", -5, ""), ("(12,5 %)", -12.5, "%"), ("(1.250,0) T€", -1250, "T€"), ("2½", 2.5, ""), ("½ Tag", 0.5, "Tag"),
        ("7/10", 7, "/10"), ("4,5 / 5", 4.5, "/5"), ("5 Tage nach Eingang", 5, "Tage nach Eingang"), ("10 je 100", 10, "je 100"), ("5 m²", 5, "m²"),
    ],
)  # fmt: skip
def test_reads_the_signs_that_people_and_programs_use(text, value, unit):
    """Narrow spaces, other minus signs, the dash for no cents, brackets for losses, fractions of one letter."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text, value, unit",
    [
        ("zwei Drittel", 66.667, "%"), ("two thirds", 66.667, "%"), ("drei Viertel", 75, "%"), ("ein Drittel", 33.333, "%"),
        ("one third", 33.333, "%"), ("⅔", 66.667, "%"), ("mind. ¾", 75, "%"), ("die Hälfte", 50, "%"), ("half", 50, "%"), ("ein halber Tag", 0.5, "Tag"),
        ("jede zweite", 50, "%"), ("jede/r zweite", 50, "%"), ("Jede:r Zweite", 50, "%"), ("jeder zweite Kunde", 50, "%"),
        ("every second customer", 50, "%"), ("drei von zehn", 3, "von 10"), ("eight out of ten", 8, "out of 10"),
    ],
)  # fmt: skip
def test_reads_shares_in_words(text, value, unit):
    """A share told in words is percent, as elsewhere; of a unit it is that much of it."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit) == (pytest.approx(value, abs=0.001), unit)


@pytest.mark.parametrize(
    "text, operator, value",
    [("≥ 50", ">=", 50), ("<1 Tag", "<", 1), ("mind. 90 %", ">=", 90), ("bis zu 5 Tage", "<=", 5), ("ca. 5", "~", 5)],
)
def test_reads_the_operator_in_front(text, operator, value):
    """At least, at most and about are kept beside the number."""
    quantity = read_quantity(text)
    assert (quantity.operator, quantity.value) == (operator, value)


@pytest.mark.parametrize(
    "text, value, unit, until",
    [
        ("600 bis 31.03.", 600, "", "31.03."), ("1 Tag bis März", 1, "Tag", "März"), ("40 by May", 40, "", "May"),
        ("70 % bis Jahresende", 70, "%", "Jahresende"), ("20 bis Ende Q1", 20, "", "Ende Q1"),
    ],
)  # fmt: skip
def test_a_target_may_say_by_when(text, value, unit, until):
    """A month, a day without its year or the end of the year behind "bis" is neither a unit nor a range."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.unit, quantity.until) == (value, unit, until)


@pytest.mark.parametrize(
    "text, low, high, unit",
    [
        ("3 - 4 %", 3, 4, "%"),
        ("20–25 min", 20, 25, "min"),
        ("zwischen 3 und 4", 3, 4, ""),
        ("50%-60%", 50, 60, "%"),
        ("3–4 %", 3, 4, "%"),
        ("3.4-4.5 %", 3.4, 4.5, "%"),
        ("2000-2500", 2000, 2500, ""),
        ("zwei bis drei Tage", 2, 3, "Tage"),
    ],
)
def test_a_closed_range_has_two_ends_and_no_value(text, low, high, unit):
    """A range is not a single target."""
    quantity = read_quantity(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, low, high, unit)


@pytest.mark.parametrize(
    "text, value",
    [
        ("+10 %", 10), ("mehr 10%", 10), ("mais 10%", 10), ("10 % mehr", 10), ("+3 %-Punkte", 3), ("10 % weniger", -10),
        ("5 Kunden weniger", -5), ("ein Drittel mehr", 33.333), ("doppelt", 100), ("halbiert", -50), ("zwei Mal mehr", 2),
    ],
)  # fmt: skip
def test_a_change_is_not_a_level(text, value):
    """ "+10 %" says by how much, not how much, and "weniger" says downward."""
    quantity = read_quantity(text)
    assert quantity.relative
    assert quantity.value == pytest.approx(value, abs=0.001)


@pytest.mark.parametrize(
    "text",
    ["n/a", "offen", "", "31.12.2024", "2024/25", "Q3 2024", "eine spürbare Verbesserung", "1.234,5.6", "kürzer?", "5 - 3",
     "100 % der Kunden sind zufrieden und kommen wieder", "1,5e3", "5 Std. 30 Min", "bis Ende März",
     "fünf nach zwölf", "10³", "1/3", "12/2026", "2023-2024", "ab 2027", "bis 2027", "2027", "5 oder 6", "jede zweite Woche",
     "three quarters", "zwei hundert", "5 von", "(1) Umsatz", "k.A.", "tbd", "–", "-"],
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
    "text, open_", [("1.500 €", True), ("1,500", True), ("1.500,0", False), ("12.5", False), ("0.500", False)]
)
def test_a_mark_that_only_the_language_suggests_leaves_thousands_open(text, open_):
    """English headings alone do not make 1.500 € one and a half; it is read so, and asked."""
    assert read_quantity(text, "?.").value == read_quantity(text, ".").value
    assert read_quantity(text, "?.").ambiguous == open_


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
