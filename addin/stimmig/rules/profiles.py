"""Profiles: named sets of limits. One inherits from another; a settings sheet overrides single limits."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from stimmig.language.text import Text
from stimmig.model.strategy import Setting
from stimmig.refusal import Refusal
from stimmig.rules.limits import LIMITS, Limits

DEFAULT = "die-agilen"
NAMES = ("die-agilen", "mooncamp", "google", "openokr", "kaplan-norton")

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

UNKNOWN = Text(
    "Das Profil „{name}“ gibt es nicht. Bekannt sind {names}; sonst nennen Sie eine JSON-Datei.",
    "There is no profile “{name}”. Known are {names}; else name a JSON file.",
)
NOT_JSON = Text(
    "{name}, Zeile {line}: Das ist kein gültiges JSON ({what}). Prüfen Sie Kommas und Anführungszeichen davor.",
    "{name}, line {line}: this is no valid JSON ({what}). Check commas and quotation marks before it.",
)
INVALID = Text(
    "{name}: Das Profil ist nicht zu gebrauchen. {problems}", "{name}: the profile cannot be used. {problems}"
)
IN_A_CIRCLE = Text(
    "{name}: Das Profil erbt von sich selbst. Ändern Sie „inherits“.",
    "{name}: the profile inherits from itself. Change “inherits”.",
)


def load_profile(name: str = DEFAULT, *, _below: tuple[str, ...] = ()) -> Limits:
    """Return the limits of a known profile or of a JSON file; Refusal where there is none or it is broken."""
    path = Path(name)
    own = name not in NAMES
    if own and (path.suffix.lower() != ".json" or not path.is_file()):
        raise Refusal("profile_unknown", UNKNOWN, name=name, names=NAMES)
    if name in _below:
        raise Refusal("profile_circle", IN_A_CIRCLE, name=name)
    document = _read_own(path) if own else _read_known(name)
    values: dict[str, Any] = {}
    if parent := document.get("inherits") or (DEFAULT if own else None):
        beside = path.parent / parent
        inherited = str(beside) if own and beside.is_file() else parent
        values.update(load_profile(inherited, _below=(*_below, name)).values)
    return Limits(document["name"], values | document["limits"])


def limits_for(settings: Sequence[Setting], profile: str | None, today: datetime.date) -> Limits:
    """Return the limits of a check: those of `profile`, else of the workbooks' settings, with their own limits.

    Where several workbooks set the same limit, the one named first counts.
    """
    stated = {name: setting for setting in reversed(settings) if (name := key_of(setting.key))}
    chosen = stated.get("profile")
    ignored = [setting for setting in settings if key_of(setting.key) is None]
    if profile is None and chosen and chosen.value and chosen.value not in NAMES:
        ignored.append(chosen)
        chosen = None
    base = load_profile(profile or (chosen.value if chosen and chosen.value else DEFAULT))
    values = dict(base.values)
    for name, setting in stated.items():
        if name in LIMITS and setting.value is not None:
            try:
                values[name] = _parsed(LIMITS[name].form, setting.value)
            except ValueError:
                ignored.append(setting)
    return Limits(base.profile, values, today, tuple(ignored))


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
    word = text.strip().lower()
    if form == "names":
        return [name.strip() for name in re.split(r"[;,]", text) if name.strip()]
    if form == "yes/no":
        if word in _YES | _NO:
            return word in _YES
        raise ValueError(text)
    if form == "row/parent":
        if word in _REASONS:
            return _REASONS[word]
        raise ValueError(text)
    if word in ("-", "–", "keine", "none"):
        return None
    number = float(word.rstrip(" %").replace(",", ".")) / (100 if word.endswith("%") else 1)
    if number < 0 and form != "number":
        raise ValueError(text)
    return number if form in ("share", "number", "months") else int(number)


def _read_known(name: str) -> Mapping[str, Any]:
    return json.loads(Path(__file__).with_name("profiles").joinpath(f"{name}.json").read_text("utf-8"))


def _read_own(path: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(path.read_text("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Refusal("profile_broken", NOT_JSON, name=path.name, line=error.lineno, what=error.msg) from error
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("profile_unknown", UNKNOWN, name=str(path), names=NAMES) from error
    from stimmig.schemas import problems

    if found := problems("profile", document):
        joined = Text(*("; ".join(problem.to(lang) for problem in found) for lang in ("de", "en")))
        raise Refusal("profile_broken", INVALID, name=path.name, problems=joined)
    return document
