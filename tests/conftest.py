"""What all tests share: programs that may be missing, the example data beside the checkout."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
ALL_PROGRAMS = bool(os.environ.get("STIMMIG_ALL_PROGRAMS"))
VALIDATOR = ROOT / ".venv-tools" / "node_modules" / ".bin" / "ooxml-validator"

_NEEDS = "needs the program "


def find_program(name: str) -> str | None:
    """Return the path of a program that pip does not install."""
    if name == "ooxml-validator":
        return str(VALIDATOR) if VALIDATOR.exists() else shutil.which(name)
    return shutil.which(name)


def pytest_runtest_setup(item):
    for mark in item.iter_markers("program"):
        for name in mark.args:
            if find_program(name) is None:
                if ALL_PROGRAMS:
                    pytest.fail(f"the program {name} is missing, and STIMMIG_ALL_PROGRAMS forbids to skip")
                pytest.skip(f"{_NEEDS}{name}")


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    for line in skipped_lines([str(report.longrepr[2]).removeprefix("Skipped: ") for report in skipped]):
        terminalreporter.write_line(line)


def skipped_lines(reasons: list[str]) -> list[str]:
    """Return what the summary says: how many tests want for which program, and why the others were skipped."""
    counts = sorted(Counter(reasons).items())
    wanting = [(reason.removeprefix(_NEEDS), count) for reason, count in counts if reason.startswith(_NEEDS)]
    others = [(reason, count) for reason, count in counts if not reason.startswith(_NEEDS)]
    return [f"skipped for want of {program}: {count}" for program, count in wanting] + [
        f"skipped, {reason}: {count}" for reason, count in others
    ]


@pytest.fixture
def shared() -> Path:
    """Return the folder of example workbooks; the tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs the example data beside the checkout")
    return SHARED
