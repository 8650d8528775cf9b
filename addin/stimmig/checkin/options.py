"""What the commands check-in, review and cycle take; added to the parser only when one of them is asked for."""

import argparse
from collections.abc import Callable
from pathlib import Path

from stimmig import option_words
from stimmig.language.detect import LANGUAGES
from stimmig.language.text import Text

_STEP = Text("schritt", "step")
_DAY = Text("datum", "date")
_STEPS = {
    "check-in": {
        "start": Text("ein Blatt für die Check-in-Runde in die Mappe legen", "put a sheet for the round of check-ins into the workbook"),
        "record": Text("die ausgefüllten Zeilen erfassen; richtige kommen herein, falsche bleiben stehen", "record the filled rows; good ones are taken, others stay"),
        "merge": Text("Einträge aus Kopien zusammenführen; Widersprüche stehen nebeneinander", "bring entries of copies together; conflicts stand side by side"),
        "show": Text("Verlauf und Zuversicht zeigen; mit --write als Diagramme in der Mappe", "show course and confidence; with --write as charts in the workbook"),
        "due": Text("sagen, wer welchen Check-in schuldet", "say who owes which check-in"),
    },
    "review": {
        "start": Text("ein Blatt für das Review eines Zyklus in die Mappe legen", "put a sheet for the review of a cycle into the workbook"),
        "record": Text("das Review erfassen und den Zyklus abschließen", "record the review and close the cycle"),
    },
    "cycle": {
        "new": Text("den nächsten Zyklus vorbereiten", "set up the next cycle"),
        "record": Text("die Planung des nächsten Zyklus erfassen", "record the plan of the next cycle"),
    },
}  # fmt: skip
_TEAM = Text("nur dieses Team", "this team only")
_DATE = Text("Tag der Runde; ohne Angabe heute", "day of the round; today where none is given")
_AS_OF = option_words.AS_OF
_REPLACE = Text("Eintrag, den eine Zeile ersetzen darf", "entry that a row may replace")
_COPIES = Text("Kopien der Mappe", "copies of the workbook")
_ICS = Text("Kalendereinträge in diese Datei schreiben", "write calendar entries into this file")
_WRITE = Text("ein Blatt mit Diagrammen in die Mappe schreiben", "write a sheet of charts into the workbook")
_CYCLE = Text("ID des Zyklus", "id of the cycle")
_START, _END = Text("erster Tag", "first day"), Text("letzter Tag", "last day")


def add_to(parser, command: str, lang: str, date: Callable[[str], object]) -> None:
    """Add the steps of a command to its parser, each with its options."""
    steps = parser.add_subparsers(dest="step", metavar=_STEP.to(lang), required=True)

    def day(step, name: str, text: Text, **more) -> None:
        step.add_argument(name, metavar=_DAY.to(lang), type=date, help=text.to(lang), **more)

    for name, text in _STEPS[command].items():
        step = steps.add_parser(name, help=text.to(lang), description=text.to(lang).capitalize() + ".")
        step.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=option_words.LANG.to(lang))
        day(step, "--as-of", _AS_OF)
        many = (command, name) == ("check-in", "due")
        step.add_argument("files" if many else "file", nargs="+" if many else None, metavar=option_words.FILE.to(lang),
                          type=Path, help=option_words.FILES.to(lang))  # fmt: skip
        _add_options(step, command, name, lang, day)


def _add_options(step, command: str, name: str, lang: str, day: Callable) -> None:
    if (command, name) == ("check-in", "start"):
        day(step, "--date", _DATE)
    if (command, name) == ("check-in", "record"):
        step.add_argument("--replace", metavar="ID", action="append", default=[], help=_REPLACE.to(lang))
    if (command, name) == ("check-in", "merge"):
        step.add_argument("copies", nargs="+", metavar=_COPIES.to(lang), type=Path)
    if (command, name) == ("check-in", "show"):
        step.add_argument("--write", action="store_true", help=_WRITE.to(lang))
    if (command, name) == ("check-in", "due"):
        step.add_argument("--ics", metavar=option_words.FILE.to(lang), type=Path, help=_ICS.to(lang))
        step.add_argument("--format", choices=("text", "csv"), default="text", help=option_words.FORMAT.to(lang))
    if (command, name) in (("check-in", "start"), ("check-in", "show"), ("check-in", "due"), ("cycle", "new")):
        step.add_argument("--team", metavar="TEAM", default="", help=_TEAM.to(lang))
    if (command, name) == ("review", "start"):
        step.add_argument("--cycle", metavar="ID", default="", help=_CYCLE.to(lang))
    if (command, name) == ("cycle", "new"):
        day(step, "--start", _START, required=True)
        day(step, "--end", _END, required=True)
