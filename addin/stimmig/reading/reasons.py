"""Why a table or column was taken for what it was taken for, in the words of its reader."""

from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.model.canonical import Table
from stimmig.reading.blocks import FoundTable
from stimmig.reading.decisions import ColumnDecision
from stimmig.reading.layout import ColumnLayout
from stimmig.reading.profile import Profile

BY_YOU = Text("so entschieden", "decided so")
BY_FILE = Text("so entschieden in {file}", "decided so in {file}")
TEMPLATE_HEADING = Text("Überschrift wie in der Vorlage", "heading of the template")
KNOWN_HEADING = Text("Überschrift bekannt", "heading known")
NEARLY_KNOWN = Text("Überschrift bekannt, bis auf einen Zusatz", "heading known but for an addition")
NEIGHBOURS = Text("mehrdeutig, die Nachbarspalten entscheiden", "ambiguous, decided by its neighbours")
UNKNOWN_HEADING = Text("Überschrift unbekannt", "heading unknown")
NOT_HERE = Text("Überschrift bekannt, aber nicht in einer solchen Tabelle", "heading known, but not in such a table")
BY_CONTENT = Text("Überschrift unbekannt, der Inhalt entscheidet", "heading unknown, decided by the content")
NO_COLUMN_HEADING = Text("keine Überschrift", "no heading")
BY_PLACE = Text("der Platz in der Tabelle entscheidet", "decided by its place in the table")
EMPTY_COLUMN = Text("Spalte leer", "column empty")
FITS = Text("Inhalt passt", "content fits")
FITS_ROUGHLY = Text("Inhalt passt ungefähr", "content fits roughly")
FITS_BADLY = Text("Inhalt passt schlecht", "content fits badly")
KNOWN_OF = Text("{known} von {count} Überschriften bekannt", "{known} of {count} headings known")
NAMED_SHEET = Text("das Blatt heißt so", "the sheet is called so")
IS_TABLE = Text("Excel-Tabelle „{name}“", "Excel table “{name}”")


def reason_of_table(table: FoundTable) -> Text:
    """Return why a table was taken for what it was."""
    if table.decided and table.decided.own:
        written = next(one.written for one in table.decided.tables if one.table)
        return BY_FILE.filled(file=written.file) if written.file else BY_YOU
    layout = table.layout
    headed = [column for column in layout.columns if column.heading]
    known = sum(column.field is not None for column in headed)
    parts = [KNOWN_OF.filled(known=known, count=len(headed)) if headed else NO_COLUMN_HEADING]
    if lexicon.same_heading(layout.sheet, table.candidate.table.sheet):
        parts.append(NAMED_SHEET)
    if layout.excel_table:
        parts.append(IS_TABLE.filled(name=layout.excel_table))
    return _joined(parts)


def reason_of_column(table: Table, column: ColumnLayout, profile: Profile, told: ColumnDecision | None) -> Text:
    """Return why a column was taken for a field, or was not."""
    if told:
        return BY_FILE.filled(file=told.written.file) if told.written.file else BY_YOU
    if isinstance(column.reason, Text):
        return column.reason
    meanings = lexicon.heading(column.heading)
    if column.field is None:
        return NO_COLUMN_HEADING if not column.heading else NOT_HERE if meanings else UNKNOWN_HEADING
    known = table.by_field[column.field]
    if not meanings:
        parts = [BY_CONTENT] if column.heading else []
    elif lexicon.same_heading(column.heading, known.heading):
        parts = [TEMPLATE_HEADING]
    else:
        parts = [KNOWN_HEADING if max(one.weight for one in meanings) >= 1 else NEARLY_KNOWN]
    if len({one.field for one in meanings}) > 1:
        parts.append(NEIGHBOURS)
    if profile.empty:
        return _joined([*parts, EMPTY_COLUMN])
    fit = profile.fit(known.holds)
    if fit <= 0 and not column.heading:
        return BY_PLACE
    return _joined([*parts, FITS if fit >= 0.3 else FITS_ROUGHLY if fit > 0 else FITS_BADLY])


def _joined(parts: list[Text]) -> Text:
    return Text(*(", ".join(part.to(lang) for part in parts) for lang in ("de", "en")))
