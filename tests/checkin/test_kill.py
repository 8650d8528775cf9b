"""Whatever moment a command is killed at, the workbook is whole: as before, or as after."""

import os
import shutil
import subprocess
import sys

import pytest

from rounds import DAY, GOOD, canonical, fill_round, told
from stimmig.checkin.starting import start_round
from stimmig.cli import main

KILLED = """
import os, sys
moment, *words = sys.argv[1:]
name, when = moment.split()
usual = getattr(os, name)
def last(*args, **more):
    if when == "before":
        os._exit(9)
    usual(*args, **more)
    os._exit(9)
setattr(os, name, last)
from stimmig.cli import main
sys.exit(main(words))
"""


@pytest.mark.parametrize("moment", ["fsync before", "fsync after", "replace before", "replace after"])
@pytest.mark.parametrize("step", ["record", "merge"])
def test_a_kill_leaves_the_workbook_whole(tmp_path, moment, step):
    path = canonical(tmp_path / "Mappe.xlsx")
    start_round(path, "", DAY, DAY, None)
    copy = shutil.copy(path, tmp_path / "Kopie.xlsx")
    fill_round(path if step == "record" else copy, {"R-1": GOOD})
    before = path.read_bytes()
    words = ["check-in", step, path, *([copy] if step == "merge" else []), "--as-of", str(DAY)]
    run = subprocess.run([sys.executable, "-c", KILLED, moment, *map(str, words)], env={**os.environ}, check=False)
    assert run.returncode == 9
    if path.read_bytes() != before:
        assert moment == "replace after" and told(path)[2:] == [("CI-3", "R-1", 24, None)]


STEPS = {
    "start": lambda path, copy: ["check-in", "start", path],
    "record": lambda path, copy: ["check-in", "record", path],
    "merge": lambda path, copy: ["check-in", "merge", path, copy],
    "review": lambda path, copy: ["review", "start", path],
}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")
@pytest.mark.parametrize("step", STEPS)
def test_whatever_was_touched_last_the_workbook_is_whole(tmp_path, step):
    """The command is killed before each thing that it does to a file of the folder, one after the other."""
    path = canonical(tmp_path / "Mappe.xlsx")
    if step != "start":
        start_round(path, "", DAY, DAY, None)
    copy = shutil.copy(path, tmp_path / "Kopie.xlsx")
    fill_round(path, {"R-1": GOOD}) if step == "record" else None
    fill_round(copy, {"R-1": GOOD}) if step == "merge" else None
    before = path.read_bytes()
    words = [*STEPS[step](str(path), str(copy)), "--as-of", str(DAY)]
    after, left = _run(tmp_path, 10_000, words), []
    assert after == 100 and path.read_bytes() != before
    after = path.read_bytes()
    for last in range(1, 100):
        path.write_bytes(before)
        code = _run(tmp_path, last, words)
        now = path.read_bytes()
        assert now in (before, after), f"killed at {last}"
        left.append(now == after)
        if code == 100:
            break
        assert code == 9
    assert last > 3 and left[0] is False and left[-1] is True


def _run(folder, last, words):
    """Do a command in a process that dies before the so many-th thing that it does in a folder; 100 where it did all."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    count, usual = 0, os._exit

    def heard(event, arguments):
        nonlocal count
        named = (os.fsdecode(one) for one in arguments if isinstance(one, str | bytes | os.PathLike))
        if any(one.startswith(str(folder)) for one in named):
            count += 1
            if count == last:
                usual(9)

    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    sys.addaudithook(heard)
    os._exit = lambda code: usual(100)
    try:
        main(words)
    finally:
        usual(100)
