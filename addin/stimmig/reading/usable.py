"""Say whether a workbook holds a strategy at all, and if not, what was seen and what comes near."""

from stimmig.language import lexicon
from stimmig.language.placeholders import is_numbered_place
from stimmig.language.text import Text
from stimmig.language.word_files import texts_in, word_file
from stimmig.reading.recognise import WorkbookReading
from stimmig.reading.records import Records
from stimmig.reading.unknown import likely_heading
from stimmig.refusal import Refusal
from stimmig.workbook.workbook import Sheet

_TELLING = frozenset(
    {"directions", "strategic_objectives", "kpis", "values", "objectives", "key_results", "checkins", "reviews"}
)
"""tables that only a strategy has; measures, cycles and settings occur elsewhere too"""
_FILLED_IN_BEFORE = frozenset(
    {"id", "achievement", "variance", "perspective", "unit", "frequency", "better", "weight", "lead_lag"}
)
"""what a template says before anybody has filled it in"""
_SHOWN = 6
_LONGEST = 40
"""letters of a text that may be a heading"""
_ALIKE = 0.84

NOTHING_KNOWN = Text(
    "{name}: Darin ist weder eine Scorecard noch ein OKR-Blatt zu erkennen. Zu sehen war: {seen}. {near}Benennen Sie die"
    " Spalten um, oder übertragen Sie die Zeilen in eine neue Mappe („stimmig new“).",
    "{name}: neither a scorecard nor an OKR sheet can be recognised in it. What was seen: {seen}. {near}Rename the columns, or"
    " copy the rows to a new workbook (“stimmig new”).",
)
SEEN = Text("Blatt „{sheet}“ mit {headings}", "sheet “{sheet}” with {headings}")
SEEN_EMPTY = Text("nur leere Blätter", "only empty sheets")
SEEN_NO_HEADINGS = Text("keine Zeile, die Überschriften enthält", "no row that holds headings")
ASKED = Text(
    "{name}: Darin ist weder eine Scorecard noch ein OKR-Blatt sicher zu erkennen. {questions} Ist es doch eines,"
    " entscheiden Sie das auf dem Blatt, das „stimmig layout --write“ anlegt.",
    "{name}: neither a scorecard nor an OKR sheet can be recognised in it for certain. {questions} If it is one all the"
    " same, decide so on the sheet that “stimmig layout --write” adds.",
)
_AND_MORE = Text("{shown} und {more:einer weiteren|{more} weiteren}", "{shown} and {more} more")
_AT = Text("{sheet}!{where}: {question}", "{sheet}!{where}: {question}")
NEAR = Text("Bekannten Überschriften nahe: {pairs}. ", "Close to known headings: {pairs}. ")
HEADINGS_ONLY = Text(
    "{name}: Es gibt Überschriften ({seen}), aber keine Zeile darunter. Füllen Sie die Tabellen, und prüfen Sie noch"
    " einmal.",
    "{name}: there are headings ({seen}) but no row below them. Fill the tables and check again.",
)


ONLY_A_REPORT = Text(
    "{name}: Darin steht nur ein Bericht von stimmig. Prüfen Sie die Mappe, zu der er gehört.",
    "{name}: it holds only a report by stimmig. Check the workbook that it belongs to.",
)


def refuse_unless_strategy(reading: WorkbookReading) -> None:
    """Raise a Refusal, in the language of the workbook, where it holds nothing that could be checked."""
    if refusal := _refusal_of(reading):
        refusal.lang = reading.lang
        raise refusal


def _refusal_of(reading: WorkbookReading) -> Refusal | None:
    if reading.workbook.own_sheets and not reading.workbook.sheets:
        return Refusal("only_a_report", ONLY_A_REPORT, name=reading.workbook.name)
    telling = [records for records in reading.records if records.layout.table in _TELLING]
    if any(map(_says_something, telling)):
        return None
    if telling:
        seen = tuple(f"{one.layout.sheet}!{one.layout.on_sheet}" for one in telling)
        return Refusal("empty_template", HEADINGS_ONLY, name=reading.workbook.name, seen=seen)
    if open_questions := (*reading.unfollowed, *reading.doubts)[:3]:
        asked = [_AT.filled(sheet=one.sheet, where=one.where, question=one.text) for one in open_questions]
        questions = Text(*(" ".join(text.to(lang) for text in asked) for lang in ("de", "en")))
        return Refusal("not_a_scorecard", ASKED, name=reading.workbook.name, questions=questions)
    rows = {sheet.name: heading for sheet in reading.workbook.sheets if (heading := likely_heading(sheet))}
    headings = {
        sheet: [text for text in heading.texts if text and len(text) <= _LONGEST] for sheet, heading in rows.items()
    }
    seen = tuple(SEEN.filled(sheet=sheet, headings=_some(found)) for sheet, found in list(headings.items())[:3])
    near = [pair for found in headings.values() for pair in _near(found)][:_SHOWN]
    return Refusal(
        "not_a_scorecard",
        NOTHING_KNOWN,
        name=reading.workbook.name,
        seen=seen or (SEEN_NO_HEADINGS if any(map(_has_content, reading.workbook.sheets)) else SEEN_EMPTY),
        near=NEAR.filled(pairs=tuple(near)) if near else Text("", ""),
    )


def _says_something(records: Records) -> bool:
    """Say whether a table has a row about something.

    Perspectives that wait for their objectives are a template, and so are places such as "Ziel 1".
    """
    fields = [field for field in records.columns if field not in _FILLED_IN_BEFORE]
    return any(
        value is not None and not (isinstance(value, str) and is_numbered_place(value))
        for field in fields
        for value in records.values(field)
    )


def _has_content(sheet: Sheet) -> bool:
    return any(cell != "" for row in sheet.rows for cell in row)


def _near(headings: list[str]) -> list[Text]:
    """Return „Kenzahl“ ≈ „Kennzahl“ for headings that are almost known; who mistypes a word begins it rightly."""
    from difflib import get_close_matches

    known = {lexicon.normalise(spelling): spelling for spelling in texts_in(word_file("headings"))}
    found = []
    for heading in headings:
        if not lexicon.heading(heading):
            written = lexicon.normalise(heading)
            for near in get_close_matches(written, [one for one in known if one[:1] == written[:1]], 1, _ALIKE):
                found.append(Text(f"„{heading}“ ≈ „{known[near]}“", f"“{heading}” ≈ “{known[near]}”"))
    return found


def _some(items: list[str]) -> Text:
    # In quotes, because a text may end in a full stop of its own.
    shown = Text(*(", ".join(map(marks.format, items[:_SHOWN])) for marks in ("„{}“", "“{}”")))
    more = len(items) - _SHOWN
    return _AND_MORE.filled(shown=shown, more=more) if more > 0 else shown
