"""Whatever moment a command is killed at, the workbook is whole: as before, or as after."""

import os
import shutil
import subprocess
import sys

import pytest

from rounds import DAY, GOOD, canonical, fill_round, told
from stimmig.checkin.starting import start_round

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
