"""Two values in one cell, told apart by the heading."""

from sheets import kpi_rows, series


def test_plan_and_actual_of_each_year_in_one_cell():
    """A dash on one side says that nothing is known there."""
    text = """
        | Ziel            | Kennzahl    | 2013 Soll / Ist | 2014 Soll / Ist |
        | Tische besetzen | Auslastung  | 70 % / 64 %     | 72 % / -        |
        |                 | Absagen     | 12 / 19         | 1.100 / 1.070   |
        """
    assert series(text) == {
        "Auslastung": {"2013": (70, 64), "2014": (72, None)},
        "Absagen": {"2013": (12, 19), "2014": (1100, 1070)},
    }


def test_without_a_period_they_are_target_and_actual():
    """Either word may come first, and the second may stand in brackets."""
    assert kpi_rows("# BSC\n| Kennzahl | Ist/Ziel |\n| Lob | 9/8 |\n| Umsatz | 4,5/5 |") == [
        ("Lob", None, 8, 9),
        ("Umsatz", None, 5, 4.5),
    ]
    assert kpi_rows("# BSC\n| Kennzahl | Ist (Ziel) |\n| Lob | 9 (8) |\n| Umsatz | 4,5 T€ (5 T€) |") == [
        ("Lob", None, 8, 9),
        ("Umsatz", "T€", 5, 4.5),
    ]


def test_what_is_no_pair_is_not_taken_apart():
    """One number below such a heading is what they differ by, and a date has slashes too."""
    assert [
        row[2:] for row in kpi_rows("# BSC\n| Kennzahl | Ziel | Soll / Ist |\n| Lob | 8 | 1 |\n| Absagen | 5 | -2 |")
    ] == [
        (8, None),
        (5, None),
    ]
