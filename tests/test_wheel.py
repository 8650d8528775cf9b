"""What is installed from a wheel has its templates and schemas, and works outside the checkout."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from conftest import ROOT
from sheets import write_xlsx


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run(pip, check=True, env={**os.environ, "PIP_CONSTRAINT": str(ROOT / "constraints.txt")})
    return next(folder.glob("*.whl"))


def test_a_wheel_carries_templates_schemas_profiles_and_words(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "stimmig/templates/stimmig-vorlage.xlsx",
        "stimmig/schema/profile.json",
        "stimmig/rules/profiles/google.json",
        "stimmig/language/words/headings.json",
    ):
        assert name in names
    assert not [name for name in names if "tests" in name or "samples" in name]


def test_the_wheel_works_in_a_clean_environment(wheel, tmp_path):
    """Install it where nothing else is, and check a workbook with a profile of one's own."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "-c", str(ROOT / "constraints.txt"), str(wheel)]
    subprocess.run(pip, check=True)
    path = write_xlsx("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Umsatz | 5 |", tmp_path / "a.xlsx")
    (tmp_path / "eigen.json").write_text('{"name": "eigen", "limits": {"kpis_max": 40}}')
    command = [str(python), "-m", "stimmig", "check", str(path), "--profile", "eigen.json", "--write", "--lang", "de"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 1 and "PUR001" in run.stdout and "Bericht geschrieben" in run.stderr
