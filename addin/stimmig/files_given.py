"""The files that a command names."""

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


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):  # a circle of links, a name that cannot be: the opening says what
        return path
