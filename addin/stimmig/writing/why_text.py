"""What was understood of a workbook, and why, as lines for a terminal."""

import textwrap
from collections.abc import Iterator, Sequence

from stimmig.language.text import Text
from stimmig.model.canonical import BY_NAME
from stimmig.reading.decisions import NOT_READ
from stimmig.reading.overview import ColumnView, SheetView, TableView, name_of

_SURE = Text("{percent} % sicher", "{percent} % sure")
_NOTHING_READ = Text("nichts gelesen: {why}", "nothing read: {why}")
_STATED = Text("gelesen als Text: {what}", "read as text: {what}")
_NOT_READ = Text("nicht gelesen", "not read")
_DECIDED_OUT = Text("nicht gelesen, weil so entschieden", "not read, as decided")
_WOULD_BE = Text("nicht gelesen; am ehesten {table}", "not read; likeliest {table}")
_WHY = Text("Warum: {why}; Punktzahl {score}", "Why: {why}; score {score}")
_RIVALS = Text("Sonst: {rivals}", "Else: {rivals}")
_SKIPPED = Text("Übersprungen: {rows}", "Skipped: {rows}")
_ROWS = Text("{count:Zeile|Zeilen} {rows} ({why})", "{count:row|rows} {rows} ({why})")
_HEADLESS = Text("(ohne Überschrift)", "(no heading)")
_COUNTS = Text(
    "{tables} {tables:Tabelle|Tabellen} gelesen, {open} {open:Frage|Fragen} offen",
    "{tables} {tables:table|tables} read, {open} {open:question|questions} open",
)
WHY_SKIPPED = {
    "total": Text("Summe", "total"),
    "doubtful total": Text("vielleicht eine Summe", "perhaps a total"),
    "section": Text("Zwischentitel", "section title"),
    "note": Text("Anmerkung", "note"),
    "subheading": Text("zweite Kopfzeile", "second heading row"),
}
"""why a row holds no data → what is said"""
_LEVELS = {"purpose": "Purpose", "vision": "Vision", "mission": "Mission", "hed": "HED", "med": "MED", "moal": "Moal"}
_LONGEST = 30
_MOST_RIVALS = 3


def why_lines(name: str, sheets: Sequence[SheetView], lang: str, width: int) -> Iterator[str]:
    """Yield what was understood of each sheet: the count first, then table by table and column by column."""
    tables = [table for sheet in sheets for table in sheet.tables]
    read = sum(table.table not in ("", NOT_READ) for table in tables)
    asked = sum(len(table.questions) + sum(bool(column.question) for column in table.columns) for table in tables)
    yield f"{name}: {_COUNTS.to(lang, tables=read, open=asked)}"
    for sheet in sheets:
        yield ""
        yield from _sheet(sheet, lang, width)


def _sheet(sheet: SheetView, lang: str, width: int) -> Iterator[str]:
    stated = _STATED.to(lang, what=", ".join(map(_LEVELS.__getitem__, sheet.statements))) if sheet.statements else ""
    why_not = _NOTHING_READ.to(lang, why=sheet.why_not) if sheet.why_not and not stated else ""
    if stated or why_not:
        yield from _wrapped(f"{sheet.name}  {stated or why_not}", width, 2)
    for table in sheet.tables:
        if not sheet.why_not:
            yield from _table(table, lang, width)


def _table(table: TableView, lang: str, width: int) -> Iterator[str]:
    place = f"  {table.sheet}!{table.area}"
    if table.table == NOT_READ:
        yield f"{place}  {_DECIDED_OUT.to(lang)}"
        return
    if not table.table:
        likely = _WOULD_BE.to(lang, table=name_of(table.likely)) if table.likely else _NOT_READ.to(lang)
        yield f"{place}  {likely}"
    else:
        yield f"{place}  {name_of(table.table).to(lang)}, {_SURE.to(lang, percent=round(100 * table.certainty))}"
    if table.arranged:
        yield from _wrapped(table.arranged.to(lang), width, 4)
    if table.likely:
        yield from _wrapped(_WHY.to(lang, why=table.why, score=round(table.score, 1)), width, 4)
    if rivals := [
        f"{name_of(rival).to(lang)} {Text('{score}', '{score}').to(lang, score=round(score, 1))}"
        for rival, score in table.rivals[:_MOST_RIVALS]
    ]:
        yield from _wrapped(_RIVALS.to(lang, rivals=", ".join(rivals)), width, 4)
    yield from _columns(table, lang, width)
    if table.skipped:
        yield from _wrapped(_SKIPPED.to(lang, rows=_rows(table, lang)), width, 4)
    for question in table.questions:
        yield from _wrapped(f"? {question.to(lang)}", width, 4)


def _columns(table: TableView, lang: str, width: int) -> Iterator[str]:
    lines = [(column, *_words(table, column, lang)) for column in table.columns]
    cells, headings, fields = (
        (
            max((len(text) for text in texts), default=0)
            for texts in zip(*((line[0].cell, line[1], line[2]) for line in lines))
        )
        if lines
        else (0, 0, 0)
    )
    indent = 4 + cells + 2 + headings + 3 + fields + 2
    for column, heading, field, rest in lines:
        sign = "→" if column.field or column.in_series else "?" if column.question else "○"
        begin = f"    {column.cell:<{cells}}  {heading:<{headings}} {sign} {field:<{fields}}  "
        yield from (
            textwrap.wrap(begin + rest, max(width, indent + 30), subsequent_indent=" " * indent, drop_whitespace=True)
            if rest
            else [begin.rstrip()]
        )


def _words(table: TableView, column: ColumnView, lang: str) -> tuple[str, str, str]:
    heading = " ".join(column.heading.split()) or _HEADLESS.to(lang)
    heading = heading if len(heading) <= _LONGEST else heading[: _LONGEST - 1] + "…"
    if column.field is None:
        said = BY_NAME["values"].sheet if column.in_series else _NOT_READ
        return heading, said.to(lang), column.why.to(lang)
    field = BY_NAME[table.table].by_field[column.field].heading.to(lang)
    rest = f"{round(100 * column.certainty):>3} %  {column.why.to(lang)}"
    return heading, field, f"{rest}. {column.question.to(lang)}" if column.question else rest


def _rows(table: TableView, lang: str) -> str:
    by_reason: dict[str, list[int]] = {}
    for row, why in table.skipped:
        by_reason.setdefault(why, []).append(row + 1)
    return "; ".join(
        _ROWS.to(lang, count=len(rows), rows=runs(rows), why=WHY_SKIPPED.get(why, Text(why, why)))
        for why, rows in by_reason.items()
    )


def runs(numbers: Sequence[int]) -> str:
    """Return numbers in short: 4–6, 9."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found)


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, max(40, width), initial_indent=space, subsequent_indent=space + "  ")
