"""Record the open rounds of a workbook: good rows become entries, the others stay where they are."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin import merge_words as words_of_merge
from stimmig.checkin import refusals
from stimmig.checkin import row_words as words
from stimmig.checkin.conflicts import KIND, Decided, conflicts_on, decided, state_column
from stimmig.checkin.drafts import Draft, Problem, judge_rows
from stimmig.checkin.entries import Addition, numbered, plan_entries
from stimmig.checkin.log import Told, told_on
from stimmig.checkin.migrating import migrated
from stimmig.checkin.opened import Opened, open_for_check_ins
from stimmig.checkin.round import filled_rounds
from stimmig.checkin.round_words import HEADS
from stimmig.checkin.week_states import typed_otherwise
from stimmig.checkin.writing import write
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.writing.xlsx.changing import Changes, changed
from stimmig.writing.xlsx.fill import Filling

MIGRATED_TABLES = ("checkins",)
"""the tables that must have all columns of today's template"""


class Recorded(NamedTuple):
    """What recording did: new entries, rows that were recorded before, rows left empty, and rows that stay behind."""

    additions: tuple[Addition, ...]
    known: int
    empty: int
    problems: tuple[Problem, ...]
    notes: tuple[Text, ...]
    lang: str
    replaceable: tuple[str, ...]
    """the entries that rows contradict; named as to be replaced, these rows are taken in too"""

    @property
    def left(self) -> int:
        """Return how many rows stay behind; one row may have several problems."""
        return len({(one.place.sheet, _order(one.place.cell)[0]) for one in self.problems})


class Matched(NamedTuple):
    """Drafts compared with the entries that are there: the new ones, those known by their id, and problems."""

    new: list[tuple[Draft, str]]
    known: list[tuple[Draft, str]]
    problems: list[Problem]
    contradicted: list[str]
    """the entries that stand against a draft"""


def record(path: Path, today: datetime.date, lang: str | None, replace: Collection[str] = ()) -> Recorded:
    """Take the filled rows of all open rounds into the table of check-ins; Refusal where none is open.

    `replace` are entries that a row may replace although it was not recorded as them.
    """
    opened = open_for_check_ins(path, today, lang)
    _refuse_without_round(opened)
    opened, migration = migrated(path, opened, *MIGRATED_TABLES)
    done, changes = plan_record(opened, replace)
    write(opened, changed(opened.reading.workbook.data, opened.name, changes))
    return done._replace(notes=(*migration, *done.notes))


def plan_record(opened: Opened, replace: Collection[str] = ()) -> tuple[Recorded, Changes]:
    """Return what recording the open rounds does, and how the workbook is to change; Refusal where none is open."""
    _refuse_without_round(opened)
    rounds, conflicts = filled_rounds(opened), conflicts_on(opened)
    judged = judge_rows(opened, [row for one in rounds for row in one.filled])
    chosen = decided(opened, conflicts)
    by_choice = {draft.key: draft for draft, _ in chosen.drafts}
    matched = match(opened, [draft for draft in judged.drafts if draft.key not in by_choice], replace)
    settled = match(opened, list(by_choice.values()), _Anything())
    additions = numbered(opened, matched.new + settled.new)
    named = [(one.draft, one.id) for one in additions] + matched.known + settled.known
    states = states_of(opened, named)
    _state_choices(opened, states, chosen, {id(draft): name for draft, name in named})
    added = plan_entries(opened, additions, states)
    empty = sum(len(one.rows) - len(one.filled) for one in rounds)
    problems = (*judged.problems, *chosen.problems, *matched.problems)
    problems = sorted(problems, key=lambda one: _order(one.place.cell))
    against = tuple(matched.contradicted)
    done = Recorded(tuple(additions), len(matched.known), empty, tuple(problems), added.notes, opened.lang, against)
    return done, added.changes


def _refuse_without_round(opened: Opened) -> None:
    if not filled_rounds(opened) and not any(one.is_open for one in conflicts_on(opened)):
        raise Refusal("no_round", refusals.NO_ROUND, name=opened.name, how=opened.ways.start_round)


class _Anything:
    def __contains__(self, name: object) -> bool:
        return True


def match(opened: Opened, drafts: Sequence[Draft], replace: Collection[str]) -> Matched:
    """Return which drafts are new, which are recorded already, and which contradict an entry that is there."""
    told = told_on(opened, (draft.key for draft in drafts))
    by_hand = typed_otherwise(opened, drafts)
    matched = Matched([], [], [Problem(draft.place, text) for draft, text in by_hand.differing], [])
    left = {id(draft) for draft, _ in by_hand.differing}
    for draft in drafts:
        if id(draft) in left:
            continue
        there = [one for one in told[draft.key] if draft.row not in by_hand.rows or one.part.block.origin is None]
        holding = [one for one in there if not one.replaced_by]
        same = next((one for one in holding if one.content == draft.content), None)
        if same:
            matched.known.append((draft, same.id))
            continue
        old = next((one for one in there if one.id == draft.recorded_as), None) if draft.recorded_as else None
        if draft.recorded_as and old is None:
            facts = {"id": draft.recorded_as, "heading": HEADS["state"].to(opened.lang)}
            matched.problems.append(Problem(draft.source.place("state"), words.NO_SUCH_ENTRY.filled(**facts)))
        elif not holding:
            matched.new.append((draft, ""))
        elif (chosen := next((one for one in holding if one.id in replace), None)) or old in holding:
            matched.new.append((draft, (chosen or old).id))
        else:
            matched.contradicted.append(holding[-1].id)
            matched.problems.append(_contradiction(draft, old, holding[-1], opened))
    return matched


def _contradiction(draft: Draft, old: Told | None, there: Told, opened: Opened) -> Problem:
    how = opened.ways.replace.filled(id=there.id)
    if old is not None:
        return Problem(draft.place, words.OVERTAKEN.filled(id=old.id, other=there.id, how=how))
    value = there.part.columns["value"][there.at]
    facts = {"row": draft.row.label, "day": draft.date, "id": there.id, "value": "–" if value is None else value}
    if not there.id:
        place = str(there.part.block.place(there.part.rows[there.at], "value"))
        return Problem(draft.place, words.THERE_WITHOUT_ID.filled(**facts, place=place))
    return Problem(draft.place, words.THERE_ALREADY.filled(**facts, how=how))


def _state_choices(opened: Opened, states: dict[str, Filling], chosen: Decided, names: dict[int, str]) -> None:
    """Add what the sheet of conflicts says beside its rows: what was recorded, and what was not chosen."""
    texts = dict(chosen.states)
    for draft, conflict in chosen.drafts:
        texts[conflict.index] = words_of_merge.RECORDED_AS.to(opened.lang, id=names[id(draft)])
    if texts:
        sheet = opened.reading.workbook.own(KIND)[0]
        column = state_column(sheet)
        states[sheet.name] = Filling({(row, column): text for row, text in texts.items()})


def states_of(opened: Opened, named: Iterable[tuple[Draft, str]]) -> dict[str, Filling]:
    """Return what the rounds of a workbook say beside their rows: the entry that each became."""
    found: dict[str, Filling] = {}
    for draft, name in named:
        row = draft.source
        if row is None or row.workbook != opened.name:
            continue
        if "state" in row.columns and row.recorded_as != name:
            cells = found.setdefault(row.sheet, Filling({})).cells
            cells[row.index, row.columns["state"]] = name
    return found


def _order(cell: str | None) -> tuple[int, str]:
    letters = (cell or "").rstrip("0123456789")
    return int((cell or "")[len(letters) :] or 0), letters
