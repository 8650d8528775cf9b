"""Check documents against the JSON Schemas in `schema/`, and say what is wrong in the reader's language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from stimmig.json_lines import lines_of
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


def problems(name: str, document, text: str = "") -> list[Text]:
    """Return everything that a document breaks of its schema, nearest to the top first.

    `text` is the file in which it stands: where it is given, each problem begins with its line, in that order.
    """
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema(name)).iter_errors(document)
    found = [one for error in errors for one in _problems(error)]
    lines = lines_of(text) if text else {}
    return [
        Text(f"Zeile {lines[path]}: {said.de}", f"line {lines[path]}: {said.en}") if path in lines else said
        for path, said in sorted(found, key=lambda one: (lines.get(one[0], 0), len(one[0]), str(one[0])))
    ]


def below_each_other(found: Sequence[Text], most: int = 20) -> Text:
    """Return problems as lines, to stand behind a colon; of very many the first."""
    shown = found[:most]
    rest = Text(f"\n  … und {len(found) - most} weitere", f"\n  … and {len(found) - most} more")
    more = rest if len(found) > most else Text("", "")
    return Text(*("".join(f"\n  {one.to(lang)}" for one in shown) + more.to(lang) for lang in ("de", "en")))


def _problems(error) -> Iterator[tuple[tuple, Text]]:
    """Yield where something is wrong, as a path of keys and positions, and what."""
    path, where = tuple(error.path), _where(error.path)
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", {}))
        for extra in sorted(set(error.instance) - set(known)):
            yield (*path, extra), _unknown(extra, where, known)
    elif error.validator == "required" or (error.validator == "anyOf" and _either(error)):
        yield path, _missing(error, where)
    else:
        allowed, value = _allowed(error.schema, error.instance), json.dumps(error.instance, ensure_ascii=False)[:60]
        yield (
            path,
            Text(
                f"{where.de} steht {value}, erlaubt ist {allowed.de}",
                f"{where.en} there is {value}, but allowed is {allowed.en}",
            ),
        )


def _either(error) -> list[str]:
    """Return the keys of which one is needed."""
    return [key for one in error.validator_value for key in one.get("required", ())]


def _missing(error, where: Text) -> Text:
    if error.validator == "anyOf":
        keys = _either(error)
        german, english = " oder ".join(f"„{key}“" for key in keys), " or ".join(f"“{key}”" for key in keys)
        return Text(f"{where.de} fehlt {german}", f"{english} is missing {where.en}")
    missing = ", ".join(sorted(set(error.validator_value) - set(error.instance)))
    return Text(f"{where.de} fehlt „{missing}“", f"“{missing}” is missing {where.en}")


def _unknown(extra: str, where: Text, known: Sequence[str]) -> Text:
    from difflib import get_close_matches

    near = get_close_matches(extra.lower(), known, 2)
    if near:
        return Text(
            f"„{extra}“ {where.de} ist unbekannt; meinen Sie {' oder '.join(near)}?",
            f"“{extra}” {where.en} is unknown; did you mean {' or '.join(near)}?",
        )
    listed = ", ".join(known)
    return Text(
        f"„{extra}“ {where.de} ist unbekannt; erlaubt sind {listed}",
        f"“{extra}” {where.en} is unknown; allowed are {listed}",
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
