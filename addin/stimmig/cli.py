"""The command line: takes the words apart, hands over, prints. It decides nothing."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from stimmig.language.detect import system_language


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    gc.disable()  # one command and out: looking for cycles to free costs a twentieth of the time
    _make_streams_safe()
    from stimmig.arguments import parser

    arguments = parser(_language_in(argv) or system_language()).parse_args(argv)
    from importlib import import_module

    from stimmig.commands.output import NO_ERROR, refused
    from stimmig.refusal import Refusal

    try:
        return import_module(f"stimmig.commands.{arguments.command.replace('-', '_')}").run(arguments)
    except Refusal as refusal:
        return refused([refusal], arguments.lang)
    except BrokenPipeError:  # the reader of the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NO_ERROR
    except Exception as error:  # whatever goes wrong, nobody gets a traceback
        return _failed(error, arguments.lang or system_language())


def run() -> NoReturn:
    """Run the command of the process and leave at once: taking the interpreter apart costs as much as a small check."""
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    os._exit(code)


def _language_in(argv: Sequence[str]) -> str:
    """Return the language that the command asks for, before the words are taken apart: the help needs it."""
    for word, following in zip(argv, [*argv[1:], ""]):
        value = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if value in ("de", "en"):
            return value
    return ""


def _failed(error: Exception, lang: str) -> int:
    """Say that stimmig itself is at fault, and where, so that it can be reported."""
    import traceback

    from stimmig.commands.output import FAULT
    from stimmig.writing.said import FAILED

    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
    print(FAILED.to(lang, what=where), file=sys.stderr)
    return FAULT


def _make_streams_safe() -> None:
    """Let umlauts and signs through, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    run()
