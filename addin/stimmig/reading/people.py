"""The people as a perspective: "Team" beside finance, customers and processes, and no other of learning."""

from collections.abc import Sequence

from stimmig.language.folding import fold
from stimmig.language.perspectives import people_among_perspectives
from stimmig.model.choices import OTHER_PERSPECTIVE

_OTHERS = {"finance", "customer", "process"}


def beside_the_others(perspectives: Sequence[str | None]) -> list[str | None]:
    """Return the perspectives of a column; a name of the people is learning where it alone stands beside the others."""
    told = set(filter(None, perspectives))
    own = {one for one in told if one.startswith(OTHER_PERSPECTIVE)}
    if len(own) != 1 or told - own != _OTHERS:
        return list(perspectives)
    (name,) = own
    if fold(name.removeprefix(OTHER_PERSPECTIVE)) not in people_among_perspectives():
        return list(perspectives)
    return ["learning" if one == name else one for one in perspectives]
