"""The next cycle is planned from what was learned, within the limits, and nothing is carried over word for word."""

import datetime
import io

import openpyxl
import pytest

from rounds import TEAM, canonical, fill, opened
from stimmig.checkin.planning import plan_cycle
from stimmig.checkin.setting_up import record_plan
from stimmig.refusal import Refusal

TODAY, START, END = datetime.date(2026, 12, 31), datetime.date(2027, 1, 4), datetime.date(2027, 3, 31)
SHEET = "stimmig Planung Laden"
REVIEWS = """
    # Reviews
    | Zyklus | Objective | Erkenntnis                 | Entscheidung |
    | C-1    | O-1       | Wer angerufen wird, kommt. | anpassen     |
"""
OBJECTIVE = {1: "Nachbarn laden einander ein", 2: "Wer einlädt, bleibt.", 3: "Z-1", 4: "Dialog"}
RESULT = {
    1: "Sieben von zehn bringen jemanden mit",
    2: "Wer mitkommt, bestellt.",
    3: "K-1",
    5: 2,
    6: 7,
    7: "von 10",
    8: "höher",
}


@pytest.fixture
def book(tmp_path):
    path = canonical(tmp_path / "Mappe.xlsx", TEAM + REVIEWS)
    plan_cycle(path, "Laden", START, END, TODAY, None)
    return path


def type_in(path, rows):
    fill(path, SHEET, {(row, column): value for row, cells in rows.items() for column, value in cells.items()})


def test_learnings_and_open_hypotheses_stand_beside_empty_rows(book):
    """Three objectives with five key results each, as the profile has it; all of them empty."""
    sheet = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))[SHEET]
    rows = list(sheet.iter_rows(min_row=9, values_only=True))
    assert [row[0] for row in rows[:7]] == ["Objective 1", "1.1", "1.2", "1.3", "1.4", "1.5", "Objective 2"] and len(
        rows
    ) == 18
    assert not any(row[1:11] != (None,) * 10 for row in rows)
    beside = [row[12] for row in rows if row[12]]
    assert beside[0] == "C-1 · O-1: Wer angerufen wird, kommt. (anpassen)" and "Wer bestellt, kommt" in beside[1]


def test_a_plan_becomes_rows_of_the_workbook_once(book):
    """With new ids, linked to each other, in a planned cycle."""
    type_in(book, {8: OBJECTIVE, 9: RESULT})
    assert record_plan(book, TODAY, None).counts == {"cycles": 1, "objectives": 1, "key_results": 1}
    strategy = opened(book, TODAY).strategy
    cycle, objective, result = strategy.cycles[-1], strategy.objectives[-1], strategy.key_results[-1]
    assert (cycle.id, cycle.team, cycle.start, cycle.end, cycle.state) == ("C-2", "Laden", START, END, "planned")
    assert (objective.id, objective.cycle, objective.origin) == ("O-2", "C-2", "dialogue")
    assert (result.id, result.objective, result.kpi_to_move, result.current) == ("R-4", "O-2", ("K-1",), 2)
    once = book.read_bytes()
    assert record_plan(book, TODAY, None).counts == {"cycles": 0, "objectives": 0, "key_results": 0}
    assert book.read_bytes() == once


@pytest.mark.parametrize(
    ("rows", "cell", "german", "english"),
    [
        ({}, "B9", "noch kein Objective", "no objective yet"),
        ({8: OBJECTIVE}, "B9", "hat kein Key Result", "has no key result"),
        ({9: RESULT}, "B10", "fehlt das Objective", "objective of this key result is missing"),
        ({8: OBJECTIVE | {1: "Nachbarn kommen gern her"}, 9: RESULT}, "B9", "wörtlich schon in O-1", "word for word in O-1"),
        ({8: OBJECTIVE, 9: RESULT | {1: "Vierzig Haushalte bestellen vor"}}, "B10", "wörtlich schon in R-1", "word for word in R-1"),
        ({8: OBJECTIVE, 9: RESULT | {2: None}}, "C10", "Hier fehlt eine Angabe", "Something is missing"),
        ({8: OBJECTIVE | {3: "Z-9"}, 9: RESULT}, "D9", "„Z-9“ ist keine ID", "“Z-9” is no id"),
        ({8: OBJECTIVE, 9: RESULT | {6: "viel"}}, "G10", "ist keine Zahl", "is not a number"),
        ({8: OBJECTIVE | {4: "Laune"}, 9: RESULT}, "E9", "gehört nicht zur Auswahl", "not among the choices"),
    ],
)  # fmt: skip
def test_a_plan_that_does_not_hold_is_not_taken(book, rows, cell, german, english):
    before_rows = len(opened(book, TODAY).strategy.objectives)
    type_in(book, rows)
    (problem, *_) = done = record_plan(book, TODAY, None).problems
    assert cell in [one.place.cell for one in done]
    problem = next(one for one in done if one.place.cell == cell and german in one.sentence("de"))
    assert english in problem.sentence("en") and len(opened(book, TODAY).strategy.objectives) == before_rows


def test_days_that_make_no_cycle_are_refused(tmp_path):
    with pytest.raises(Refusal) as caught:
        plan_cycle(canonical(tmp_path / "a.xlsx"), "", END, START, TODAY, None)
    assert "vor seinem Beginn" in caught.value.sentence("de") and "before its start" in caught.value.sentence("en")


def test_a_plan_that_is_not_recorded_yet_is_never_replaced(book):
    type_in(book, {8: OBJECTIVE})
    before = book.read_bytes()
    with pytest.raises(Refusal) as caught:
        plan_cycle(book, "Laden", START, END, TODAY, None)
    assert "noch nicht erfasst ist (B9)" in caught.value.sentence("de")
    assert "not recorded yet (B9)" in caught.value.sentence("en")
    assert book.read_bytes() == before


def test_days_changed_on_the_sheet_are_judged_too(book):
    type_in(book, {5: {1: START}, 8: OBJECTIVE, 9: RESULT})
    done = record_plan(book, TODAY, None)
    assert [one.place.cell for one in done.problems] == ["B6"] and done.counts["cycles"] == 0
