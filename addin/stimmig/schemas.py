"""Check documents against the JSON Schemas in `schema/`, and say what is wrong in the reader's language."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from stimmig.language.text import Text
from stimmig.resources import resource

_MOST = 20
"""so many possible words are listed"""
_KINDS = {
    "string": Text("ein Text in Anführungszeichen, der nicht leer ist", "a text in quotation marks that is not empty"),
    "integer": Text("eine ganze Zahl", "a whole number"),
    "number": Text("eine Zahl", "a number"),
    "boolean": Text("true oder false", "true or false"),
    "array": Text("eine Liste in eckigen Klammern", "a list in square brackets"),
    "object": Text("ein Objekt in geschweiften Klammern", "an object in braces"),
    "null": Text("null", "null"),
}


@cache
def schema(name: str) -> dict:
    """Return a schema: record, layout, profile, strategy or report."""
    return json.loads(resource("schema", f"{name}.json").read_text("utf-8"))


def problems(name: str, document, lines: Mapping[tuple, int] = {}) -> list[Text]:
    """Return everything that a document breaks of its schema, nearest to the top first.

    `lines` tells the lines of a file, see `lines_of`; the messages then name them.
    """
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema(name)).iter_errors(document)
    found = sorted(errors, key=lambda error: (len(error.path), str(error.path)))
    return [_with_line(_problem(error), lines.get(tuple(error.path))) for error in found]


_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def lines_of(text: str) -> dict[tuple, int]:
    """Return path → line, counted from 1, of everything in a JSON text: ("tables", 0, "sheet") → 4."""
    found: dict[tuple, int] = {(): 1}
    path: list[str | int] = []
    is_key = False
    before = ""
    line, counted = 1, 0
    for token in _TOKEN.finditer(text):
        line, counted = line + text.count("\n", counted, token.start()), token.start()
        word = token[0]
        if word in "{[":
            found.setdefault(tuple(path), line)
            path.append("" if word == "{" else 0)
            is_key = word == "{"
        elif word in "}]":
            path.pop()
        elif word == ",":
            is_key = isinstance(path[-1], str)
            path[-1] = "" if is_key else path[-1] + 1
        elif word == ":":
            is_key, path[-1] = False, json.loads(before)
            found[tuple(path)] = line
        elif not is_key:
            found.setdefault(tuple(path), line)
        before = word
    return found


def _with_line(problem: Text, line: int | None) -> Text:
    return problem if line is None else Text(f"Zeile {line}: {problem.de}", f"line {line}: {problem.en}")


def _problem(error) -> Text:
    where = _where(error.path)
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", {}))
        extra = ", ".join(sorted(set(error.instance) - set(known)))
        listed = ", ".join(known)
        return Text(
            f"„{extra}“ {where.de} ist unbekannt; erlaubt sind {listed}",
            f"“{extra}” {where.en} is unknown; allowed are {listed}",
        )
    if error.validator == "anyOf":
        keys = [key for one in error.validator_value for key in one.get("required", ())]
        if keys:
            either = [Text(f"„{key}“", f"“{key}”") for key in keys]
            return Text(
                f"{where.de} fehlt {' oder '.join(one.de for one in either)}",
                f"{' or '.join(one.en for one in either)} is missing {where.en}",
            )
    if error.validator == "required":
        missing = ", ".join(sorted(set(error.validator_value) - set(error.instance)))
        return Text(f"{where.de} fehlt „{missing}“", f"“{missing}” is missing {where.en}")
    allowed, value = _allowed(error.schema, error.instance), json.dumps(error.instance, ensure_ascii=False)[:60]
    return Text(
        f"{where.de} steht {value}, erlaubt ist {allowed.de}",
        f"{where.en} there is {value}, but allowed is {allowed.en}",
    )


def _where(path) -> Text:
    """Return where in a document something stands: under limits → kpis_max, or at the top."""
    steps = " → ".join(map(str, path))
    return Text(f"unter {steps}", f"under {steps}") if steps else Text("ganz oben", "at the top")


def _near(value: Any, known: Sequence[Any]) -> list[Any]:
    """Return those of many words that may be meant; all where none is near."""
    from difflib import get_close_matches

    return get_close_matches(str(value), [word for word in known if isinstance(word, str)], 3) or list(known)


def _allowed(part: Mapping[str, Any], value: Any = None) -> Text:
    """Return in words what a part of a schema allows; of very many words those near to the value."""
    if "enum" in part or "const" in part:
        known = part.get("enum", [part.get("const")])
        words = [
            json.dumps(word, ensure_ascii=False) for word in (known if len(known) <= _MOST else _near(value, known))
        ]
        return Text(" oder ".join(words), " or ".join(words))
    types = part.get("type", ())
    kinds = [_kind(kind, part) for kind in ([types] if isinstance(types, str) else types)]
    return Text(" oder ".join(kind.de for kind in kinds), " or ".join(kind.en for kind in kinds))


def _kind(kind: str, part: Mapping[str, Any]) -> Text:
    """Return a type in words, with the bounds of a number: a whole number from 0 to 5."""
    words, low, high = _KINDS[kind], part.get("minimum"), part.get("maximum")
    if kind not in ("integer", "number") or low is None:
        return words
    if high is None:
        return Text(f"{words.de} ab {low}", f"{words.en} from {low} up")
    return Text(f"{words.de} von {low} bis {high}", f"{words.en} from {low} to {high}")
