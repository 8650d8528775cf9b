"""The command line as its reader sees it: commands, options and their explanations, in both languages."""

import argparse
import contextlib
import datetime
import os
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
_READ_LONG = Text(
    "Zeigt, was stimmig in einer Arbeitsmappe erkennt und welche Fragen offen bleiben. Es wird nichts geändert.",
    "Shows what stimmig recognises in a workbook, and which questions stay open. Nothing is changed.",
)
_NEW = Text("eine neue Arbeitsmappe aus der Vorlage anlegen", "set up a new workbook from the template")
_NEW_LONG = Text(
    "Legt eine leere Arbeitsmappe mit Auswahllisten und kurzen Hinweisen an. Eine vorhandene wird nie überschrieben.",
    "Sets up an empty workbook with dropdowns and short guidance. It never overwrites one that is there.",
)
_REMOVE = Text("das Blatt von stimmig wieder entfernen", "take stimmig's sheet away again")
_REMOVE_LONG = Text(
    "Entfernt das Berichtsblatt aus Arbeitsmappen. Alles andere darin bleibt, wie es ist.",
    "Takes the report sheet out of workbooks. Everything else in them stays as it is.",
)
_EXPLAIN = Text("erklären, was eine Regel findet und warum", "explain what a rule finds, and why")
_EXPLAIN_LONG = Text(
    "Erklärt Regeln: was sie finden, was zu tun ist, warum es wichtig ist, mit zwei Beispielen. Eine Familie wie PUR"
    " listet ihre Regeln; ohne Angabe werden alle gelistet.",
    "Explains rules: what they find, what to do, why it matters, with two examples. A family such as PUR lists its"
    " rules; without a code, all are listed.",
)
_CODES = Text("Codes wie PUR001, oder Familien wie PUR", "codes such as PUR001, or families such as PUR")
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
_AS_OF = Text("gilt als heute (JJJJ-MM-TT oder TT.MM.JJJJ)", "counts as today (YYYY-MM-DD or DD.MM.YYYY)")
_WRITE = Text("den Bericht in jede Mappe schreiben", "write the report into each workbook")
_OUTPUT = Text(
    "den Bericht in eine Kopie schreiben: eine Datei, bei mehreren Mappen ein Ordner",
    "write the report into a copy: a file, or a folder for several workbooks",
)
_JSON = Text("als JSON ausgeben", "print as JSON")
_OUT = Text("je Mappe eine JSON-Datei in diesen Ordner schreiben", "write one JSON file per workbook into this folder")
_TARGET = Text("Datei, die angelegt wird (.xlsx)", "file to be created (.xlsx)")
_NO_DATE = Text(
    "„{value}“ ist kein Datum der Form JJJJ-MM-TT oder TT.MM.JJJJ",
    "“{value}” is not a date of the form YYYY-MM-DD or DD.MM.YYYY",
)
FORMATS = ("text", "json", "sarif", "junit", "csv", "markdown")
_NAME_IN_HELP = "STIMMIG_CALLED_AS"
"""run.py sets it, so that usage lines say what its reader types"""


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser with all explanations in one language."""
    german = _ARGPARSE_GERMAN if lang == "de" else {}
    argparse._ = lambda text: german.get(text, text)  # the only way argparse offers; the last parser sets it
    main = (_GermanParser if lang == "de" else _Parser)(
        prog=os.environ.get(_NAME_IN_HELP) or "stimmig", description=_ABOUT.to(lang)
    )
    main.add_argument("--version", action="version", version=f"stimmig {__version__}", help=_VERSION.to(lang))
    main.add_argument("--lang", choices=LANGUAGES, help=_LANG.to(lang))
    commands = main.add_subparsers(title=_COMMANDS.to(lang), dest="command", metavar=_COMMAND.to(lang), required=True)
    _add_check(commands, lang)
    _add_read(commands, lang)
    _add_new(commands, lang)
    _add_remove(commands, lang)
    _add_explain(commands, lang)
    return main


def _add_check(commands, lang: str) -> None:
    check = _command(commands, "check", _CHECK, lang, _CHECK_LONG)
    _files(check, lang)
    check.add_argument("--profile", metavar="NAME", help=_PROFILE.to(lang))
    check.add_argument("--select", metavar="CODES", action="append", default=[], help=_SELECT.to(lang))
    check.add_argument("--ignore", metavar="CODES", action="append", default=[], help=_IGNORE.to(lang))
    check.add_argument("--format", choices=FORMATS, default="text", help=_FORMAT.to(lang))
    check.add_argument("--as-of", metavar=_DATE.to(lang), type=_date_in(lang), help=_AS_OF.to(lang))
    where = check.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help=_WRITE.to(lang))
    where.add_argument("--output", metavar=_PATH.to(lang), type=Path, help=_OUTPUT.to(lang))


def _add_read(commands, lang: str) -> None:
    read = _command(commands, "read", _READ, lang, _READ_LONG)
    _files(read, lang)
    read.add_argument("--json", action="store_true", help=_JSON.to(lang))
    read.add_argument("--out", metavar=_FOLDER.to(lang), type=Path, help=_OUT.to(lang))


def _add_new(commands, lang: str) -> None:
    new = _command(commands, "new", _NEW, lang, _NEW_LONG)
    new.add_argument("file", metavar=_FILE.to(lang), type=Path, help=_TARGET.to(lang))


def _add_remove(commands, lang: str) -> None:
    remove = _command(commands, "remove", _REMOVE, lang, _REMOVE_LONG)
    _files(remove, lang)


def _add_explain(commands, lang: str) -> None:
    explain = _command(commands, "explain", _EXPLAIN, lang, _EXPLAIN_LONG)
    explain.add_argument("codes", metavar="CODE", nargs="*", help=_CODES.to(lang))


def _command(commands, name: str, short: Text, lang: str, long: Text) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=short.to(lang), description=long.to(lang))
    # Without a default: else it would overwrite what stands before the command.
    command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=_LANG.to(lang))
    return command


def _files(command: argparse.ArgumentParser, lang: str) -> None:
    command.add_argument("files", metavar=_FILE.to(lang), nargs="+", type=Path, help=_FILES.to(lang))


def _date_in(lang: str):
    def date(text: str) -> datetime.date:
        for form in ("%Y-%m-%d", "%d.%m.%Y"):
            with contextlib.suppress(ValueError):
                return datetime.datetime.strptime(text, form).date()
        raise argparse.ArgumentTypeError(_NO_DATE.to(lang, value=text))

    return date


class _Parser(argparse.ArgumentParser):
    """A parser that does not repeat the whole usage at every slip, and names choices without Python's quotes."""

    lang = "en"

    @property
    def _commands(self) -> argparse.Action | None:
        """Return what takes the command, and has the parser of each; only the main parser has it."""
        return next((one for one in self._actions if one.dest == "command"), None)

    def parse_args(self, args=None, namespace=None):
        """Return the arguments; words that are left over end the program, with the option that may be meant."""
        arguments, left = self.parse_known_args(args, namespace)
        if left:
            from stimmig.slips import instead_of_option

            parsers = (self, self._commands.choices[arguments.command])
            known = [option for one in parsers for option in one._option_string_actions]
            message = argparse._("unrecognized arguments: %s") % " ".join(left)
            self.error(message + instead_of_option(left[0], known, self.lang))
        return arguments

    def error(self, message: str) -> NoReturn:
        self.exit(2, argparse._("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message})

    def _check_value(self, action: argparse.Action, value: str) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = ", ".join(action.choices)
        said = _NOT_POSSIBLE.to(self.lang, value=value, choices=choices)
        if action is self._commands:
            from stimmig.slips import instead_of_command

            said = instead_of_command(value, [*action.choices, *self._option_string_actions], self.lang) or said
        raise argparse.ArgumentError(action, said)


class _GermanParser(_Parser):
    """The same in German; argparse makes the parsers of the commands from the class of the main one."""

    lang = "de"
