"""What may be meant where a word of the command line is mistyped."""

import difflib
import os
from collections.abc import Sequence

from stimmig.language.text import Text

_FILE = Text(
    "„{value}“ ist kein Befehl, sondern eine Datei. Meinen Sie: check {value}?",
    "“{value}” is no command but a file. Did you mean: check {value}?",
)
_COMMAND = Text("„{value}“ ist kein Befehl. Meinen Sie {near}?", "“{value}” is no command. Did you mean {near}?")
_OPTION = Text(". Meinen Sie {near}?", ". Did you mean {near}?")
_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


def instead_of_command(value: str, known: Sequence[str], lang: str) -> str:
    """Return what to say of a word that is no command; "" where nothing is near."""
    if value.lower().endswith(_ENDINGS) or os.path.isfile(value):
        return _FILE.to(lang, value=value)
    near = difflib.get_close_matches(value.lower(), known, 1)
    return _COMMAND.to(lang, value=value, near=near[0]) if near else ""


def instead_of_option(value: str, known: Sequence[str], lang: str) -> str:
    """Return the option that may be meant, as the end of a sentence; "" where none is near."""
    near = difflib.get_close_matches(value.partition("=")[0].lower(), known, 1)
    return _OPTION.to(lang, near=near[0]) if near else ""
