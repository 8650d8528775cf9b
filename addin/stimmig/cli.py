"""The command line: takes the words apart, hands over, prints. It decides nothing."""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from stimmig.language.detect import system_language

NO_ERROR, ERRORS_FOUND, UNUSABLE, FAULT = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    argv = list(sys.argv[1:] if argv is None else argv)
    gc.disable()  # one command and out: looking for cycles to free costs a twentieth of the time
    _make_streams_safe()
    from stimmig.arguments import parser

    arguments = parser(_language_in(argv) or system_language()).parse_args(argv)
    from stimmig.refusal import Refusal

    try:
        return _COMMANDS[arguments.command](arguments)
    except Refusal as refusal:
        return _refused([refusal], arguments.lang)
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


def _check(arguments) -> int:
    from stimmig.checking import check_readings, open_all, report_on
    from stimmig.files_given import given_files

    readings, refused = open_all(given_files(arguments.files))
    select, ignore = (_codes(words) for words in (arguments.select, arguments.ignore))
    options = {name: getattr(arguments, name) for name in ("profile", "as_of", "accepted")}
    check = whole = check_readings(readings, refused=refused, select=select, ignore=ignore, **options)
    lang = arguments.lang or next((one.lang for one in readings if one.lang), "") or system_language()
    code = _refused([refusal for _, refusal in refused], arguments.lang, lang) if refused else NO_ERROR
    if readings and all(refusal.code == "only_a_report" for _, refusal in refused):
        code = NO_ERROR  # whoever names a whole folder means the workbooks
    if readings and (arguments.new_only or arguments.baseline):
        from stimmig.writing.noted import only_new

        check, compared = only_new(check, [one.workbook for one in readings], arguments.baseline)
        print(*(sentence.to(lang) for sentence in compared), sep="\n", file=sys.stderr)
    if readings or arguments.format != "text":
        from stimmig.writing.formats import lines_in

        _print(lines_in(arguments.format, check, lang))
    if readings and (arguments.write or arguments.output):
        from stimmig.writing.plan import plan_reports, write_all
        from stimmig.writing.said import WRITTEN

        reports = [(one.workbook, report_on(whole, one, arguments.lang or one.lang or lang)) for one in readings]
        writings, against = plan_reports(reports, arguments.output)
        if against:
            return _refused(against, arguments.lang, lang, offer=arguments.write)
        for writing in write_all(writings):
            print(WRITTEN.to(lang, name=str(writing.target)), file=sys.stderr)
    if check.faults:
        return FAULT
    return code or (ERRORS_FOUND if any(one.severity.name == "ERROR" for one in check.findings) else NO_ERROR)


def _read(arguments) -> int:
    from stimmig.checking import open_all
    from stimmig.files_given import given_files
    from stimmig.reading.build import build_strategy
    from stimmig.writing.strategy_json import rejected, strategy_document

    documents: dict[Path, dict[str, Any]] = {}
    languages, sentences = [], []
    in_full = bool(arguments.json or arguments.out)  # lines for people name no sources
    paths = given_files(arguments.files)
    for path in paths:
        readings, refused = open_all([path])
        if refused:
            refusal = refused[0][1]
            lang = arguments.lang or refusal.lang or system_language()
            documents[path] = rejected(refusal, path.name, lang)
            sentences.append(refusal)
        else:
            lang = arguments.lang or readings[0].lang or system_language()
            documents[path] = strategy_document(readings[0], build_strategy(readings), lang, in_full)
        languages.append(lang)
    if sentences:
        _refused(sentences, arguments.lang)
    if arguments.out:
        from stimmig.writing.documents import write_documents

        for sentence in write_documents(documents, arguments.out, arguments.lang):
            print(sentence, file=sys.stderr)
    elif arguments.json:
        _print_json(next(iter(documents.values())) if len(documents) == 1 else list(documents.values()))
    else:
        from stimmig.writing.strategy_text import strategy_lines

        for document, lang in zip(documents.values(), languages):
            _print(strategy_lines(document, lang))
    return UNUSABLE if len(sentences) == len(paths) else NO_ERROR


def _new(arguments) -> int:
    from stimmig.template.build import build_workbook
    from stimmig.writing.files import create_workbook
    from stimmig.writing.said import CREATED

    lang = arguments.lang or system_language()
    path = arguments.file if arguments.file.suffix else arguments.file.with_name(f"{arguments.file.name}.xlsx")
    create_workbook(path, build_workbook(lang))
    _print([CREATED.to(lang, name=str(path))])
    return NO_ERROR


def _remove(arguments) -> int:
    from stimmig.files_given import given_files
    from stimmig.refusal import Refusal
    from stimmig.writing.plan import plan_removal, write_all
    from stimmig.writing.said import NOTHING_TO_REMOVE, REMOVED

    removals, against = [], []
    for path in given_files(arguments.files):
        try:
            removals.append(plan_removal(path))
        except Refusal as refusal:
            against.append(refusal)
    if against:
        return _refused(against, arguments.lang)
    for removal in removals:
        done = list(write_all([removal.writing])) if removal.writing else []
        lang = arguments.lang or removal.lang or system_language()
        _print([(REMOVED if done else NOTHING_TO_REMOVE).to(lang, name=removal.name, sheet=removal.sheet)])
    return NO_ERROR


def _phrase(arguments) -> int:
    from stimmig.phrases import lines

    _print(lines(arguments.text, arguments.jsonl, arguments.pairs, arguments.lang))
    return NO_ERROR


def _explain(arguments) -> int:
    from stimmig.explaining import explain

    lang = arguments.lang or system_language()
    lines, refused = explain(arguments.codes, lang)
    _print(lines)
    return _refused(refused, lang) if refused else NO_ERROR


def _convert(arguments) -> int:
    from stimmig.conversions import convert

    return convert(arguments)


_COMMANDS = {
    "check": _check,
    "read": _read,
    "new": _new,
    "remove": _remove,
    "convert": _convert,
    "phrase": _phrase,
    "explain": _explain,
}


def _language_in(argv: Sequence[str]) -> str:
    """Return the language that the command asks for, before the words are taken apart: the help needs it."""
    for word, following in zip(argv, [*argv[1:], ""]):
        value = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if value in ("de", "en"):
            return value
    return ""


def _codes(words: Iterable[str]) -> list[str]:
    return [code for word in words for code in word.split(",")]


def _refused(refusals: Iterable, chosen: str | None, otherwise: str = "", offer: bool = False) -> int:
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


def _failed(error: Exception, lang: str) -> int:
    """Say that stimmig itself is at fault, and where, so that it can be reported."""
    import traceback

    from stimmig.writing.said import FAILED

    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
    print(FAILED.to(lang, what=where), file=sys.stderr)
    return FAULT


def _print_json(document: Any) -> None:
    import json

    print(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _make_streams_safe() -> None:
    """Let umlauts and signs through, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    run()
