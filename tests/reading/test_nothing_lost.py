"""Nothing that stands in a table is lost without a word, and nothing is read that does not stand there."""

from sheets import checked, reading, strategy
from stimmig.reading.build import build_strategy
from stimmig.writing.strategy_json import strategy_document


def said(code: str, text: str) -> list[str]:
    return [f"{one.place.cell} {one.message('de')}" for one in checked(text).findings if one.code == code]


def document(text: str) -> dict:
    read = reading(text)
    return strategy_document(read, build_strategy([read]), "de")


def test_a_row_with_numbers_but_without_a_name_is_said():
    """Nobody can tell what it is about; the target of 7 is no KPI's."""
    text = """
    # Kennzahlen
    | ID  | Kennzahl | Strategisches Ziel | Zielwert |
    | K-1 | Besuche  | S-1                | 5        |
    |     |          | S-1                | 7        |
    """
    assert [kpi.name for kpi in strategy(text).kpis] == ["Besuche"]
    assert said("WBK011", text) == ["B3 Hier stehen Angaben, aber weder Name noch ID; die Zeile wurde nicht gelesen."]


def test_every_row_of_a_mixed_table_may_say_what_its_objective_serves():
    """The second and third row name further Moals, and each reason belongs to the KPI beside it."""
    read = strategy(
        """
        # Strategie
        | ID  | Ebene | Aussage      |
        | M-1 | Moal  | Alles da.    |
        | M-2 | Moal  | Alles nah.   |
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl | Zahlt ein auf | Warum  |
        | Finanzen    | Ertrag             | Umsatz   | M-1           | weil A |
        |             |                    | Kosten   | M-2           | weil B |
        |             |                    | Cash     |               |        |
        """
    )
    ertrag = read.strategic_objectives[0]
    assert [(link.to, link.reason) for link in ertrag.contributes_to] == [("M-1", "weil A"), ("M-2", "weil B")]
    assert [kpi.contributes_to[0].reason for kpi in read.kpis] == ["weil A", "weil B", "weil B"]


def test_two_lists_beside_each_other_are_two():
    """An empty column lies between them; what stands in one row is not connected."""
    read = strategy(
        """
        # Steuerung
        | Kennzahl | Zielwert | Ist |  | Maßnahme     | Verantwortlich | Fällig     |
        | Umsatz   | 10       | 9   |  | Messe planen | Huber          | 2026-09-30 |
        """
    )
    assert [(kpi.name, kpi.owner) for kpi in read.kpis] == [("Umsatz", None)]
    assert [(row.name, row.owner, row.contributes_to) for row in read.initiatives] == [("Messe planen", "Huber", ())]


def test_a_gap_for_the_eye_parts_no_table():
    """What stands behind it is no list of its own."""
    read = strategy("# Kennzahlen\n| Kennzahl | Zielwert |  | Ist | Einheit |\n| Umsatz | 10 |  | 9 | Mio. € |")
    assert [(kpi.actual, kpi.unit) for kpi in read.kpis] == [(9.0, "Mio. €")]


def test_names_behind_blank_rows_belong_to_the_list():
    """Where most rows are names alone, an empty row between them is for the eye."""
    read = strategy(
        """
        # BSC
        | Perspektive | Strategisches Ziel |
        | Finanzen    | Ertrag sichern     |
        |             |                    |
        |             | Kosten senken      |
        |             |                    |
        |             | Liquidität sichern |
        """
    )
    assert [(row.name, row.perspective) for row in read.strategic_objectives] == [
        ("Ertrag sichern", "finance"), ("Kosten senken", "finance"), ("Liquidität sichern", "finance"),
    ]  # fmt: skip


def test_a_row_with_an_id_behind_a_gap_is_a_row():
    """Its name is missing, and that is said; its number is not dropped."""
    text = """
    # Kennzahlen
    | ID  | Kennzahl | Zielwert |
    | K-1 | Besuche  | 5        |
    |     |          |          |
    | K-2 |          | 7        |
    """
    assert [(kpi.id, kpi.target) for kpi in strategy(text).kpis] == [("K-1", 5.0), ("K-2", 7.0)]


def test_the_last_name_above_a_heading_is_no_title():
    """Two tables without a gap: „B“ is the second objective, not the title of the KPIs."""
    read = strategy(
        """
        # BSC
        | Perspektive | Strategisches Ziel |  |
        | Finanzen    | Ertrag sichern     |  |
        |             | Kosten senken      |  |
        | Kennzahl    | Zielwert           | Ist |
        | Umsatz      | 5                  | 4 |
        """
    )
    assert [row.name for row in read.strategic_objectives] == ["Ertrag sichern", "Kosten senken"]


def test_a_second_heading_row_is_no_row():
    """Running numbers or units below the heading name columns, no KPI."""
    for second in ("| (1) | (2) | (3) | (4) |", "|  | Name | ID | in % |"):
        read = strategy(
            f"# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf | Zielwert |\n{second}\n| K-1 | Besuche | S-1 | 5 |"
        )
        assert [kpi.id for kpi in read.kpis] == ["K-1"], second


def test_a_stamp_is_no_mission():
    """ "Stand 2026" below an empty "Mission" is the date of the sheet."""
    read = document(
        "# Deckblatt\n| Vision | Wir machen die Welt besser | Erstellt von Huber |\n| Mission | | |\n| Stand 2026 | | |\n"
        "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Kunden | Nähe schaffen |"
    )
    assert (read["vision"], read["mission"]) == ("Wir machen die Welt besser", None)


VALUES = """
    # Kennzahlen
    | ID  | Kennzahl | Strategisches Ziel |
    | K-1 | Besuche  | S-1                |
    # Werte
    | Kennzahl | Periode | Ist |
    | K-1      | 2026-01 | {} |
    | K-1      | {} | {} |
"""


def test_two_values_for_one_period_contradict_each_other():
    """Neither wins silently; the same value told twice is fine."""
    text = VALUES.format(5, "Januar 2026", 6)
    assert said("WBK011", text) == ["B3 Für „K-1“ stehen zu 2026-01 2 verschiedene Werte; keiner davon wurde gezählt."]
    assert "series" not in document(text)["kpis"][0]
    assert document(VALUES.format(5, "Januar 2026", 5))["kpis"][0]["series"] == {"2026-01": {"plan": None, "actual": 5}}


def test_a_value_without_a_period_is_said():
    """It belongs to no month, so it counts for none."""
    assert said("WBK011", VALUES.format(5, "", 6)) == [
        "B3 Unter „Periode“ steht nichts, obwohl die Zeile einen Wert hat; er wurde nicht gezählt."
    ]


def test_sources_name_the_cell_that_holds_the_text():
    """A perspective written once counts for the rows below; its source is where it is written."""
    sources = document(
        "# Ziele! 2026\n| Perspektive | Strategisches Ziel | Kennzahl | Zielwert |\n"
        "| Finanzen | Ertrag | A | 1 % |\n|  |  | B | 2 |"
    )["sources"]
    assert sources["/kpis/1/objective"] == "'Ziele! 2026'!B2"
    assert sources["/kpis/1/perspective"] == "'Ziele! 2026'!A2"
    assert sources["/kpis/0/unit"] == "'Ziele! 2026'!D2"


def test_what_stands_beside_a_value_is_told_with_it():
    """A journal explains its numbers row by row."""
    text = """
    # Kennzahlen
    | Kennzahl | Einheit |
    | Besuche  | Anz.    |
    # Werte
    | Datum      | Kennzahl | Istwert | Bemerkung       |
    | 31.01.2022 | Besuche  | 40      | Heizung kaputt  |
    | 28.02.2022 | Besuche  | 55      |                 |
    """
    told = document(text)
    assert [value.get("comment") for value in told["values"]] == ["Heizung kaputt", None]
    assert told["notes"] == []


def test_an_objective_that_calls_itself_one_is_a_row_of_its_list():
    """ "Ziel 1: …" announces an objective among KPIs; where objectives are listed, it is one of them."""
    text = """
    # Ziele
    | Strategisches Ziel       | Perspektive | Verantwortlich |
    | Ziel 1: Kosten senken    |             |                |
    | Ziel 2: Umsatz steigern  | Finanzen    | Meier          |
    | Ziel 3: Gäste begeistern | Kunden      | Huber          |
    """
    assert len(strategy(text).strategic_objectives) == 3
