"""Profiles: named sets of limits. One inherits from another; a file of your own may add to them."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.rules.limits import Limits

DEFAULT = "die-agilen"
NAMES = ("die-agilen", "mooncamp", "google", "openokr", "kaplan-norton")

UNKNOWN = Text(
    "Das Profil „{name}“ gibt es nicht. Bekannt sind {names}. Sie können auch eine eigene JSON-Datei nennen.",
    "There is no profile “{name}”. The known ones are {names}. You can also name a JSON file of your own.",
)
NO_FILE = Text(
    "Die Profildatei „{name}“ gibt es nicht. Prüfen Sie Ordner und Schreibweise.",
    "There is no profile file “{name}”. Check the folder and the spelling.",
)
NO_PARENT = Text(
    "{file}: Unter „inherits“ steht „{name}“; dieses Profil gibt es nicht. Bekannt sind {names}. Möglich ist auch eine"
    " JSON-Datei im selben Ordner.",
    "{file}: “inherits” names “{name}”, and there is no such profile. The known ones are {names}. A JSON file in the"
    " same folder is possible too.",
)
NOT_READABLE = Text(
    "{name}: Die Profildatei lässt sich nicht lesen. Speichern Sie sie als Text in UTF-8, und prüfen Sie Ihre"
    " Zugriffsrechte.",
    "{name}: the profile file cannot be read. Save it as text in UTF-8, and check your access rights.",
)
NOT_JSON = Text(
    "{name}, Zeile {line}, Spalte {column}: Ab hier ist die Datei kein gültiges JSON. Oft fehlt davor ein Komma, ein"
    " Anführungszeichen oder eine Klammer.",
    "{name}, line {line}, column {column}: from here on the file is not valid JSON. Often a comma, a quotation mark or"
    " a bracket is missing before it.",
)
NO_NUMBER = Text(
    "{name}: Der Wert {value} ist keine Zahl, mit der sich rechnen lässt. Tragen Sie eine gewöhnliche Zahl ein, oder"
    " null für „ohne Grenze“.",
    "{name}: the value {value} is not a number that can be calculated with. Enter an ordinary number, or null for “no"
    " limit”.",
)
INVALID = Text(
    "{name}: Das Profil ist so nicht zu gebrauchen:{problems}",
    "{name}: the profile cannot be used as it is:{problems}",
)
IN_A_CIRCLE = Text(
    "{name}: Das Profil erbt von sich selbst ({circle}). Nennen Sie unter „inherits“ ein anderes Profil.",
    "{name}: the profile inherits from itself ({circle}). Name another profile under “inherits”.",
)


class _NoNumber(ValueError):
    """NaN, Infinity, 1e999: JSON files hold them, and nothing can be calculated with them."""


def load_profile(name: str = DEFAULT) -> Limits:
    """Return the limits of a known profile or of a JSON file; Refusal where there is none or it is broken."""
    return _load(name, ())


def known_profile(name: str) -> str:
    """Return the profile that a name means, whatever its case; empty where none is known by it."""
    word = name.strip().casefold()
    return word if word in NAMES else ""


def _load(name: str, below: tuple[Path, ...]) -> Limits:
    """Return the limits of a profile; `below` are the files that inherit from it, the first one first."""
    if known := known_profile(name):
        document, path = _read_known(known), None
    else:
        path = _own_file(name, below)
        document = _read_own(path)
    values: dict[str, Any] = {}
    if parent := document.get("inherits") or (DEFAULT if path else None):
        beside = path.parent / parent if path else None
        inherited = str(beside) if beside and not known_profile(parent) and beside.is_file() else parent
        values.update(_load(inherited, (*below, path) if path else below).values)
    return Limits(document["name"], values | document["limits"])


def _own_file(name: str, below: tuple[Path, ...]) -> Path:
    """Return the file that a name means; Refusal where there is none, or where it inherits from itself."""
    path = Path(name)
    if path.suffix.lower() != ".json" or not path.is_file():
        if below:
            raise Refusal("profile_unknown", NO_PARENT, file=below[-1].name, name=name, names=NAMES)
        missing = NO_FILE if path.suffix.lower() == ".json" else UNKNOWN
        raise Refusal("profile_unknown", missing, name=name, names=NAMES)
    # One file may be named in several ways; what counts is where the name leads.
    seen = [one.resolve() for one in below]
    if path.resolve() in seen:
        circle = (*below[seen.index(path.resolve()) :], path)
        raise Refusal("profile_circle", IN_A_CIRCLE, name=path.name, circle=" → ".join(one.name for one in circle))
    return path


def _read_known(name: str) -> Mapping[str, Any]:
    return json.loads(Path(__file__).with_name("profiles").joinpath(f"{name}.json").read_text("utf-8"))


def _read_own(path: Path) -> Mapping[str, Any]:
    text, document = _json(path)
    from stimmig.schemas import below_each_other, problems

    if found := problems("profile", document, text):
        raise Refusal("profile_broken", INVALID, name=path.name, problems=below_each_other(found))
    return document


def _json(path: Path) -> tuple[str, Any]:
    """Return the text of a file, and what it says."""
    try:
        text = path.read_text("utf-8-sig")
        return text, json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Refusal("profile_broken", NOT_JSON, name=path.name, **where) from error
    except _NoNumber as error:
        raise Refusal("profile_broken", NO_NUMBER, name=path.name, value=str(error)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("profile_unknown", NOT_READABLE, name=path.name) from error


def _no_number(word: str) -> NoReturn:
    raise _NoNumber(word)


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        _no_number(word)
    return int(number) if number.is_integer() else number
