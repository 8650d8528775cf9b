"""Perspectives that stand left of a table below no heading."""

from sheets import strategy


def told(text: str) -> list[tuple[str, str]]:
    """Return objective and perspective of a workbook."""
    return [(one.name, one.perspective) for one in strategy(text).strategic_objectives]


def test_perspectives_left_of_the_table_count_for_the_rows_below():
    """Written once per perspective, below an empty cell of the heading row."""
    text = """
        # BSC
        |            | Strategisches Ziel | Kennzahl | Zielwert | Ist |
        | Finanzen   | Marge heben        | DB       | 31       | 28  |
        | Gäste      | Gern wiederkommen  | Treue    | 40       | 35  |
        |            |                    | Lob      | 9        | 8   |
        | Hausgeist  | Küche lernt        | Kurse    | 4        | 2   |
        """
    found = [("Marge heben", "finance"), ("Gern wiederkommen", "customer"), ("Küche lernt", "other:Hausgeist")]
    assert told(text) == found


def test_perspectives_beside_months():
    """The months stand across, and the perspectives are read all the same."""
    text = """
        # BSC 2025
        |          | Ziel        | Kennzahl | Einheit | Jan | Feb | Mrz |
        | Finanzen | Marge heben | DB       | %       | 31  | 28  | 30  |
        | Kunden   | Nah sein    | Besuche  | Anz.    | 40  | 35  | 38  |
        """
    assert told(text) == [("Marge heben", "finance"), ("Nah sein", "customer")]


def test_other_texts_left_of_a_table_are_no_perspectives():
    """Numbers of lines, people and remarks stay what they are."""
    text = """
        # BSC
        |        | Strategisches Ziel | Kennzahl | Zielwert | Ist |
        | Meier  | Marge heben        | DB       | 31       | 28  |
        | Schulz | Gern wiederkommen  | Treue    | 40       | 35  |
        """
    assert told(text) == [("Marge heben", None), ("Gern wiederkommen", None)]


def test_perspectives_left_of_a_heading_of_two_rows():
    """The words for people are one of them where others stand beside them."""
    read = strategy(
        """
        # Zielkarte 2024
        |            | Ziel              | Kennzahl    | 2024 |     |
        |            |                   |             | Plan | Ist |
        | FINANZEN   | Schulden abbauen  | Darlehen    | 40   | 44  |
        | GAST       | Niemand wartet    | Wartezeit   | 5    | 6   |
        | HAUSORDNUNG | Ruhe nach zehn   | Beschwerden | 3    | 1   |
        | TEAM       | Köche bleiben     | Kündigungen | 1    | 2   |
        """
    )
    assert [one.perspective for one in read.strategic_objectives] == [
        "finance",
        "customer",
        "other:HAUSORDNUNG",
        "other:TEAM",
    ]
