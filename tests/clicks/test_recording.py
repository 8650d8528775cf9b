"""Recording check-ins in an open workbook: as in a file, after a question, and it can be taken back as a whole."""

import openpyxl
import pytest

import openpyxl_engine
from clicks.test_clicks import edges, names, own_home, press  # noqa: F401 - a fixture for all
from openpyxl_engine import Meter
from rounds import DAY, GOOD, TEAM, canonical, column, currents, fill_round, opened, told
from sheets import write_xlsx
from stimmig import excel
from stimmig.checkin.opened import opened_from
from stimmig.checkin.recording import plan_record, record
from stimmig.checkin.starting import start_round
from stimmig.checking import check_readings
from stimmig.clicks import changing
from stimmig.clicks.changing import change
from stimmig.clicks.taking_back import take_back
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.live import open_live

SHEET = "stimmig Check-in 18.11."
FULL = TEAM.rstrip() + "".join(
    f"\n    | CI-{n} | 2026-10-0{n % 9 + 1} | R-1 | {n} | 6 | a | b | c | d |" for n in range(3, 24)
)

PLAIN = (None, (None,) * 4, "General", True, False, None)


@pytest.fixture(autouse=True)
def on_that_day(monkeypatch):
    monkeypatch.setattr(excel, "_today", lambda: DAY)


@pytest.fixture
def shown(tmp_path):
    """Return a way to open a workbook with a round that is filled in, as the one from which clicks come."""
    books = []

    def show(rows, text=TEAM, *, write=canonical):
        path = write(tmp_path / "Mappe.xlsx", text) if write is canonical else write(text, tmp_path / "Mappe.xlsx")
        start_round(path, "", DAY, DAY, None)
        fill_round(path, rows)
        books.append(openpyxl_engine.opened(path))
        books[0].set_mock_caller()
        return books[0]

    yield show
    if books:
        del type(books[0])._mock_caller


def everything(book):
    """Return all that a click could change: cells with their looks, lists, tables, protection, sheets and names."""
    wb = book.impl.wb
    return {
        "cells": {(ws.title, cell.coordinate): look(cell) for ws in wb for row in ws.iter_rows() for cell in row
                  if look(cell) != PLAIN},
        "tables": [(ws.title, table.name, table.ref) for ws in wb for table in ws.tables.values()],
        "lists": [(ws.title, str(one.sqref)) for ws in wb for one in ws.data_validations.dataValidation],
        "protection": [(ws.title, vars(ws.protection)) for ws in wb if ws.protection.sheet],
        "sheets": [(ws.title, ws.sheet_state, {key: one.attr_text for key, one in ws.defined_names.items()}) for ws in wb],
        "names": {key: one.attr_text for key, one in wb.defined_names.items()},
    }  # fmt: skip


def look(cell):
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else None
    return cell.value, edges(cell), cell.number_format, cell.protection.locked, cell.font.bold, fill


def values(book, sheet):
    return [[cell.value for cell in row] for row in book.impl.wb[sheet].iter_rows()]


def saved(book, tmp_path):
    path = tmp_path / "gespeichert.xlsx"
    book.save(path)
    return path


def test_a_click_takes_the_filled_rows_in_after_asking(shown, tmp_path):
    """The entry stands in the table, the current value follows, the round says as what it was recorded."""
    book = shown({"R-1": GOOD})
    asked, said = press(book, "record_check_in", "ok")
    assert "Ein Eintrag kommt" in asked and "auf stimmig Check-in 18.11., Check-ins und Key Results." in asked
    assert "Rückgängig" in asked and "„Erfassen zurücknehmen“" in asked
    assert said == "Ein Eintrag erfasst (CI-3); 0 schon erfasst, 2 noch leer, 0 nicht erfasst."
    path = saved(book, tmp_path)
    assert told(path)[2:] == [("CI-3", "R-1", 24, None)] and currents(path) == [24, 50, 9]
    assert book.impl.wb[SHEET].cell(5, column("state") + 1).value == "CI-3"
    assert book.impl.wb[SHEET].protection.sheet, "the round is guarded against slips as before"


def test_file_and_open_workbook_hold_the_same_afterwards(shown, tmp_path):
    """Cell by cell on every sheet, number formats of days included."""
    book = shown({"R-1": GOOD, "R-2": GOOD | {"value": 60}, "R-3": GOOD | {"value": "viele"}})
    path = tmp_path / "Datei.xlsx"
    path.write_bytes(book.impl.path.read_bytes())
    press(book, "record_check_in", "ok")
    record(path, DAY, None)
    closed = openpyxl.load_workbook(path)
    for sheet in ("Check-ins", "Key Results", "Objectives", SHEET):
        live, file = (
            [[cell.value for cell in row] for row in one[sheet].iter_rows()] for one in (book.impl.wb, closed)
        )
        assert live == file, sheet
    dates = [one["Check-ins"].cell(6, 2) for one in (book.impl.wb, closed)]
    assert [cell.number_format for cell in dates] == [dates[1].number_format] * 2
    lines = [values_of(one, "stimmig Fingerabdrücke") for one in (book.impl.wb, closed)]
    assert lines[0] == lines[1]
    assert [(t.name, t.ref) for t in book.impl.wb["Check-ins"].tables.values()] == [
        (t.name, t.ref) for t in closed["Check-ins"].tables.values()
    ]


def values_of(wb, sheet):
    return [[cell.value for cell in row] for row in wb[sheet].iter_rows()]


def test_a_second_click_asks_nothing_and_adds_nothing(shown):
    book = shown({"R-1": GOOD})
    press(book, "record_check_in", "ok")
    before = everything(book)
    (said,) = press(book, "record_check_in")
    assert said.startswith("0 Einträge erfasst; 1 schon erfasst")
    assert everything(book) == before


def test_without_consent_nothing_is_written(shown):
    book = shown({"R-1": GOOD})
    before = everything(book)
    assert len(press(book, "record_check_in", "cancel")) == 1
    assert everything(book) == before


def test_bad_rows_stay_and_the_reader_is_led_to_the_first(shown):
    """The good row beside them is taken; every trouble is named with its cell."""
    book = shown({"R-1": GOOD, "R-2": GOOD | {"value": "viele"}, "R-3": GOOD | {"confidence": 12}})
    _, said = press(book, "record_check_in", "ok")
    assert said.startswith("Ein Eintrag erfasst (CI-3)") and "2 nicht erfasst" in said
    assert f"{SHEET}!H6  „viele“ ist keine Zahl" in said and f"{SHEET}!I7" in said
    assert (book.sheets.active.name, book.app.selection.address) == (SHEET, "$H$6")
    assert [row[0] for row in values(book, "Check-ins")[3:7]] == ["CI-1", "CI-2", "CI-3", None]


def test_many_troubles_are_counted_in_the_dialog(shown):
    bad = {"value": "x", "confidence": 99, "date": None, "by": None}
    book = shown(dict.fromkeys(("R-1", "R-2", "R-3"), GOOD | bad))
    (said,) = press(book, "record_check_in")
    assert said.count(f"{SHEET}!") == 8 and said.endswith("… und 4 weitere Stellen.")


def test_an_entry_that_is_there_already_is_replaced_only_after_asking(shown, tmp_path):
    """No leaves the row on the round, and says how; yes takes it in as a new entry that names the old one."""
    book = shown({"R-1": GOOD | {"date": DAY.replace(day=11)}})
    asked, said = press(book, "record_check_in", "cancel")
    assert "CI-1" in asked and "klicken Sie noch einmal auf „Check-in erfassen“" in said and "--replace" not in said
    replaced, asked, said = press(book, "record_check_in", "ok", "ok")
    assert "CI-3" in said
    assert told(saved(book, tmp_path))[2:] == [("CI-3", "R-1", 24, "CI-1")]


def test_taking_back_restores_everything(shown, tmp_path):
    """Rows, current values, fingerprints, the round; it can be recorded anew then."""
    book = shown({name: GOOD | {"value": at} for at, name in enumerate(("R-1", "R-2", "R-3"), 31)})
    before = everything(book)
    press(book, "record_check_in", "ok")
    assert everything(book) != before
    (said,) = press(book, "take_recording_back")
    assert said.startswith("Alles ist wieder wie vor dem letzten Erfassen")
    assert everything(book) == before
    assert "nichts erfasst" in press(book, "take_recording_back")[0]
    press(book, "record_check_in", "ok")
    assert [row[0] for row in told(saved(book, tmp_path))] == ["CI-1", "CI-2", "CI-3", "CI-4", "CI-5"]


def test_a_table_without_room_grows_and_shrinks_again(shown):
    """With its lists and looks; its size is as before once it is taken back."""
    book = shown({name: GOOD | {"value": at} for at, name in enumerate(("R-1", "R-2", "R-3"), 31)}, FULL)
    ws = book.impl.wb["Check-ins"]
    table = next(iter(ws.tables.values()))
    for row in range(27, 32):  # the rows that the template keeps free
        for col in range(1, 10):
            ws.cell(row, col).value = {1: f"CI-{row}", 2: DAY.replace(month=10, day=row), 3: "R-1", 4: 5, 5: 6}.get(col)
    assert table.ref == "A3:J31"
    before = everything(book)
    press(book, "record_check_in", "ok")
    assert table.ref == "A3:J34"
    assert [ws.cell(row, 3).value for row in (32, 33, 34)] == ["R-1", "R-2", "R-3"]
    assert all(look(ws.cell(row, col))[1:] == look(ws.cell(31, col))[1:] for row in (32, 34) for col in range(1, 11))
    lists = [one for one in ws.data_validations.dataValidation if "C4" in one.sqref]
    assert lists and all("C34" in one.sqref for one in lists)
    press(book, "take_recording_back")
    after = everything(book)
    lists = after.pop("lists"), before.pop("lists")  # in Excel they go with the copied cells, here they stay longer
    assert after == before and table.ref == "A3:J31" and lists


def test_fingerprints_of_earlier_recordings_survive_taking_back(shown, tmp_path):
    book = shown({"R-1": GOOD})
    press(book, "record_check_in", "ok")
    before = everything(book)
    kept = values(book, "stimmig Fingerabdrücke")
    book.impl.wb[SHEET].cell(6, column("value") + 1).value = 60
    for field in ("confidence", "by"):
        book.impl.wb[SHEET].cell(6, column(field) + 1).value = GOOD[field]
    press(book, "record_check_in", "ok")
    assert len(values(book, "stimmig Fingerabdrücke")) == len(kept) + 1
    press(book, "take_recording_back")
    assert values(book, "stimmig Fingerabdrücke") == kept
    assert {name for name, _, _ in before["sheets"]} - {"stimmig Memory"} == set(names(book))
    reading = opened(saved(book, tmp_path)).reading
    assert not check_readings([reading], select=["CHK905"], as_of=DAY).findings


@pytest.mark.parametrize("where", [("Check-ins", "F6"), ("Key Results", "H4")])
def test_what_was_changed_since_is_not_taken_back(shown, where):
    """Nothing then is: half of an entry would be worse than all of it."""
    book = shown({"R-1": GOOD})
    press(book, "record_check_in", "ok")
    sheet, cell = where
    book.impl.wb[sheet][cell].value = 99
    before = everything(book)
    (said,) = press(book, "take_recording_back")
    assert f"Seit dem Erfassen hat sich geändert: {sheet}!" in said
    assert everything(book) == before


@pytest.mark.parametrize("step", ["keep", "fill", "copy_in"])
def test_what_fails_halfway_is_put_back(shown, monkeypatch, step):
    """Excel may refuse anything at any moment: while the snapshot is taken, in the midst of writing, at the end."""
    book = shown({"R-1": GOOD, "R-2": GOOD | {"value": 60}})
    before = everything(book)

    def fail(*_, **__):
        raise openpyxl_engine.Refused("out of memory")

    calls = []
    if step == "copy_in":
        monkeypatch.setattr(changing, step, fail)
    elif step == "fill":
        fill = changing.fill
        monkeypatch.setattr(changing, step, lambda *a: fail() if len(calls) == 2 else calls.append(fill(*a)))
    else:
        keep = changing.memory.keep
        monkeypatch.setattr(changing.memory, step, lambda *a: fail(keep(*a)))
    _, said = press(book, "record_check_in", "ok")
    assert said.startswith("Das ist ein Fehler von stimmig")
    assert everything(book) == before


@pytest.mark.parametrize("sheet", ["Check-ins", "Key Results"])
def test_a_sheet_that_its_owner_protected_is_named_and_left_alone(shown, sheet):
    book = shown({"R-1": GOOD})
    book.sheets[sheet].impl.ws.protection.enable()
    before = everything(book)
    *_, said = press(book, "record_check_in", "ok")
    assert f"Geschützt und deshalb nicht zu ändern: {sheet}." in said
    assert everything(book) == before


def test_a_round_with_a_password_of_its_owner_is_left_alone(shown):
    book = shown({"R-1": GOOD})
    book.impl.wb[SHEET].protection.password = "geheim"
    before = everything(book)
    *_, said = press(book, "record_check_in", "ok")
    assert f"nicht zu ändern: {SHEET}." in said
    assert everything(book) == before


def test_a_log_of_stimmig_s_own_comes_and_goes(shown, tmp_path):
    """Where the workbook has no table for check-ins; what was changed on it since stays."""
    book = shown({"R-1": GOOD}, TEAM[: TEAM.index("    # Check-ins")], write=write_xlsx)
    before = everything(book)
    _, said = press(book, "record_check_in", "ok")
    assert "stehen auf dem Blatt „stimmig Check-ins“" in said
    live = read_workbook(open_live(book))
    assert [values.values("value") for values in live.of("checkins")] == [[24.0]]
    press(book, "take_recording_back")
    assert everything(book) == before
    press(book, "record_check_in", "ok")
    book.sheets["stimmig Check-ins"].range("F4").value = "Von Hand"
    assert "geändert: stimmig Check-ins" in press(book, "take_recording_back")[0]
    assert "stimmig Check-ins" in names(book)


def test_an_older_template_is_said_and_left_as_it_is(shown, monkeypatch):
    from stimmig.model import canonical as model

    before = model.CHECKINS.replace(columns=model.CHECKINS.columns[:-1])
    with monkeypatch.context() as patch:
        tables = tuple(before if one is model.CHECKINS else one for one in model.TABLES)
        patch.setattr("stimmig.template.build.TABLES", tables)
        book = shown({"R-1": GOOD})
    before = everything(book)
    (said,) = press(book, "record_check_in")
    assert "„Check-ins“ fehlt Ersetzt." in said and "stimmig check-in record" in said
    assert everything(book) == before


def test_without_a_round_the_button_that_begins_one_is_named(shown):
    book = shown({})
    book.impl.wb.remove(book.impl.wb[SHEET])
    assert press(book, "record_check_in") == [
        "Mappe.xlsx: In der Mappe ist keine Check-in-Runde offen. Beginnen Sie eine mit der Schaltfläche „Check-in beginnen“."
    ]


def test_the_number_of_calls_does_not_grow_with_the_rows(tmp_path):
    """Neither with the history, nor with the entries of a round; taking back neither."""
    counts = []
    for history, entries in ((10, 2), (1_000, 2), (10_000, 2), (10, 40)):
        path = tmp_path / f"{history}-{entries}.xlsx"
        write_xlsx(long(history, entries), path)
        start_round(path, "", DAY, DAY, None)
        fill_round(path, {f"R-{n}": GOOD | {"value": n + 0.5} for n in range(entries)})
        book = openpyxl_engine.opened(path)
        Meter.calls.clear()
        opened_ = opened_from(open_live(book), DAY, None)
        read = len(Meter.calls)
        done, changes = plan_record(opened_)
        Meter.calls.clear()
        change(book, changes)
        written = len(Meter.calls)
        Meter.calls.clear()
        take_back(book)
        counts.append((read, written, len(Meter.calls)))
        assert len(done.additions) == entries
    assert len(set(counts)) == 1, counts


def long(history, entries):
    """Return a workbook with so many check-ins, and so many key results."""
    head = TEAM.partition("    | R-1 |")[0]
    results = "".join(
        f"    | R-{n} | O-1 | Haushalte im Weiler {n} bestellen vor | Wer bestellt, kommt | K-1 | 0 | 90 | 0 | Haushalte | höher |\n"
        for n in range(entries)
    )
    heads = "    # Check-ins\n    | ID | Datum | Key Result | Wert | Zuversicht | Was ist passiert | Warum | Nächster Schritt | Von | Ersetzt |\n"
    told_ = "".join(f"    | CI-{n} | 2026-10-0{n % 9 + 1} | R-1 | 5 | 6 | a | b | c | d |  |\n" for n in range(history))
    return head + results + heads + told_


def test_what_a_click_put_in_the_command_goes_on_with(shown, tmp_path):
    """One sheet of fingerprints, and the round that a click began makes room for the next; a copy is somebody's own."""
    book = shown({"R-1": GOOD})
    press(book, "record_check_in", "ok")
    path = saved(book, tmp_path)
    fill_round(path, {"R-2": GOOD | {"value": 60}})
    record(path, DAY, None)
    own = [one.name for one in opened(path).reading.workbook.own("memory")]
    assert own == ["stimmig Fingerabdrücke"]
