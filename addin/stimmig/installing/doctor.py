"""Say of each thing that the add-in needs whether it is so, and what to do where it is not."""

import contextlib
import re
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

from stimmig.installing import words
from stimmig.installing.config import read_config
from stimmig.installing.install import add_in, script
from stimmig.installing.places import ADD_IN, Places
from stimmig.language.text import Text
from stimmig.resources import resource
from stimmig.writing.files import writable

GOOD, BAD, UNSEEN = "✔", "✖", "○"
_POLICIES = r"Software\Policies\Microsoft\office\16.0\excel\security"
_MACROS_OFF = 4


class Verdict(NamedTuple):
    """One thing that the add-in needs."""

    sign: str
    text: Text


def examine(where: Places, python: str = sys.executable) -> Iterator[Verdict]:
    """Yield a verdict on each prerequisite, in the order in which one would put them right."""
    if where.startup is None:
        yield Verdict(BAD, words.SYSTEM_BAD)
        return
    if where.excel is not None:
        there = where.excel.is_dir()
        yield _either(there, words.EXCEL_GOOD, words.EXCEL_BAD, path=str(where.excel))
    yield _either(_can_be_written(where.startup), words.STARTUP_GOOD, words.STARTUP_BAD, path=str(where.startup))
    yield _add_in(where.startup / ADD_IN)
    yield _python(where, python)
    yield _xlwings()
    if where.script:
        same = where.script.exists() and where.script.read_bytes() == script()
        yield _either(same, words.SCRIPT_GOOD, words.SCRIPT_BAD)
    yield _policy()


def _either(good: bool, text: Text, otherwise: Text, **facts) -> Verdict:
    chosen = text if good else otherwise
    return Verdict(GOOD if good else BAD, chosen.filled(**facts) if facts else chosen)


def _can_be_written(folder: Path) -> bool:
    """Say whether a folder is writable, or can be made."""
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    return nearest.is_dir() and writable(nearest)


def _add_in(path: Path) -> Verdict:
    if not path.exists():
        return Verdict(BAD, words.ADD_IN_MISSING)
    return _either(path.read_bytes() == add_in(), words.ADD_IN_GOOD, words.ADD_IN_OLD)


def _python(where: Places, python: str) -> Verdict:
    entered = read_config(where.config, where.encoding).get(where.interpreter_key, "")
    if not entered:
        return Verdict(BAD, words.PYTHON_MISSING.filled(path=str(where.config)))
    if not Path(entered).exists():
        return Verdict(BAD, words.PYTHON_GONE.filled(path=entered))
    if entered != python:
        return Verdict(UNSEEN, words.PYTHON_OTHER.filled(path=entered))
    return Verdict(GOOD, words.PYTHON_GOOD.filled(path=entered))


def _xlwings() -> Verdict:
    try:
        installed = version("xlwings")
    except PackageNotFoundError:
        return Verdict(BAD, words.XLWINGS_MISSING)
    wanted = built_with()
    if installed == wanted:
        return Verdict(GOOD, words.XLWINGS_GOOD.filled(version=installed))
    return Verdict(UNSEEN, words.XLWINGS_OTHER.filled(version=installed, wanted=wanted))


def built_with() -> str:
    """Return the version of xlwings whose macros the add-in holds."""
    with zipfile.ZipFile(resource("templates", ADD_IN)) as package:
        found = re.search(r"xlwings ([\d.]+)", package.read("docProps/core.xml").decode())
    return found[1] if found else ""


def _policy() -> Verdict:
    with contextlib.suppress(ImportError, OSError):
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _POLICIES) as key:
            if winreg.QueryValueEx(key, "VBAWarnings")[0] == _MACROS_OFF:
                return Verdict(BAD, words.POLICY_BAD)
    return Verdict(UNSEEN, words.POLICY)
