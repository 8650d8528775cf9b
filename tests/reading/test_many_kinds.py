"""Lists of KPIs that no heading calls so: shares beside days and counts tell it, and nothing less."""

import pytest

from sheets import asked, kpi_rows, series, strategy
from sheets import reading as read
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal


def test_limits_in_several_units_that_somebody_answers_for():
    """The heading of the names is unknown; it is concluded and asked about."""
    text = """
        # Halle 3
        | Größe             | Vorgabe     | aktuell | Zuständig |
        | Nacharbeit Lack   | ≤ 4 %       | 5,2 %   | Wirth     |
        | Termintreue       | mind. 90 %  | 87 %    | Versand   |
        | Angebot abgegeben | max. 6 Tage | 9 Tage  | Innend.   |
        | Beinaheunfälle    | 2           | 3       | Meister   |
        """
    assert kpi_rows(text)[0] == ("Nacharbeit Lack", "%", 4, 5.2)
    assert [row[0] for row in kpi_rows(text)][2:] == ["Angebot abgegeben", "Beinaheunfälle"]
    assert any("Größe" in question for question in asked(text))


def test_years_with_a_target_beside_an_empty_heading():
    """Shares and counts over years with a target of the next: the club's figures."""
    text = """
        # Tabelle1
        | Ruderverein Au        |      |      |           |
        |                       | 2024 | 2025 | Soll 2026 |
        | Bootsplätze belegt (%) | 71  | 78   | 90        |
        | Mitglieder            | 201  | 215  | 230       |
        | Training besucht (%)  | 48   | 52   | 60        |
        """
    assert [row[0] for row in kpi_rows(text)] == ["Bootsplätze belegt (%)", "Mitglieder", "Training besucht (%)"]
    assert series(text)["Mitglieder"]["2025"] == (None, 215)


def test_weeks_beside_an_unknown_heading():
    """The board of a shift: "Wk 7/2026" is a week."""
    text = """
        # Board
        | Line 2           |      |        |           |           |
        | What             | Unit | Target | Wk 7/2026 | Wk 8/2026 |
        | Right first time | %    | 98     | 96        | 97        |
        | Stoppages        | no.  | 4      | 7         | 5         |
        | Orders on time   | %    | 95     | 93        | 94        |
        """
    assert kpi_rows(text)[1] == ("Stoppages", "no.", 4, None)
    assert series(text)["Stoppages"] == {"2026-W07": (None, 7), "2026-W08": (None, 5)}


def test_figures_across_with_a_row_of_targets():
    """Each column is a KPI, each row a month."""
    text = """
        # Sheet1
        | Month    | New tenants | Repairs on time (%) | Rent arrears (%) |
        | Target   | 12          | 95                  | 2                |
        | Jan 2026 | 9           | 88                  | 3.1              |
        | Feb 2026 | 14          | 91                  | 2.8              |
        """
    assert [row[0] for row in kpi_rows(text)] == ["New tenants", "Repairs on time (%)", "Rent arrears (%)"]
    assert series(text)["New tenants"] == {"2026-01": (None, 9), "2026-02": (None, 14)}
    assert strategy(text).kpis[0].target == 12


NO_KPIS = {
    "accounts with margins": "# GuV\n| | 2023 | 2024 | Plan 2025 |\n| Umsatzerlöse | 812 | 845 | 880 |\n| Rohertragsquote (%) | 61 | 62 | 63 |\n| Personalkosten | 290 | 301 | 310 |\n| EBIT-Marge (%) | 6 | 7 | 8 |",
    "statistics": "# Tabelle1\n| | 2022 | 2023 | 2024 |\n| Einwohner | 4120 | 4155 | 4180 |\n| Arbeitslosenquote (%) | 3 | 3 | 2 |\n| Frauenanteil (%) | 51 | 51 | 50 |",
    "laboratory": "# Labor\n| Parameter | Einheit | Soll | Ist | Zuständig |\n| Fett | % | 3,5 | 3,6 | Kai |\n| Eiweiß | % | 3,3 | 3,4 | Kai |\n| Gefrierpunkt | °C | -0,5 | -0,6 | Kai |\n| Proben | Anz. | 4 | 4 | Kai |",
    "building site": "# Bau\n| Leistung | Einheit | Soll | Ist | Zuständig |\n| Aushub | m³ | 900 | 870 | Polier |\n| Estrich | m² | 420 | 100 | Polier |\n| Rohbau | % | 80 | 75 | Polier |\n| Dach | % | 20 | 5 | Polier |",
    "test report": "# Prüfung\n| Anforderung | Soll | Ist | Ergebnis |\n| Akkulaufzeit | ≥ 8 h | 9,2 h | ok |\n| Ladezeit | ≤ 90 min | 85 min | ok |\n| Wirkungsgrad | ≥ 92 % | 94 % | ok |\n| Kapazität | ≥ 95 % | 96 % | ok |",
    "branches": "# Umsatz\n| Monat | Nord | Süd | Anteil online (%) |\n| Soll | 120 | 90 | 30 |\n| Jan 2026 | 110 | 88 | 25 |\n| Feb 2026 | 115 | 91 | 28 |",
    "courses": "# Kurse\n| Kurs | Einheit | Soll | Ist | Leitung |\n| Yoga | Std. | 20 | 18 | Eva |\n| Pilates | Std. | 15 | 15 | Kai |\n| Saal belegt | % | 80 | 75 | Uli |",
}


@pytest.mark.parametrize("name", NO_KPIS)
def test_other_lists_with_shares_are_none(name):
    """Accounts, statistics, samples, sites and sales have shares among their rows as well."""
    with pytest.raises(Refusal):
        refuse_unless_strategy(read(NO_KPIS[name]))


def test_a_title_that_calls_them_kpis():
    """ "Bezeichnung" heads their names then; two different units are enough."""
    text = """
        # Tabelle1
        | Kennzahlen Bauhof |         |      |     |
        | Bezeichnung       | Einheit | Soll | Ist |
        | Fahrzeugausfälle  | Tage    | 12   | 19  |
        | Spielplätze geprüft | %     | 100  | 92  |
        | Salzvorrat        | t       | 80   | 64  |
        """
    assert kpi_rows(text)[:2] == [("Fahrzeugausfälle", "Tage", 12, 19), ("Spielplätze geprüft", "%", 100, 92)]


def test_names_left_of_the_first_heading():
    """Nothing heads them; last year's value stands beside target and actual."""
    text = """
        # Tabelle1
        |                        | Vorjahr | Ziel | Ist |
        | Flaschenpreis (€)      | 7,10    | 7,50 | 7,3 |
        | Stammkunden (%)        | 41      | 50   | 46  |
        | Rücklauf Leergut (%)   | 30      | 45   | 38  |
        | Kostproben             | 80      | 90   | 85  |
        """
    assert kpi_rows(text)[1] == ("Stammkunden (%)", "%", 50, 46)
    assert any("A1" in question for question in asked(text))


@pytest.mark.parametrize(
    "text",
    [
        "# Kennzahlen Vertrieb\n| Name | Soll | Ist | Quote |\n| Huber | 40 | 38 | 95 % |\n| Meier | 50 | 41 | 82 % |\n| Otto | 30 | 33 | 110 % |",
        "# KPI\n| Filiale | Ziel | Ist | Abw. % |\n| Nord | 400 | 380 | -5 % |\n| Süd | 500 | 410 | -18 % |",
        "# Budget\n| | Plan | Ist | Abw. % |\n| Miete | 1200 | 1200 | 0 % |\n| Strom | 300 | 340 | 13 % |\n| Bewirtung | 150 | 90 | -40 % |",
    ],
)
def test_people_branches_and_costs_are_no_kpis(text):
    """Whatever the sheet is called: all of them are measured in one thing."""
    assert kpi_rows(text) == []


def test_the_name_of_a_department_calls_nothing_a_kpi():
    """ "Personal" is a perspective, and a department with its lists of things."""
    rows = "| Bezeichnung | Einheit | Soll | Ist |\n| Schulung | Std. | 8 | 6 |\n| Teilzeit | % | 50 | 40 |\n| Ordner | Stk. | 4 | 4 |"
    assert (kpi_rows(f"# Personal\n{rows}"), len(kpi_rows(f"# KPI Personal\n{rows}"))) == ([], 3)


def test_weeks_of_key_results_stay_those_of_key_results():
    """The heading of an OKR sheet is broken over two lines; the rows are no KPIs."""
    text = """
        # OKRs
        | Objective<br>/ Key Result  | Start | Ziel | KW 2/2026 | KW 6/2026 |
        | Eltern schnaufen durch     |       |      |           |           |
        | - Eltern mit freiem Abend  | 18 %  | 45 % | 27 %      | 37 %      |
        | - Stunden in der Gruppe    | 24 h  | 90 h | 44 h      | 73 h      |
        """
    assert kpi_rows(text) == []


def test_a_blank_column_before_unit_and_reading_divides_no_table():
    """ "Messwert" heads the actual there."""
    text = """
        # Tabelle1
        | Perspektive | Ziele          | Steuerungsgröße |  | Einheit | Messwert | Soll | Verantwortlich |
        | Finanzen    | Mittel sichern | Drittmittel     |  | T€      | 34       | 36   | Ahrens         |
        | Prozesse    | Schnell helfen | Bearbeitung     |  | Tage    | 9        | 8    | Dez. 2         |
        """
    assert kpi_rows(text) == [("Drittmittel", "T€", 36, 34), ("Bearbeitung", "Tage", 8, 9)]


def test_figures_across_may_have_their_units_in_a_row_of_its_own():
    """With the word for it before them or without; what is measured in °C and mm is the weather."""
    rows = "| Jan | 500 | 95 |\n| Feb | 480 | 93 |\n| Ziel | 490 | 96 |"
    for label in ("", "Einheit"):
        text = f"# Führungszahlen 2024\n| Monat | Umsatz | Liefertreue |\n| {label} | T€ | % |\n{rows}"
        assert kpi_rows(text) == [("Umsatz", "T€", 490, None), ("Liefertreue", "%", 96, None)]
    assert kpi_rows(f"# Wetter 2024\n| Monat | Regen | Luft |\n| | mm | °C |\n{rows}") == []
