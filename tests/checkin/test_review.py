"""A cycle ends in what was learned: the review goes into the workbook, and its rows are kept as they are."""

import datetime
import io

import openpyxl
import pytest

import live_rounds
from rounds import TEAM, canonical, contents, fill, opened
from stimmig.checkin import closing
from stimmig.checkin.reviewing import kpi_course, start_review
from stimmig.checking import check_readings
from stimmig.refusal import Refusal

END = datetime.date(2026, 12, 31)
VALUES = """
    # Werte
    | Kennzahl | Periode  | Ist |
    | K-1      | '2026-09 | 35  |
    | K-1      | '2026-11 | 42  |
    | K-1      | '2027-01 | 48  |
"""
SHEET = "stimmig Review C-1"
ALL = {
    (4, 7): "Wer angerufen wird, kommt.",
    (4, 8): "anpassen",
    (5, 6): "bestätigt",
    (6, 6): "widerlegt",
    (7, 6): "offen",
}


@pytest.fixture(params=[closing.record_review, live_rounds.record_review], ids=["file", "live"])
def record_review(request):
    """Return how it is recorded: in the closed file, or in the workbook that is open in Excel."""
    return request.param


@pytest.fixture
def book(tmp_path):
    path = canonical(tmp_path / "Mappe.xlsx", TEAM + VALUES)
    start_review(path, "", END, None)
    return path


def found_by(path, *codes):
    reading = opened(path, END).reading
    return [(one.code, one.place.cell) for one in check_readings([reading], select=codes, as_of=END).findings]


def test_key_results_stand_beside_the_kpis_that_they_should_have_moved(book):
    """Before, during and after the cycle, and whether the KPI moved."""
    rows = list(openpyxl.load_workbook(io.BytesIO(book.read_bytes()))[SHEET].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["O-1", "R-1", "R-2", "R-3"]
    assert rows[1][5] == "Haushalte am Ort: 35 → 42 → 48 % (bewegt wie gewünscht)"
    one = opened(book, END)
    assert kpi_course(one, one.strategy.kpis[0], one.strategy.cycles[0]) == (35, 42, 48)


def test_a_complete_review_closes_the_cycle(book, record_review):
    """Verdicts, the learning with its decision, and the state are in the workbook; PDC is content."""
    fill(book, SHEET, ALL)
    done = record_review(book, END, None)
    assert (done.reviews, done.verdicts, done.cycles, done.problems) == (1, 3, ("C-1",), ())
    strategy = opened(book, END).strategy
    assert [row.verdict for row in strategy.key_results] == ["confirmed", "rejected", "open"]
    (review,) = strategy.reviews
    assert (review.cycle, review.objective, review.learning, review.decision) == ("C-1", "O-1", ALL[4, 7], "adapt")
    assert (review.kpi, review.date, strategy.cycles[0].state) == (("K-1",), END, "closed")
    assert found_by(book, "PDC801", "PDC805", "PDC806") == []


def test_what_is_missing_is_told_at_its_cell_and_the_rest_is_taken(book, record_review):
    fill(book, SHEET, {(4, 7): "Wer angerufen wird, kommt.", (4, 8): "weiter so", (5, 6): "bestätigt"})
    done = record_review(book, END, None)
    assert (done.reviews, done.verdicts, done.cycles) == (0, 1, ())
    assert sorted(one.place.cell for one in done.problems) == ["G7", "G8", "I5"]
    said = " ".join(one.sentence("de") for one in done.problems)
    assert "„weiter so“ gehört nicht zur Auswahl" in said and "Es fehlt das Urteil" in said
    said = " ".join(one.sentence("en") for one in done.problems)
    assert "“weiter so” is not among the choices" in said and "verdict on the hypothesis is missing" in said


def test_recording_a_review_twice_adds_nothing(book, record_review):
    fill(book, SHEET, ALL)
    record_review(book, END, None)
    once = book.read_bytes()
    record_review(book, END, None)
    assert book.read_bytes() == once


def test_rows_of_the_closed_cycle_are_locked_and_stay_readable(book, record_review):
    """In the canonical workbook; everything else on those sheets stays open."""
    fill(book, SHEET, ALL)
    record_review(book, END, None)
    found = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))
    for name, rows in (("Key Results", (4, 5, 6)), ("Objectives", (4,)), ("Check-ins", (4, 5)), ("Reviews", (4,))):
        sheet = found[name]
        locked = {cell.row for row in sheet.iter_rows(min_row=4) for cell in row if cell.protection.locked}
        assert sheet.protection.sheet and not sheet.protection.password and locked == set(rows), name
    assert not found["BSC"].protection.sheet and opened(book, END).reading.questions == ()


def test_a_later_change_of_a_closed_row_is_seen(book, record_review):
    """PDC806 at the row; a check-in has CHK905."""
    fill(book, SHEET, ALL)
    record_review(book, END, None)
    fill(book, "Key Results", {(3, 3): "Wir wussten es schon immer"})
    assert found_by(book, "PDC806") == [("PDC806", "C4")]
    fill(book, "Reviews", {(3, 3): "Nichts gelernt"})
    assert [code for code, _ in found_by(book, "PDC806")] == ["PDC806", "PDC806"]


def test_which_cycle_is_meant_must_be_clear(tmp_path):
    second = TEAM.replace(
        "| C-1 | Laden | 2026-10-01 | 2026-12-31 | läuft  |",
        "| C-1 | Laden | 2026-10-01 | 2026-12-31 | läuft  |\n    | C-2 | Hof   | 2026-10-01 | 2026-12-31 | läuft  |",
    )
    second = second.replace(
        "| Z-1           | Wer kommt, bleibt. |",
        "| Z-1           | Wer kommt, bleibt. |\n    | O-2 | C-2    | Alle helfen gern mit     | Z-1           | Wer hilft, bleibt. |",
    )
    path = canonical(tmp_path / "a.xlsx", second)
    for name, german, english in (
        ("", "Mehrere Zyklen", "several cycles"),
        ("C-9", "keinen Zyklus „C-9“", "no cycle “C-9”"),
    ):
        with pytest.raises(Refusal) as caught:
            start_review(path, name, END, None)
        assert german in caught.value.sentence("de") and english in caught.value.sentence("en")


def test_without_a_review_there_is_nothing_to_record(tmp_path, record_review):
    with pytest.raises(Refusal) as caught:
        record_review(canonical(tmp_path / "a.xlsx"), END, None)
    assert "kein Review offen" in caught.value.sentence("de") and "no review is open" in caught.value.sentence("en")


def test_other_sheets_stay_byte_for_byte(book):
    fill(book, SHEET, ALL)
    before = contents(book.read_bytes())
    closing.record_review(book, END, None)
    after = contents(book.read_bytes())
    changed = {name for name in before if after.get(name) != before[name]}
    assert {name for name in changed if "worksheets/sheet" in name} == {
        f"xl/worksheets/sheet{n}.xml" for n in (6, 7, 8, 9, 10)
    }


def test_answers_that_are_not_recorded_yet_are_never_replaced(book):
    """Starting the review once more would draw its sheet anew; what somebody typed comes first."""
    fill(book, SHEET, {(4, 7): "Wer angerufen wird, kommt."})
    before = book.read_bytes()
    with pytest.raises(Refusal) as caught:
        start_review(book, "", END, None)
    assert "noch nicht erfasst sind (H5)" in caught.value.sentence("de")
    assert "not recorded yet (H5)" in caught.value.sentence("en")
    assert book.read_bytes() == before
    fill(book, SHEET, {(4, 7): None})
    start_review(book, "", END, None)


def test_a_kpi_of_another_workbook_is_named(tmp_path):
    path = canonical(tmp_path / "a.xlsx", TEAM.replace("| K-1             |", "| scorecard:K-7   |"))
    start_review(path, "", END, None)
    sheet = openpyxl.load_workbook(path)[SHEET]
    assert "scorecard:K-7: steht nicht in dieser Mappe" in sheet["F6"].value


def test_each_step_says_what_comes_next(book, capsys):
    """From the review to the next cycle, in both languages; an incomplete one says that the cycle stays open."""
    from stimmig.cli import main

    def said(*words, lang="de"):
        main([*words[:2], str(book), *words[2:], "--lang", lang, "--as-of", "2026-12-31"])
        return capsys.readouterr().out

    assert "danach nimmt „stimmig review record“ sie auf" in said("review", "start")
    assert "then “stimmig review record” takes them in" in said("review", "start", lang="en")
    assert "Der Zyklus bleibt offen" in said("review", "record")
    assert "The cycle stays open" in said("review", "record", lang="en")
    fill(book, SHEET, ALL)
    assert "Als Nächstes planen Sie mit „stimmig cycle new“" in said("review", "record")
    days = ("--start", "2027-01-01", "--end", "2027-03-31")
    assert "danach legt „stimmig cycle record“ den Zyklus an" in said("cycle", "new", *days)
    assert "then “stimmig cycle record” sets the cycle up" in said("cycle", "new", *days, lang="en")
