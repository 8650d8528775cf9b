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
