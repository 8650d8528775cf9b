"""The reasons of links that stand in one cell: one for all of them, or a line for each, "S-1: because …"."""

from collections.abc import Iterable, Sequence

from stimmig.language.folding import fold
from stimmig.model.entry import Link


def links_to(targets: Sequence[str], reason: str | None) -> tuple[Link, ...]:
    """Return links to what a cell names, with the reason that another cell gives for each of them."""
    own = _reasons_by_line(targets, reason) if reason and len(targets) > 1 and ":" in reason else {}
    return tuple(Link(to, own.get(to) if own else reason) for to in targets)


def in_one_cell(reasons: Iterable[tuple[str, str | None]]) -> str | None:
    """Return the text of a cell that gives the reasons of links, so that `links_to` reads the same again."""
    by_link: dict[str, list[str]] = {}
    for to, reason in reasons:
        told = by_link.setdefault(to, [])
        if reason and reason not in told:
            told.append(reason)
    texts = {to: " · ".join(told) for to, told in by_link.items()}
    if len(set(texts.values())) > 1:
        return "\n".join(f"{to}: {text}" for to, text in texts.items() if text)
    return next(iter(texts.values()), "") or None


def _reasons_by_line(targets: Sequence[str], reason: str) -> dict[str, str]:
    """Return link → reason where each begins a line of its own; nothing where the text begins otherwise."""
    lines: dict[str, list[str]] = {}
    current: list[str] = []
    for line in reason.splitlines():
        to = next((one for one in targets if fold(line[: len(one) + 1]) == fold(f"{one}:")), None)
        if to is not None and to not in lines:
            current = lines[to] = [line[len(to) + 1 :].strip()]
        elif not lines:
            return {}
        else:
            current.append(line)
    return {to: "\n".join(text).strip() for to, text in lines.items()}
