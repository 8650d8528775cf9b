"""What people point the converter at by mistake: each gets a clear sentence, and nothing is harmed."""

import os
import threading
import time
from pathlib import Path

import pytest

from converting.test_batch import book, convert, noted, on_posix, overview, results
from stimmig.cli import main
from stimmig.converting.found import find_files
from stimmig.converting.job import Job, convert_file


@pytest.mark.parametrize(
    "lang, words", [("de", "liegt keine Arbeitsmappe"), ("en", "there is no workbook in this folder")]
)
def test_a_folder_without_a_workbook(lang, words, tmp_path, capsys):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("")
    assert main(["convert", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--lang", lang]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_beside_a_full_one_does_not_stop_it(tmp_path, capsys):
    book(tmp_path / "full" / "a.xlsx")
    (tmp_path / "none").mkdir()
    assert convert(tmp_path / "none", tmp_path / "full", "--out", tmp_path / "out") == 2
    assert results(tmp_path / "out") == ["full/a.xlsx"] and "keine Arbeitsmappe" in capsys.readouterr().err


def test_a_file_that_is_not_there_and_one_that_is_no_workbook(tmp_path, capsys):
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    assert convert(tmp_path / "missing.xlsx", tmp_path / "letter.pdf", "--out", tmp_path / "out") == 2
    said = capsys.readouterr().err
    assert "missing.xlsx: Diese Datei gibt es nicht." in said and "letter.pdf: Das ist keine Arbeitsmappe" in said


def test_a_pattern_that_fits_nothing(tmp_path, capsys):
    assert convert(tmp_path / "*.xls", "--out", tmp_path / "out") == 2
    assert "Zu diesem Muster gibt es keine Datei" in capsys.readouterr().err


def test_two_files_of_one_name_get_two_results(tmp_path):
    book(tmp_path / "a" / "plan.xlsx", "Umsatz"), book(tmp_path / "b" / "plan.xlsx", "Marge")
    book(tmp_path / "b" / "PLAN.xlsm")
    files = [tmp_path / "a" / "plan.xlsx", tmp_path / "b" / "plan.xlsx", tmp_path / "b" / "PLAN.xlsm"]
    convert(*files, "--out", tmp_path / "out")
    assert len(results(tmp_path / "out")) == 3


def test_folders_of_one_name_do_not_mix_their_results(tmp_path):
    book(tmp_path / "x" / "kpi" / "a.xlsx"), book(tmp_path / "y" / "kpi" / "a.xlsx")
    convert(tmp_path / "x" / "kpi", tmp_path / "y" / "kpi", "--out", tmp_path / "out")
    assert len(results(tmp_path / "out")) == 2


def test_results_inside_the_input_folder_are_not_taken_as_input(tmp_path):
    book(tmp_path / "a.xlsx")
    for _ in range(2):
        convert(tmp_path, "--out", tmp_path / "converted")
    assert list(noted(tmp_path / "converted")) == ["a.xlsx"]


def test_the_folder_of_the_workbooks_cannot_be_the_output(tmp_path, capsys):
    source = book(tmp_path / "a.xlsx").read_bytes()
    assert convert(tmp_path, "--out", tmp_path) == 2
    assert "Nennen Sie mit --out einen anderen" in capsys.readouterr().err
    assert (tmp_path / "a.xlsx").read_bytes() == source and len(list(tmp_path.iterdir())) == 1


def test_a_result_never_takes_the_place_of_a_source(tmp_path):
    """Files named one by one, with their own folder as output."""
    source = book(tmp_path / "a.xlsx")
    before = source.read_bytes()
    assert convert(source, "--out", tmp_path) == 2
    assert source.read_bytes() == before and noted(tmp_path)["a.xlsx"]["reason"] == "would_overwrite"


@pytest.mark.parametrize(
    "name", ["📈 Ziele 🎯.xlsx", "Z" * 200 + ".xlsx", "ü" * 120 + ".xlsx", "a'b\"c =1+1.xlsx", "100 % ok #1?.xlsx"]
)
def test_unusual_names(name, tmp_path):
    """Emoji, 200 letters, quotation marks: the result has the name, the overview leads to it."""
    try:
        book(tmp_path / "in" / name)
    except OSError:
        pytest.skip("this file system does not take the name")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    assert [Path(one["result"]).name for one in noted(tmp_path / "out").values()] == [name]
    assert overview(tmp_path / "out")[0][1] == name


def test_very_long_names_that_begin_alike_get_results_of_their_own(tmp_path):
    names = ["A" * 249 + f"{number}.xls" for number in range(3)]
    for name in names:
        try:
            (tmp_path / name).write_bytes(b"")
        except OSError:
            pytest.skip("this file system does not take the name")
    found = [one.result for one in find_files([tmp_path], tmp_path / "out")]
    assert len(set(found)) == 3 and max(map(len, found)) <= 255


@on_posix
def test_a_name_that_is_no_unicode(tmp_path):
    (tmp_path / "in").mkdir()
    name = b"b\xe4r.xlsx"
    try:
        os.rename(book(tmp_path / "a.xlsx"), os.fsencode(tmp_path / "in") + b"/" + name)
    except OSError:
        pytest.skip("this file system does not take the name")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    assert name in os.listdir(os.fsencode(tmp_path / "out"))


@on_posix
def test_links_in_a_circle(tmp_path, capsys):
    """A folder that holds itself is visited once; a link to itself is reported."""
    book(tmp_path / "in" / "a.xlsx")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "loop.xlsx").symlink_to("loop.xlsx")
    (tmp_path / "in" / "same.xlsx").symlink_to("a.xlsx")
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 2
    assert results(tmp_path / "out") == ["a.xlsx"]
    assert "loop.xlsx: Die Datei lässt sich nicht öffnen: Die Verknüpfung verweist im Kreis" in capsys.readouterr().err


@on_posix
def test_what_may_not_be_read_is_said_and_the_rest_goes_on(tmp_path):
    """A file and a folder without the right to read; where the tests run as root, as another user."""
    book(tmp_path / "in" / "open.xlsx"), book(tmp_path / "in" / "closed.xlsx"), book(tmp_path / "in" / "sub" / "a.xlsx")
    (tmp_path / "in" / "closed.xlsx").chmod(0)
    (tmp_path / "in" / "sub").chmod(0)
    open_file = Job(str(tmp_path / "in" / "open.xlsx"), str(tmp_path / "b.xlsx"), "de", 60, 2000)
    convert_file(open_file)  # so that nothing has to be imported as somebody else
    for folder in tmp_path.parents:
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o001:
            folder.chmod(folder.stat().st_mode | 0o011)
    tmp_path.chmod(0o711)
    (tmp_path / "in").chmod(0o755)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(65534)
    try:
        found = find_files([tmp_path / "in"], tmp_path / "out")
        closed = convert_file(open_file._replace(source=str(tmp_path / "in" / "closed.xlsx")))
    finally:
        if was_root:
            os.seteuid(0)
        (tmp_path / "in" / "sub").chmod(0o755)
    assert "closed.xlsx: Die Datei lässt sich nicht öffnen: Ihnen fehlt die Berechtigung" in closed["message"]
    refused = {os.path.basename(one.source): one.refusal for one in found}
    assert "Die Dateien in diesem Ordner lassen sich nicht auflisten: Ihnen fehlt die Berechtigung" in refused[
        "sub"
    ].sentence("de")
    assert refused["open.xlsx"] is refused["closed.xlsx"] is None


def test_a_file_that_keeps_changing_is_not_converted_half(tmp_path):
    source = book(tmp_path / "a.xlsx")
    whole = source.read_bytes()
    begun, stop = threading.Event(), threading.Event()

    def disturb():
        while not stop.is_set():
            for part in (2, 3):
                source.write_bytes(whole[: len(whole) // part])
                begun.set()
                time.sleep(0.001)

    other = threading.Thread(target=disturb, daemon=True)
    other.start()
    begun.wait(10)
    try:
        outcome = convert_file(Job(str(source), str(tmp_path / "out.xlsx"), "de", 60, 2000))
    finally:
        stop.set()
        other.join()
    assert (outcome["state"], outcome["reason"]) == ("rejected", "changing")
    assert "änderte sich, während sie gelesen wurde" in outcome["message"]


def test_lock_files_and_our_own_half_written_ones_are_no_input(tmp_path):
    book(tmp_path / "in" / "a.xlsx")
    for name in ("~$a.xlsx", ".~lock.a.xlsx#", "._a.xlsx", ".stimmig-x.xlsx"):
        (tmp_path / "in" / name).write_bytes(b"x")
    assert [one.result for one in find_files([tmp_path / "in"], tmp_path / "out")] == ["a.xlsx"]


def test_a_number_that_is_none(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["convert", "a.xlsx", "--out", str(tmp_path), "--jobs", "0", "--lang", "de"])
    assert ended.value.code == 2 and "keine ganze Zahl größer als 0" in capsys.readouterr().err
