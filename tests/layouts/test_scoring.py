"""The scorer counts what is right, wrong, missed and invented; and as the shared scorer does, where that is there."""

import copy
import importlib.util
import json

import pytest

from layouts.comparing import period, same_number, text, unit
from layouts.measuring import read
from layouts.recipe import ARCHETYPES, draft, recipe, write
from layouts.scoring import FURTHER, MAIN, Score

SOME = [recipe(seed) for seed in range(len(ARCHETYPES) * 2)]


def answered(truth: dict) -> dict:
    """Return the output of a reader that understood all."""
    return copy.deepcopy(truth)


def wrong(truth: dict) -> dict:
    """Return an output with every third number wrong, every fifth row gone, and a row that nobody wrote."""
    found = copy.deepcopy(truth)
    for kind in ("objectives", "kpis", "key_results", "initiatives"):
        rows = found.get(kind, [])
        for number, row in enumerate(rows):
            for field in ("target", "actual", "current"):
                if number % 3 == 0 and isinstance(row.get(field), int | float):
                    row[field] += 1
        found[kind] = [row for number, row in enumerate(rows) if number % 5 != 1] + [
            {"name": "Niemands Zeile", "target": 3}
        ]
    return found


@pytest.mark.parametrize("one", SOME, ids=lambda one: one.name)
def test_a_perfect_output_scores_one_and_an_empty_one_nothing(one):
    truth = draft(one).truth.document()
    perfect = Score(truth, answered(truth))
    assert (perfect.main, perfect.invented, perfect.right) == (1.0, 0, True)
    assert (Score(truth, {}).main, Score(truth, {}).right) == (0.0, False)


@pytest.mark.parametrize("one", [one for one in SOME if one.archetype != "X"], ids=lambda one: one.name)
def test_wrong_numbers_and_invented_rows_count(one):
    truth = draft(one).truth.document()
    score = Score(truth, wrong(truth))
    assert 0 < score.main < 1 and score.invented > 0


def test_a_list_that_is_no_scorecard_must_be_rejected():
    """What is read from it is invented, all of it."""
    truth = {"expect": "reject", "reason": "not_a_scorecard"}
    assert Score(truth, {"expect": "reject"}).main == 1
    taken = Score(truth, {"expect": "convert", "kpis": [{"name": "Filter", "target": 2}]})
    assert (taken.main, taken.right, taken.invented) == (0, False, 2)


def test_a_number_where_the_cell_says_nothing_is_invented():
    truth = {"expect": "convert", "kpis": [{"name": "Umsatz", "actual": None}]}
    found = {"expect": "convert", "kpis": [{"name": "Umsatz", "actual": 0}]}
    assert Score(truth, found).counts["actuals"].invented == 1


def test_values_compare_by_what_they_say():
    assert text("Kund\u00ad:innen – „gut“") == 'Kund:innen - "gut"'
    assert same_number(1250, 1_250_000, "TEUR", "EUR") and not same_number(1250, 1_250_000, "Tage", "EUR")
    assert unit("Mio. €") == (1e6, "eur") and unit("Std.") == unit("Stunden")
    assert period("Q3/2024") == period("2024 Q3") == "2024-Q3" and period("KW 7") == "W07"
    assert period("2024/25-Q1") == "2024-Q1" and period("31.3.24") == "2024-03-31"


@pytest.fixture(scope="module")
def theirs():
    """Return the shared scorer as a module."""
    from conftest import SHARED

    if not SHARED.is_dir():
        pytest.skip("needs the example data beside the checkout")
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def assert_same(theirs, truth: dict, found: dict) -> None:
    """Compare all counts; `found` was decided rightly."""
    counts, _ = theirs.score_file(truth, found)
    ours = Score(truth, found).counts
    for kind in (*MAIN, *FURTHER):
        their = counts[kind]
        assert (kind, their.tp, their.fp, their.fn) == (kind, ours[kind].hits, ours[kind].invented, ours[kind].missed)
    means = [counts[kind].f1() for kind in theirs.MAIN if counts[kind].n]
    assert not means or Score(truth, found).main == pytest.approx(sum(means) / len(means))


def test_all_examples_score_as_with_the_shared_scorer(theirs, shared):
    """What is read of them, all of it, parts of it, and something else."""
    truths = sorted((shared / "truth").glob("*.json"))
    files = {path.stem: path for path in (shared / "legacy").iterdir()}
    assert truths and set(theirs.MAIN) == set(MAIN)
    for path in truths:
        truth = json.loads(path.read_text("utf-8"))
        for found in (read(files[path.stem]), answered(truth), wrong(truth), {}):
            assert_same(theirs, truth, found)


def test_made_up_workbooks_score_as_with_the_shared_scorer(theirs, tmp_path):
    for one in SOME:
        path, truth = write(one, tmp_path)
        for found in (read(path), answered(truth), wrong(truth)):
            assert_same(theirs, truth, found)
