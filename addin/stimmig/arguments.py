"""The command line as its reader sees it: commands, options and their explanations, in both languages."""

import argparse
import contextlib
import datetime
import os
from pathlib import Path
from typing import NoReturn

from stimmig import __version__
from stimmig import option_words as words
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
_NAME_IN_HELP = "STIMMIG_CALLED_AS"
"""run.py sets it, so that usage lines say what its reader types"""


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser with all explanations in one language."""
    german = _ARGPARSE_GERMAN if lang == "de" else {}
    argparse._ = lambda text: german.get(text, text)  # the only way argparse offers; the last parser sets it
    main = (_GermanParser if lang == "de" else _Parser)(
        prog=os.environ.get(_NAME_IN_HELP) or "stimmig", description=words.ABOUT.to(lang)
    )
    main.add_argument("--version", action="version", version=f"stimmig {__version__}", help=words.VERSION.to(lang))
    main.add_argument("--lang", choices=LANGUAGES, help=words.LANG.to(lang))
    commands = main.add_subparsers(
        title=words.COMMANDS.to(lang), dest="command", metavar=words.COMMAND.to(lang), required=True
    )
    _add_check(commands, lang)
    _add_read(commands, lang)
    _add_layout(commands, lang)
    _add_new(commands, lang)
    _add_remove(commands, lang)
    _add_convert(commands, lang)
    _add_phrase(commands, lang)
    _add_explain(commands, lang)
    _add_installing(commands, lang)
    _add_links(commands, lang)
    for name, short in words.LEARNING.items():
        _command(commands, name, short, lang, short).grows = lambda one, name=name: _add_steps(one, name, lang)
    return main


def _add_check(commands, lang: str) -> None:
    check = _command(commands, "check", words.CHECK, lang, words.CHECK_LONG)
    _files(check, lang)
    check.add_argument("--profile", metavar="NAME", help=words.PROFILE.to(lang))
    check.add_argument("--select", metavar="CODES", action="append", default=[], help=words.SELECT.to(lang))
    check.add_argument("--ignore", metavar="CODES", action="append", default=[], help=words.IGNORE.to(lang))
    check.add_argument("--format", choices=words.FORMATS, default="text", help=words.FORMAT.to(lang))
    check.add_argument("--as-of", metavar=words.DATE.to(lang), type=_date_in(lang), help=words.AS_OF.to(lang))
    check.add_argument("--accepted", metavar=words.FILE.to(lang), type=Path, help=words.ACCEPTED.to(lang))
    _layout_file(check, lang)
    check.add_argument("--new-only", action="store_true", help=words.NEW_ONLY.to(lang))
    check.add_argument("--baseline", metavar=words.FILE.to(lang), type=Path, help=words.BASELINE.to(lang))
    where = check.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help=words.WRITE.to(lang))
    where.add_argument("--output", metavar=words.PATH.to(lang), type=Path, help=words.OUTPUT.to(lang))


def _add_read(commands, lang: str) -> None:
    read = _command(commands, "read", words.READ, lang, words.READ_LONG)
    _files(read, lang)
    read.add_argument("--why", action="store_true", help=words.WHY.to(lang))
    _layout_file(read, lang)
    read.add_argument("--json", action="store_true", help=words.JSON.to(lang))
    read.add_argument("--out", metavar=words.FOLDER.to(lang), type=Path, help=words.OUT.to(lang))


def _add_layout(commands, lang: str) -> None:
    layout = _command(commands, "layout", words.LAYOUT, lang, words.LAYOUT_LONG)
    _files(layout, lang)
    where = layout.add_mutually_exclusive_group()
    where.add_argument("--write", action="store_true", help=words.LAYOUT_WRITE.to(lang))
    where.add_argument("--output", metavar=words.PATH.to(lang), type=Path, help=words.LAYOUT_OUTPUT.to(lang))
    layout.add_argument("--save", metavar="LAYOUT.json", type=Path, help=words.LAYOUT_SAVE.to(lang))
    _layout_file(layout, lang)


def _layout_file(command: argparse.ArgumentParser, lang: str) -> None:
    command.add_argument("--layout", metavar="LAYOUT.json", type=Path, help=words.LAYOUT_FILE.to(lang))


def _add_new(commands, lang: str) -> None:
    new = _command(commands, "new", words.NEW, lang, words.NEW_LONG)
    new.add_argument("file", metavar=words.FILE.to(lang), type=Path, help=words.TARGET.to(lang))


def _add_phrase(commands, lang: str) -> None:
    phrase = _command(commands, "phrase", words.PHRASE, lang, words.PHRASE_LONG)
    what = phrase.add_mutually_exclusive_group(required=True)
    what.add_argument("text", nargs="?", metavar="TEXT", help=words.TEXT.to(lang))
    what.add_argument("--jsonl", metavar="FILE", type=Path, help=words.JSONL.to(lang))
    what.add_argument("--pairs", metavar="FILE", type=Path, help=words.PAIRS.to(lang))


def _add_remove(commands, lang: str) -> None:
    remove = _command(commands, "remove", words.REMOVE, lang, words.REMOVE_LONG)
    _files(remove, lang)


def _add_explain(commands, lang: str) -> None:
    explain = _command(commands, "explain", words.EXPLAIN, lang, words.EXPLAIN_LONG)
    explain.add_argument("codes", metavar="CODE", nargs="*", help=words.CODES.to(lang))


def _add_installing(commands, lang: str) -> None:
    for name, short in (("install", words.INSTALL), ("uninstall", words.UNINSTALL), ("doctor", words.DOCTOR)):
        command = _command(commands, name, short, lang, words.INSTALL_LONG)
        command.add_argument("--to", metavar=words.FOLDER.to(lang), type=Path, help=words.TO.to(lang))


def _add_links(commands, lang: str) -> None:
    links = _command(commands, "links", words.LINKS, lang, words.LINKS_LONG)
    actions = links.add_subparsers(dest="action", metavar=words.COMMAND.to(lang), required=True)
    for name, short, long in (
        ("suggest", words.SUGGEST, words.SUGGEST_LONG),
        ("apply", words.APPLY, words.APPLY_LONG),
    ):
        action = _command(actions, name, short, lang, long)
        _files(action, lang)
        action.add_argument("--profile", metavar="NAME", help=words.PROFILE.to(lang))
        if name == "suggest":
            action.add_argument("--json", action="store_true", help=words.JSON.to(lang))
        where = action.add_mutually_exclusive_group()
        where.add_argument("--write", action="store_true", help=words.WRITE_LINKS.to(lang))
        where.add_argument("--output", metavar=words.PATH.to(lang), type=Path, help=words.OUTPUT_LINKS.to(lang))


def _add_steps(parser, name: str, lang: str) -> None:
    from stimmig.checkin.options import add_to  # only who asks for these commands needs their options

    add_to(parser, name, lang, _date_in(lang))


def _add_convert(commands, lang: str) -> None:
    convert = _command(commands, "convert", words.CONVERT, lang, words.CONVERT_LONG)
    number = {"metavar": "N", "type": _number_in(lang)}
    convert.add_argument("files", metavar=words.PATH.to(lang), nargs="+", type=Path, help=words.PATHS.to(lang))
    convert.add_argument(
        "--out", metavar=words.FOLDER.to(lang), type=Path, required=True, help=words.OUT_FOLDER.to(lang)
    )
    convert.add_argument("--jobs", **number, help=words.JOBS.to(lang))
    convert.add_argument("--timeout", default=60, **number, help=words.TIMEOUT.to(lang))
    convert.add_argument("--memory", **number, help=words.MEMORY.to(lang))
    convert.add_argument("--password", metavar=words.WORD.to(lang), help=words.PASSWORD.to(lang))


def _number_in(lang: str):
    def number(text: str) -> int:
        if text.isdecimal() and 0 < int(text) < 1_000_000:
            return int(text)
        raise argparse.ArgumentTypeError(words.NO_NUMBER.to(lang, value=text))

    return number


def _command(commands, name: str, short: Text, lang: str, long: Text) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=short.to(lang), description=long.to(lang))
    # Without a default: else it would overwrite what stands before the command.
    command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=words.LANG.to(lang))
    return command


def _files(command: argparse.ArgumentParser, lang: str) -> None:
    command.add_argument("files", metavar=words.FILE.to(lang), nargs="+", type=Path, help=words.FILES.to(lang))


def _date_in(lang: str):
    def date(text: str) -> datetime.date:
        for form in ("%Y-%m-%d", "%d.%m.%Y"):
            with contextlib.suppress(ValueError):
                return datetime.datetime.strptime(text, form).date()
        raise argparse.ArgumentTypeError(words.NO_DATE.to(lang, value=text))

    return date


class _Parser(argparse.ArgumentParser):
    """A parser that does not repeat the whole usage at every slip, and names choices without Python's quotes."""

    lang = "en"
    grows = None
    """adds what the parser of a command takes, at its first use"""

    def parse_known_args(self, args=None, namespace=None, **more):
        """Return the arguments and the words that are left over."""
        if self.grows:
            grow, self.grows = self.grows, None
            grow(self)
        return super().parse_known_args(args, namespace, **more)

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
        said = words.NOT_POSSIBLE.to(self.lang, value=value, choices=choices)
        if action is self._commands:
            from stimmig.slips import instead_of_command

            said = instead_of_command(value, [*action.choices, *self._option_string_actions], self.lang) or said
        raise argparse.ArgumentError(action, said)


class _GermanParser(_Parser):
    """The same in German; argparse makes the parsers of the commands from the class of the main one."""

    lang = "de"
