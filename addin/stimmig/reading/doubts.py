"""Tables that look like known ones and may be something else: asked about, not read."""

import re
from collections.abc import Iterable, Sequence

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.text import Text
from stimmig.reading.context import perspective_within
from stimmig.reading.headings import Heading
from stimmig.reading.profile import Profile
from stimmig.reading.scoring import Candidate
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet

_KEY_RESULT = re.compile(r"(?:kr|key results?)(?![^\W\d_])", re.IGNORECASE)
_KIND_OF_ROW = re.compile(r"(?:o|kr|objective|key result)[\s.#-]*\d*:?", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_ENOUGH = 2

UNSPECIFIC = Text(
    "Ist das eine Tabelle „{table}“? Außer den Namen spricht nichts dafür; gelesen wurde sie nicht.",
    "Is this a table “{table}”? Nothing but the names speaks for it; it was not read.",
)
STACKED = Text(
    "Stehen hier Objectives und Key Results untereinander? Diese Anordnung wurde nicht gelesen.",
    "Do objectives and key results stand below each other here? This layout was not read.",
)
TRANSPOSED = Text(
    "Stehen hier die Überschriften am Zeilenanfang? Diese Anordnung wurde nicht gelesen.",
    "Do the headings stand at the beginning of the rows here? This layout was not read.",
)
SCENARIOS = Text(
    "Steht hier jede Kennzahl mehrfach, etwa je Szenario? Diese Anordnung wurde nicht gelesen.",
    "Does each KPI stand here several times, such as once per scenario? This layout was not read.",
)


def doubt_about(
    sheet: Sheet, heading: Heading, candidate: Candidate, profiles: Sequence[Profile], title: str
) -> Text | None:
    """Return what to ask about a table before it is read; None where it is what it seems to be."""
    table = candidate.table
    if heading.excel_table and heading.excel_table.name == marks.TABLE_PREFIX + table.name:
        return None  # the template says what it is, whatever its rows are called
    names = _names(heading, candidate, profiles)
    if table.name not in ("key_results", "checkins") and sum(map(_is_key_result, names)) >= _ENOUGH:
        return STACKED
    if _kinds_stand_beside(sheet, heading):
        return STACKED
    if len(names) >= _ENOUGH and sum(bool(lexicon.heading(name)) for name in names) >= 0.5 * len(names):
        return TRANSPOSED
    if table.name == "kpis" and len(names) >= 2 * _ENOUGH and 2 * len(set(names)) <= len(names):
        return SCENARIOS
    if table.tells and not _tells(candidate, heading, profiles) and not _is_called_so((sheet.name, title)):
        return UNSPECIFIC.filled(table=table.sheet)
    return None


def _names(heading: Heading, candidate: Candidate, profiles: Sequence[Profile]) -> list[str]:
    offset = next((column.index - heading.left for column in candidate.columns if column.field == "name"), None)
    return [] if offset is None else profiles[offset].texts


def _is_key_result(text: str) -> bool:
    return bool(_KEY_RESULT.match(text)) and any(map(str.isdigit, text[:16]))


def _kinds_stand_beside(sheet: Sheet, heading: Heading) -> bool:
    """Say whether a column without heading tells objectives and key results apart."""
    blank = [heading.left + offset for offset, text in enumerate(heading.texts) if not text]
    if heading.left:
        blank.append(heading.left - 1)
    below = sheet.rows[heading.row + 1 : heading.row + 41]
    return any(_tell_kinds(row[column] for row in below) for column in blank)


def _tell_kinds(cells: Iterable[Cell]) -> bool:
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    kinds = [text for text in texts if _KIND_OF_ROW.fullmatch(text)]
    return len(kinds) >= _ENOUGH and 2 * len(kinds) >= len(texts)


def _tells(candidate: Candidate, heading: Heading, profiles: Sequence[Profile]) -> bool:
    """Say whether headings or cells show that a table belongs to a strategy."""
    for column in candidate.columns:
        known = candidate.table.by_field.get(column.field or "")
        if known is None:
            continue
        if column.field == "level":
            return profiles[column.index - heading.left].choices("level") > 0
        if column.field in candidate.table.tells:
            return True
        own = lexicon.same_heading(column.heading, known.heading)
        if column.field == "name" and own and len(lexicon.heading(column.heading)) == 1:
            return True
    return False


def _is_called_so(names: Iterable[str]) -> bool:
    """Say whether the name of the sheet or the title above the table speaks of scorecard, strategy or OKR."""
    telling = lexicon.word_list("telling_names")
    return any(
        perspective_within(name) or any(word in telling for word in _WORDS.findall(name.casefold())) for name in names
    )
