"""The JSON documents of several workbooks in one folder: what they are called, and writing them."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from stimmig.language.detect import system_language
from stimmig.writing.files import ensure_folder, write_document
from stimmig.writing.said import RENAMED


def names_of(paths: Collection[Path]) -> dict[Path, str]:
    """Return path → the name of its document: plan.json; where two would share that, plan.xlsx.json or a-plan.xlsx.json."""
    names: dict[Path, str] = {}
    rest = list(paths)
    for name in (_stem, _full, *(_with_folders(depth) for depth in range(1, _deepest(paths)))):
        for path in rest:
            names[path] = f"{name(path)}.json"
        rest = _alike(names)
    return names


def _stem(path: Path) -> str:
    return path.stem


def _full(path: Path) -> str:
    return path.name


def _with_folders(depth: int):
    return lambda path: "-".join(part.strip("/\\:") for part in path.absolute().parts[-1 - depth :])


def _deepest(paths: Iterable[Path]) -> int:
    return max((len(path.absolute().parts) for path in paths), default=0)


def _alike(names: dict[Path, str]) -> list[Path]:
    """Return the paths whose names another one has too; on most systems case does not tell files apart."""
    times = Counter(name.casefold() for name in names.values())
    return [path for path, name in names.items() if times[name.casefold()] > 1]


def write_documents(documents: Mapping[Path, dict[str, Any]], folder: Path, chosen: str | None) -> Iterator[str]:
    """Write each document into the folder; yield a sentence, in the chosen language, where a file is named otherwise."""
    ensure_folder(folder)
    for path, target in names_of(documents).items():
        document = documents[path]
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
        write_document(folder / target, text + "\n")
        if target != f"{path.stem}.json":
            lang = chosen or document.get("lang") or system_language()
            yield RENAMED.to(lang, name=str(path), target=target, stem=path.stem)
