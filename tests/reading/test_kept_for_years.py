"""Workbooks that were kept for years by clinics, clubs, shops and towns, each told by a table of our own."""

import pytest
import xlsxwriter

from sheets import kpi_rows, reading, series, strategy
from stimmig.language import lexicon
from stimmig.language.totals import total_word
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.workbook.file import open_workbook


def objectives(text: str) -> list[tuple]:
    """Return KPI and the name and perspective of its objective."""
    read = strategy(text)
    above = {kpi: [one.target for one in read.links[kpi] if one.target] for kpi in read.kpis}
    return [
        (kpi.name, *((to[0].name, to[0].perspective) if to else (None, kpi.perspective))) for kpi, to in above.items()
    ]


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Wozu wir das machen", "purpose"), ("Warum wir das tun", "purpose"), ("Wer kümmert sich?", "owner"),
        ("Wer kümmert sich darum", "owner"),
    ],
)  # fmt: skip
def test_words_of_clubs_and_workshops_are_known(heading, field):
    """They ask questions where others write nouns."""
    assert field in {meaning.field for meaning in lexicon.heading(heading)}


def test_the_count_of_a_colour_is_a_total():
    """It adds up the rows above; "Anzahl Mitglieder" is a KPI."""
    assert [total_word(text) for text in ("Anzahl rot", "Anzahl Ampeln grün", "Anzahl Mitglieder")] == [
        "whole",
        "whole",
        "",
    ]


def test_a_template_with_numbered_places_is_empty():
    """ "Ziel 1" says where to write, and nothing else."""
    text = """
        # Scorecard
        | Kunden |
        | Ziel | Kennzahl | Zielwert | Ist |
        | Ziel 1 | | | |
        | Ziel 2 | Kennzahl 2 | | |
        """
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(reading(text))
    assert refused.value.code == "empty_template"


def test_a_form_with_dots_and_requests_is_empty():
    """ "…" stands where a KPI is to be written, and a request in brackets is no objective."""
    text = """
        | Perspektive | Ziel                          | Kennzahl | Zielwert | Termin     |
        | Finanzen    | (bitte höchstens zwei nennen) | …        | …        | TT.MM.JJJJ |
        | Kunden      | ____                          | ...      | …        |            |
        """
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(reading(text))
    assert refused.value.code == "empty_template"


def test_places_of_a_template_are_no_repeated_kpis():
    """The form asks for two KPIs of each perspective, and calls them alike."""
    rows = "".join(
        f"| {at} | {name} | | Kennzahl {which} | % | |\n"
        for at, name in enumerate(("Finanzen", "Kunden"))
        for which in (1, 2)
    )
    with pytest.raises(Refusal) as refused:
        refuse_unless_strategy(reading("# Formular\n| Nr. | Perspektive | Ziel | Kennzahl | Einheit | Soll |\n" + rows))
    assert refused.value.code == "empty_template"


def test_numbered_names_with_values_are_no_template():
    """Whoever hides the names shows the numbers."""
    refuse_unless_strategy(reading("# KPI\n| Ziel | Kennzahl | Zielwert |\n| Ziel 1 | Kennzahl 1 | 5 |"))


BRANCHES = """
    # Juni
    | Ziel | Kennzahl | Standort | Einheit | Soll | Ist |
    | Voll belegen | Auslastung | Nord | % | 90 | 84 |
    | | | Süd | % | 92 | 95 |
    | | | Ø Standorte | % | | 89,5 |
    | Pünktlich sein | Wartezeit | Nord | min | 10 | 14 |
    | | | Süd | min | 12 | 11 |
    | | | Gesamt | min | | 12 |
    """


def test_a_kpi_is_written_once_for_its_branches():
    """Each branch has a row of its own; what sums them up is none."""
    kpis = strategy(BRANCHES).kpis
    assert [(one.name, one.scope, one.target, one.actual) for one in kpis] == [
        ("Auslastung", "Nord", 90, 84), ("Auslastung", "Süd", 92, 95),
        ("Wartezeit", "Nord", 10, 14), ("Wartezeit", "Süd", 12, 11),
    ]  # fmt: skip
    assert [name for _, name, _ in objectives(BRANCHES)] == ["Voll belegen"] * 2 + ["Pünktlich sein"] * 2


def test_a_row_without_name_stays_without_where_its_branch_had_one():
    """The same branch twice below one name is something else."""
    text = "# KPI\n| Kennzahl | Standort | Soll | Ist |\n| Bon | Nord | 4 | 3 |\n| | Nord | 5 | 4 |"
    assert [(one.name, one.scope) for one in strategy(text).kpis] == [("Bon", "Nord")]


def test_values_may_name_their_kpis_by_number_only():
    """The list of KPIs stands on a sheet of its own."""
    text = """
        # Kennzahlen
        | Kennzahl-Nr. | Kennzahl | Einheit | Zielwert |
        | K1 | Liefertreue | % | 97 |
        | K2 | Reklamationen | Anz. | 12 |

        # Werte
        | Kennzahl-Nr. | Q1/2025 | Q2/2025 |
        | K1 | 95,5 | 96 |
        | K2 | 15 | |
        """
    assert series(text) == {
        "Liefertreue": {"2025-Q1": (None, 95.5), "2025-Q2": (None, 96)},
        "Reklamationen": {"2025-Q1": (None, 15)},
    }


def test_the_target_of_a_year_beside_the_values_of_its_months_is_the_target():
    """Nobody plans the months here."""
    text = "# 2019\n| Kennzahl | Ziel 2019 | Jan | Feb | Mrz |\n| Besuche | 900 | 70 | 81 | 75 |"
    (kpi,) = strategy(text).kpis
    assert kpi.target == 900
    assert series(text)["Besuche"] == {"2019-01": (None, 70), "2019-02": (None, 81), "2019-03": (None, 75)}


def test_numbers_may_stand_before_perspectives_objectives_and_kpis():
    """The years beside the KPIs do not make KPIs of the rows that have none."""
    text = """
        # Ziele
        | Nr. | Ziel / Kennzahl | Einheit | Ist 2021 | Ziel 2022 |
        | 1 | Finanzen | | | |
        | 1.1 | Eigenständig bleiben | | | |
        | 1.1.1 | Eigenkapital | % | 31 | 33 |
        | 1.1.2 | Liquidität | T€ | 40 | 60 |
        | 2 | Kunden | | | |
        | 2.1 | Erreichbar sein | | | |
        | 2.1.1 | Wartezeit | min | 9 | 5 |
        """
    assert objectives(text) == [
        ("Eigenkapital", "Eigenständig bleiben", "finance"),
        ("Liquidität", "Eigenständig bleiben", "finance"),
        ("Wartezeit", "Erreichbar sein", "customer"),
    ]
    assert kpi_rows(text)[2] == ("Wartezeit", "min", 5, 9)


def test_objectives_may_be_announced_within_the_list():
    """ "Ziel: …" alone in its row heads the KPIs below it, and what stands above is a perspective, whatever its name."""
    text = """
        # 2020
        | Kennzahl | Ziel 2020 | Jan | Feb | Wer |
        | Finanzen | | | | |
        | Ziel: Mehr je Kunde verdienen | | | | |
        | Bon | 12 | 9 | 10 | Ott |
        | Rabatte | 5 | 7 | 6 | Ott |
        | Hof & Garten | | | | |
        | Ziel: Weniger wegwerfen | | | | |
        | Abschriften | 3 | 5 | 4 | Uhl |
        """
    assert objectives(text) == [
        ("Bon", "Mehr je Kunde verdienen", "finance"),
        ("Rabatte", "Mehr je Kunde verdienen", "finance"),
        ("Abschriften", "Weniger wegwerfen", "other:Hof & Garten"),
    ]
    assert series(text)["Abschriften"] == {"2020-01": (None, 5), "2020-02": (None, 4)}
    assert [kpi.target for kpi in strategy(text).kpis] == [12, 5, 3]


def test_a_hidden_sheet_tells_no_second_state(tmp_path):
    """What nobody sees and another sheet says anew is an older state; what stands only there is read, and said to be hidden."""
    path = tmp_path / "Werte.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (
            ("2021", [("Umsatz", 9, 8), ("Absatz", 5, 4)]),
            ("2020", [("Umsatz", 7, 6), ("Absatz", 3, 3)]),
        ):
            sheet = book.add_worksheet(name)
            for index, row in enumerate([("Kennzahl", "Zielwert", "Ist"), *rows]):
                sheet.write_row(index, 0, row)
        sheet.hide()
    kpis = build_strategy([read_workbook(open_workbook(path))]).kpis
    assert [(kpi.name, kpi.target) for kpi in kpis] == [("Umsatz", 9), ("Absatz", 5)]


BLOCK = "| {} | | |\n| Ziel | Kennzahl | Zielwert |\n| {} | {} | 5 |\n\n"


def test_blocks_below_names_of_perspectives_may_have_own_ones():
    """Two are known, so the third is a perspective of the club's own; its letter is no part of the name."""
    blocks = [
        ("A. Finanzen", "Sparen", "Rücklage"),
        ("B. Mitglieder", "Wachsen", "Eintritte"),
        ("C. Jugendarbeit", "Fördern", "Kurse"),
    ]
    assert [about[2] for about in objectives("# Ziele\n" + "".join(BLOCK.format(*one) for one in blocks))] == [
        "finance",
        "customer",
        "other:Jugendarbeit",
    ]


def test_one_known_name_makes_no_perspective_of_another():
    """What stands above a table may be anything."""
    blocks = [("Finanzen", "Sparen", "Rücklage"), ("Jugendarbeit", "Fördern", "Kurse")]
    assert [about[2] for about in objectives("# Ziele\n" + "".join(BLOCK.format(*one) for one in blocks))] == [
        "finance",
        None,
    ]


def test_a_sheet_of_the_team_beside_sheets_of_perspectives_is_that_of_learning():
    """It is the only one of the four that has no sheet of its own."""
    sheet = "# {}\n| Kennzahl | Einheit | Zielwert | Ist |\n| {} | % | 5 | 4 |\n\n"
    text = "".join(
        sheet.format(*one)
        for one in [("Finanzen", "Marge"), ("Kunden", "Treue"), ("Abläufe", "Fehler"), ("Team", "Fluktuation")]
    )
    assert [kpi.perspective for kpi in strategy(text).kpis] == ["finance", "customer", "process", "learning"]


def test_a_kpi_without_values_that_is_numbered_like_the_others_is_one():
    """Its number says that it heads nothing."""
    text = """
        # KPI
        | Nr. | Kennzahl | Einheit | Zielwert | Ist |
        | K-1 | Umsatz | | | |
        | K-2 | Klagen | % | 2 | 3 |
        | K-3 | Treue | % | 80 | 75 |
        | K-4 | Dauer | | | |
        | K-5 | Quote | % | 9 | 8 |
        """
    assert [kpi.name for kpi in strategy(text).kpis] == ["Umsatz", "Klagen", "Treue", "Dauer", "Quote"]
