"""KPI fact sheets: label and value side by side."""

from textwrap import dedent

from sheets import kpi_rows, series, strategy


def test_one_kpi_per_sheet():
    """Each label names a field; the title above is no label."""
    text = """
        # Steckbrief
        | Kennzahlensteckbrief |  |

        | Kennzahl: | Umsatzrendite |
        | Strategisches Ziel: | Ertrag sichern |
        | Definition: | EBIT durch Umsatz |
        | Einheit: | % |
        | Zielwert: | 8 |
        | Istwert: | 6,5 |
        | Verantwortlich: | Fr. Kern |
        """
    assert kpi_rows(text) == [("Umsatzrendite", "%", 8, 6.5)]
    (kpi,) = strategy(text).kpis
    assert (kpi.formula, kpi.owner, [link.to for link in kpi.contributes_to]) == (
        "EBIT durch Umsatz",
        "Fr. Kern",
        ["Ertrag sichern"],
    )
    assert str(kpi.place("target")) == "Steckbrief!B7"


def test_a_label_that_may_say_how_often_names_no_second_kpi():
    """ "Messung" heads KPIs elsewhere; here another label names the KPI."""
    text = "# Blatt\n| Kenngröße: | Auslastung |\n| Zielwert: | 80 |\n| Ist: | 70 |\n| Messung: | monatlich |\n| Quelle: | Kasse |"
    assert kpi_rows(text) == [("Auslastung", None, 80, 70)]
    assert strategy(text).kpis[0].frequency == "monthly"


def test_blocks_below_each_other():
    """The label of the name begins another."""
    block = "| Kennzahl | {} |\n| Einheit | % |\n| Zielwert | 8 |\n| Istwert | 6 |\n\n"
    assert [name for name, *_ in kpi_rows("# Steckbriefe\n" + block.format("Rendite") + block.format("Quote"))] == [
        "Rendite",
        "Quote",
    ]


def test_a_form_of_two_columns_of_labels():
    """Labels may stand in the middle of a row too."""
    text = "# Kennzahlen\n| Kennzahl | NPS | Einheit | Punkte |\n| Zielwert | 50 | Ist | 40 |\n| Verantwortlich | Huber | Frequenz | Monat |"
    assert kpi_rows(text) == [("NPS", "Punkte", 50, 40)]


def test_a_list_is_no_fact_sheet():
    """Headings beside each other are those of a list."""
    assert kpi_rows("# Kennzahlen\n| Kennzahl | Einheit | Zielwert | Ist |\n| NPS | Punkte | 50 | 40 |") == [
        ("NPS", "Punkte", 50, 40)
    ]


def test_a_form_without_a_kpi_is_none():
    """Who, when and how much occur everywhere."""
    assert (
        kpi_rows("# Antrag\n| Verantwortlich | Huber |\n| Beginn | 1.1.2024 |\n| Budget | 5 |\n| Status | offen |")
        == []
    )


def test_blocks_side_by_side_with_labels_above_the_name():
    """Each strip of columns has blocks of its own; a label above the name belongs to the block that it begins."""
    rows = "| Ziel | {} | | Ziel | {} |\n| KPI-Nr. | {} | | KPI-Nr. | {} |\n| Kennzahl | {} | | Kennzahl | {} |\n| Zielwert | {} | | Zielwert | {} |\n"
    one = rows.format("Ertrag sichern", "Nähe zeigen", "K1", "K2", "Rendite", "Besuche", 8, 50)
    other = rows.format("Schnell sein", "Team halten", "K3", "K4", "Tage", "Kündigungen", 3, 2)
    read = strategy(f"# Kennzahlenblatt\n{one}\n{other}")
    assert sorted((kpi.id, kpi.name, kpi.target, kpi.contributes_to[0].to) for kpi in read.kpis) == [
        ("K1", "Rendite", 8, "Ertrag sichern"),
        ("K2", "Besuche", 50, "Nähe zeigen"),
        ("K3", "Tage", 3, "Schnell sein"),
        ("K4", "Kündigungen", 2, "Team halten"),
    ]


def test_the_number_of_the_kpi_says_what_the_label_of_a_name_names():
    """ "Bezeichnung" may name anything; beside the number of a KPI it is the KPI's. Labels stand in two strips."""
    text = """
        # M-03
        | Steckbrief |
        | Kennzahl-Nr. | M-03 | | Einheit | % |
        | Bezeichnung | Rücklaufquote | | Zielwert 2023 | 60 |
        | Strategisches Ziel | Gehört werden | | Istwert 2023 | 48 |
        | Berechnung | Antworten durch Bögen | | Verantwortlich | Fr. Ott |
        """
    assert kpi_rows(text) == [("Rücklaufquote", "%", 60, 48)]
    assert [link.to for link in strategy(text).kpis[0].contributes_to] == ["Gehört werden"]


def test_the_course_of_a_kpi_stands_below_its_facts():
    """Years across or down: neither "Soll" nor "Ist" of the course is the target or actual of the sheet."""
    facts = "# Steckbrief\n| Kennzahl | NPS |\n| Einheit | Punkte |\n| Zielwert | 50 |\n| Istwert | 40 |\n| Quelle | CRM |\n\n"
    across = "| Verlauf | 2021 | 2022 | 2023 |\n| Soll | 30 | 35 | |\n| Ist | 28 | 36 | 38 |\n"
    down = "| Jahr | Soll | Ist |\n| 2021 | 30 | 28 |\n| 2022 | 35 | 36 |\n| 2023 | | 38 |\n"
    for course in (across, down):
        assert kpi_rows(facts + course) == [("NPS", "Punkte", 50, 40)]
        assert series(facts + course) == {"NPS": {"2021": (30, 28), "2022": (35, 36), "2023": (None, 38)}}


def test_the_course_below_one_of_two_strips_is_that_of_its_own_kpi():
    """A block that begins farther down in the strip beside it has nothing to do with it."""
    text = """
        # Steckbriefe
        | Kennzahl | Umsatz | | Kennzahl | Quote |
        | Einheit | T€ | | Einheit | % |
        | Zielwert | 8 | | Zielwert | 50 |
        | Istwert | 6 | | Istwert | 40 |

        | Kennzahl | Rendite | | Quelle | SAP |
        | Einheit | % | | | |
        | Zielwert | 9 | | Jahr | Ist |
        | Istwert | 7 | | 2023 | 41 |
        | Quelle | SAP | | 2024 | 42 |
        """
    assert series(text) == {"Umsatz": {}, "Rendite": {}, "Quote": {"2023": (None, 41), "2024": (None, 42)}}


def test_the_course_is_not_that_of_a_label_that_says_how_often():
    """ "Messung: monatlich" above the name heads KPIs elsewhere."""
    text = "# Blatt\n| Messung: | monatlich |\n| Kenngröße: | Auslastung |\n| Zielwert: | 80 |\n| Ist: | 70 |\n| Jahr | 2023 | 2024 |\n| Ist | 60 | 70 |"
    assert series(text) == {"Auslastung": {"2023": (None, 60), "2024": (None, 70)}}
    assert len(strategy(text).values) == 2


def test_blocks_that_tell_how_something_is_computed_describe_kpis():
    """ "Bezeichnung" names what has a formula, a target and an actual, again and again."""
    text = """
        # Steckbriefe
        | Bezeichnung | Dauer Baugenehmigung   |
        | Berechnung  | Eingang bis Versand    |
        | Einheit     | Tage                   |
        | Sollwert    | 45                     |
        | Istwert     | 61                     |
        |             |                        |
        | Bezeichnung | Anträge online         |
        | Berechnung  | online durch alle      |
        | Einheit     | %                      |
        | Sollwert    | 60                     |
        | Istwert     | 41                     |
        """
    assert kpi_rows(text) == [("Dauer Baugenehmigung", "Tage", 45, 61), ("Anträge online", "%", 60, 41)]


SHEET = """
    # {sheet}
    | Kennzahlenblatt {number} |  |  |

    | Kennzahl: | {name} | Frequenz: | monatlich |
    | Perspektive: | Kunden | Einheit: | % |
    | Ziel: | {objective} | Verantwortlich: | Fr. Kern |

    | Ist 2022 | Ziel 2023 | Ist 2023 | Abw. |
    | 40       | 50        | 45       | -5   |

    | Bemerkung: | ohne Messe |
    """


def test_the_figures_in_a_small_table():
    """Labels may stand above their figures, in one row of them; the list of the cover repeats them."""
    cover = "# Liste\n| Kennzahl | Ziel 2023 | Ist 2023 |\n| Rückkehrer | 50 | 45 |\n| Empfehlungen | 50 | 45 |\n"
    one = SHEET.format(sheet="K1", number=1, name="Rückkehrer", objective="Gäste binden")
    other = SHEET.format(sheet="K2", number=2, name="Empfehlungen", objective="Gäste gewinnen")
    text = cover + dedent(one) + dedent(other)
    assert kpi_rows(text) == [("Rückkehrer", "%", 50, 45), ("Empfehlungen", "%", 50, 45)]
    assert [str(kpi.place("actual")) for kpi in strategy(text).kpis] == ["K1!C8", "K2!C8"]


def test_two_rows_of_figures_are_a_list():
    """Whose figures they are, a fact sheet does not say then."""
    text = dedent(SHEET.format(sheet="K1", number=1, name="Rückkehrer", objective="Gäste binden"))
    text = text.replace("| -5   |", "| -5   |\n    | 41       | 51        | 46       | -5   |")
    assert [(kpi.name, kpi.target) for kpi in strategy(text).kpis] == [("Rückkehrer", None)]


def test_who_is_in_charge_may_be_called_like_a_heading():
    """HR is a department here, no projection."""
    text = "# K1\n| Messgröße | Austritte |\n| Zielwert | 4 |\n| Istwert | 5 |\n| Verantwortlich | HR |\n| Datenquelle | SAP |"
    assert [(one.name, one.owner) for one in strategy(text).kpis] == [("Austritte", "HR")]
