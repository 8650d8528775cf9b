"""The files that a command names: workbooks, and the layout file."""

import os
from collections.abc import Iterable
from pathlib import Path


def given_files(files: Iterable[Path]) -> list[Path]:
    """Return the files, each once; patterns such as *.xlsx filled in where the shell does not do it."""
    found: list[Path] = []
    for path in files:
        pattern = any(mark in path.name for mark in "*?[") and not os.path.exists(path)
        found += sorted(path.parent.glob(path.name)) or [path] if pattern else [path]
    once: dict[Path, Path] = {}
    for path in found:
        once.setdefault(_real(path), path)
    return list(once.values())


def given_layout(path: Path | None) -> tuple:
    """Return what a layout file decides, nothing where none is named; Refusal where it is broken."""
    if path is None:
        return ()
    from stimmig.layout_file import load_layout  # most commands name none

    return load_layout(path)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that cannot be: the opening says what
        return path
