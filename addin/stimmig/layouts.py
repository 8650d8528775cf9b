"""What was understood of workbooks, and how people correct it: `read --why`, the layout sheet and the layout file."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from stimmig.language.detect import system_language
from stimmig.reading.decisions import TableDecision
from stimmig.reading.overview import SheetView, overview
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.workbook.file import open_workbook


class Seen(NamedTuple):
    """A workbook that could be opened, and why it is no strategy, if it is none."""

    reading: WorkbookReading
    refusal: Refusal | None

    def lang(self, chosen: str | None) -> str:
        """Return the language to speak about it: the chosen one, else its own."""
        return chosen or self.reading.lang or system_language()

    @property
    def sheets(self) -> tuple[SheetView, ...]:
        """Return what was understood of each sheet."""
        return overview(self.reading)


def look_at(paths: Iterable[Path], layout: Sequence[TableDecision]) -> tuple[list[Seen], list[Refusal]]:
    """Return the workbooks that could be opened, whatever they hold, and why others could not."""
    seen: list[Seen] = []
    against: list[Refusal] = []
    for path in paths:
        try:
            reading = read_workbook(open_workbook(path), layout)
        except Refusal as refusal:
            against.append(refusal)
            continue
        try:
            refuse_unless_strategy(reading)
            seen.append(Seen(reading, None))
        except Refusal as refusal:
            refusal.lang = reading.lang
            if refusal.code == "only_a_report":
                against.append(refusal)
            else:
                seen.append(Seen(reading, refusal))
    return seen, against


def why(seen: Iterable[Seen], lang: str | None) -> Iterator[str]:
    """Yield the lines that say what was understood, and why."""
    from stimmig.writing.report_text import width
    from stimmig.writing.why_text import why_lines

    for number, one in enumerate(seen):
        if number:
            yield ""
        yield from why_lines(one.reading.workbook.name, one.sheets, one.lang(lang), width())


def why_document(one: Seen, lang: str) -> list[dict[str, Any]]:
    """Return the same as data."""
    from stimmig.writing.why_json import sheet_documents

    return sheet_documents(one.sheets, lang)
