"""What the commands check-in, review and cycle do, and what they say about it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from stimmig.language.text import Text
from stimmig.refusal import Refusal

DONE, LEFT, UNUSABLE = 0, 1, 2
"""exit codes: everything was taken in; something stays for people to decide or correct; a file could not be used"""

RECORDED = Text(
    "{count:Ein Eintrag|{count} Einträge} erfasst{ids}; {known} schon erfasst, {empty} noch leer, {left} nicht erfasst.",
    "{count:One entry|{count} entries} recorded{ids}; {known} recorded before, {empty} still empty, {left} not recorded.",
)
_IDS = Text(" ({ids})", " ({ids})")
_OLDER = Text(
    "Dafür {count:ging das schon erfasste Blatt|gingen die schon erfassten Blätter} {sheets}.",
    "The {count:sheet|sheets} {sheets}, recorded already, made room for it.",
)
_QUOTED = Text("„{sheet}“", "“{sheet}”")


class Said(NamedTuple):
    """What a command prints: lines, lines about trouble, and its exit code."""

    lines: list[str]
    troubles: list[str]
    code: int = DONE


def run(arguments: Any) -> Said:
    """Do what a command asks for; Refusal where that cannot be done."""
    today = arguments.as_of or datetime.date.today()
    return _STEPS[arguments.command, arguments.step](arguments, today)


def _start(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin.starting import STARTED, start_round

    done = start_round(arguments.file, arguments.team, arguments.date, today, arguments.lang)
    lang = arguments.lang or done.lang
    return Said([STARTED.to(lang, sheet=done.sheet, count=done.rows), *about_older(done.replaced, lang)], [])


def about_older(sheets: Sequence[str], lang: str) -> Iterator[str]:
    """Yield which sheets of older rounds went for a new one."""
    if sheets:
        yield _OLDER.to(lang, sheets=[_QUOTED.filled(sheet=sheet) for sheet in sheets], count=len(sheets))


def _record(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin.recording import record

    done = record(arguments.file, today, arguments.lang, arguments.replace)
    lang = arguments.lang or done.lang
    return Said(list(about(done, lang)), [one.sentence(lang) for one in done.problems], LEFT if done.problems else DONE)


def about(done, lang: str) -> Iterator[str]:
    """Yield what recording did, and what is to be noted about it."""
    names = [f"{one.id} ↷ {one.replaces}" if one.replaces else one.id for one in done.additions]
    facts = {"count": len(names), "known": done.known, "empty": done.empty, "left": done.left}
    yield RECORDED.to(lang, ids=_IDS.filled(ids=names) if names else "", **facts)
    yield from (note.to(lang) for note in done.notes)


def _merge(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import merge_words as words
    from stimmig.checkin.merging import merge

    done = merge(arguments.file, arguments.copies, today, arguments.lang)
    lang = arguments.lang or done.lang
    files = [path.name for path in arguments.copies]
    lines = [words.MERGED.to(lang, count=len(done.additions), files=files, open=done.waiting)]
    lines += [note.to(lang) for note in done.notes]
    troubles = [_side_by_side(group, arguments.file.name, lang) for group in done.conflicts]
    troubles += [words.SIDE_BY_SIDE.to(lang, sheet=done.sheet)] if done.sheet else []
    troubles += done.problems
    return Said(lines, troubles, LEFT if troubles else DONE)


def _side_by_side(group, main: str, lang: str) -> str:
    """Return the conflicting entries of a key result and day on one line."""
    from stimmig.checkin import merge_words as words
    from stimmig.checkin.log import Told

    told, draft = [], next(one.draft for one in group if not isinstance(one, Told))
    for one in group:
        if isinstance(one, Told):
            value, confidence = (one.part.columns[name][one.at] for name in ("value", "confidence"))
            source = f"{main}: {one.id}"
        else:
            value, confidence, source = one.draft.value, one.draft.confidence, one.source
        value = words.NOTHING if value is None else value
        facts = {"value": value, "confidence": "–" if confidence is None else confidence, "source": source}
        told.append(words.ALTERNATIVE.to(lang, **facts))
    return words.CONFLICT.to(lang, row=draft.row.label, day=draft.date, values=" | ".join(told))


def _show(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import course_words as words
    from stimmig.checkin.showing import show

    done = show(arguments.file, arguments.team, today, arguments.lang, arguments.write)
    written = [words.WRITTEN.to(done.lang, sheet=done.sheet, name=arguments.file.name)] if done.sheet else []
    return Said(done.lines, written)


def _due(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import due
    from stimmig.files_given import given_files
    from stimmig.writing.files import write_document

    owed = due.due_in(given_files(arguments.files), arguments.team, today, arguments.lang)
    lang, troubles = owed.lang, [refusal.sentence(owed.lang) for refusal in owed.refused]
    if arguments.ics:
        if arguments.ics.suffix.lower() != ".ics":  # a slip must not write over a workbook
            raise Refusal("wrong_ending", due.ONLY_ICS, name=str(arguments.ics))
        text, count = due.as_calendar(owed.due, today, lang)
        write_document(arguments.ics, text)
        troubles.append(due.WRITTEN.to(lang, name=str(arguments.ics), count=count))
    lines = [due.as_csv(owed.due, lang)] if arguments.format == "csv" else list(due.as_text(owed.due, today, lang))
    return Said(lines, troubles, UNUSABLE if owed.refused else DONE)


def _review(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import review_words as words
    from stimmig.checkin.reviewing import start_review

    done = start_review(arguments.file, arguments.cycle, today, arguments.lang)
    return Said([words.STARTED.to(arguments.lang or done.lang, sheet=done.sheet, cycle=done.cycle)], [])


def _close(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import review_words as words
    from stimmig.checkin.closing import record_review

    done = record_review(arguments.file, today, arguments.lang)
    lang = arguments.lang or done.lang
    closed = words.CLOSED.filled(cycle=done.cycles) if done.cycles else ""
    line = words.RECORDED.to(lang, reviews=done.reviews, verdicts=done.verdicts, closed=closed)
    lines = [line, *(note.to(lang) for note in done.notes)]
    if done.cycles:
        lines.append(words.NEXT_CYCLE.to(lang))
    elif done.problems:
        lines.append(words.NEXT_ANSWERS.to(lang))
    return Said(lines, [one.sentence(lang) for one in done.problems], LEFT if done.problems else DONE)


def _plan(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import plan_words as words
    from stimmig.checkin.planning import plan_cycle

    done = plan_cycle(arguments.file, arguments.team, arguments.start, arguments.end, today, arguments.lang)
    facts = {"sheet": done.sheet, "learnings": done.learnings, "open": done.open}
    return Said([words.SET_UP.to(arguments.lang or done.lang, **facts)], [])


def _set_up(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin import plan_words as words
    from stimmig.checkin.setting_up import record_plan

    done = record_plan(arguments.file, today, arguments.lang)
    lang = arguments.lang or done.lang
    troubles = [one.sentence(lang) for one in done.problems]
    lines = [words.RECORDED.to(lang, **done.counts), *(note.to(lang) for note in done.notes)]
    if any(done.counts.values()):
        lines.append(words.NEXT_START.to(lang))
    return Said(lines, troubles, LEFT if troubles else DONE)


_STEPS: dict[tuple[str, str], Callable[[Any, datetime.date], Said]] = {
    ("check-in", "start"): _start,
    ("check-in", "record"): _record,
    ("check-in", "merge"): _merge,
    ("check-in", "show"): _show,
    ("check-in", "due"): _due,
    ("review", "start"): _review,
    ("review", "record"): _close,
    ("cycle", "new"): _plan,
    ("cycle", "record"): _set_up,
}
