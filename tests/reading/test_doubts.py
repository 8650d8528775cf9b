"""What looks like a scorecard and is none, or stands in an order that is not understood, is asked about."""

import pytest

from sheets import checked, reading, strategy
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal

STRANGERS = {
    "travel": "# Reisen\n| Ziel | Datum | Kosten |\n| Rom | 2026-05-01 | 800 |\n| Paris | 2026-06-01 | 700 |",
    "goals scored": "# Liga\n| Team | Goal | Date |\n| Reds | Miller | 2026-05-01 |\n| Blues | Smith | 2026-06-01 |",
    "addresses": "# Kontakte\n| Name | Ziel | Telefon | Team |\n| Huber | Wien | 123 | A |\n| Maier | Graz | 456 | B |",
    "test protocol": "# Protokoll\n| ID | Test | Ziel | Ergebnis | Status |\n| 1 | Login | Kein Fehler | ok | fertig |\n| 2 | Logout | Kein Fehler | ok | fertig |",
    "grades": "# Schule\n| Fach | Ziel | Note |\n| Mathe | Brüche | 2 |\n| Deutsch | Lesen | 1 |",
    "questions": "# FAQ\n| Art | Text |\n| Frage | Wie geht das? |\n| Antwort | So geht das. |",
    "game": "# Script\n| Level | Text |\n| 1 | Welcome to the cave. |\n| 2 | You fell. |",
    "risks": "# Risks\n| ID | Objective | Risk | Probability |\n| 1 | Deliver | Fire | high |\n| 2 | Store | Flood | low |",
    "prices": "# Prices\n| Code | Measure | Unit | Price |\n| 1 | Board | m | 5 |\n| 2 | Screw | kg | 7 |",
    "portfolio": "# Fund\n| Strategy | Return | Weight |\n| Momentum | 5 | 40 |\n| Value | 3 | 60 |",
    "lessons": "# Summer\n| Week | Topic | Objective | Success criteria | Activity | Books |\n| 1 | Light | Name three sources | Lists three | Torch walk | p. 4 |\n| 2 | Sound | Explain an echo | Draws a wave | Clap test | p. 9 |",
    "logbook": "# März\n| Tag | Ab | Ziel | Zweck | km | Fahrerin |\n| 2. | Linz | Graz | Lieferung | 220 | Anna |\n| 3. | Graz | Wels | Abholung | 200 | Ines |",
    "lines": "# Fahrgäste\n| Linie | Ziel | Takt | 2023 | 2024 |\n| 4 | Bahnhof | 10 | 800 | 900 |\n| 7 | Klinik | 20 | 300 | 350 |",
    "acceptance test": "# Abnahme\n| Messgröße | Einheit | Sollwert | Istwert | Toleranz |\n| Vorlauf | °C | 60 | 58 | 3 |\n| Spreizung | K | 20 | 18 | 4 |\n| Druck | bar | 1.8 | 1.7 | 0.2 |\n| Füllung | % | 50 | 45 | 10 |\n| Drosselung | K | 5 | 6 | 2 |",
    "lab": "# Labor\n| Messgröße | Einheit | Messwert |\n| Natrium | mmol/l | 140 |\n| Kalium | mmol/l | 4 |",
}


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_not_taken_for_a_scorecard(name):
    """One heading that a scorecard has too makes no scorecard."""
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(reading(STRANGERS[name]))
    assert caught.value.code == "not_a_scorecard"


def test_a_title_makes_a_scorecard_of_goals_with_columns_of_its_own():
    """Most of its columns are none of a scorecard's; what it calls itself counts."""
    text = STRANGERS["lessons"].replace("# Summer\n", "# Summer\n| Our strategy |\n\n")
    assert [one.name for one in strategy(text).strategic_objectives] == ["Name three sources", "Explain an echo"]


def test_a_stranger_is_told_what_to_do():
    """A question comes with the way to answer it; headings that merely rhyme with known ones are not offered."""
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(reading(STRANGERS["risks"]))
    assert "stimmig layout --write" in caught.value.sentence("en")
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(
            reading("# A\n| Anlage | Preis | Stage | Wer |\n| Pumpe | 5 | x | y |\n| Kessel | 7 | x | y |")
        )
    assert "≈" not in caught.value.sentence("en")


def test_a_stranger_beside_a_scorecard_is_asked_about():
    """The travel list stays unread, and is not dropped: the question names it."""
    text = STRANGERS["travel"] + "\n# BSC\n| Perspektive | Strategisches Ziel |\n| Kunden | Nähe schaffen |"
    assert [row.name for row in strategy(text).strategic_objectives] == ["Nähe schaffen"]
    assert ("Reisen", "A1:C3") in [(one.sheet, one.where) for one in reading(text).doubts]


LAYOUTS = {
    "scenarios": "# Kennzahlen\n| KPI | Unit | Variant | Actual |\n| Sales | EUR | PY | 5 |\n| Sales | EUR | Act | 6 |\n| Costs | EUR | PY | 3 |\n| Costs | EUR | Act | 2 |",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_that_is_not_understood_is_not_read_wrongly(name):
    """No key result becomes an objective, no heading a KPI, no year before a KPI of its own."""
    read = strategy(LAYOUTS[name])
    assert (read.objectives, read.key_results, read.kpis) == ((), (), ())
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(reading(LAYOUTS[name]))
    assert "A" in caught.value.sentence("de") and "nicht gelesen" in caught.value.sentence("de")


def test_numbers_of_several_periods_are_not_mixed_up():
    """Where no heading tells one period from another, all four columns are named and none is read."""
    text = "# Kennzahlen\n| Kennzahl | Soll | Ist | Soll | Ist |\n| Besuche | 5 | 4 | 7 | 6 |"
    kpi = strategy(text).kpis[0]
    assert (kpi.target, kpi.actual) == (None, None)
    found = [one for one in checked(text).findings if one.code == "WBK001"]
    assert [one.place.cell for one in found] == ["B1", "C1", "D1", "E1"]
    assert "gelesen wurde keine" in found[0].message("de")


def test_a_list_with_many_columns_of_its_own_is_a_list():
    """Three headings that matter are enough, whatever else a company keeps beside them."""
    read = strategy(
        """
        # Steuerung
        | ID  | Kennzahl | Abteilungskürzel | Konto | Zielwert | Sonstiges1 | Sonstiges2 | Freigabe durch | SAP-Nr |
        | K-1 | Besuche  | X                | 4711  | 5        | a          | b          | Huber          | 12     |
        """
    )
    assert [(kpi.id, kpi.target) for kpi in read.kpis] == [("K-1", 5.0)]


def test_what_was_seen_is_said_truly():
    """Sheets with numbers are not called empty."""
    with pytest.raises(Refusal) as caught:
        refuse_unless_strategy(reading("# Zahlen\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |"))
    assert "keine Zeile, die Überschriften enthält" in caught.value.sentence("de")


def test_teams_called_like_perspectives_are_teams():
    """ "Finance" below "Team" says nothing of a scorecard."""
    text = """
        # Ziele
        | ID | Ziel (Objective)     | Team    | Zyklus  |
        | O1 | Gäste kommen wieder  | Finance | Q1 2026 |
        | O2 | Wir lernen schneller | Personal | Q1 2026 |
        """
    assert [one.layout.table for one in reading(text).records] == ["objectives"]


def test_rows_below_an_objective_are_no_nameless_objectives():
    """A column that nobody knows names what stands in them; nothing is read until somebody says what it is."""
    text = """
        # OKR
        | Objective           | Wie wir es hören      | Verantwortlich | Weitersagen | Status |
        | Gäste kommen wieder | Buchungen zum Zweiten | Huber          | ja          | grün   |
        |                     | Karten an uns         | Kern           | nein        | rot    |
        |                     | Besuche am Montag     | Kern           | ja          | rot    |
        """
    assert not reading(text).records
    assert "which column names the key results" in str([one.text.en for one in reading(text).questions]).lower()
