"""Bring the entries of copies together: what agrees is taken, what contradicts is put side by side, nothing is lost."""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin import merge_words as words
from stimmig.checkin.conflicts import Conflict, conflicts_on, draw_conflicts
from stimmig.checkin.copies import read_copies
from stimmig.checkin.drafts import CONTENT, Draft, Problem, judge_rows
from stimmig.checkin.entries import Addition, plan_entries
from stimmig.checkin.log import Told, content_of, next_ids, told_on
from stimmig.checkin.migrating import migrated
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.recording import states_of
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.week_states import is_told
from stimmig.checkin.writing import write
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.model.fingerprint import plain
from stimmig.refusal import Refusal
from stimmig.writing.files import resolved
from stimmig.writing.xlsx.changing import changed


class Candidate(NamedTuple):
    """An entry that a copy tells and the workbook does not: `id` and `replaces` are those of the copy."""

    draft: Draft
    source: str
    id: str = ""
    replaces: str = ""


class Merged(NamedTuple):
    """What merging did: new entries, (key result, day) with conflicting entries, and what could not be taken."""

    additions: tuple[Addition, ...]
    conflicts: tuple[tuple[Candidate | Told, ...], ...]
    problems: tuple[str, ...]
    notes: tuple[Text, ...]
    sheet: str
    """of the conflicts, "" where none is open"""
    waiting: int
    """how many key results and days still wait for a decision, earlier ones included"""
    lang: str


class _Found:
    """What the sources tell, collected before anything is decided."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.strangers: list[Conflict] = []
        self.problems: list[Problem | Text] = []


def merge(path: Path, copies: Sequence[Path], today: datetime.date, lang: str | None) -> Merged:
    """Take the entries of copies into a workbook; Refusal where one of the files cannot be used, nothing written then."""
    for copy in copies:
        if resolved(copy) == resolved(path):
            raise Refusal("same_file", words.SAME_FILE, name=copy.name)
    opened, changes = migrated(path, open_for_check_ins(path, today, lang), "checkins")
    found = _Found()
    _add_rounds(opened, opened, found)
    for copy in read_copies(opened, copies):
        _add_table(opened, copy, found)
        _add_rounds(opened, copy, found)
    told = told_on(opened, (one.draft.key for one in found.candidates))
    on_sheet = conflicts_on(opened)
    taken, conflicts = _settled(found.candidates, told, on_sheet)
    additions = _numbered(opened, taken)
    added = plan_entries(opened, additions, states_of(opened, [(one.draft, one.id) for one in additions]))
    rows = [*on_sheet, *_fresh(opened, [*found.strangers, *_rows(opened, conflicts)], on_sheet)]
    planned, sheet = added.changes, draw_conflicts(opened, rows) if rows else None
    if sheet and len(rows) > len(on_sheet):
        planned = planned._replace(sheets=(*planned.sheets, sheet))
    waiting = len({one.key for one in rows if one.is_open})
    write(opened, changed(opened.reading.workbook.data, opened.name, planned))
    said = [one.sentence(opened.lang) if isinstance(one, Problem) else one.to(opened.lang) for one in found.problems]
    return Merged(
        tuple(additions),
        tuple(conflicts),
        tuple(said),
        (*changes, *added.notes),
        sheet.name if waiting else "",
        waiting,
        opened.lang,
    )


def _add_table(main: Opened, copy: Opened, found: _Found) -> None:
    known = {fold(word): row for row in reversed(main.strategy.key_results) for word in (row.name, row.id) if word}
    for part in copy.strategy.checkins.parts:
        for at, name in enumerate(part.columns["key_result"]):
            row, day = known.get(fold(name or "")), part.columns["date"][at]
            across = part.block.origin is not None
            if across and row is not None and day and is_told(main, row, day, part, at):
                continue  # of a log the rows that both have were not read
            numbers = {field: part.columns[field][at] for field in CONTENT[:2]}
            texts = {field: str(part.columns[field][at] or "") for field in CONTENT[2:]}
            entry = str(part.columns["id"][at] or "")
            source = f"{copy.name}: {entry}" if entry else copy.name
            if row is not None and isinstance(day, datetime.date):
                draft = Draft(row, day, **numbers, **texts, place=part.block.place(part.rows[at]))
                found.candidates.append(Candidate(draft, copy.name, entry, str(part.columns["replaces"][at] or "")))
                continue
            facts = {"source": copy.name, "id": entry, "name": name or "", "main": main.name}
            if row is not None and day and across:
                place = str(part.block.place(part.rows[at], "value"))
                found.problems.append(words.ONLY_A_WEEK.filled(**facts, place=place, when=str(day), row=row.label))
                continue
            if row is not None:
                found.problems.append(words.NO_DAY.filled(**facts))
                continue
            cells = {"key_result": name or "?", "wording": "", "date": day or "", **numbers, **texts, "source": source}
            state = words.STRANGER.to(main.lang)
            found.strangers.append(Conflict({**cells, "choice": "", "state": state}))
            sheet = words.SHEET.to(main.lang)
            found.problems.append(words.UNKNOWN_ENTRY.filled(**facts, sheet=sheet))


def _add_rounds(main: Opened, copy: Opened, found: _Found) -> None:
    rows = [row for one in filled_rounds(copy) for row in one.filled]
    judged = judge_rows(main, rows)
    found.problems += [one._replace(place=one.place._replace(sheet=_of(one, main))) for one in judged.problems]
    recorded = {
        str(name): content_of(part, at)
        for part in copy.strategy.checkins.parts
        for at, name in enumerate(part.columns["id"])
        if rows
    }
    for draft in judged.drafts:
        if recorded.get(draft.recorded_as) != draft.content:
            found.candidates.append(Candidate(draft, copy.name, "", draft.recorded_as))


def _of(problem: Problem, main: Opened) -> str:
    """Return the sheet of a problem, with its file where that is a copy."""
    place = problem.place
    return str(place.sheet) if place.workbook == main.name else f"{place.workbook}: {place.sheet}"


def _settled(
    candidates: Iterable[Candidate], told: dict[tuple, list[Told]], on_sheet: Sequence[Conflict]
) -> tuple[list[tuple[Candidate, Told | Candidate | None]], list[tuple[Candidate | Told, ...]]]:
    """Return what is taken, each with the entry that it replaces, and what contradicts."""
    laid_out = {(one.key, one.content) for one in on_sheet}
    waiting = {one.key for one in on_sheet if one.is_open}
    groups: dict[tuple, dict[tuple, list[Candidate]]] = {}
    for one in candidates:
        draft = one.draft
        key = fold(draft.row.label), plain(draft.date)
        if (key, draft.content) not in laid_out and all(entry.content != draft.content for entry in told[draft.key]):
            groups.setdefault(draft.key, {}).setdefault(draft.content, []).append(one)
    taken, conflicts = [], []
    for key, group in groups.items():
        holding = [entry for entry in told[key] if not entry.replaced_by]
        chain = _chain(group, holding) if (fold(key[0].label), plain(key[1])) not in waiting else None
        if chain:
            taken += chain
        else:
            conflicts.append((*holding, *(same[0]._replace(source=_sources(same)) for same in group.values())))
    return taken, conflicts


def _chain(group: dict[tuple, list[Candidate]], holding: list[Told]) -> list | None:
    """Return the entries of one key result and day in the order in which they replace each other; None if they conflict."""
    replaced = {(one.source, one.replaces) for same in group.values() for one in same if one.replaces}
    by_id = {(one.source, one.id): same for same in group.values() for one in same if one.id}
    last = [same for same in group.values() if not any((one.source, one.id) in replaced for one in same)]
    if len(last) != 1:
        return None
    order = [last[0]]
    while earlier := next((by_id[key] for one in order[0] if (key := (one.source, one.replaces)) in by_id), None):
        if earlier in order:
            return None
        order.insert(0, earlier)
    first = next((one for same in order[:1] for one in same if one.replaces), order[0][0])
    if len(order) < len(group) or len(holding) > 1 or (holding and first.replaces != holding[0].id):
        return None
    return [
        (same[0], before) for same, before in zip(order, [holding[0] if holding else None, *(one[0] for one in order)])
    ]


def _sources(same: Sequence[Candidate]) -> str:
    return ", ".join(dict.fromkeys(f"{one.source}: {one.id}" if one.id else one.source for one in same))


def _numbered(opened: Opened, taken: Sequence[tuple[Candidate, Told | Candidate | None]]) -> list[Addition]:
    names: dict[int, str] = {}
    additions = []
    for (candidate, before), name in zip(taken, next_ids(opened, len(taken))):
        names[id(candidate)] = name
        old = before.id if isinstance(before, Told) else names[id(before)] if before else ""
        additions.append(Addition(candidate.draft, name, old))
    return additions


def _rows(opened: Opened, conflicts: Iterable[Sequence[Candidate | Told]]) -> Iterable[Conflict]:
    for group in conflicts:
        draft = next(one.draft for one in group if isinstance(one, Candidate))
        about = {"key_result": draft.row.label, "wording": draft.row.name, "date": draft.date}
        for one in group:
            if isinstance(one, Told):
                said = {name: one.part.columns[name][one.at] for name in CONTENT}
                source = f"{opened.name}: {one.id}"
            else:
                said, source = {name: getattr(one.draft, name) for name in CONTENT}, one.source
            said = {name: "" if value is None else value for name, value in said.items()}
            yield Conflict({**about, **said, "source": source, "choice": "", "state": ""})


def _fresh(opened: Opened, rows: Sequence[Conflict], on_sheet: Sequence[Conflict]) -> list[Conflict]:
    """Return the rows that the sheet does not hold yet, each once."""
    seen = {(one.key, one.content) for one in on_sheet if one.is_open or str(one.cells["state"]) in words.STRANGER}
    found = []
    for one in rows:
        if (one.key, one.content) not in seen:
            seen.add((one.key, one.content))
            found.append(one)
    return found
