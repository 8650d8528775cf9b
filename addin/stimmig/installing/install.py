"""Write the add-in, its settings and, on a Mac, its script; and take exactly that away again. Doing it twice changes nothing."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from stimmig.installing import words
from stimmig.installing.config import config_bytes, read_config
from stimmig.installing.places import ADD_IN, SCRIPT, Places
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.resources import resource
from stimmig.writing.files import ensure_folder, replace_file

_OTHERS = {"ADD_WORKBOOK_TO_PYTHONPATH": "False"}
"""a file beside the workbook must not take the place of stimmig, and paths on OneDrive would break the search"""


def install(where: Places, python: str = sys.executable) -> Iterator[Text]:
    """Install, and yield what was done; Refusal where a file cannot be written."""
    if where.startup is None:
        raise Refusal("no_excel", words.NO_EXCEL_HERE)
    if '"' in python:
        raise Refusal("quote_in_path", words.QUOTE_IN_PATH, path=python)
    for target, content in _wanted(where, python).items():
        if target.exists() and target.read_bytes() == content:
            yield words.UNCHANGED.filled(path=str(target))
            continue
        ensure_folder(target.parent)
        replace_file(target, content, str(target), target.read_bytes() if target.exists() else None)
        yield words.INSTALLED.filled(path=str(target))
    yield words.RESTART


def uninstall(where: Places) -> Iterator[Text]:
    """Take away what `install` wrote, and yield what that was; other people's lines in the settings stay."""
    found = False
    targets = [where.startup / ADD_IN] if where.startup else []
    for target in targets + ([where.script] if where.script else []):
        if target.exists():
            _delete(target)
            found = True
            yield words.REMOVED.filled(path=str(target))
    settings = read_config(where.config, where.encoding)
    rest = {key: value for key, value in settings.items() if key not in (where.interpreter_key, *_OTHERS)}
    if rest != settings:
        found = True
        if rest:
            replace_file(where.config, config_bytes(rest, where.encoding), where.config.name, where.config.read_bytes())
        else:
            _delete(where.config)
        yield words.REMOVED.filled(path=str(where.config))
    if not found:
        yield words.NOTHING


def add_in() -> bytes:
    """Return the add-in of this version of stimmig."""
    return resource("templates", ADD_IN).read_bytes()


def script() -> bytes:
    """Return the AppleScript of this version of stimmig."""
    return resource("templates", SCRIPT).read_bytes()


def _wanted(where: Places, python: str) -> dict[Path, bytes]:
    settings = {**read_config(where.config, where.encoding), where.interpreter_key: python, **_OTHERS}
    files = {where.startup / ADD_IN: add_in(), where.config: config_bytes(settings, where.encoding)}
    return files | ({where.script: script()} if where.script else {})


def _delete(path: Path) -> None:
    from stimmig.writing import refusals

    try:
        path.unlink()
    except OSError as error:
        raise Refusal("in_use", refusals.IN_USE, name=str(path)) from error
    with contextlib.suppress(OSError):  # the folder of the settings, where nothing else is in it
        if path.parent.name == ".stimmig":
            path.parent.rmdir()
