"""A workbook from an older template: its table gets the columns that it lacks, and that is said."""

import io

import openpyxl
import pytest

from rounds import DAY, GOOD, canonical, contents, fill_round, told
from stimmig.checkin.recording import record
from stimmig.checkin.starting import start_round
from stimmig.model import canonical as model
from stimmig.refusal import Refusal


@pytest.fixture
def old(tmp_path, monkeypatch):
    """Return a workbook whose template knew no column "Ersetzt", with a filled round."""
    before = model.CHECKINS.replace(columns=model.CHECKINS.columns[:-1])
    with monkeypatch.context() as patch:
        patch.setattr(
            "stimmig.template.build.TABLES", tuple(before if one is model.CHECKINS else one for one in model.TABLES)
        )
        patch.setattr("stimmig.template.build.VERSION", "0")
        path = canonical(tmp_path / "alt.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    return path


def test_the_missing_column_is_added_and_said(old):
    """The table is wider, a correction finds its place, and the mark names today's template."""
    done = record(old, DAY, None)
    assert "älteren Vorlage (Fassung 0)" in done.notes[0].de and "hat nun auch Ersetzt" in done.notes[0].de
    assert "older template (version 0)" in done.notes[0].en
    fill_round(old, {"R-1": {"value": 26}})
    assert record(old, DAY, None).notes == ()
    assert told(old)[2:] == [("CI-3", "R-1", 24, None), ("CI-4", "R-1", 26, "CI-3")]
    sheet = openpyxl.load_workbook(io.BytesIO(old.read_bytes()))["Check-ins"]
    (table,) = sheet.tables.values()
    assert table.ref.startswith("A3:J") and [one.name for one in table.tableColumns][-1] == "Ersetzt"
    assert sheet["J3"].fill.fgColor.rgb == sheet["I3"].fill.fgColor.rgb
    assert b">&quot;1&quot;<" in contents(old.read_bytes())["xl/workbook.xml"]


def test_what_stands_beside_the_table_is_not_written_over(old):
    from rounds import fill

    fill(old, "Check-ins", {(3, 9): "Notiz"})
    before = old.read_bytes()
    with pytest.raises(Refusal) as caught:
        record(old, DAY, None)
    assert "im Weg (J4)" in caught.value.sentence("de") and "in the way" in caught.value.sentence("en")
    assert old.read_bytes() == before


@pytest.fixture
def older(tmp_path, monkeypatch):
    """Return a workbook whose template lacked the last columns of several tables, with a filled round."""
    names = {"kpis": 2, "key_results": 3, "objectives": 1, "checkins": 1, "reviews": 1}
    less = tuple(
        one.replace(columns=one.columns[: -names[one.name]]) if one.name in names else one for one in model.TABLES
    )
    with monkeypatch.context() as patch:
        patch.setattr("stimmig.template.build.TABLES", less)
        patch.setattr("stimmig.template.build.VERSION", "0")
        path = canonical(tmp_path / "alt.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    return path, {one.name: [column.heading.de for column in one.columns] for one in model.TABLES if one.name in names}


def test_every_table_gets_what_it_lacks(older):
    """Old columns keep their order, new ones follow in the order of the template; each sheet is named."""
    path, wanted = older
    before = {name: _headings(path, name) for name in wanted}
    (said,) = record(path, DAY, None).notes
    for name, headings in wanted.items():
        found = _headings(path, name)
        assert found[: len(before[name])] == before[name] and found == headings
        assert all(heading in said.de for heading in headings[len(before[name]) :])
        assert f"„{model.BY_NAME[name].sheet.de}“ hat nun auch" in said.de
    assert record(path, DAY, None).notes == ()


def _headings(path, name):
    sheet = openpyxl.load_workbook(path)[model.BY_NAME[name].sheet.de]
    (table,) = sheet.tables.values()
    row = int("".join(filter(str.isdigit, table.ref.partition(":")[0])))
    heads = [sheet.cell(row, column + 1).value for column in range(len(table.tableColumns))]
    assert heads == [one.name for one in table.tableColumns]
    return heads


def test_a_table_that_is_not_needed_waits_for_room(older):
    """What stands in its way is named; the round is recorded all the same."""
    from rounds import fill

    path, wanted = older
    column = len(_headings(path, "kpis"))
    fill(path, "Kennzahlen", {(4, column): "Notiz"})
    done = record(path, DAY, None)
    assert len(done.additions) == 1
    assert f"steht etwas im Weg ({openpyxl.utils.get_column_letter(column + 1)}5)" in done.notes[1].de
    assert _headings(path, "key_results") == wanted["key_results"]
    fill(path, "Kennzahlen", {(4, column): None})
    (said,) = record(path, DAY, None).notes
    assert "„Kennzahlen“ hat nun auch" in said.de and _headings(path, "kpis") == wanted["kpis"]


def test_a_workbook_of_today_keeps_the_columns_that_its_owner_took_out(tmp_path, monkeypatch):
    """Only the table that takes the check-ins must be whole."""
    less = tuple(one.replace(columns=one.columns[:-2]) if one.name == "kpis" else one for one in model.TABLES)
    with monkeypatch.context() as patch:
        patch.setattr("stimmig.template.build.TABLES", less)
        path = canonical(tmp_path / "neu.xlsx")
    start_round(path, "", DAY, DAY, None)
    fill_round(path, {"R-1": GOOD})
    before = _headings(path, "kpis")
    assert record(path, DAY, None).notes == ()
    assert _headings(path, "kpis") == before
