"""Lists within cells."""

from sheets import asked, kpi_rows, strategy


def test_as_many_lines_in_each_cell():
    """Line by line; what stands once counts for all lines."""
    text = """
        # Scorecard
        | Perspektive | Ziel   | Kennzahlen     | Zielwert | Ist      |
        | Kunden      | Nähe   | Besuche<br>NPS | 30<br>50 | 25<br>44 |
        | Finanzen    | Ertrag | Umsatz         | 9        | 8        |
        """
    assert kpi_rows(text) == [("Besuche", None, 30, 25), ("NPS", None, 50, 44), ("Umsatz", None, 9, 8)]
    assert [kpi.perspective for kpi in strategy(text).kpis] == ["customer", "customer", "finance"]
    assert str(strategy(text).kpis[1].place("target")) == "Scorecard!D2"


def test_the_objective_as_first_line():
    """It has no bullet and no value."""
    text = """
        # Scorecard
        | Perspective | Objective & measures      | Target       | YTD          |
        | Customer    | Near<br>• NPS<br>• Visits | <br>50<br>30 | <br>44<br>25 |
        """
    assert kpi_rows(text) == [("NPS", None, 50, 44), ("Visits", None, 30, 25)]
    assert [one.name for one in strategy(text).strategic_objectives] == ["Near"]


def test_uneven_lines_are_asked_about():
    """One target for two KPIs: of which?"""
    text = "# Scorecard\n| Ziel | Kennzahlen | Zielwert |\n| Nähe | - Besuche<br>- NPS | 30 |\n| Ertrag | - Umsatz<br>- Marge | 1<br>2 |"
    assert kpi_rows(text) == []
    assert any(one.endswith("which belongs to which? This table was not read.") and "B2" in one for one in asked(text))


def test_a_name_in_two_lines_is_one_name():
    """The cell was merely too narrow."""
    text = "# Scorecard\n| Strategisches Ziel | Kennzahl | Zielwert |\n| Nähe | Besuche je<br>Kunde | 30 |\n| Ertrag | Umsatz | 12 |"
    assert kpi_rows(text) == [("Besuche je\nKunde", None, 30, None), ("Umsatz", None, 12, None)]


def test_only_a_bullet_before_a_line_is_left_out():
    """A dash or a date within the line belongs to the name."""
    text = """
        # Scorecard
        | Perspektive | Ziel und Kennzahlen | Zielwert | Ist |
        | Kunden | Gäste kommen wieder – auch im Winter<br>- Nächte per 31.12. (T)<br>- NPS | <br>30<br>50 | <br>3<br>5 |
        """
    assert [one.name for one in strategy(text).strategic_objectives] == ["Gäste kommen wieder – auch im Winter"]
    assert kpi_rows(text) == [("Nächte per 31.12. (T)", None, 30, 3), ("NPS", None, 50, 5)]


def test_a_heading_of_two_house_words_names_both():
    """Its last word alone would make KPIs of the objectives."""
    text = """
        # Scorecard
        | Perspektive | Vereinsziel / Leistungskennzahl | Zielwert |
        | Kunden | Gäste bleiben<br>• Nächte<br>• NPS | <br>30<br>50 |
        """
    assert [one.name for one in strategy(text).strategic_objectives] == ["Gäste bleiben"]
    assert kpi_rows(text) == [("Nächte", None, 30, None), ("NPS", None, 50, None)]
