"""The settings that Excel's side reads before it starts Python: lines such as "INTERPRETER_WIN","C:\\…\\python.exe"."""

import csv
import io
from pathlib import Path


def read_config(path: Path, encoding: str) -> dict[str, str]:
    """Return key → value, in order; nothing where there is no such file."""
    if not path.exists():
        return {}
    text = path.read_bytes().decode(encoding, "replace")
    return {row[0]: row[1] for row in csv.reader(io.StringIO(text)) if len(row) == 2}


def config_bytes(settings: dict[str, str], encoding: str) -> bytes:
    """Return the file's content; VBA takes no doubled quotes, so none may be in a value."""
    lines = (f'"{key}","{value}"\r\n' for key, value in settings.items())
    return "".join(lines).encode(encoding, "replace")
