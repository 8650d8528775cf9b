"""The result of a check in each format that it can be printed in; only the one that is asked for is loaded."""

import sys
from collections.abc import Iterable
from importlib import import_module

from stimmig.report.check import Check


def lines_in(name: str, check: Check, lang: str) -> Iterable[str]:
    """Return the lines of a format: text, json, sarif, junit, csv or markdown."""
    if name == "json":
        import json

        from stimmig.writing.report_json import report_document

        return [json.dumps(report_document(check, lang), ensure_ascii=False, allow_nan=False, indent=1)]
    if name != "text":
        return import_module(f"stimmig.writing.formats.{name}").lines(check, lang)
    if sys.stdout.isatty():
        from stimmig.writing.formats.terminal import terminal_lines

        return terminal_lines(check, lang)
    from stimmig.writing.report_text import report_lines, width

    return report_lines(check, lang, width())
