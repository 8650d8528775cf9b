"""OKR as plain lists: the objective repeated, tabs with ids, exports, a log of check-ins."""

import subprocess
import sys

import pytest

from sheets import checked, reading, strategy, write_xlsx


def test_a_log_takes_its_year_from_the_cycle():
    """KW 24 of a log on its own sheet lies in the tertial that the other sheet names."""
    read = strategy(
        """
        # OKR
        | OKR-Set Tertial 2/2026 |                      |                       |      |
        | ID                     | Objective            | Key Result            | Ziel |
        | KR1                    | Kunden kommen wieder | Wiederkäufer je Monat | 30   |
        # Check-ins
        | KW    | Key Result | Wert | Konfidenz |
        | KW 24 | KR1        | 12   | 6         |
        | 22.7. | KR1        | 15   | 6         |
        """
    )
    assert [str(one.date) for one in read.checkins] == ["2026-W24", "2026-07-22"]


def test_a_week_without_any_year_is_asked_about():
    """Nothing is made up: the week stays as it is."""
    text = """
        # Check-ins
        | KW    | Key Result | Wert |
        | KW 24 | KR1        | 12   |
    """
    assert [one.date for one in strategy(text).checkins] == ["KW 24"]
    assert [(one.where, "KW 24" in one.text.de) for one in reading(text).questions] == [("A2", True)]


def test_a_week_that_two_cycles_could_mean_is_asked_about():
    """Cycles of two years leave it open."""
    text = """
        # Zyklen
        | ID  | Team  | Beginn     | Ende       |
        | C-1 | Alle  | 2025-05-01 | 2025-08-31 |
        | C-2 | Alle  | 2026-05-01 | 2026-08-31 |
        # Check-ins
        | KW    | Key Result | Wert |
        | KW 24 | KR1        | 12   |
    """
    assert [one.date for one in strategy(text).checkins] == ["KW 24"]
    assert len(reading(text).questions) == 1


def test_an_initiative_may_serve_several_key_results():
    """KR ID(s) of a tab of initiatives names them."""
    read = strategy(
        """
        # Objectives
        | O ID | Objective            | Quarter |
        | O1   | Kunden kommen wieder | Q3 2026 |
        # Key Results
        | KR ID | O ID | Key Result            | Base | Target | Current |
        | KR1   | O1   | Wiederkäufer je Monat | 10   | 30     | 14      |
        | KR2   | O1   | Empfehlungen je Monat | 5    | 20     | 8       |
        # Initiatives
        | Initiative ID | KR ID(s) | Initiative | Owner |
        | I1            | KR1; KR2 | Treuekarte | Huber |
        """
    )
    assert [row.name for row in read.parents(read.initiatives[0])] == [row.name for row in read.key_results]
    assert {read.objective_of(row).name for row in read.key_results} == {"Kunden kommen wieder"}


def test_an_objective_may_name_its_key_results():
    """The link is the same, whichever end tells it."""
    read = strategy(
        """
        # Objectives
        | ID | Objective            | KR IDs   |
        | O1 | Kunden kommen wieder | KR1, KR2 |
        | O2 | Team bleibt          | KR3      |
        # Key Results
        | ID  | Key Result            | Target |
        | KR1 | Wiederkäufer je Monat | 30     |
        | KR2 | Empfehlungen je Monat | 20     |
        | KR3 | Kündigungen           | 2      |
        """
    )
    assert [read.objective_of(row).name for row in read.key_results] == [*["Kunden kommen wieder"] * 2, "Team bleibt"]


def test_the_end_of_an_export_is_the_target():
    """BurningOKR writes from where a key result starts and where it is to end."""
    text = """
        # OKRs
        | Team  | Objective           | Progress | Parent | KeyResult             | Description  | Start | End | Actual | Unit   |
        | Sales | Customers come back | 20       |        | Repeat buyers a month | from the CRM | 10    | 30  | 14     | Number |
    """
    read = strategy(text)
    row = read.key_results[0]
    assert (row.baseline, row.target, row.current, row.comment) == (10, 30, 14, "from the CRM")
    assert (read.objectives[0].team, reading(text).questions) == ("Sales", ())


def test_a_date_called_end_is_no_target():
    """What a column holds decides."""
    row = strategy("# OKRs\n| Objective | Key Result | End |\n| Grow | Repeat buyers | 2026-09-30 |").key_results[0]
    assert row.target is None


def test_ziel_twice_is_objective_and_target():
    """Texts are objectives, numbers are targets."""
    read = strategy(
        """
        # OKR Q3 2026
        | Ziel                 | Schlüsselergebnis     | Start | Ziel | Ist |
        | Kunden kommen wieder | Wiederkäufer je Monat | 10    | 30   | 14  |
        | Kunden kommen wieder | Empfehlungen je Monat | 5     | 20   | 8   |
        """
    )
    assert [row.name for row in read.objectives] == ["Kunden kommen wieder"]
    assert [row.target for row in read.key_results] == [30, 20]


def test_plain_lists_load_no_arrangement(tmp_path):
    """Where lists explain each cell, nothing else is looked for, or even imported."""
    path = write_xlsx(
        "# Key Results\n| ID | Key Result | Zielwert |\n| KR1 | Kunden kommen wieder | 30 |", tmp_path / "a.xlsx"
    )
    code = (
        "import sys; from pathlib import Path; from stimmig.workbook.file import open_workbook;"
        " from stimmig.reading.recognise import read_workbook;"
        f" read_workbook(open_workbook(Path({str(path)!r})));"
        " print([name for name in sys.modules if 'arrangements' in name])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_ids_of_objectives_are_their_own():
    """ "Objective ID" heads ids in a list of objectives, and links in a list of key results."""
    read = strategy(
        """
        # Objectives
        | Objective ID | Objective            | Team  |
        | O-1          | Kunden kommen wieder | Alle  |
        # Key Results
        | KR ID | Objective ID | Key Result | Target |
        | KR-1  | O-1          | Besuche    | 30     |
        """
    )
    assert [row.id for row in read.objectives] == ["O-1"]
    assert [read.objective_of(row).name for row in read.key_results] == ["Kunden kommen wieder"]


def test_the_id_of_a_key_result_is_not_that_of_its_objective():
    """The more exact heading counts."""
    read = strategy("# OKR\n| ID | Objective | KR ID | Key Result | Target |\n| C1 | Nähe | C1.1 | Besuche | 30 |")
    assert [row.id for row in read.key_results] == ["C1.1"]


def test_an_id_that_all_key_results_of_an_objective_repeat_is_that_of_the_objective():
    """Taken for theirs, it would name none of them."""
    read = strategy(
        """
        # OKR
        | Nr. | Objective | Key Result | Ziel |
        | O1  | Nähe      | Besuche    | 30   |
        | O1  | Nähe      | Lob        | 9    |
        | O2  | Tempo     | Tage       | 3    |
        """
    )
    assert [row.id for row in read.objectives] == ["O1", "O2"]
    assert [row.id for row in read.key_results] == [None, None, None]


def test_a_journal_of_several_places_is_asked_about():
    """Where the same thing is measured twice at the same time, it is told by more than its name."""
    text = """
        # Messung
        | Datum      | Messpunkt | Messgröße | Messwert |
        | 2025-01-06 | P1        | NO2       | 31       |
        | 2025-01-06 | P2        | NO2       | 44       |
        | 2025-01-07 | P1        | PM10      | 22       |
        | 2025-01-07 | P2        | PM10      | 39       |
    """
    assert len(strategy(text).values) == 0
    assert reading(text).questions


@pytest.mark.parametrize(
    "name, target",
    [("Gäste mit einer Jahreskarte und ihre Kinder", 1200), ("Guests who have a season card", 1.2)],
)
def test_english_headings_over_german_names_suggest_no_decimal_mark(name, target):
    """A tool wrote the headings, people the rest; either way the cell is a finding."""
    text = f"# OKRs\n| Objective | Key Result | Start | End |\n| Nahe sein | {name} | 420 | 1.200 € |"
    assert strategy(text).key_results[0].target == target
    assert "D2" in [one.place.cell for one in checked(text).findings if one.code == "WBK011"]


def test_as_of_when_a_sheet_is_tells_no_cycle():
    """The month of a stamp is none; a column of quarters with their years is."""
    title = "| Nur für uns – Stand 10/2026 | |\n| | |\n"
    plain = "| Objective | Key Result | Ziel |\n| Nahe sein | Anrufe je Gast | 3 |"
    assert [one.cycle for one in strategy(f"# OKRs\n{title}{plain}").objectives] == [None]
    told = "| Quartal/Jahr | Objective | Key Result | Ziel |\n| Q4/2026 | Nahe sein | Anrufe je Gast | 3 |"
    assert [one.cycle for one in strategy(f"# OKRs\n{title}{told}").objectives] == ["Q4/2026"]
