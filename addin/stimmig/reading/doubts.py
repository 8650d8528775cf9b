"""Tables that look like known ones and may be something else: asked about, not read."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from stimmig.language import lexicon
from stimmig.language.heading_fields import fields_of
from stimmig.language.placeholders import is_numbered_place
from stimmig.language.text import Text
from stimmig.reading.context import perspective_within
from stimmig.reading.doubtful_kpis import VALUED, measures_things, names_hold_values
from stimmig.reading.headings import Heading
from stimmig.reading.objectives_alone import LACK_KEY_RESULTS, LOOKED_AT, lack_key_results
from stimmig.reading.profile import Profile
from stimmig.reading.scoring import LIST_NAME, Candidate
from stimmig.reading.stacked import is_stacked
from stimmig.workbook import marks
from stimmig.workbook.workbook import Sheet

_WORDS = re.compile(r"[^\W\d_]+")
_ENOUGH = 2
_MOSTLY = 0.6
_LONGEST = 40
"""letters that the name of a perspective has at most"""
_OKR = frozenset({"okr", "okrs"})
_OF_OKR = frozenset({"objective", "okr_goal", "key_result"})
SCORECARD = frozenset({"bsc", "scorecard", "balanced", "kpi", "kpis", "kennzahl", "kennzahlen"})

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
KIND = Text(
    "Gehört das zur Scorecard oder sind es Objectives und Key Results? Gelesen wurde diese Tabelle nicht.",
    "Does this belong to the scorecard, or are these objectives and key results? This table was not read.",
)
SCENARIOS = Text(
    "Steht hier jede Kennzahl mehrfach, etwa je Szenario? Diese Anordnung wurde nicht gelesen.",
    "Does each KPI stand here several times, such as once per scenario? This layout was not read.",
)
LOG = Text(
    "Steht hier je Datum ein Stand (Check-in) oder je Zeile ein Key Result? Gelesen wurde diese Tabelle nicht.",
    "Is there one check-in per date here, or one key result per row? This table was not read.",
)


def doubt_about(
    sheet: Sheet, heading: Heading, candidate: Candidate, profiles: Sequence[Profile], title: str
) -> Text | None:
    """Return what to ask about a table before it is read; None where it is what it seems to be."""
    table = candidate.table
    if heading.excel_table and heading.excel_table.name == marks.TABLE_PREFIX + table.name:
        return None  # the template says what it is, whatever its rows are called
    names = _names(heading, candidate, profiles)
    if is_stacked(sheet, heading, candidate, names):
        return STACKED
    if len(names) >= _ENOUGH and sum(map(_is_heading, names)) >= 0.5 * len(names):
        return TRANSPOSED
    if _may_be_other_than_log(heading, candidate, profiles, (sheet.name, title)):
        return LOG
    if names_hold_values(candidate, names):
        return VALUED
    if table.name == "values" and _repeats_periods(sheet, heading, candidate):
        return SCENARIOS
    if candidate.table.name == "objectives" and lack_key_results(sheet, heading, candidate, _repeat(names)):
        return LACK_KEY_RESULTS
    if kind := _doubt_about_kind(heading, candidate, profiles, (sheet.name, title)):
        return kind
    return _doubt_about_repeats(heading, candidate, profiles) or _doubt_about_purpose(
        sheet.name, heading, candidate, profiles, title
    )


def doubt_about_arranged(
    titles: tuple[str, str], heading: Heading, candidate: Candidate, profiles: Sequence[Profile], telling: bool
) -> Text | None:
    """Return what to ask about a table that an arrangement made; `telling` where its shape says what it is.

    `titles` are the name of the sheet and the title above the table.
    """
    if names_hold_values(candidate, _names(heading, candidate, profiles)):
        return VALUED
    if (repeats := _doubt_about_repeats(heading, candidate, profiles)) or telling:
        return repeats
    return _doubt_about_purpose(titles[0], heading, candidate, profiles, titles[1], ["name"])


def _doubt_about_repeats(heading: Heading, candidate: Candidate, profiles: Sequence[Profile]) -> Text | None:
    """Return what to ask where each KPI stands in several rows, and no column tells for which market."""
    names = [name for name in _names(heading, candidate, profiles) if not is_numbered_place(name)]
    of_scopes = any(column.field == "scope" for column in candidate.columns)
    return SCENARIOS if candidate.table.name == "kpis" and not of_scopes and _repeat(names) else None


def _repeat(names: Sequence[str]) -> bool:
    """Say whether nearly all names stand several times; a note below the table does not."""
    counts = Counter(names)
    return len(names) >= 2 * _ENOUGH and sum(counts[name] > 1 for name in names) >= 0.75 * len(names)


def _doubt_about_kind(
    heading: Heading, candidate: Candidate, profiles: Sequence[Profile], titles: Sequence[str]
) -> Text | None:
    """Return what to ask where goals and numbers may be those of the scorecard or of OKRs."""
    found = {column.field: column.index - heading.left for column in candidate.columns if column.field}
    if candidate.table.name in ("objectives", "key_results"):
        return KIND if "objective" not in found and _by_perspective(heading, profiles) else None
    if candidate.table.name not in ("strategic_objectives", "kpis"):
        return None
    if any(column.field is None and _names_objectives_only(column.heading) for column in candidate.columns):
        # "Objective title | Metric name | Start value": an export of OKR may call its key results so
        return None if _by_perspective(heading, profiles) else KIND
    goals = [heading.texts[found[field]] for field in ("name", "strategic_objective") if field in found]
    meanings = [fields_of(goal) for goal in goals]
    if any(fields and not fields & _OF_OKR for fields in meanings):
        return None
    words = {word for title in titles for word in _WORDS.findall(title.casefold())}
    of_okr = words & _OKR and not words & SCORECARD
    return KIND if of_okr and not _by_perspective(heading, profiles) else None


def _by_perspective(heading: Heading, profiles: Sequence[Profile]) -> bool:
    """Say whether some column names perspectives; long texts do not, and need no look at each."""
    short = (
        profile
        for text, profile in zip(heading.texts, profiles)
        if profile.length <= _LONGEST and len(set(profile.texts)) >= _ENOUGH and _may_head_perspectives(text)
    )
    return any(profile.choices("perspective") >= _MOSTLY for profile in short)


def _may_head_perspectives(text: str) -> bool:
    """Say whether a heading does not tell otherwise; "Finance" and "Personal" are teams as well."""
    fields = fields_of(text)
    return not fields or "perspective" in fields


def _names_objectives_only(text: str) -> bool:
    return bool(text) and fields_of(text) == {"objective"}


def _repeats_periods(sheet: Sheet, heading: Heading, candidate: Candidate) -> bool:
    """Say whether a journal often names the same thing at the same time twice: then more than that tells its rows apart."""
    fields = {column.field: column.index for column in candidate.columns if column.field}
    rows = sheet.rows[heading.row + 1 : heading.row + 1 + LOOKED_AT] if {"kpi", "period"} <= fields.keys() else ()
    pairs = [(row[fields["kpi"]], row[fields["period"]]) for row in rows if row[fields["kpi"]] != ""]
    dated = [pair for pair in pairs if pair[1] != ""]  # a month may be written once for several rows
    often = len(dated) >= 2 * _ENOUGH and 3 * len(set(dated)) <= 2 * len(dated)
    return often or len(pairs) >= 2 * _ENOUGH and 2 * len(set(pairs)) <= len(pairs)


def _may_be_other_than_log(
    heading: Heading, candidate: Candidate, profiles: Sequence[Profile], titles: Sequence[str]
) -> bool:
    """Say whether key results may be check-ins, or check-ins key results: only a log names the same ones at many dates."""
    if candidate.table.name == "objectives":  # a log of key results repeats their objectives too
        names = _names(heading, candidate, profiles)
        of_key_results = any(
            meaning.field == "key_result" for text in heading.texts for meaning in lexicon.heading(text)
        )
        return of_key_results and len(names) > len(set(names)) and any(map(_is_date, heading.texts))
    field = {"key_results": "name", "checkins": "key_result"}.get(candidate.table.name, "")
    found = {column.field: column.index - heading.left for column in candidate.columns if column.field}
    if field not in found:
        return False
    names = profiles[found[field]].texts
    repeat = len(names) > len(set(names))
    if candidate.table.name == "key_results":
        mostly = len(names) >= 2 * _ENOUGH and 2 * len(set(names)) <= len(names)
        return mostly and any(map(_is_date, heading.texts))
    value = heading.texts[found["value"]] if "value" in found else ""
    by_actual = bool(value) and all(meaning.field == "actual" for meaning in lexicon.heading(value))
    return by_actual and not repeat and not any(lexicon.same_heading(one, candidate.table.sheet) for one in titles)


def _is_heading(text: str) -> bool:
    return any(meaning.field != LIST_NAME for meaning in lexicon.heading(text))


def _is_date(text: str) -> bool:
    return any(meaning.field == "date" for meaning in lexicon.heading(text))


def _doubt_about_purpose(
    sheet_name: str,
    heading: Heading,
    candidate: Candidate,
    profiles: Sequence[Profile],
    title: str,
    more: Sequence[str] = (),
) -> Text | None:
    """Return what to ask about a table of which nothing but the names says that it belongs to a strategy.

    `more` are fields whose headings may say so too: "KPI Name".
    """
    table = candidate.table
    names = [column.heading for column in candidate.columns if column.field in more]
    if table.tells and not _tells(candidate, heading, profiles) and not is_called_so((sheet_name, title, *names)):
        return UNSPECIFIC.filled(table=table.sheet)
    if measures_things(candidate, heading, profiles) and not is_called_so((sheet_name, title)):
        return UNSPECIFIC.filled(table=table.sheet)
    return None


def _names(heading: Heading, candidate: Candidate, profiles: Sequence[Profile]) -> list[str]:
    offset = next((column.index - heading.left for column in candidate.columns if column.field == "name"), None)
    return [] if offset is None else profiles[offset].texts


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


def is_called_so(names: Iterable[str]) -> bool:
    """Say whether the name of the sheet or the title above the table speaks of scorecard, strategy or OKR."""
    return any(perspective_within(name) or speaks_of_strategy((name,)) for name in names)


def speaks_of_strategy(names: Iterable[str]) -> bool:
    """Say whether one of some names has a word for scorecard, strategy or OKR; "Personal" may be a department."""
    telling = lexicon.word_list("telling_names")
    return any(word in telling for name in names for word in _WORDS.findall(name.casefold()))


def speaks_of_kpis(names: Iterable[str]) -> bool:
    """Say whether some names speak of a scorecard or strategy, and not of OKR alone."""
    words = {word for name in names for word in _WORDS.findall(name.casefold())}
    return not words.isdisjoint(lexicon.word_list("telling_names")) and bool(words & SCORECARD or not words & _OKR)
