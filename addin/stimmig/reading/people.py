"""A perspective under a name of the organisation's own that its neighbours make known: "Team" or "Riders", where nobody else is."""

from collections.abc import Sequence

from stimmig.language.perspectives import missing_perspective
from stimmig.model.choices import OTHER_PERSPECTIVE


def beside_the_others(perspectives: Sequence[str | None]) -> list[str | None]:
    """Return the perspectives of a column; the only name of one's own beside three others is the fourth if it tells so."""
    told = set(filter(None, perspectives))
    own = {one for one in told if one.startswith(OTHER_PERSPECTIVE)}
    if len(own) != 1:
        return list(perspectives)
    (name,) = own
    known = missing_perspective(name.removeprefix(OTHER_PERSPECTIVE), told - own)
    return [known if known and one == name else one for one in perspectives]
