"""Accepted findings from a JSON file, for workbooks that nobody may write into, and for several at once."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stimmig.language.text import Text
from stimmig.model.acceptance import Acceptance
from stimmig.refusal import Refusal
from stimmig.schemas import below_each_other, problems

NO_FILE = Text(
    "Die Datei „{name}“ mit akzeptierten Befunden gibt es nicht. Prüfen Sie Ordner und Schreibweise.",
    "There is no file “{name}” of accepted findings. Check the folder and the spelling.",
)
NOT_READABLE = Text(
    "{name}: Die Datei mit akzeptierten Befunden lässt sich nicht lesen. Speichern Sie sie als Text in UTF-8, und"
    " prüfen Sie Ihre Zugriffsrechte.",
    "{name}: the file of accepted findings cannot be read. Save it as text in UTF-8, and check your access rights.",
)
NOT_JSON = Text(
    "{name}, Zeile {line}, Spalte {column}: Ab hier ist die Datei kein gültiges JSON. Oft fehlt davor ein Komma, ein"
    " Anführungszeichen oder eine Klammer.",
    "{name}, line {line}, column {column}: from here on the file is not valid JSON. Often a comma, a quotation mark or"
    " a bracket is missing before it.",
)
INVALID = Text(
    "{name}: Die Datei mit akzeptierten Befunden ist so nicht zu gebrauchen:{problems}",
    "{name}: the file of accepted findings cannot be used as it is:{problems}",
)
NO_DAY = Text(
    "unter accepted → {at} → until steht „{value}“, erlaubt ist ein Tag der Form JJJJ-MM-TT",
    "under accepted → {at} → until there is “{value}”, but allowed is a day of the form YYYY-MM-DD",
)


def load_acceptances(path: Path) -> tuple[Acceptance, ...]:
    """Return what a file accepts; Refusal where there is none or it is broken."""
    text, document = read_json(path)
    if found := problems("acceptances", document, text) or list(_bad_days(document)):
        raise Refusal("accepted_broken", INVALID, name=path.name, problems=below_each_other(found))
    return tuple(
        Acceptance(
            one["code"],
            one["identity"],
            one["reason"],
            one["by"],
            _day(one.get("until")),
            workbook=one.get("workbook"),
            file=path.name,
        )
        for one in document["accepted"]
    )


def read_json(path: Path) -> tuple[str, Any]:
    """Return the text of a JSON file and what it holds; Refusal where it cannot be read."""
    if not path.is_file():
        raise Refusal("accepted_missing", NO_FILE, name=str(path))
    try:
        text = path.read_text("utf-8-sig")
        return text, json.loads(text)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        raise Refusal("accepted_broken", NOT_JSON, name=path.name, **where) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("accepted_broken", NOT_READABLE, name=path.name) from error


def _bad_days(document: Mapping[str, Any]) -> Iterator[Text]:
    for at, one in enumerate(document["accepted"]):
        try:
            _day(one.get("until"))
        except ValueError:
            yield NO_DAY.filled(at=str(at), value=one["until"][:40])


def _day(text: str | None) -> datetime.date | None:
    if text is None:
        return None
    return datetime.datetime.strptime(text, "%Y-%m-%d").date()
