"""Journals with plan and actual in rows of their own."""

from sheets import series, strategy

JOURNAL = """
    # Werte
    | Periode | {name}   | Art  | Wert |
    | Q1 2024 | {first}  | Soll | 95   |
    | Q1 2024 | {first}  | Ist  | 93,5 |
    | Q1 2024 | {second} | Soll | 4    |
    | Q1 2024 | {second} | Ist  | 5,5  |
    | Q2 2024 | {first}  | Soll | 95   |
    | Q2 2024 | {first}  | Ist  | 96   |
    | Q2 2024 | {second} | Soll | 4    |
    """
SERIES = {
    "Belegung": {"2024-Q1": (95, 93.5), "2024-Q2": (95, 96)},
    "Krankheitstage": {"2024-Q1": (4, 5.5), "2024-Q2": (4, None)},
}


def test_the_journal_names_the_kpis():
    """What belongs to one period and KPI is one value of its series."""
    assert series(JOURNAL.format(name="Kennzahl", first="Belegung", second="Krankheitstage")) == SERIES


def test_the_kpis_stand_on_another_sheet():
    """There they have the ids that the journal calls them by."""
    listed = "# Kennzahlen\n| Kürzel | Kennzahl | Einheit |\n| K1 | Belegung | % |\n| K2 | Krankheitstage | Tage |\n"
    assert series(listed + JOURNAL.format(name="Kürzel", first="K1", second="K2").replace("    ", "")) == SERIES


def test_two_values_of_a_kind_for_one_period_are_no_series():
    """Somebody else's values, it seems: the journal is not read so."""
    text = JOURNAL.format(name="Kennzahl", first="Belegung", second="Belegung")
    assert not any(value for values in series(text).values() for value in values.values())


def test_numbers_of_articles_are_no_kpis():
    """Without a list of KPIs, stocks by number are stocks."""
    assert strategy(JOURNAL.format(name="Nr.", first="4711", second="4712")).kpis == ()


def test_a_month_written_once_is_no_second_value():
    """Below it stand other KPIs of the same month, not the same one again."""
    text = """
        # Werte 2024
        | Monat | Kennzahl | Zielwert | Istwert |
        | Jan   | Belegung | 95       | 93      |
        |       | Beifall  | 80       | 82      |
        | Feb   | Belegung | 95       | 94      |
        |       | Beifall  | 80       | 79      |
        | Mrz   | Belegung | 95       | 96      |
        |       | Beifall  | 80       | 81      |
        """
    assert {len(values) for values in series(text).values()} == {3}
