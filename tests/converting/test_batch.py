"""Many files in one run: each ends on its own, none stops the rest, nothing is done twice or lost."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from pathlib import Path

import openpyxl
import pytest

from converting.convertible import rows, table
from packages import rebuild
from sheets import write_xlsx
from stimmig import batch
from stimmig.cli import main
from stimmig.converting.found import find_files
from stimmig.converting.job import Job
from stimmig.converting.log import NAME, Log

KPI = "# Kennzahlen\n| Kennzahl | Zielwert |\n| {name} | 5 |"
on_posix = pytest.mark.skipif(os.name == "nt", reason="needs POSIX")
on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")


def book(path: Path, name: str = "Umsatz") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_xlsx(KPI.format(name=name), path)


def convert(*words, capsys=None) -> int:
    return main(["convert", *map(str, words), "--lang", "de", "--jobs", "1"])


def noted(out: Path) -> dict[str, dict]:
    """Return file name → last line of the log."""
    lines = [json.loads(line) for line in (out / NAME).read_text("ascii").splitlines()]
    return {os.path.basename(line["file"]): line for line in lines}


def overview(out: Path) -> list[list]:
    return rows(out / "stimmig-uebersicht.xlsx", "Übersicht")[3:]


def results(out: Path) -> list[str]:
    return sorted(str(path.relative_to(out)) for path in out.rglob("*.xlsx") if not path.name.startswith("stimmig-"))


def test_a_folder_is_converted_with_all_below_it(tmp_path, capsys):
    book(tmp_path / "in" / "a.xlsx")
    book(tmp_path / "in" / "2019" / "b.xlsx", "Marge")
    (tmp_path / "in" / "readme.txt").write_text("no workbook")
    code = convert(tmp_path / "in", "--out", tmp_path / "out")
    assert code == 1  # the rows lead to no purpose
    assert results(tmp_path / "out") == ["2019/b.xlsx", "a.xlsx"]
    assert "2 Mappen umgesetzt, 0 abgelehnt, 0 gescheitert." in capsys.readouterr().out
    assert [(row[0], row[1], row[2], row[9]) for row in overview(tmp_path / "out")] == [
        ("../in/a.xlsx", "a.xlsx", "umgesetzt", 1),
        ("../in/2019/b.xlsx", "2019/b.xlsx", "umgesetzt", 1),
    ]


def test_results_of_an_earlier_run_are_no_sources(tmp_path, capsys):
    """They stand in a folder below the archive; another run leaves them out and says so. Named itself, it is converted."""
    book(tmp_path / "in" / "a.xlsx")
    assert convert(tmp_path / "in", "--out", tmp_path / "in" / "first") == 1
    capsys.readouterr()
    assert convert(tmp_path / "in", "--out", tmp_path / "second") == 1
    assert "first: In diesem Ordner liegen Ergebnisse eines früheren Laufs" in capsys.readouterr().err
    assert results(tmp_path / "second") == ["a.xlsx"]
    convert(tmp_path / "in" / "first", "--out", tmp_path / "third")
    assert "a.xlsx" in results(tmp_path / "third")


def test_a_pattern_reaches_into_folders(tmp_path):
    for name in ("x/a.xlsx", "x/y/b.xlsx", "x/y/c.txt"):
        book(tmp_path / name) if name.endswith("xlsx") else (tmp_path / name).write_text("")
    found = find_files([tmp_path / "**" / "*"], tmp_path / "out")
    assert [one.result for one in found] == ["x/a.xlsx", "x/y/b.xlsx"]


def test_one_bad_file_does_not_stop_the_rest(tmp_path, capsys):
    book(tmp_path / "in" / "good.xlsx")
    (tmp_path / "in" / "broken.xlsx").write_bytes(b"PK\x03\x04 nothing more")
    (tmp_path / "in" / "empty.xls").write_bytes(b"")
    write_xlsx("# Plan\n| Anlage | Termin |\n| Kessel | 2026-03-01 |", tmp_path / "in" / "other.xlsx")
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 2
    assert {name: (one["state"], one.get("reason")) for name, one in noted(tmp_path / "out").items()} == {
        "good.xlsx": ("converted", None),
        "broken.xlsx": ("rejected", "corrupt"),
        "empty.xls": ("rejected", "corrupt"),
        "other.xlsx": ("rejected", "not_a_scorecard"),
    }
    said = capsys.readouterr()
    assert "broken.xlsx: Die Datei ist beschädigt" in said.err and "1 Mappe umgesetzt, 3 abgelehnt" in said.out
    reasons = {row[0]: row[-1] for row in overview(tmp_path / "out")}
    assert reasons["../in/empty.xls"].startswith("empty.xls: Die Datei ist leer")


@on_posix
def test_of_two_files_of_one_name_the_message_tells_which_is_meant(tmp_path, capsys):
    """The subfolder stands before the name, and the row of the overview is as high as its reason is long."""
    for folder in ("Nord", "Süd"):
        (tmp_path / "in" / folder).mkdir(parents=True)
    (tmp_path / "in" / "Süd" / "Team.xlsx").write_text("a;b\n1;2\n")
    book(tmp_path / "in" / "Nord" / "Team.xlsx")
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 2
    assert capsys.readouterr().err.startswith(f"{Path('Süd', 'Team.xlsx')}: Das ist keine Arbeitsmappe")
    sheet = openpyxl.load_workbook(tmp_path / "out" / "stimmig-uebersicht.xlsx").active
    heights = {row[2].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=4)}
    assert heights["abgelehnt"] > 25 > heights["umgesetzt"]


def test_a_file_that_never_ends_is_killed_and_the_rest_goes_on(tmp_path):
    """Opening a pipe that nobody writes into hangs inside the operating system; only killing the process helps."""
    os.mkfifo(tmp_path / "endless.xlsx")
    book(tmp_path / "good.xlsx")
    begun = time.monotonic()
    code = convert(tmp_path / "endless.xlsx", tmp_path / "good.xlsx", "--out", tmp_path / "out", "--timeout", "2")
    assert code == 2 and time.monotonic() - begun < 30
    log = noted(tmp_path / "out")
    assert (log["endless.xlsx"]["state"], log["endless.xlsx"]["reason"]) == ("failed", "timeout")
    assert log["good.xlsx"]["state"] == "converted"


@on_linux
def test_a_file_that_needs_too_much_memory_is_stopped_and_the_rest_goes_on(tmp_path):
    large = book(tmp_path / "in" / "large.xlsx")
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1_000_000))
    end = b"</sheetData>"
    rebuild(large, lambda name, part: part.replace(end, empty + end) if "sheet1.xml" in name else part)
    book(tmp_path / "in" / "small.xlsx")
    assert convert(tmp_path / "in", "--out", tmp_path / "out", "--memory", "150") == 2
    log = noted(tmp_path / "out")
    assert (log["large.xlsx"]["state"], log["small.xlsx"]["state"]) == ("failed", "converted")
    assert log["large.xlsx"]["reason"] in ("memory", "broke_off") and "150 MB" in log["large.xlsx"]["message"]


def test_a_second_run_does_nothing_again_unless_a_file_changed(tmp_path, capsys):
    book(tmp_path / "in" / "a.xlsx"), book(tmp_path / "in" / "b.xlsx")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    before = (tmp_path / "out" / "a.xlsx").stat().st_mtime_ns
    book(tmp_path / "in" / "b.xlsx", "Marge")
    capsys.readouterr()
    convert(tmp_path / "in", "--out", tmp_path / "out")
    assert (
        "2 Mappen umgesetzt, 0 abgelehnt, 0 gescheitert (davon 1 schon in einem früheren Lauf)."
        in capsys.readouterr().out
    )
    assert (tmp_path / "out" / "a.xlsx").stat().st_mtime_ns == before
    assert table(tmp_path / "out" / "b.xlsx", "Kennzahlen")[0]["Kennzahl"] == "Marge"


def test_a_run_in_another_language_goes_on_with_the_same_overview(tmp_path):
    """Two of them would differ, and nobody would know which counts."""
    book(tmp_path / "a.xlsx")
    given = ["convert", str(tmp_path / "a.xlsx"), "--out", str(tmp_path / "out"), "--jobs", "1"]
    assert [main([*given, "--lang", lang]) for lang in ("de", "en")] == [1, 1]
    path = tmp_path / "out" / "stimmig-uebersicht.xlsx"
    assert rows(path, "Overview")[0][0] == "Converted workbooks"
    assert not (tmp_path / "out" / "stimmig-overview.xlsx").exists()


def test_a_result_that_somebody_worked_in_is_not_overwritten(tmp_path):
    book(tmp_path / "in" / "a.xlsx")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    worked_in = book(tmp_path / "out" / "a.xlsx", "Von Hand").read_bytes()
    book(tmp_path / "in" / "a.xlsx", "Neu")
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 2
    assert noted(tmp_path / "out")["a.xlsx"]["reason"] == "would_overwrite"
    assert (tmp_path / "out" / "a.xlsx").read_bytes() == worked_in


def test_a_deleted_result_is_made_again(tmp_path):
    book(tmp_path / "in" / "a.xlsx")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    (tmp_path / "out" / "a.xlsx").unlink()
    convert(tmp_path / "in", "--out", tmp_path / "out")
    assert results(tmp_path / "out") == ["a.xlsx"]


def test_an_empty_result_as_a_power_failure_leaves_it_is_made_again(tmp_path):
    book(tmp_path / "in" / "a.xlsx")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    (tmp_path / "out" / "a.xlsx").write_bytes(b"")
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 1
    assert len(table(tmp_path / "out" / "a.xlsx", "Kennzahlen")) == 1


def test_half_a_line_in_the_log_is_cut_off(tmp_path):
    """A run that was killed while noting leaves one; the file is simply done again, with the same result."""
    book(tmp_path / "in" / "a.xlsx")
    convert(tmp_path / "in", "--out", tmp_path / "out")
    log = tmp_path / "out" / NAME
    log.write_bytes(log.read_bytes()[:-20])
    assert convert(tmp_path / "in", "--out", tmp_path / "out") == 1
    assert len(log.read_text().splitlines()) == 1 and noted(tmp_path / "out")["a.xlsx"]["state"] == "converted"


@on_posix
def test_a_killed_run_goes_on_where_it_stopped(tmp_path):
    """No file is lost, none that was noted is done again, and what it wrote is whole."""
    for number in range(40):
        book(tmp_path / "in" / f"{number:02}.xlsx", f"Kennzahl {number}")
    words = [sys.executable, "-m", "stimmig", "convert", tmp_path / "in", "--out", tmp_path / "out", "--jobs", "1"]
    process = subprocess.Popen([*map(str, words)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    log = tmp_path / "out" / NAME
    while not log.exists() or log.read_bytes().count(b"\n") < 5:
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    first = log.read_bytes()
    assert 5 <= first.count(b"\n") < 40
    assert subprocess.run([*map(str, words)], capture_output=True).returncode == 1
    lines = [json.loads(line)["file"] for line in log.read_text().splitlines()]
    assert len(lines) == len(set(lines)) == 40 and log.read_bytes().startswith(first[: first.rfind(b"\n") + 1])
    assert len(results(tmp_path / "out")) == 40
    for name in results(tmp_path / "out"):
        assert len(table(tmp_path / "out" / name, "Kennzahlen" if name else "")) == 1


def test_two_runs_do_not_write_into_one_folder(tmp_path, capsys):
    book(tmp_path / "in" / "a.xlsx")
    (tmp_path / "out").mkdir()
    log = Log(tmp_path / "out")
    try:
        assert convert(tmp_path / "in", "--out", tmp_path / "out") == 2
    finally:
        log.close()
    assert "schreibt schon ein anderer Lauf" in capsys.readouterr().err


class _AtOnce(Executor):
    """The smallest executor there is: it works while it is asked."""

    def submit(self, call, /, *args, **kwargs):
        future: Future = Future()
        future.set_result(call(*args, **kwargs))
        return future


class _Losing(Executor):
    """An executor whose machines all fail."""

    def submit(self, call, /, *args, **kwargs):
        future: Future = Future()
        future.set_exception(ConnectionError("worker gone"))
        return future


@pytest.mark.parametrize(
    "executor, state",
    [(lambda n: _AtOnce(), "converted"), (ProcessPoolExecutor, "converted"), (lambda n: _Losing(), "failed")],
)
def test_any_executor_will_do(executor, state, tmp_path):
    """The batch asks for nothing but `submit` and `shutdown`; a lost machine loses a file of this run, not the run."""
    jobs = [
        Job(str(book(tmp_path / f"{n}.xlsx")), str(tmp_path / "out" / f"{n}.xlsx"), "de", 60, 2000) for n in range(3)
    ]
    (tmp_path / "out").mkdir()
    log = Log(tmp_path / "out")
    tally = batch.run(jobs, log, 2, executor=executor)
    log.close()
    assert dict(tally.states) == {state: 3}


def test_only_as_many_files_are_handed_out_as_can_be_worked_on_soon(tmp_path):
    """Thousands of files do not pile up in memory."""
    waiting, most = 0, 0

    class Counting(_AtOnce):
        def submit(self, call, /, *args, **kwargs):
            nonlocal waiting, most
            waiting += 1
            most = max(most, waiting)
            return super().submit(lambda: {"file": args[0].source, "state": "converted"})

    def done(outcome):
        nonlocal waiting
        waiting -= 1

    (tmp_path / "out").mkdir()
    log = Log(tmp_path / "out")
    jobs = (Job(str(tmp_path / f"{n}"), "", "de", 60, 2000) for n in range(500))
    tally = batch.run(jobs, log, 3, executor=lambda n: Counting(), done=done)
    log.close()
    assert tally.states["converted"] == 500 and most <= 6


@on_posix
def test_the_progress_bar_shows_at_a_terminal_only(tmp_path):
    pytest.importorskip("tqdm")
    import fcntl
    import pty
    import struct
    import termios

    book(tmp_path / "in" / "a.xlsx")
    words = [
        sys.executable,
        "-m",
        "stimmig",
        "convert",
        str(tmp_path / "in"),
        "--out",
        str(tmp_path / "out"),
        "--lang",
        "de",
    ]
    main_end, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
    seen: list[bytes] = []

    def look():
        try:
            while part := os.read(main_end, 4096):
                seen.append(part)
        except OSError:
            pass

    reader = threading.Thread(target=look, daemon=True)
    reader.start()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=other, check=False)
    os.close(other)
    reader.join(5)
    assert b"/1 [" in b"".join(seen)
    run = subprocess.run([*words[:-4], "--out", str(tmp_path / "b")], capture_output=True, check=False)
    assert run.stderr == b""
