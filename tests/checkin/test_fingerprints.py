"""What recording keeps lets a later change be seen, and nothing else looks like one."""

import datetime
import shutil
import subprocess

import pytest

from rounds import DAY, GOOD, canonical, fill, fill_round, opened
from stimmig.checkin.recording import record
from stimmig.checkin.starting import start_round
from stimmig.checking import check_readings
from stimmig.workbook import marks


@pytest.fixture
def book(tmp_path):
    path = canonical(tmp_path / "Mappe.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD | {"why": "Zwei  Leerzeichen\nund eine Zeile"}, "R-3": GOOD | {"value": 7.25}})
    record(path, DAY, None)
    return path


def found_by(path):
    check = check_readings([opened(path).reading], select=["CHK905"], as_of=DAY)
    return [one.place.cell for one in check.findings], [one.reason("en") for one in check.not_checked]


def test_a_recorded_entry_counts_as_unchanged(book):
    """The two that were typed in by hand have no fingerprint, and that is said."""
    cells, silent = found_by(book)
    assert cells == [] and "2 check-ins were changed" in silent[0]


@pytest.mark.parametrize(
    "cell", [(5, 1, datetime.date(2026, 11, 17)), (5, 3, 25), (5, 6, "Wir riefen nicht an"), (6, 8, "X")]
)
def test_a_changed_cell_is_seen_at_its_row(book, cell):
    row, column, value = cell
    fill(book, "Check-ins", {(row, column): value})
    assert found_by(book)[0] == [f"D{row + 1}"]


def test_a_deleted_entry_is_missed(book):
    fill(book, "Check-ins", {(6, column): None for column in range(10)})
    check = check_readings([opened(book).reading], select=["CHK905"], as_of=DAY)
    assert [one.message("en") for one in check.findings] == ["One recorded check-in is missing from this table: CI-4."]


def test_the_sheet_of_fingerprints_is_hidden_and_stays_with_the_workbook(book):
    workbook = opened(book).reading.workbook
    assert [(sheet.name, sheet.visible) for sheet in workbook.own("memory")] == [(marks.MEMORY_NAMES.de, False)]


@pytest.mark.program("soffice")
def test_saving_in_another_program_changes_no_fingerprint(book, tmp_path):
    """LibreOffice writes numbers, days and texts in its own way."""
    source = shutil.copy(book, tmp_path / "hin.xlsx")
    target = tmp_path / "her"
    words = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--convert-to",
        "xlsx",
        "--outdir",
        target,
        source,
    ]
    subprocess.run(list(map(str, words)), check=True, capture_output=True)
    assert found_by(target / "hin.xlsx")[0] == []
    assert found_by(target / "hin.xlsx")[1] == found_by(book)[1]
