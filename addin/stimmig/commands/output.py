"""How commands answer: exit codes, lines, JSON, and refusals in the reader's language."""

import sys
from collections.abc import Iterable
from typing import Any

from stimmig.language.detect import system_language

NO_ERROR, ERRORS_FOUND, UNUSABLE, FAULT = 0, 1, 2, 3


def print_lines(lines: Iterable[str]) -> None:
    """Print a command's answer."""
    for line in lines:
        print(line)


def print_json(document: Any) -> None:
    """Print a document."""
    import json

    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))


def refused(refusals: Iterable, chosen: str | None, otherwise: str = "", offer: bool = False) -> int:
    """Say why, in the chosen language, else that of the workbook concerned, else that of the others or the system.

    `offer` adds how the report can be had all the same.
    """
    from stimmig.writing.refusals import INSTEAD

    lang = ""
    for refusal in refusals:
        lang = chosen or refusal.lang or otherwise or system_language()
        print(refusal.sentence(lang), file=sys.stderr)
    if offer:
        print(INSTEAD.to(lang), file=sys.stderr)
    return FAULT if any(refusal.code == "not_verified" for refusal in refusals) else UNUSABLE
