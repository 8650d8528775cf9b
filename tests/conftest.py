"""What all tests share: programs that may be missing, the example data beside the checkout."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"
ALL_PROGRAMS = bool(os.environ.get("STIMMIG_ALL_PROGRAMS"))
VALIDATOR = ROOT / ".venv-tools" / "node_modules" / ".bin" / "ooxml-validator"

_missing: set[str] = set()


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
                _missing.add(name)
                pytest.skip(f"needs the program {name}")


def pytest_terminal_summary(terminalreporter):
    skipped = terminalreporter.stats.get("skipped", [])
    names = sorted(
        {
            str(report.longrepr[2]).rpartition(" ")[2]
            for report in skipped
            if "needs the program" in str(report.longrepr)
        }
    )
    if names:
        terminalreporter.write_line(f"skipped for want of: {', '.join(names)}")


@pytest.fixture
def shared() -> Path:
    """Return the folder of example workbooks; the tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs the example data beside the checkout")
    return SHARED
