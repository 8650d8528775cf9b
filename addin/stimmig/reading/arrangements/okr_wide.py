"""One row per objective, its key results side by side: "Objective | KR1 | KR1 Ziel | KR2 | KR2 Ziel | …"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.text import Text
from stimmig.reading.arranged import NOTHING, Shown
from stimmig.reading.arrangements.okr_headings import text_of, title_above
from stimmig.reading.arrangements.okr_hints import FIRST_LOOK, hints_of
from stimmig.reading.arrangements.okr_lines import A_HEADING, Line, Lines
from stimmig.reading.arrangements.okr_marks import KEY_RESULT, OBJECTIVE, mark_of
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet

WHY = Text(
    "Die Key Results eines Objectives stehen nebeneinander ({first} bis {last}).",
    "The key results of an objective stand side by side ({first} to {last}).",
)
_CERTAINTY = 0.97
_FEWEST = 2
_SPLIT = re.compile(r"[\s_\-–:.,/()\[\]#]+")
_NUMBER = re.compile(r"\d{1,2}")
_FIGURES = frozenset({"baseline", "target", "actual", "unit", "confidence", "achievement", "status", "owner", "due"})
_OF_OBJECTIVES = frozenset({"objective", "strategic_objective", "okr_goal"})
_NAMES = frozenset(
    {"title", "titel", "name", "text", "beschreibung", "description", "key result", "wortlaut", "was", "what", ""}
)


class _Column(NamedTuple):
    """A heading of one of several key results: which one, and what of it ("" for its wording)."""

    number: int
    what: str


def key_results_across(sheet: Sheet) -> Iterator[Proposal]:
    """Yield the lists in which each row is an objective with several key results."""
    hints = hints_of(sheet)
    words = {text for text in hints.texts if _parse(text_of(text))} if hints else set()
    near = (
        [row for row, cells in enumerate(sheet.rows[:FIRST_LOOK]) if len(words.intersection(cells)) > 1]
        if words
        else []
    )
    for index in sorted({*near, *(row + 1 for row in near if row + 1 < len(sheet.rows))}):
        row = sheet.rows[index]
        columns = _columns(sheet, index)
        names = {one.number: at for at, one in columns.items() if one.what == ""}
        if len(names) < _FEWEST or _goes_on_below(sheet, index, columns):
            continue
        objective = _objective(row, columns)
        if objective is None and index:
            objective = _objective(sheet.rows[index - 1], columns)
        if objective is None:
            continue
        lines = _lines(sheet, index, objective, columns, names)
        if lines.lines and lines.is_sound():
            why = WHY.filled(first=f"KR {min(names)}", last=f"KR {max(names)}")
            yield Proposal(lines.lists(why), why, _CERTAINTY)


def _objective(row: Sequence[Cell], taken: Mapping[int, _Column]) -> int | None:
    """Return the column of the objectives."""
    return next(
        (at for at, cell in enumerate(row) if at not in taken and fields_of(text_of(cell)) & _OF_OBJECTIVES), None
    )


def _goes_on_below(sheet: Sheet, index: int, columns: Mapping[int, _Column]) -> bool:
    """Say whether the next row says what of each key result stands in which column; then this one is only its upper part."""
    below = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else ()
    texts = [text for at, cell in enumerate(below) if at >= min(columns) and (text := text_of(cell))]
    return len(texts) >= _FEWEST and all(_is_name(text) or fields_of(text) for text in texts)


def _columns(sheet: Sheet, index: int) -> dict[int, _Column]:
    """Return column → key result of a heading; what stands without number behind "KR1" goes on with it."""
    row = sheet.rows[index]
    above = sheet.rows[index - 1] if index else []
    found: dict[int, _Column] = {}
    over: int | None = None
    last: int | None = None
    numbers = {one.number for cell in row if (one := _parse(text_of(cell)))}
    for at, cell in enumerate(row):
        text = text_of(cell)
        over = (
            next((one.number for one in [_parse(text_of(above[at]))] if one), over)
            if at < len(above) and above[at] != ""
            else over
        )
        if one := _parse(text):
            found[at] = one
            last = one.number
        elif (one := _figure(text)) and one.number in numbers:
            found[at] = one
        elif text and (number := over if over is not None else last) is not None and _continues(text, found, number):
            found[at] = _Column(number, "" if _is_name(text) else text)
    return found


def _parse(text: str) -> _Column | None:
    """Return the key result and field of "KR1", "KR 1 Ziel", "1. Key Result" or "key_result_1_completion"."""
    if not text or len(text) > 40:
        return None
    words = [word for word in _SPLIT.split(text) if word]
    places = [(start, size) for size in (4, 3, 2, 1) for start in range(len(words) - size + 1)]
    for start, length in places:
        match = _key_result().fullmatch(" ".join(words[start : start + length]))
        if match:
            rest = " ".join((*words[:start], *words[start + length :]))
            return _Column(int(match[1] or match[2]), "" if _is_name(rest) else rest)
    return None


def _figure(text: str) -> _Column | None:
    """Return which figure of which key result "Target 1" or "1. Ziel" is."""
    words = [word for word in _SPLIT.split(text) if word]
    numbers = [at for at in {0, len(words) - 1} if len(words) > 1 and _NUMBER.fullmatch(words[at])]
    if len(numbers) != 1:
        return None
    number = int(words.pop(*numbers))
    what = " ".join(words)
    return _Column(number, what) if fields_of(what) & _FIGURES else None


@cache
def _key_result() -> re.Pattern:
    words = "|".join(re.escape(word).replace(r"\ ", " ?") for word in lexicon.word_list("okr_rows")[KEY_RESULT])
    return re.compile(rf"(?:{words}) ?(?:(?:Nr|No) )?(\d{{1,2}})|(\d{{1,2}}) (?:{words})", re.IGNORECASE)


def _is_name(text: str) -> bool:
    return lexicon.normalise(text) in _NAMES or "key_result" in fields_of(text)


def _continues(text: str, found: Mapping[int, _Column], number: int) -> bool:
    """Say whether a heading without a number may belong to the key result before it: a known one, met once for each."""
    known = _is_name(text) or fields_of(text) & _FIGURES
    return bool(known) and _Column(number, "" if _is_name(text) else text) not in found.values()


def _lines(
    sheet: Sheet, heading: int, objective: int, columns: Mapping[int, _Column], names: Mapping[int, int]
) -> Lines:
    row = sheet.rows[heading]
    above = sheet.rows[heading - 1] if row[objective] == "" else [""] * len(row)
    places = {
        at: heading if cell != "" else heading - 1 for at, cell in enumerate(row) if cell != "" or above[at] != ""
    }
    whole = {at: Shown(sheet.rows[there][at], there, at) for at, there in places.items() if at not in columns}
    own = {at: cell for at, cell in whole.items() if at != objective}
    ids = next((at for at, cell in own.items() if fields_of(text_of(cell.value)) & {"id", "objective_id"}), None)
    merged, heads, known = _by_meaning(sheet, heading, columns)
    lines: list[Line] = []
    for index in range(heading + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        if not any(cell != "" for cell in cells[objective : objective + 1]):
            if not any(cell != "" for cell in cells) or not lines:
                continue
            break
        if sum(cell != "" for cell in cells) == 1 and not any(cell != "" for cell in sheet.rows[index - 1]):
            break  # a note below the table
        mark = mark_of(cells[objective])
        name = Shown(mark.rest if mark and mark.rest else cells[objective], index, objective)
        id_ = (
            Shown(cells[ids], index, ids) if ids is not None else Shown(mark.id, index, objective) if mark else NOTHING
        )
        rest = {at: Shown(cells[at], index, at) for at in own if at != ids and cells[at] != ""}
        lines.append(Line(OBJECTIVE, id_, name, rest))
        lines += _key_results(index, cells, names, merged)
    return Lines(
        sheet,
        title_above(sheet, heading),
        {at: cell for at, cell in own.items() if at != ids} | heads,
        tuple(lines),
        name_heading=whole[objective],
        id_heading=own[ids] if ids is not None else NOTHING,
        known=known,
    )


def _key_results(
    index: int, cells: Sequence[Cell], names: Mapping[int, int], merged: Mapping[tuple[int, int], int]
) -> Iterator[Line]:
    for number, at in sorted(names.items()):
        if isinstance(cells[at], str) and cells[at].strip() and not lexicon.is_blank(cells[at]):
            values = {
                key: Shown(cells[there], index, there)
                for (one, there), key in merged.items()
                if one == number and cells[there] != ""
            }
            mark = mark_of(cells[at])
            yield Line(KEY_RESULT, NOTHING, Shown(mark.rest if mark and mark.rest else cells[at], index, at), values)


def _by_meaning(sheet: Sheet, heading: int, columns: Mapping[int, _Column]):
    """Return (key result, its column) → the column where all of one meaning go, the heading of each, and the others."""
    keys: dict[str, int] = {}
    heads: dict[int, Shown] = {}
    known: dict[tuple[int, int], Text] = {}
    merged: dict[tuple[int, int], int] = {}
    for at, one in columns.items():
        if one.what:
            word = lexicon.normalise(one.what)
            key = keys.setdefault(word, 10_000 + len(keys))
            if key in heads:
                known[heading, at] = A_HEADING
            heads.setdefault(key, Shown(one.what, heading, at))
            merged[one.number, at] = key
        else:
            known[heading, at] = A_HEADING
        if heading and sheet.rows[heading - 1][at] != "":
            known[heading - 1, at] = A_HEADING
    return merged, heads, known
