"""The structure of the scorecard, beyond the two examples of each rule."""

import pytest

from sheets import check, checked

CARD = """
    # BSC
    | ID  | Perspektive | Strategisches Ziel |
    | S-1 | Kunden      | Nähe schaffen      |
    | S-2 | Prozesse    | Wege verkürzen     |
"""


def said(code, text, lang="de"):
    """Return what one rule says: the place and the message of each finding."""
    result = checked(text, select=[code])
    assert not result.faults, result.faults
    return [(finding.range or finding.place.cell, finding.message(lang)) for finding in result.findings]


def silent(code, text, lang="de"):
    """Return why one rule was not checked."""
    return [one.reason(lang) for one in checked(text, select=[code]).not_checked]


def test_a_dropped_kpi_measures_nothing():
    """BSC103 asks for a KPI that still counts."""
    text = """
        # Kennzahlen
        | ID  | Kennzahl    | Zahlt ein auf | Status    |
        | K-1 | Weg zum Amt | S-1           | verworfen |
        | K-2 | Wartezeit   | S-2           | im Plan   |
    """
    assert said("BSC103", CARD + text) == [("C2", "Keine Kennzahl misst das strategische Ziel „Nähe schaffen“.")]


def test_a_scorecard_without_kpis_is_said_once_for_one_objective_and_for_many():
    one = "\n".join(CARD.splitlines()[:-1])
    assert said("BSC103", one)[0][1].endswith("ein strategisches Ziel wird nicht gemessen.")
    assert said("BSC103", CARD)[0][1].endswith("2 strategische Ziele werden nicht gemessen.")
    assert said("BSC103", one, "en")[0][1].endswith("one strategic objective is not measured.")


COMPASS = """
    # Strategie
    | ID  | Ebene | Aussage                     | North Star      | Health Metric           |
    | H-1 | HED   | Treue Gemeinden tragen uns. | Bleibequote;NPS | Eigenkapital, Quote K‑3 |
    | Z-1 | Moal  | Alle finden im Ort alles.   |                 |                         |
    # BSC
    | ID  | Perspektive | Strategisches Ziel |
    | S-1 | Kunden      | Nähe schaffen      |
"""


@pytest.mark.parametrize("name", ["NPS", "bleibequote", "Eigenkapital", "Quote  K-3", "Eigenkapital, Quote K-3"])
def test_a_metric_of_the_compass_needs_no_objective(name):
    """A cell of the compass may list several metrics."""
    assert said("BSC104", COMPASS + f"# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf |\n| K-1 | {name} | H-1 |") == []


def test_a_kpi_beside_the_scorecard_is_named_with_what_it_serves():
    """The Moal stands in the accusative."""
    text = COMPASS + "# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf |\n| K-1 | Wartezeit | Z-1 |"
    moal = "zahlt auf den Moal „Alle finden im Ort alles.“ ein"
    assert [message for _, message in said("BSC104", text)] == [
        f"Die Kennzahl „Wartezeit“ {moal}, aber auf kein strategisches Ziel."
    ]


def test_a_kpi_whose_chain_is_broken_is_not_reported_twice():
    """K-1 serves K-2, which points to an objective that does not exist: PUR002 says it."""
    text = "# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf |\n| K-1 | Wartezeit | K-2 |\n| K-2 | Wege | S-9; H-1 |"
    assert said("BSC104", COMPASS + text) == []


def test_an_own_perspective_may_stand_anywhere():
    """How high „Umwelt“ stands is not known, so driving it may well lead upward."""
    text = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel   | Treibt |
        | S-1 | Finanzen    | Eigenständig bleiben |        |
        | S-2 | Kunden      | Nähe schaffen        | S-1    |
        | S-3 | Prozesse    | Wege verkürzen       | S-4    |
        | S-4 | Umwelt      | Wenig verbrauchen    |        |
        | S-5 | Lernen      | Voneinander lernen   |        |
    """
    assert [place for place, _ in said("BSC107", text)] == ["D6"]


def test_own_perspectives_are_compared_without_case_and_spaces():
    """BSC101 finds nothing to say about one that is declared, and counts two spellings as one."""
    rows = "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Umwelt und  Klima | A |\n| S-2 | umwelt und Klima | B |\n"
    declared = rows + "# Einstellungen\n| Einstellung | Wert |\n| Eigene Perspektiven | UMWELT UND KLIMA |"
    assert said("BSC101", declared) == []
    assert [place for place, _ in said("BSC101", rows)] == ["B2:B3"]


@pytest.mark.parametrize("code", ["BSC101", "BSC102", "BSC105", "BSC107", "BSC108"])
def test_without_perspectives_nothing_is_said_about_them(code):
    """A column that is missing, or says only that nothing is stated, is data that the rule lacks."""
    for text in (
        "# BSC\n| ID | Strategisches Ziel | Treibt |\n| S-1 | Nähe | S-2 |\n| S-2 | Wege | |",
        "# BSC\n| ID | Perspektive | Strategisches Ziel | Treibt |\n| S-1 | k. A. | Nähe | S-2 |\n| S-2 | – | Wege | |",
    ):
        assert (said(code, text), silent(code, text)) == ([], ["Kein strategisches Ziel nennt seine Perspektive."])


@pytest.mark.parametrize("code", ["BSC107", "BSC108"])
def test_cause_and_effect_needs_an_order_and_links(code):
    own = "# BSC\n| ID | Perspektive | Strategisches Ziel | Treibt |\n| S-1 | Umwelt | Nähe | S-2 |\n| S-2 | Klima | Wege | |"
    assert silent(code, own) == ["Alle Perspektiven sind eigene; welche auf welcher aufbaut, weiß stimmig nicht."]
    assert silent(code, CARD) == ["Kein strategisches Ziel sagt, was es treibt."]


def test_too_many_and_too_few_kpis_name_their_range():
    """A finding about several rows says which."""
    rows = "\n".join(f"| K-{n} | Kennzahl {n} | S-1 | Spät |" for n in range(1, 5))
    text = CARD + f"# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf | Früh-/Spätindikator |\n{rows}"
    assert [place for place, _ in said("BSC106", text)] == ["B2:B5"]
    assert [place for place, _ in said("BSC109", text)] == ["D2:D5"]


def weights(*rows):
    """Return what is said about the weights of KPIs, each row as objective and weight."""
    lines = "\n".join(f"| K-{n} | Zahl {n} | {to} | {weight} |" for n, (to, weight) in enumerate(rows, 1))
    text = CARD.replace("Prozesse", "Kunden") + f"# Kennzahlen\n| ID | Kennzahl | Zahlt ein auf | Gewicht |\n{lines}"
    return [message for _, message in said("BSC110", text)]


@pytest.mark.parametrize(
    "rows",
    [
        [("S-1", 60), ("S-1", 40), ("S-2", 100)],
        [("S-1", 30), ("S-1", 30), ("S-2", 40)],
        [("S-1", 33), ("S-1", 33), ("S-1", 33)],
        [("S-1", 0.333), ("S-1", 0.333), ("S-1", 0.333)],
        [("S-1", 60), ("S-1", "viel")],
    ],
    ids=["by objective", "by perspective", "three thirds", "as shares", "unreadable"],
)
def test_weights_that_make_a_whole(rows):
    """By objective or by perspective, give or take a hundredth; what cannot be read is for another rule."""
    assert weights(*rows) == []


def test_weights_are_judged_by_the_grouping_that_is_meant():
    """S-2 makes a whole, so the weights are meant by objective, and S-1 is the one that is off."""
    assert weights(("S-1", 60), ("S-1", 60), ("S-2", 70), ("S-2", 30)) == [
        "Für das strategische Ziel „Nähe schaffen“ ergeben die 2 Gewichte zusammen 120, nicht 1, 10 oder 100."
    ]


@pytest.mark.parametrize(
    "first, message",
    [
        ([60, ""], "fehlt 1 von 2 Gewichten; bis jetzt ergibt sich 60."),
        (["", ""], "fehlen alle 2 Gewichte, für andere Zeilen der Tabelle nicht."),
        ([""], "fehlt das einzige Gewicht, für andere Zeilen der Tabelle nicht."),
        ([50], "beträgt das einzige Gewicht 50, nicht 1, 10 oder 100."),
    ],
)
def test_weights_that_are_missing_or_single(first, message):
    """One, some or all: each reads as a sentence."""
    rows = [("S-1", weight) for weight in first] + [("S-2", 70), ("S-2", 30)]
    assert weights(*rows) == [f"Für das strategische Ziel „Nähe schaffen“ {message}"]


def test_the_weight_of_a_dropped_kpi_does_not_count():
    text = """
        # Kennzahlen
        | ID  | Kennzahl  | Zahlt ein auf | Gewicht | Status    |
        | K-1 | Wartezeit | S-1           | 60      |           |
        | K-2 | Weg       | S-1           | 40      |           |
        | K-3 | Alt       | S-1           | 40      | verworfen |
    """
    assert said("BSC110", CARD + text) == []


def test_weights_over_the_whole_card_are_summed_over_the_whole_card():
    """One objective per perspective: 50, 30 and 30 make 110, and no single one is a group."""
    text = """
        # BSC
        | ID  | Perspektive | Strategisches Ziel | Gewicht |
        | S-1 | Finanzen    | Ertrag sichern     | 50      |
        | S-2 | Kunden      | Nähe schaffen      | 30      |
        | S-3 | Prozesse    | Wege ebnen         | {}      |
    """
    found = [one.message("de") for one in checked(text.format(30)).findings if one.code == "BSC110"]
    assert len(found) == 1 and "110" in found[0]
    assert "BSC110" not in {one.code for one in checked(text.format(20)).findings}


def test_weights_of_objectives_stand_in_the_first_row_of_their_kpis():
    """They make a whole over the table, although further KPIs of an objective have none."""
    text = "# BSC\n| Ziel | Gewicht | Kennzahl | Soll |\n| Ertrag | 60 | Marge | 8 |\n| Nähe | 40 | Besuche | 5 |\n| | | Lob | 3 |"
    assert not [found for found in check(text) if found.startswith("BSC110")]
