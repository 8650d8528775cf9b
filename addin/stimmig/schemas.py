"""Check documents against the JSON Schemas in `schema/`, and say what is wrong in the reader's language."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from stimmig.language.text import Text
from stimmig.resources import resource

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


def problems(name: str, document) -> list[Text]:
    """Return everything that a document breaks of its schema, nearest to the top first."""
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema(name)).iter_errors(document)
    return [_problem(error) for error in sorted(errors, key=lambda error: (len(error.path), str(error.path)))]


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
    if error.validator == "required":
        missing = ", ".join(sorted(set(error.validator_value) - set(error.instance)))
        return Text(f"{where.de} fehlt „{missing}“", f"“{missing}” is missing {where.en}")
    allowed, value = _allowed(error.schema), json.dumps(error.instance, ensure_ascii=False)[:60]
    return Text(
        f"{where.de} steht {value}, erlaubt ist {allowed.de}",
        f"{where.en} there is {value}, but allowed is {allowed.en}",
    )


def _where(path) -> Text:
    """Return where in a document something stands: under limits → kpis_max, or at the top."""
    steps = " → ".join(map(str, path))
    return Text(f"unter {steps}", f"under {steps}") if steps else Text("ganz oben", "at the top")


def _allowed(part: Mapping[str, Any]) -> Text:
    """Return in words what a part of a schema allows."""
    if "enum" in part or "const" in part:
        words = [json.dumps(word, ensure_ascii=False) for word in part.get("enum", [part.get("const")])]
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
