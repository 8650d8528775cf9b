"""How fast check-ins are recorded and merged, against a bare read of the same workbook; nothing is asserted.

python tests/benchmarks/checkins.py [record] [merge]
"""

import datetime
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import workbooks
from measure import run_once

from stimmig.checkin.opened import open_for_check_ins
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.starting import start_round
from stimmig.writing.xlsx.fill import Filling, fill_sheets

PYTHON = sys.executable
BARE_READ = (
    "import sys, python_calamine\n"
    "book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])\n"
    "for name in book.sheet_names: book.get_sheet_by_name(name).to_python()\n"
)
COPY = "import sys, shutil, os\nshutil.copy(sys.argv[1], sys.argv[2])\nos.sync()\n"
COMMAND = "import sys\nfrom stimmig.cli import main\nsys.exit(main(sys.argv[1:]))\n"
HISTORY, KEY_RESULTS, COPIES = 100_000, 40, 20
_BEFORE = 2
"""days before today for which the round is; the history ends the day before"""


def history(path: Path) -> Path:
    """Write a workbook with 100,000 check-ins and a round in which every row is filled."""
    usual = workbooks._day_of
    workbooks._day_of = lambda done, rounds: usual(done, rounds) - datetime.timedelta(_BEFORE + 1)
    workbooks.strategy_workbook(path, kpis=25, key_results=KEY_RESULTS, values=100, checkins=HISTORY)
    day = datetime.date.today() - datetime.timedelta(_BEFORE)
    start_round(path, "", day, day, "de")
    return path


def filled(path: Path, rows: slice) -> Path:
    """Type a value that the history does not have for the day into some rows of the round."""
    found = filled_rounds(open_for_check_ins(path, None, "de"))[0]
    cells = {}
    for number, row in enumerate(found.rows[rows]):
        entry = {"value": 20 + number / 8, "confidence": 6, "what_happened": "Es war viel los", "why": "Das Wetter",
                 "next_step": "Weiter", "by": "A. Kern"}  # fmt: skip
        cells |= {(row.index, found.columns[field]): value for field, value in entry.items()}
    path.write_bytes(fill_sheets(path.read_bytes(), path.name, {found.sheet: Filling(cells)}))
    return path


def record(folder: Path) -> None:
    """Recording a round of 40 rows against four bare reads and one copy of the file."""
    source = filled(history(folder / "history.xlsx"), slice(None))
    ours, read, copy = [], [], []
    for number in range(6):
        path = Path(shutil.copy(source, folder / "mine.xlsx"))
        command = [PYTHON, "-c", COMMAND, "check-in", "record", path]
        runs = (
            run_once(command),
            run_once([PYTHON, "-c", BARE_READ, path]),
            run_once([PYTHON, "-c", COPY, path, folder / "c"]),
        )
        assert path.stat().st_size != source.stat().st_size, "nothing was recorded"
        if number:  # the first one warms the disk
            for one, found in zip((ours, read, copy), runs):
                one.append(found)
    _say("record 40 rows into 100,000", ours, [4 * one.seconds + two.seconds for one, two in zip(read, copy)], read)


def merge(folder: Path) -> None:
    """Merging 20 copies, two new entries in each, against 25 bare reads."""
    source = history(folder / "main.xlsx")
    names = []
    for number in range(COPIES):
        path = Path(shutil.copy(source, folder / f"copy-{number}.xlsx"))
        names.append(filled(path, slice(2 * number, 2 * number + 2)))
    ours, read = [], []
    for _ in range(3):
        main = Path(shutil.copy(source, folder / "mine.xlsx"))
        ours.append(run_once([PYTHON, "-c", COMMAND, "check-in", "merge", main, *names]))
        assert main.stat().st_size != source.stat().st_size, "nothing was merged"
        read.append(run_once([PYTHON, "-c", BARE_READ, main]))
    _say("merge 20 copies", ours, [25 * one.seconds for one in read], read)


def _say(name: str, ours, allowed, read) -> None:
    seconds, base = (statistics.median(one.seconds for one in runs) for runs in (ours, read))
    print(name)
    print(
        f"  {seconds:.2f} s; allowed {statistics.median(allowed):.2f} s; {seconds / base:.2f} bare reads of {base:.2f} s"
    )
    print(f"  peak {statistics.median(one.megabytes for one in ours):.0f} MB")


BENCHMARKS = {one.__name__: one for one in (record, merge)}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for wanted in sys.argv[1:] or BENCHMARKS:
            BENCHMARKS[wanted](Path(temporary))
