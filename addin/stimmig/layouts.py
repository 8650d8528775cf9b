"""What was understood of workbooks, and how people correct it: `read`, the layout sheet and the layout file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from stimmig.language.detect import system_language
from stimmig.reading.decisions import TableDecision
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.refusal import Refusal
from stimmig.workbook.file import open_workbook


class Seen:
    """A file that was looked at: what was understood of it, where it could be opened, and why it is no strategy."""

    def __init__(self, path: Path, reading: WorkbookReading | None, refusal: Refusal | None):
        self.path, self.reading, self.refusal = path, reading, refusal

    def lang(self, chosen: str | None) -> str:
        """Return the language to speak about it: the chosen one, else its own."""
        own = self.reading.lang if self.reading else self.refusal.lang if self.refusal else ""
        return chosen or own or system_language()

    @cached_property
    def sheets(self) -> tuple:
        """Return what was understood of each sheet."""
        from stimmig.reading.overview import overview

        return overview(self.reading) if self.reading else ()

    def document(self, chosen: str | None, why: bool = False, first: int | None = None) -> dict[str, Any]:
        """Return it as `schema/strategy.json` describes; with `why` also how the sheets were understood.

        With `first` it is in short: so many entries of each list, and their number.
        """
        from stimmig.reading.build import build_strategy
        from stimmig.writing.strategy_json import rejected, strategy_document, strategy_in_short

        lang = self.lang(chosen)
        if self.refusal:
            document = rejected(self.refusal, self.path.name, lang)
        elif first is not None:
            document = strategy_in_short(self.reading, build_strategy([self.reading]), lang, first)
        else:
            document = strategy_document(self.reading, build_strategy([self.reading]), lang)
        if why:
            from stimmig.writing.why_json import sheet_documents

            document["layout"] = sheet_documents(self.sheets, lang)
        return document


def look_at(paths: Iterable[Path], layout: Sequence[TableDecision]) -> list[Seen]:
    """Return what was understood of each file; `layout` is what a layout file decides."""
    return [_look_at(path, layout) for path in paths]


def _look_at(path: Path, layout: Sequence[TableDecision]) -> Seen:
    reading = None
    try:
        reading = read_workbook(open_workbook(path), layout)
        refuse_unless_strategy(reading)
    except Refusal as refusal:
        return Seen(path, reading, refusal)
    return Seen(path, reading, None)


def lines_of(seen: Iterable[Seen], chosen: str | None, why: bool) -> Iterator[str]:
    """Yield what was understood, as lines: in short, or with the reasons."""
    if not why:
        from stimmig.writing.strategy_text import FIRST, strategy_lines

        for one in seen:
            yield from strategy_lines(one.document(chosen, first=FIRST), one.lang(chosen))
        return
    from stimmig.writing.report_text import width
    from stimmig.writing.why_text import why_lines

    for number, one in enumerate(one for one in seen if one.reading):
        if number:
            yield ""
        yield from why_lines(one.path.name, one.sheets, one.lang(chosen), width())


def layout(
    paths: Iterable[Path],
    given: Sequence[TableDecision],
    chosen: str | None,
    *,
    write: bool,
    output: Path | None,
    save: Path | None,
) -> tuple[list[str], list[Refusal]]:
    """Show, write or save how workbooks are understood; return what to print, and what stands against it.

    A workbook that is no strategy needs this most, so that is no reason to refuse it. Where something stands against
    one file, nothing is written.
    """
    seen = look_at(paths, given)
    against = [one.refusal for one in seen if one.refusal and (not one.reading or one.refusal.code == "only_a_report")]
    against += _against_saving(save)
    if not (write or output or save):
        return list(lines_of(seen, chosen, why=True)), against
    if against:
        return [], against
    lines: list[str] = []
    if write or output:
        lines, against = _written(seen, chosen, output)
    if save and not against:
        lines.append(_saved(seen, chosen, save))
    return lines, against


def _written(seen: Sequence[Seen], chosen: str | None, output: Path | None) -> tuple[list[str], list[Refusal]]:
    from stimmig.writing.layout_plan import plan_layouts
    from stimmig.writing.plan import write_all
    from stimmig.writing.said import LAYOUT_WRITTEN

    writings, against = plan_layouts([(one.reading, one.sheets, one.lang(chosen)) for one in seen], output)
    if against:
        return [], against
    lang = seen[0].lang(chosen)
    return [LAYOUT_WRITTEN.to(lang, name=str(writing.target)) for writing in write_all(writings)], []


def _against_saving(path: Path | None) -> list[Refusal]:
    """Return why the layout file cannot be written: one that is there holds decisions of somebody's."""
    from stimmig.writing import refusals
    from stimmig.writing.files import is_there

    if path is None or not is_there(path):
        return []
    return [Refusal("would_overwrite", refusals.EXISTS, name=str(path))]


def _saved(seen: Sequence[Seen], chosen: str | None, path: Path) -> str:
    import json

    from stimmig.writing.files import write_document
    from stimmig.writing.layout_json import layout_document
    from stimmig.writing.said import LAYOUT_SAVED

    lang = seen[0].lang(chosen)
    document = layout_document([one.sheets for one in seen], lang)
    write_document(path, json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    return LAYOUT_SAVED.to(lang, name=str(path))
