"""One KPI for several branches, each with a series of its own."""

import pytest

from sheets import reading, strategy


@pytest.mark.parametrize("again", ["Besuche", "dito", ""])
def test_each_branch_has_its_own_series(again):
    """The values of a branch are not those of its neighbour, however the name is repeated."""
    read = strategy(
        f"""
        | Perspektive | Strategisches Ziel | Kennzahl | Filiale | Soll Q1 2024 | Ist Q1 2024 | Soll Q2 2024 | Ist Q2 2024 |
        | Kunden      | Gern kommen        | Besuche  | Hafen   | 10           | 11          | 12           | 13          |
        |             |                    | {again}  | Altstadt | 20          | 21          | 22           | 23          |
        | Prozesse    | Zügig bedienen     | Wartezeit | Hafen  | 4            | 5           | 3            | 4           |
        |             |                    | Wartezeit | Altstadt | 6          | 7           | 5            | 6           |
        """
    )
    told = {(kpi.name, kpi.scope): [value.actual for value in read.values_of(kpi)] for kpi in read.kpis}
    assert told == {
        ("Besuche", "Hafen"): [11, 13],
        ("Besuche", "Altstadt"): [21, 23],
        ("Wartezeit", "Hafen"): [5, 4],
        ("Wartezeit", "Altstadt"): [7, 6],
    }


def test_the_sum_of_the_branches_is_no_kpi():
    """ "Summe Besuche" below the rows "Besuche" adds them up."""
    read = strategy(
        """
        | Perspektive | Strategisches Ziel | Kennzahl      | Filiale  | Soll | Ist |
        | Kunden      | Gern kommen        | Besuche       | Hafen    | 10   | 11  |
        |             |                    | Besuche       | Altstadt | 20   | 21  |
        |             |                    | Summe Besuche | alle     | 30   | 32  |
        """
    )
    assert [(kpi.name, kpi.scope) for kpi in read.kpis] == [("Besuche", "Hafen"), ("Besuche", "Altstadt")]


BRANCH = """
    # {sheet}
    | Perspektive | Strategisches Ziel | Kennzahl  | Einheit | Soll Q1 2024 | Ist Q1 2024 | Soll Q2 2024 | Ist Q2 2024 |
    | Kunden      | Gern kommen        | Besuche   | Anz.    | {first}      | 11          | 12           | 13          |
    | Prozesse    | Zügig bedienen     | Wartezeit | min     | 4            | 5           | 3            | 4           |
"""


def test_sheets_of_branches_have_series_of_their_own():
    """The same KPIs with other values on another sheet are those of another branch."""
    read = strategy(BRANCH.format(sheet="Hafen", first=10) + BRANCH.format(sheet="Altstadt", first=20))
    told = {(kpi.name, kpi.scope): [value.plan for value in read.values_of(kpi)] for kpi in read.kpis}
    assert told == {
        ("Besuche", "Hafen"): [10, 12],
        ("Wartezeit", "Hafen"): [4, 3],
        ("Besuche", "Altstadt"): [20, 12],
        ("Wartezeit", "Altstadt"): [4, 3],
    }


def test_a_sheet_with_the_same_series_is_a_repetition():
    """Where all values are the same, each KPI counts once."""
    read = strategy(BRANCH.format(sheet="Hafen", first=10) + BRANCH.format(sheet="Altstadt", first=10))
    assert [(kpi.name, kpi.scope) for kpi in read.kpis] == [("Besuche", None), ("Wartezeit", None)]


JOURNAL = """
    # Messungen
    | Datum      | Filiale  | Kennzahl | Einheit | Istwert | Zielwert | Bemerkung    |
    | 2024-01-31 | Hafen    | Besuche  | Anz.    | 11      | 10       |              |
    | 2024-01-31 | Altstadt | Besuche  | Anz.    | 21      | 20       | Gerüst davor |
    | 2024-02-29 | Hafen    | Besuche  | Anz.    | 13      | 12       |              |
    | 2024-02-29 | Altstadt | dito     | Anz.    | n. v.   | 22       | Kasse defekt |
"""


def test_a_journal_of_branches_gives_each_of_them_its_series():
    """A KPI that comes back in the next month is no further KPI, and remarks on single values are kept."""
    read = strategy(JOURNAL)
    told = {
        (kpi.name, kpi.scope, kpi.unit): [(value.period, value.plan, value.actual) for value in read.values_of(kpi)]
        for kpi in read.kpis
    }
    assert told == {
        ("Besuche", "Hafen", "Anz."): [("2024-01", 10, 11), ("2024-02", 12, 13)],
        ("Besuche", "Altstadt", "Anz."): [("2024-01", 20, 21), ("2024-02", 22, None)],
    }
    assert {"Gerüst davor", "Kasse defekt"} <= {note.text for note in reading(JOURNAL).notes}


def test_branches_of_one_date_are_a_list_and_no_journal():
    """Where no KPI comes back, nothing is a series."""
    read = strategy(
        """
        | Stichtag   | Filiale  | Kennzahl | Istwert | Zielwert |
        | 2024-01-31 | Hafen    | Besuche  | 11      | 10       |
        | 2024-01-31 | Altstadt | Besuche  | 21      | 20       |
        """
    )
    assert [(kpi.actual, kpi.target) for kpi in read.kpis] == [(11, 10), (21, 20)]


def test_a_journal_of_branches_may_stand_beside_other_lists():
    """The KPIs that only the journal names are KPIs of the scorecard."""
    objectives = """
    # Ziele
    | Perspektive | Strategisches Ziel |
    | Kunden      | Viele kommen       |
    | Prozesse    | Keiner wartet      |
"""
    read = strategy(JOURNAL + objectives)
    assert [(kpi.name, kpi.scope) for kpi in read.kpis] == [("Besuche", "Hafen"), ("Besuche", "Altstadt")]
    assert [one.name for one in read.strategic_objectives] == ["Viele kommen", "Keiner wartet"]


def test_a_journal_of_branches_tells_more_than_a_list_without_them():
    """Its values belong to the KPIs of the branches, whatever the list says of all together."""
    kpis = """
    # Kennzahlen
    | Kennzahl | Einheit | Zielwert |
    | Besuche  | Anz.    | 40       |
"""
    read = strategy(kpis + JOURNAL)
    assert [(kpi.name, kpi.scope, kpi.target) for kpi in read.kpis] == [
        ("Besuche", None, 40), ("Besuche", "Hafen", None), ("Besuche", "Altstadt", None),
    ]  # fmt: skip
    assert [len(list(read.values_of(kpi))) for kpi in read.kpis] == [0, 2, 2]


def test_a_list_of_branches_has_the_kpis_of_their_journal():
    """Each of them is one KPI, with its target and its series."""
    kpis = """
    # Kennzahlen
    | Kennzahl | Filiale  | Einheit | Zielwert |
    | Besuche  | Hafen    | Anz.    | 15       |
    | Besuche  | Altstadt | Anz.    | 25       |
"""
    read = strategy(kpis + JOURNAL)
    assert [(kpi.scope, kpi.target, len(list(read.values_of(kpi)))) for kpi in read.kpis] == [
        ("Hafen", 15, 2), ("Altstadt", 25, 2),
    ]  # fmt: skip
