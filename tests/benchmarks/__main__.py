"""Ratios against baselines measured in the same run; no test, nothing is asserted.

python tests/benchmarks [small] [large] [write] [start]
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import workbooks
from measure import compare

HERE = Path(__file__).parent
PYTHON = sys.executable
STIMMIG = Path(PYTHON).parent / "stimmig"
BARE_READ = (
    "import sys, python_calamine\n"
    "book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])\n"
    "for name in book.sheet_names: book.get_sheet_by_name(name).to_python()\n"
)
LOAD_AND_SAVE = "import sys, openpyxl\nopenpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])\n"
WRITE_REPORT = (
    "import sys, pickle\n"
    "from stimmig.writing.xlsx.author import draw_report\n"
    "from stimmig.writing.xlsx.edit import NewSheet, put_sheets\n"
    "from stimmig.writing.xlsx.guard import verify\n"
    "from stimmig.writing.files import replace_file\n"
    "from pathlib import Path\n"
    "report = pickle.load(open(sys.argv[2], 'rb'))\n"
    "old = open(sys.argv[1], 'rb').read()\n"
    "new = put_sheets(old, 'a.xlsx', [NewSheet('report', 'stimmig Bericht', draw_report(report))])\n"
    "verify(old, new, 'a.xlsx')\n"
    "replace_file(Path(sys.argv[3]), new, 'a.xlsx')\n"
)


def small(folder: Path) -> None:
    """Five sheets of 50 rows against frictionless validate."""
    path = workbooks.five_sheets(folder / "small.xlsx")
    frictionless = _tool("frictionless[excel]==5.21.0", "frictionless")
    compare(
        "five sheets of 50 rows: check / frictionless validate",
        [STIMMIG, "check", path],
        [frictionless, "validate", path],
        limit="(wanted: time under 0.3)",
    )


def large(folder: Path) -> None:
    """A hundred thousand rows against a bare read of the cells."""
    path = workbooks.hundred_thousand_rows(folder / "large.xlsx")
    compare(
        "100,000 rows: check / bare calamine read",
        [STIMMIG, "check", path],
        [PYTHON, "-c", BARE_READ, path],
        limit="(wanted: time at most 3, memory at most 6)",
    )


def write(folder: Path) -> None:
    """Writing the report alone against openpyxl's load and save."""
    import pickle

    from stimmig.checking import check_readings, open_all, report_on

    path = workbooks.fifty_megabytes(folder / "big.xlsx")
    readings, _ = open_all([path])
    check = check_readings(readings)
    (folder / "report.pickle").write_bytes(pickle.dumps(report_on(check, readings[0], "de")))
    compare(
        "report into 50 MB of cells: writing / openpyxl load and save",
        [PYTHON, "-c", WRITE_REPORT, path, folder / "report.pickle", folder / "ours.xlsx"],
        [PYTHON, "-c", LOAD_AND_SAVE, path, folder / "theirs.xlsx"],
        runs=3,
        limit="(wanted: time at most 0.05)",
    )


def start(folder: Path) -> None:
    """Help and version against an empty Python."""
    for words in (["--help"], ["--version"]):
        compare(
            f"stimmig {words[0]} / python -c pass",
            [STIMMIG, *words],
            [PYTHON, "-c", "pass"],
            runs=15,
            limit="(wanted: 5 times plus 60 ms)",
        )


def _tool(package: str, program: str) -> Path:
    """Return a program in an environment of its own, made at the first use."""
    home = Path(os.environ.get("STIMMIG_BENCHMARK_TOOLS", HERE.parents[1] / ".venv-tools")) / program
    path = home / ("Scripts" if os.name == "nt" else "bin") / program
    if not path.exists():
        venv.create(home, with_pip=True)
        subprocess.run([path.parent / "python", "-m", "pip", "install", "--quiet", package], check=True)
    return path


BENCHMARKS = {one.__name__: one for one in (small, large, write, start)}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        for name in sys.argv[1:] or BENCHMARKS:
            BENCHMARKS[name](Path(temporary))
