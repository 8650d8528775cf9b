"""The settings sheet: which profile it chooses, which limits it sets itself, and which of its lines set nothing."""

import datetime
import re
from collections.abc import Sequence
from typing import Any

from stimmig.language.detect import chosen_language
from stimmig.model.strategy import Setting
from stimmig.rules.limits import FORMS, LIMITS, Limits
from stimmig.rules.profiles import DEFAULT, known_profile, load_profile

_LANGUAGE = frozenset({"sprache", "language"})
_PROFILE = frozenset({"profil", "profile"})
_YES, _NO = frozenset({"ja", "yes", "true", "wahr", "1"}), frozenset({"nein", "no", "false", "falsch", "0"})
_REASONS = {
    "row": "row",
    "je zeile": "row",
    "zeile": "row",
    "per row": "row",
    "parent": "parent",
    "übergeordnet": "parent",
}
_OPEN = frozenset({"-", "–", "—", "keine", "keine grenze", "ohne grenze", "none", "no limit"})
_NUMBER = re.compile(r"(?P<whole>\d+)(?:[.,](?P<part>\d+))?\s*(?P<percent>%?)")


def limits_for(settings: Sequence[Setting], profile: str | None, today: datetime.date) -> Limits:
    """Return the limits of a check: those of `profile`, else of the workbooks' settings, with their own limits.

    Where several workbooks set the same limit, the one named first counts.
    """
    stated = {name: setting for setting in reversed(settings) if (name := key_of(setting.key))}
    chosen = stated.get("profile")
    # A line without a value sets nothing, whatever it is called.
    ignored = [setting for setting in settings if setting.value and key_of(setting.key) is None]
    name = known_profile(chosen.value or DEFAULT) if chosen else DEFAULT
    if chosen and not name and profile is None:
        ignored.append(chosen)
    base = load_profile(profile or name or DEFAULT)
    values = dict(base.values)
    for name, setting in stated.items():
        if name in LIMITS and setting.value is not None:
            try:
                values[name] = _parsed(LIMITS[name].form, setting.value)
            except ValueError:
                ignored.append(setting)
    for name in [name for name in stated if name.endswith(("_min", "_max"))]:
        pair = [values.get(name[:-3] + end) for end in ("min", "max")]
        if None not in pair and pair[0] > pair[1] and stated[name] not in ignored:
            ignored.append(stated[name])
            values[name] = base.values.get(name)
    language = stated.get("language")
    if language and language.value and not chosen_language(language.value):
        ignored.append(language)
    return Limits(base.profile, values, today, tuple(ignored))


def fits(key: str, value: str) -> bool:
    """Say whether a limit could have a value, seen by itself."""
    try:
        _parsed(LIMITS[key].form, value)
    except ValueError:
        return False
    return True


def key_of(text: str) -> str | None:
    """Return what a line of the settings sheet sets: "language", "profile", the key of a limit; None if unknown."""
    word = " ".join(text.lower().split())
    if word in _LANGUAGE:
        return "language"
    if word in _PROFILE:
        return "profile"
    return next(
        (key for key, limit in LIMITS.items() if word in (key, limit.label.de.lower(), limit.label.en.lower())), None
    )


def _parsed(form: str, text: str) -> Any:
    """Return the value that a line of the settings sheet sets; ValueError where it is none that fits."""
    word = " ".join(text.lower().split())
    if form == "names":
        return [] if word in _OPEN else [name.strip() for name in re.split(r"[;,\n]", text) if name.strip()]
    if form == "yes/no":
        if word in _YES | _NO:
            return word in _YES
        raise ValueError(text)
    if form == "row/parent":
        if word in _REASONS:
            return _REASONS[word]
        raise ValueError(text)
    return None if word in _OPEN else _number(form, word)


def _number(form: str, word: str) -> float:
    bounds, found = FORMS[form], _NUMBER.fullmatch(word)
    if not found or (found["percent"] and form != "share") or (bounds.whole and found["part"] not in (None, "0")):
        raise ValueError(word)
    number = float(f"{found['whole']}.{found['part'] or 0}") / (100 if found["percent"] else 1)
    if not bounds.low <= number <= bounds.high:
        raise ValueError(word)
    return int(number) if bounds.whole else number
