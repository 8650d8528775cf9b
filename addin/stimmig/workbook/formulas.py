"""Formulas as they are written, for the few who need more than their results."""

import re
from collections.abc import Iterator
from html import unescape

from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator

from stimmig.cells import column_name

_SHARED = re.compile(rb'\bsi="(\d+)"')


def column_formulas(data: bytes, column: int) -> dict[int, str]:
    """Return row → formula for one column of a sheet's XML; those that Excel shares between cells are worked out."""
    letters = column_name(column)
    cells = re.compile(rb'<c r="' + letters.encode() + rb'(\d+)"[^>]*><f([^>]*?)(?:/>|>([^<]*)</f>)')
    found: dict[int, str] = {}
    shared: dict[bytes, Translator] = {}
    for row, attributes, text in cells.findall(data):
        formula, here = "=" + unescape(text.decode()), f"{letters}{int(row)}"
        group = _SHARED.search(attributes)
        if group and text:
            shared[group[1]] = Translator(formula, here)
        elif group:
            formula = shared[group[1]].translate_formula(here) if group[1] in shared else "="
        found[int(row) - 1] = formula
    return found


def references(formula: str) -> Iterator[tuple[str, str]]:
    """Yield sheet ("" for the formula's own) and cells of each reference: ("Key Results", "D2:D9"), ("", "KR[Ist]")."""
    for token in Tokenizer(formula).items:
        if token.subtype == "RANGE":
            sheet, _, cells = token.value.rpartition("!")
            yield sheet.removeprefix("'").removesuffix("'").replace("''", "'"), cells.replace("$", "")
