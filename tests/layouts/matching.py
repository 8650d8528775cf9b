"""Which entry that was read is which of the truth, and whether the two go together."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from layouts.comparing import close, number, period, text

Entry = dict[str, Any]


def rows_of(side: Entry, kind: str) -> list[Entry]:
    """Return the entries of a kind; a bare name is an entry too."""
    rows = side.get(kind)
    return [row if isinstance(row, dict) else {"name": row} for row in rows] if isinstance(rows, list) else []


def spellings_of(row: Entry) -> set[str]:
    """Return the accepted names of an entry."""
    return {text(row.get("name")), *(text(name) for name in row.get("name_alt", ()))}


def spellings(side: Entry, kind: str) -> dict[str, set[str]]:
    """Return the accepted names of all entries, by the first one."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(side, kind):
        found[text(row["name"])] |= spellings_of(row)
    return found


def pair(
    wanted: list[Entry], found: list[Entry], agree: Callable[[Entry, Entry], int]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Return rows of one name side by side, those that agree best first; what was missed; what was invented."""
    named = defaultdict(list)
    for i, one in enumerate(wanted):
        for name in spellings_of(one):
            named[name].append(i)
    fitting = [
        (agree(wanted[i], other), -i, -j)
        for j, other in enumerate(found)
        for i in set(named.get(text(other.get("name")), ()))
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, minus_i, minus_j in sorted(fitting, reverse=True):
        if -minus_i not in taken and -minus_j not in used:
            taken[-minus_i] = -minus_j
            used.add(-minus_j)
    missed = [one for i, one in enumerate(wanted) if i not in taken and not one.get("optional")]
    extra = [
        other for j, other in enumerate(found)
        if j not in used and not any(wanted[i].get("dup_ok") for i in named.get(text(other.get("name")), ()))
    ]  # fmt: skip
    return [(wanted[i], found[j]) for i, j in taken.items()], missed, extra


def each_once(rows: list[Entry]) -> list[Entry]:
    """Return the objectives, each once per perspective and name."""
    rows = [row for row in rows if text(row.get("name"))]
    return list({(text(row.get("perspective")), text(row.get("name"))): row for row in reversed(rows)}.values())[::-1]


def same_perspective(one: Entry, other: Entry) -> bool:
    """Return whether two objectives stand in one perspective."""
    names = {text(name).lower() for name in (one.get("perspective"), *one.get("perspective_alt", ()))}
    return text(other.get("perspective")).lower() in names


def is_called(found: Any, wanted: Any, known: dict[str, set[str]]) -> bool:
    """Return whether a link names what it should, in any accepted spelling."""
    return text(found) in (known.get(text(wanted)) or {text(wanted)})


def is_linked(one: Entry, other: Entry, known: dict[str, set[str]]) -> bool:
    """Return whether a KPI or an initiative hangs on the right objective, or on none where none is named."""
    if one.get("objective") is not None:
        return is_called(other.get("objective"), one["objective"], known)
    wanted = one.get("perspective")
    return not text(other.get("objective")) and (
        not wanted or text(wanted).lower() == text(other.get("perspective")).lower()
    )


def agreement(one: Entry, other: Entry, linked: bool) -> int:
    """Return points for how well two KPIs of one name go together."""
    points = 4 * linked
    for name, weight in (("scope", 8), ("code", 16)):
        points += weight * bool(one.get(name) and text(one[name]) == text(other.get(name)))
    for name in ("target", "actual"):
        wanted, found = number(one.get(name)), number(other.get(name))
        if wanted is None or found is None:
            points += wanted is None and found is None
        else:
            points += 2 * close(wanted, found)
    return points


def same_range(one: Entry, other: Entry) -> bool:
    """Return whether a range such as "3 - 4 %" was read, as two numbers or as it is written."""
    low, high = number(other.get("target_min")), number(other.get("target_max"))
    if low is not None and high is not None:
        return close(one["target_min"], low) and close(one["target_max"], high)
    written = [re.sub(r"\s", "", text(side.get("target_text"))).replace("bis", "-") for side in (one, other)]
    return written[0] == written[1] != ""


def moment(row: Entry) -> tuple[str, str]:
    """Return what a check-in is about, and when."""
    return text(row.get("key_result")), period(row.get("date") or row.get("week"))


def not_other(wanted: Any, found: Any) -> bool:
    """Return whether a value is the wanted one, where one is wanted."""
    value, got = number(wanted), number(found)
    return value is None or (got is not None and close(value, got))


def texts_in(value: Any):
    """Yield every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)
