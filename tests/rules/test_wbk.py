"""What the workbook's form does to its reading, said for one cell and for many."""

import pytest

from sheets import checked


def said(code, text, lang="de"):
    """Return the place, message and advice of each finding of one rule."""
    result = checked(text, select=[code])
    assert not result.faults, result.faults
    return [
        (one.range or one.place.cell, f"{one.message(lang)} {one.advice(lang)}")
        for one in result.findings
        if one.code == code
    ]


def column(heading, *cells, table="Kennzahlen", name="Kennzahl"):
    rows = "\n".join(f"| K-{number} | Zahl {number} | {cell} |" for number, cell in enumerate(cells, 1))
    return f"# {table}\n| ID | {name} | {heading} |\n{rows}"


def test_one_unreadable_number_and_many():
    """KPI202 counts where there are several."""
    assert said("KPI202", column("Ist", 5, "viel"), "en")[0] == (
        "C3",
        "The cell under “Ist” holds “viel”, which cannot be read as a number and was not counted."
        " Enter the number, and write words beside it under “Target text” or “Comment”.",
    )
    place, message = said("KPI202", column("Ist", 5, "viel", "mehr"))[0]
    assert place == "C3:C4"
    assert "2 Werte, die sich nicht als Zahl lesen lassen und nicht gezählt wurden; der erste ist „viel“." in message


def test_an_unknown_word_is_told_the_words_that_are_known():
    """WBK011 lists what the column takes."""
    assert said("WBK011", column("Früh-/Spätindikator", "Früh", "Mittel")) == [
        (
            "C3",
            "Unter „Früh-/Spätindikator“ steht „Mittel“; dieses Wort kennt stimmig dort nicht; es zählt als nicht"
            " angegeben. Möglich sind Früh und Spät.",
        )
    ]
    two = said("WBK011", column("Früh-/Spätindikator", "Früh", "Mittel", "Halb"), "en")
    assert two[0][0] == "C3:C4" and two[0][1].startswith("2 cells under “Früh-/Spätindikator” hold words")


def test_many_unreadable_dates():
    rows = "| C-1 | Rat | bald | 2026-03-31 |\n| C-2 | Rat | später | 2026-06-30 |\n| C-3 | Rat | 2026-07-01 | 2026-09-30 |"
    found = said("WBK011", f"# Zyklen\n| ID | Team | Beginn | Ende |\n{rows}")
    assert found[0][1].startswith("Unter „Beginn“ ist bei 2 Einträgen nicht zu lesen, welcher Tag gemeint ist;")


@pytest.mark.parametrize(
    "cells, said_de, said_en",
    [
        (
            ["'5", 6],
            "ist eine Zahl als Text gespeichert („5“); gelesen wurde sie",
            "one number is stored as text (“5”)",
        ),
        (["'5", "'6"], "sind 2 Zahlen als Text gespeichert (zuerst „5“); gelesen wurden sie", "(first “5”); they were"),
    ],
)
def test_numbers_as_text_agree_with_their_count(cells, said_de, said_en):
    assert said_de in said("WBK002", column("Ist", *cells))[0][1]
    assert said_en in said("WBK002", column("Ist", *cells), "en")[0][1]


def test_ids_that_differ_in_dash_or_case_are_doubles():
    """A link cannot tell them apart either."""
    text = "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Kunden | Nähe |\n| s–1 | Prozesse | Wege |"
    assert [place for place, _ in said("WBK004", text)] == ["A2:A3"]


def test_a_flat_okr_list_lacks_ids_for_its_objectives():
    """The table has a column of ids, but they are those of the key results."""
    text = """
        # OKRs
        | Objective        | ID  | Key Result    | Von | Nach |
        | Menschen bleiben | R-1 | Nach 90 Tagen | 61  | 85   |
        |                  | R-2 | Nach 1 Jahr   | 40  | 60   |
    """
    found = said("WBK004", text)
    assert [message.partition(". ")[0] for _, message in found] == [
        "In dieser Tabelle ist keine Spalte mit IDs für die Objectives zu erkennen; Verknüpfungen finden die eine Zeile nur"
        " über den Namen"
    ]


def test_a_table_of_objectives_and_kpis_without_ids_is_said_once():
    text = """
        | Perspektive | Strategisches Ziel | Kennzahl    | Ist |
        | Kunden      | Nähe schaffen      | Weg zum Amt | 5   |
        |             |                    | Wartezeit   | 7   |
    """
    found = said("WBK004", text, "en")
    assert len(found) == 1
    assert "no id column for the strategic objectives and KPIs; links find the 3 rows by name only." in found[0][1]


def test_a_total_row_is_left_out_and_may_be_named_otherwise():
    text = """
        # Kennzahlen
        | ID  | Kennzahl            | Einheit | Zielwert | Ist |
        | K-1 | Umsatz              | T€      | 5        | 7   |
        |     | Durchschnitt Erlöse |         |          | 7   |
    """
    assert "sieht wie eine Summe aus („Durchschnitt Erlöse“) und wurde nicht mitgelesen." in said("WBK003", text)[0][1]


def test_an_id_that_each_table_repeats_with_its_objective_is_no_double():
    """Printed pages name the objective again; another wording under the same id is one thing too many."""
    page = """
        # Seite {}
        | ID  | Perspektive | Strategisches Ziel |
        | S-1 | Kunden      | {}                 |
    """
    assert said("WBK004", page.format(1, "Nähe schaffen") + page.format(2, "Nähe schaffen")) == []
    assert len(said("WBK004", page.format(1, "Nähe schaffen") + page.format(2, "Wege verkürzen"))) == 1
