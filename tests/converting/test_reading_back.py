"""What was converted says what its source says."""

import pytest

from conftest import ROOT, SHARED
from converting.convertible import convert, converted, table, told, without_ids_of_ours

SAMPLES = sorted((ROOT / "samples").glob("*/*.xlsx"))
LEGACY = sorted((SHARED / "legacy").glob("*")) if SHARED.is_dir() else []


def assert_same(source, result):
    before, after = told(source), told(result)
    after = without_ids_of_ours(before, after)
    for key in before:
        assert after[key] == before[key], key


@pytest.mark.parametrize("source", SAMPLES, ids=lambda path: path.stem)
def test_a_converted_sample_says_what_the_sample_says(source, tmp_path):
    assert_same(source, convert(source, tmp_path / "a.xlsx").result)


@pytest.mark.parametrize("source", LEGACY, ids=lambda path: path.stem)
def test_a_converted_legacy_workbook_says_what_it_said(source, tmp_path):
    from stimmig.refusal import Refusal

    try:
        result = convert(source, tmp_path / "a.xlsx").result
    except Refusal as refusal:
        assert refusal.code == "not_a_scorecard"
    else:
        assert_same(source, result)


@pytest.mark.parametrize("source", SAMPLES, ids=lambda path: path.stem)
def test_converting_twice_changes_nothing(source, tmp_path):
    """What was converted is canonical: converted again, it has the same tables."""
    first = convert(source, tmp_path / "a.xlsx").result
    second = convert(first, tmp_path / "b.xlsx").result
    assert told(first) == told(second)


def test_a_period_without_a_year_gets_none_from_the_guide_of_the_template(tmp_path):
    """The guide above the new table names years as examples; nobody says that the source means one of them."""
    text = """
        # Kennzahlen
        | Perspektive | Kennzahl | Zielwert | Q1 | Q2 |
        | Finanzen    | Umsatz   | 1200     | 90 | 95 |
        | Kunden      | Anfragen | 400      | 31 | 33 |
        """
    source, result = converted(text, tmp_path)
    assert [line["Periode"] for line in table(result, "Werte")] == ["Q1", "Q2"] * 2
    assert [value["period"] for value in told(result)["values"]] == ["Q1", "Q2"] * 2


def test_a_row_called_total_stays_one(tmp_path):
    """What the source states as a row is no sum in the canonical workbook, where it has an id."""
    text = """
        # Kennzahlen
        | ID  | Strategisches Ziel | Kennzahl | Zielwert | Maßnahme |
        | K-1 | Summe              | Gesamt   | 1200     | Total    |
        | K-2 | Kosten kennen      | Marge    | 12       | Summe    |
        """
    source, result = converted(text, tmp_path)
    assert [one["name"] for one in told(source)["kpis"]] == ["Gesamt", "Marge"]
    assert [one["name"] for one in told(result)["initiatives"]] == ["Total", "Summe"]
    assert_same(source, result)


def test_the_same_source_gives_the_same_bytes(tmp_path):
    one, two = (convert(SAMPLES[0], tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert one.result.read_bytes() == two.result.read_bytes()


def test_each_link_keeps_its_reason(tmp_path):
    """Two rows link an objective to two Moals, each for a reason of its own; a third link has none."""
    text = """
        # Strategie
        | ID  | Ebene   | Aussage        | Zahlt ein auf | Warum |
        | P-1 | Purpose | Gut leben      |               |       |
        | M-1 | Moal    | Nah sein       | P-1           | Nähe trägt uns alle |
        | M-2 | Moal    | Günstig sein   | P-1           | Wer spart bleibt hier |
        | M-3 | Moal    | Schnell sein   | P-1           | Eile zählt im Alltag |
        # BSC
        | Perspektive | Strategisches Ziel | Kennzahl | Zahlt ein auf | Warum                  |
        | Finanzen    | Ertrag sichern     | Umsatz   | M-1           | Weil Nähe Umsatz trägt: immer |
        |             |                    | Marge    | M-2           | Weil Sparen möglich bleibt    |
        |             |                    | Kosten   | M-3           |                        |
        """
    source, result = converted(text, tmp_path)
    (aim,) = told(source)["objectives"]
    assert [link.get("reason") for link in aim["contributes_to"]] == [
        "Weil Nähe Umsatz trägt: immer",
        "Weil Sparen möglich bleibt",
        None,
    ]
    assert_same(source, result)


def test_the_traffic_light_of_a_strategic_objective_stays(tmp_path):
    """In a list of objectives, and in a row of an objective that has no KPI."""
    text = """
        # Strategie
        | Perspektive | Strategisches Ziel | Status | Verantwortlich |
        | Finanzen    | Ertrag sichern     | rot    | A. Kern        |
        | Kunden      | Nähe zeigen        |        |                |
        """
    source, result = converted(text, tmp_path)
    assert [one.get("status") for one in told(source)["objectives"]] == ["off track", None]
    assert_same(source, result)
    text = """
        # Scorecard
        | Perspektive | Strategisches Ziel | Kennzahl | Zielwert | Status | Verantwortlich |
        | Finanzen    | Ertrag sichern     | Umsatz   | 12       | grün   | B. Lang        |
        | Finanzen    | Ertrag sichern     | Marge    | 7        | gelb   | B. Lang        |
        | Kunden      | Nähe zeigen        |          |          | rot    | A. Kern        |
        """
    source, result = converted(text, tmp_path)
    told_of = {one["name"]: (one.get("status"), one.get("owner")) for one in told(source)["objectives"]}
    assert told_of == {"Ertrag sichern": (None, None), "Nähe zeigen": ("off track", "A. Kern")}
    assert_same(source, result)


def test_months_without_a_year_keep_their_values(tmp_path):
    """The year stays a question; the values stay."""
    text = (
        "# Kennzahlen\n| Kennzahl | Zielwert | Jan | Feb |\n| Umsatz | 1200 | 90 | 95 |\n| Anfragen | 400 | 31 | 33 |\n"
    )
    source, result = converted(text, tmp_path)
    assert [(one["period"], one["actual"]) for one in told(source)["values"]][:2] == [("01", 90), ("02", 95)]
    assert_same(source, result)


def test_objectives_that_share_their_number_keep_their_key_results(tmp_path):
    """O1 of the first quarter is not O1 of the second; the key results name them by their wording."""
    sheet = """
        # OKR Q{quarter} 2026
        | Objective / Key Result   | Start | Ziel | Aktuell |
        | O1: {objective}          |       |      |         |
        | KR1: {result}            | 10    | 30   | 14      |
        """
    source, result = converted(
        sheet.format(quarter=1, objective="Kunden kommen wieder", result="Wiederkäufer je Monat")
        + sheet.format(quarter=2, objective="Das Team bleibt", result="Kündigungen je Jahr"),
        tmp_path,
    )
    held = {"Wiederkäufer je Monat": "Kunden kommen wieder", "Kündigungen je Jahr": "Das Team bleibt"}
    for path in (source, result):
        assert {row["name"]: row["okr_objective"] for row in told(path)["key_results"]} == held
