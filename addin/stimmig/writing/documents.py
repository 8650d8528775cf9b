"""What the JSON documents of several workbooks are called in one folder."""

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path


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
