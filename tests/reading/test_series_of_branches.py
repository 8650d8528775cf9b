"""One KPI for several branches, each with a series of its own."""

import pytest

from sheets import strategy


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
