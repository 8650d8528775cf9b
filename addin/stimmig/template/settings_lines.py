"""The lines of the settings sheet: language, profile, every limit with what counts where it is empty."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.rules.limits import LIMITS, shown
from stimmig.rules.profiles import load_profile
from stimmig.rules.settings import key_of

_LANGUAGE, _PROFILE = Text("Sprache", "Language"), Text("Profil", "Profile")
_PROFILE_HINT = Text("Grenzen, nach denen geprüft wird", "limits that the check uses")
_LANGUAGE_HINT = Text("Sprache des Berichts: de oder en", "language of the report: de or en")
_SETTING_HINT = Text("leer: wie im Profil ({value})", "empty: as in the profile ({value})")


class SettingLine(NamedTuple):
    """A line of the sheet. `given` is the number of the row that it was made from, None where it is the template's."""

    key: str
    value: str
    comment: str
    given: int | None = None


def setting_lines(lang: str, rows: Sequence[Mapping[str, Any]]) -> list[SettingLine]:
    """Return the lines of the sheet in order; what sets nothing, or is set already, stands beneath."""
    limits = load_profile()
    lines = {
        "language": SettingLine(_LANGUAGE.to(lang), lang, _LANGUAGE_HINT.to(lang)),
        "profile": SettingLine(_PROFILE.to(lang), limits.profile, _PROFILE_HINT.to(lang)),
    }
    for key, limit in LIMITS.items():
        value = limits[key]
        value = shown(round(value, 2) if isinstance(value, float) else value)
        lines[key] = SettingLine(limit.label.to(lang), "", _SETTING_HINT.to(lang, value=value))
    beneath: list[SettingLine] = []
    for number, row in enumerate(rows):
        key, value, comment = (row.get(name) or "" for name in ("key", "value", "comment"))
        line = lines.get(key_of(key) or "")
        if line is None or line.given is not None:
            beneath.append(SettingLine(key, value, comment, number))
        else:
            lines[key_of(key)] = line._replace(value=value, comment=comment or line.comment, given=number)
    return [*lines.values(), *beneath]
