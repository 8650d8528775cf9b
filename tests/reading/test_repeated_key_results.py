"""Key results that stand in several lists of a workbook: each counts once."""

import pytest
from arrangements.okr_says import key_results

from sheets import asked, strategy

LIST = """
    # OKRs Q3 2026
    | Objective         | Key Result          | Baseline | Target |
    | Walks feel safe   | Walkers after dark  | 120      | 300    |
    |                   | Lamps out of order  | 14       | 2      |
    | The market is ours | Stalls run by locals | 9      | 25     |
    """


def _with(first: str, second: str) -> list[str]:
    return [f"{first}\n\n{second}", f"{second}\n\n{first}"]


@pytest.mark.parametrize(
    "again",
    [
        """
    # Dashboard
    | Key Result           | Target | Current | Status |
    | Walkers after dark   | 300    | 190     | amber  |
    | Stalls run by locals | 25     | 11      | red    |
    """,
        """
    # Dashboard
    | Objective          | Key Result           | Current |
    | Walks feel safe    | Walkers after dark   | 190     |
    | The market is ours | Stalls run by locals | 11      |
    """,
    ],
)
def test_a_dashboard_tells_where_known_key_results_stand(again):
    """It adds the current values that the list has no column for, and no key result."""
    for text in _with(LIST, again):
        assert key_results(text) == [
            ("Walks feel safe", "Walkers after dark", 120, 300, 190),
            ("Walks feel safe", "Lamps out of order", 14, 2, None),
            ("The market is ours", "Stalls run by locals", 9, 25, 11),
        ]


def test_a_vote_on_key_results():
    """Its confidence goes to the key results that it names."""
    vote = """
    # Vote
    | Key Result           | Confidence |
    | Walkers after dark   | 6          |
    | Lamps out of order   | 8          |
    | Stalls run by locals | 4          |
    """
    for text in _with(LIST, vote):
        assert [one.confidence for one in strategy(text).key_results] == [6, 8, 4]


def test_a_log_that_nobody_knows_as_one_makes_no_key_results():
    """Its unknown columns are asked about."""
    log = """
    # Diary
    | When it was | Key Result         | Reading it had | Comment |
    | spring      | Walkers after dark | 150            | rain    |
    | summer      | Walkers after dark | 190            |         |
    """
    for text in _with(LIST, log):
        assert len(key_results(text)) == 3
        assert any("When it was" in one for one in asked(text))


@pytest.mark.parametrize(
    "other",
    [
        """
    # OKRs Q4 2026
    | Objective       | Key Result         | Target |
    | Walks feel safe | Walkers after dark | 300    |
    """,
        """
    # North
    | Objective          | Key Result         | Target |
    | Streets are bright | Walkers after dark | 300    |
    """,
        """
    # Dashboard
    | Key Result         | Target |
    | Walkers after dark | 280    |
    """,
    ],
)
def test_another_cycle_objective_or_target_is_another_key_result(other):
    """Nothing tells that one stands for the other."""
    for text in _with(LIST, other):
        assert len(key_results(text)) == 4


def test_objectives_of_a_list_of_their_own_written_once():
    """What stands in the first of its rows counts for those below, with and without a list of objectives."""
    objectives = """
    # Objectives
    | Objective          | Owner |
    | Walks feel safe    | Ann   |
    | The market is ours | Tom   |
    """
    for text in (LIST, *_with(LIST, objectives)):
        assert [one[0] for one in key_results(text)] == ["Walks feel safe", "Walks feel safe", "The market is ours"]


def test_empty_cells_are_filled_from_the_dashboard():
    """A column prepared for the current values hides none of those that stand elsewhere, nor the day or comment."""
    prepared = """
    # OKRs Q3 2026
    | Objective       | Key Result         | Baseline | Target | Current |
    | Walks feel safe | Walkers after dark | 120      | 300    |         |
    | Walks feel safe | Lamps out of order | 14       | 2      | 9       |
    """
    dashboard = """
    # Dashboard
    | Key Result         | Current | Due        | Comment |
    | Walkers after dark | 190     | 2026-09-30 | rain    |
    """
    for text in _with(prepared, dashboard):
        first, second = strategy(text).key_results
        assert (first.current, str(first.due), first.comment) == (190, "2026-09-30", "rain")
        assert (second.current, second.due) == (9, None)
