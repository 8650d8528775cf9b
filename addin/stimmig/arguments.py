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
    "show program's version number and exit": "die Fassung zeigen",
    "the following arguments are required: %s": "es fehlt: %s",
    "unrecognized arguments: %s": "unbekannt: %s",
    "expected one argument": "braucht eine Angabe",
    "expected at least one argument": "braucht mindestens eine Angabe",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "„%(value)s“ ist nicht möglich (möglich: %(choices)s)",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}

_ABOUT = Text(
    "Prüft, ob Balanced Scorecard und OKR zusammenstimmen und jede Zeile auf den Purpose zurückführt.",
    "Checks whether Balanced Scorecard and OKRs are in tune and every row leads back to the purpose.",
)
_COMMANDS = Text("Befehle", "commands")
_CHECK = Text("Arbeitsmappen prüfen", "check workbooks")
_CHECK_LONG = Text(
    "Prüft eine oder mehrere Arbeitsmappen als eine Strategie. Gelesen werden .xlsx .xlsm .xlsb .xls .ods."
    " Ende 0: kein Fehler, 1: Fehler gefunden, 2: Befehl oder Datei unbrauchbar, 3: Störung in stimmig.",
    "Checks one or several workbooks as one strategy. Reads .xlsx .xlsm .xlsb .xls .ods."
    " Exit 0: no error, 1: errors found, 2: command or file unusable, 3: a fault of stimmig.",
)
_READ = Text("zeigen, was stimmig in einer Mappe erkennt", "show what stimmig recognises in a workbook")
_NEW = Text("eine neue Arbeitsmappe aus der Vorlage anlegen", "set up a new workbook from the template")
_REMOVE = Text("die Blätter von stimmig wieder entfernen", "take stimmig's sheets away again")
_FILES = Text("Arbeitsmappe", "workbook")
_LANG = Text("Sprache der Meldungen", "language of the messages")
_PROFILE = Text(
    "Grenzen: die-agilen, mooncamp, google, openokr, kaplan-norton oder eine JSON-Datei",
    "limits: die-agilen, mooncamp, google, openokr, kaplan-norton, or a JSON file",
)
_SELECT = Text(
    "nur diese Regeln (PUR001, PUR …), mit Komma getrennt", "only these rules (PUR001, PUR …), separated by commas"
)
_IGNORE = Text("diese Regeln nicht", "not these rules")
_FORMAT = Text("Form der Ausgabe", "form of the output")
_AS_OF = Text("gilt als heute (JJJJ-MM-TT)", "counts as today (YYYY-MM-DD)")
_WRITE = Text("den Bericht in jede Mappe schreiben", "write the report into each workbook")
_OUTPUT = Text(
    "den Bericht in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write the report into a copy: a file, or a folder for several workbooks",
)
_JSON = Text("als JSON ausgeben", "print as JSON")
_OUT = Text("je Mappe eine JSON-Datei in diesen Ordner schreiben", "write one JSON file per workbook into this folder")
_TARGET = Text("Datei, die angelegt wird (.xlsx)", "file to be created (.xlsx)")
_NO_DATE = Text("„{value}“ ist kein Datum der Form JJJJ-MM-TT", "“{value}” is no date of the form YYYY-MM-DD")


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser with all explanations in one language."""
    if lang == "de":
        argparse._ = lambda text: _ARGPARSE_GERMAN.get(text, text)  # the only way argparse offers
    main = _Parser(prog="stimmig", description=_ABOUT.to(lang))
    main.add_argument("--version", action="version", version=f"stimmig {__version__}")
    commands = main.add_subparsers(title=_COMMANDS.to(lang), dest="command", metavar="", required=True)
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
    check.add_argument("--as-of", metavar="DATE", type=_date_in(lang), help=_AS_OF.to(lang))
    where = check.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help=_WRITE.to(lang))
    where.add_argument("--output", metavar="PATH", type=Path, help=_OUTPUT.to(lang))


def _add_read(commands, lang: str) -> None:
    read = _command(commands, "read", _READ, lang)
    _files(read, lang)
    read.add_argument("--json", action="store_true", help=_JSON.to(lang))
    read.add_argument("--out", metavar="DIR", type=Path, help=_OUT.to(lang))


def _add_new(commands, lang: str) -> None:
    new = _command(commands, "new", _NEW, lang)
    new.add_argument("file", metavar="FILE", type=Path, help=_TARGET.to(lang))


def _add_remove(commands, lang: str) -> None:
    remove = _command(commands, "remove", _REMOVE, lang)
    _files(remove, lang)


def _command(commands, name: str, short: Text, lang: str, long: Text | None = None) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=short.to(lang), description=(long or short).to(lang))
    command.add_argument("--lang", choices=LANGUAGES, help=_LANG.to(lang))
    return command


def _files(command: argparse.ArgumentParser, lang: str) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", type=Path, help=_FILES.to(lang))


def _date_in(lang: str):
    def date(text: str) -> datetime.date:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(_NO_DATE.to(lang, value=text)) from error

    return date


class _Parser(argparse.ArgumentParser):
    """A parser that does not repeat the whole usage at every slip."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, argparse._("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message})
