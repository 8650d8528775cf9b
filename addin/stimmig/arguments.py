"""The command line as its reader sees it: commands, options and their explanations, in both languages."""

import argparse
import datetime
from pathlib import Path
from typing import NoReturn

from stimmig import __version__
from stimmig.language.detect import LANGUAGES
from stimmig.language.text import Text

# What argparse itself says; it takes its words through this name.
_ARGPARSE_GERMAN = {
    "usage: ": "Aufruf: ",
    "options": "Optionen",
    "positional arguments": "Angaben",
    "show this help message and exit": "diese Hilfe zeigen",
    "the following arguments are required: %s": "es fehlt: %s",
    "unrecognized arguments: %s": "unbekannt: %s",
    "expected one argument": "braucht eine Angabe",
    "expected at most one argument": "braucht höchstens eine Angabe",
    "expected at least one argument": "braucht mindestens eine Angabe",
    "not allowed with argument %s": "geht nicht zusammen mit %s",
    "one of the arguments %s is required": "es fehlt eines von %s",
    "ignored explicit argument %r": "nimmt keine Angabe (hier: %r)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist mehrdeutig: %(matches)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}

_ABOUT = Text(
    "Prüft, ob Balanced Scorecard und OKR zusammenstimmen und jede Zeile auf den Purpose zurückführt.",
    "Checks whether the Balanced Scorecard and the OKRs are in tune and every row leads back to the purpose.",
)
_COMMANDS = Text("Befehle", "commands")
_COMMAND = Text("BEFEHL", "COMMAND")
_FILE, _FOLDER, _PATH, _DATE = (
    Text("DATEI", "FILE"),
    Text("ORDNER", "FOLDER"),
    Text("PFAD", "PATH"),
    Text("DATUM", "DATE"),
)
_NOT_POSSIBLE = Text(
    "„{value}“ ist nicht möglich (möglich: {choices})", "invalid choice: “{value}” (choose from {choices})"
)
_CHECK = Text("Arbeitsmappen prüfen", "check workbooks")
_CHECK_LONG = Text(
    "Prüft eine oder mehrere Arbeitsmappen als eine Strategie. Gelesen werden .xlsx .xlsm .xlsb .xls .ods."
    " Rückgabewert 0: kein Fehler, 1: Fehler gefunden, 2: Befehl oder Datei unbrauchbar, 3: Störung in stimmig.",
    "Checks one or several workbooks as one strategy. Reads .xlsx .xlsm .xlsb .xls .ods."
    " Exit code 0: no error, 1: errors found, 2: command or file unusable, 3: a fault in stimmig.",
)
_READ = Text("zeigen, was stimmig in einer Mappe erkennt", "show what stimmig recognises in a workbook")
_NEW = Text("eine neue Arbeitsmappe aus der Vorlage anlegen", "set up a new workbook from the template")
_REMOVE = Text("die Blätter von stimmig wieder entfernen", "take stimmig's sheets away again")
_FILES = Text("Arbeitsmappe", "workbook")
_VERSION = Text("die Fassung zeigen", "show the version and exit")
_LANG = Text("Sprache der Meldungen", "language of the messages")
_PROFILE = Text(
    "Grenzen: die-agilen, mooncamp, google, openokr, kaplan-norton oder eine JSON-Datei",
    "limits: die-agilen, mooncamp, google, openokr, kaplan-norton, or a JSON file",
)
_SELECT = Text(
    "nur diese Regeln (PUR001, PUR …), mit Komma getrennt", "only these rules (PUR001, PUR …), separated by commas"
)
_IGNORE = Text("diese Regeln nicht", "not these rules")
_FORMAT = Text("Form der Ausgabe", "format of the output")
_AS_OF = Text("gilt als heute (JJJJ-MM-TT)", "counts as today (YYYY-MM-DD)")
_WRITE = Text("den Bericht in jede Mappe schreiben", "write the report into each workbook")
_OUTPUT = Text(
    "den Bericht in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write the report into a copy: a file, or a folder for several workbooks",
)
_JSON = Text("als JSON ausgeben", "print as JSON")
_OUT = Text("je Mappe eine JSON-Datei in diesen Ordner schreiben", "write one JSON file per workbook into this folder")
_TARGET = Text("Datei, die angelegt wird (.xlsx)", "file to be created (.xlsx)")
_NO_DATE = Text("„{value}“ ist kein Datum der Form JJJJ-MM-TT", "“{value}” is not a date of the form YYYY-MM-DD")


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser with all explanations in one language."""
    german = _ARGPARSE_GERMAN if lang == "de" else {}
    argparse._ = lambda text: german.get(text, text)  # the only way argparse offers; the last parser sets it
    main = (_GermanParser if lang == "de" else _Parser)(prog="stimmig", description=_ABOUT.to(lang))
    main.add_argument("--version", action="version", version=f"stimmig {__version__}", help=_VERSION.to(lang))
    main.add_argument("--lang", choices=LANGUAGES, help=_LANG.to(lang))
    commands = main.add_subparsers(title=_COMMANDS.to(lang), dest="command", metavar=_COMMAND.to(lang), required=True)
    _add_check(commands, lang)
    _add_read(commands, lang)
    _add_new(commands, lang)
    _add_remove(commands, lang)
    return main


def _add_check(commands, lang: str) -> None:
    check = _command(commands, "check", _CHECK, lang, _CHECK_LONG)
    _files(check, lang)
    check.add_argument("--profile", metavar="NAME", help=_PROFILE.to(lang))
    check.add_argument("--select", metavar="CODES", action="append", default=[], help=_SELECT.to(lang))
    check.add_argument("--ignore", metavar="CODES", action="append", default=[], help=_IGNORE.to(lang))
    check.add_argument("--format", choices=("text", "json"), default="text", help=_FORMAT.to(lang))
    check.add_argument("--as-of", metavar=_DATE.to(lang), type=_date_in(lang), help=_AS_OF.to(lang))
    where = check.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help=_WRITE.to(lang))
    where.add_argument("--output", metavar=_PATH.to(lang), type=Path, help=_OUTPUT.to(lang))


def _add_read(commands, lang: str) -> None:
    read = _command(commands, "read", _READ, lang)
    _files(read, lang)
    read.add_argument("--json", action="store_true", help=_JSON.to(lang))
    read.add_argument("--out", metavar=_FOLDER.to(lang), type=Path, help=_OUT.to(lang))


def _add_new(commands, lang: str) -> None:
    new = _command(commands, "new", _NEW, lang)
    new.add_argument("file", metavar=_FILE.to(lang), type=Path, help=_TARGET.to(lang))


def _add_remove(commands, lang: str) -> None:
    remove = _command(commands, "remove", _REMOVE, lang)
    _files(remove, lang)


def _command(commands, name: str, short: Text, lang: str, long: Text | None = None) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=short.to(lang), description=(long or short).to(lang))
    # Without a default: else it would overwrite what stands before the command.
    command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_LANG.to(lang))
    return command


def _files(command: argparse.ArgumentParser, lang: str) -> None:
    command.add_argument("files", metavar=_FILE.to(lang), nargs="+", type=Path, help=_FILES.to(lang))


def _date_in(lang: str):
    def date(text: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(_NO_DATE.to(lang, value=text)) from error

    return date


class _Parser(argparse.ArgumentParser):
    """A parser that does not repeat the whole usage at every slip, and names choices without Python's quotes."""

    lang = "en"

    def error(self, message: str) -> NoReturn:
        self.exit(2, argparse._("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message})

    def _check_value(self, action: argparse.Action, value: str) -> None:
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(action.choices)
            raise argparse.ArgumentError(action, _NOT_POSSIBLE.to(self.lang, value=value, choices=choices))


class _GermanParser(_Parser):
    """The same in German; argparse makes the parsers of the commands from the class of the main one."""

    lang = "de"
