"""Check documents against the JSON Schemas in `schema/`, and say what is wrong in the reader's language."""

import json
from functools import cache

from stimmig.language.text import Text
from stimmig.resources import resource


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
    where = " → ".join(map(str, error.path)) or "{}"
    if error.validator == "additionalProperties":
        known = sorted(error.schema.get("properties", {}))
        extra = ", ".join(sorted(set(error.instance) - set(known)))
        listed = ", ".join(known)
        return Text(
            f"„{extra}“ unter {where} ist unbekannt; erlaubt sind {listed}",
            f"“{extra}” under {where} is unknown; allowed are {listed}",
        )
    if error.validator == "required":
        missing = ", ".join(sorted(set(error.validator_value) - set(error.instance)))
        return Text(f"unter {where} fehlt „{missing}“", f"“{missing}” is missing under {where}")
    allowed = error.schema.get("enum") or error.schema.get("const") or error.schema.get("type")
    shown = ", ".join(map(str, allowed)) if isinstance(allowed, list) else str(allowed)
    value = json.dumps(error.instance, ensure_ascii=False)[:60]
    return Text(f"{where} ist {value}; erlaubt ist: {shown}", f"{where} is {value}; allowed is: {shown}")
