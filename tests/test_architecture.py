"""The borders that the design draws."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from sheets import write_xlsx

PACKAGE = ROOT / "addin" / "stimmig"
MODULES = sorted(PACKAGE.rglob("*.py"))
SPREADSHEET_LIBRARIES = {"openpyxl", "xlsxwriter", "python_calamine", "xlrd", "xlwings", "olefile", "pandas"}

# package → what it may import of ours; each stage knows the value before it and nothing after it
MAY_IMPORT = {
    "cells": set(),
    "language": set(),
    "refusal": {"language"},
    "resources": set(),
    "json_lines": set(),
    "schemas": {"json_lines", "language", "resources"},
    "workbook": {"cells", "language", "refusal"},
    "model": {"cells", "language"},
    "reading": {"cells", "language", "model", "refusal", "workbook"},
    "findings": {"language", "model"},
    "identity": {"cells", "findings", "language", "model"},
    "wording": {"language"},
    "rules": {"findings", "identity", "language", "model", "refusal", "schemas", "wording"},
    "report": {"findings", "identity", "language", "model", "refusal", "rules"},
    "writing": {"cells", "findings", "language", "model", "reading", "refusal", "report", "workbook"},
    "installing": {"language", "refusal", "resources", "writing"},
    "linking": {
        "cells",
        "checking",
        "language",
        "model",
        "reading",
        "refusal",
        "report",
        "rules",
        "wording",
        "workbook",
        "writing",
    },
    "template": {"language", "model", "rules", "workbook", "writing"},
    "checkin": {
        "cells",
        "files_given",
        "language",
        "model",
        "option_words",
        "reading",
        "refusal",
        "rules",
        "workbook",
        "writing",
    },
    "converting": {
        "cells",
        "language",
        "model",
        "reading",
        "refusal",
        "template",
        "workbook",
        "writing",
    },
}
LIBRARIES = {
    "workbook": {"python_calamine", "xlrd", "olefile", "openpyxl"},
    "writing": {"xlsxwriter"},
    "template": {"xlsxwriter"},
    "checkin": {"xlsxwriter"},
    "converting": {"xlsxwriter"},
    "wording": {"Stemmer"},
    "library": {"pandas"},
    "clicks": {"xlwings"},
}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "stimmig":
                found |= {f"stimmig.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_stage_knows_only_what_comes_before_it(path):
    part = part_of(path)
    if part not in MAY_IMPORT:
        pytest.skip("an entry point or the page that joins the stages")
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("stimmig.")} - {part, "__version__"}
    assert ours <= MAY_IMPORT[part], f"{part} must not import {ours - MAY_IMPORT[part]}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_spreadsheet_libraries_are_known_at_the_borders_only(path):
    libraries = {name.split(".")[0] for name in imports_of(path)} & SPREADSHEET_LIBRARIES
    assert libraries <= LIBRARIES.get(part_of(path), set())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_short(path):
    """What outgrows 250 lines holds a second thought; the description of the canonical workbook is one list."""
    limit = 430 if path.name == "canonical.py" else 250
    assert len(path.read_text("utf-8").splitlines()) <= limit


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_fit_a_screen(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < 50, f"{node.name} is too long"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_and_public_function_says_what_it_is(path):
    tree = ast.parse(path.read_text("utf-8"))
    is_rule = part_of(path) == "rules" and path.parent.name != "rules"
    assert is_rule or ast.get_docstring(tree), "the module has no docstring"
    for node in [] if is_rule else ast.walk(tree):
        public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        inside_private = False
        if public and not inside_private and node in tree.body:
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_ruff_is_content():
    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", str(ROOT)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def modules_loaded_by(*words: str) -> set[str]:
    """Return what a command imports, in a process of its own."""
    code = (
        "import sys\nfrom stimmig.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('MODULES', *sorted(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env={**os.environ}, check=True
    )
    return set(run.stdout.rpartition("MODULES ")[2].split())


def test_check_imports_no_heavy_library(tmp_path):
    """A check without writing needs none of the libraries that cost a start."""
    path = write_xlsx("# Kennzahlen\n| ID | Kennzahl | Ist |\n| K-1 | Umsatz | 5 |", tmp_path / "a.xlsx")
    loaded = modules_loaded_by("check", str(path))
    heavy = {
        "pandas",
        "openpyxl",
        "xlwings",
        "numpy",
        "xlsxwriter",
        "jsonschema",
        "xlrd",
        "olefile",
        "matplotlib",
        "rapidfuzz",
        "msoffcrypto",
        "multiprocessing",
    }
    assert "python_calamine" in loaded and not loaded & heavy


def test_help_and_version_import_next_to_nothing():
    """They answer before anything is read."""
    for words in (["--help"], ["--version"], ["check", "--help"]):
        ours = {name for name in modules_loaded_by(*words) if name.startswith("stimmig.")}
        assert ours == {
            "stimmig.arguments",
            "stimmig.cli",
            "stimmig.language",
            "stimmig.language.detect",
            "stimmig.language.text",
            "stimmig.option_words",
        }
