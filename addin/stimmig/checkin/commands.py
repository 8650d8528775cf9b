"""What the commands check-in, review and cycle do, and what they say about it."""

import datetime
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from stimmig.language.text import Text

DONE, LEFT = 0, 1
"""exit codes: everything was taken in; something stays for people to decide or correct"""

RECORDED = Text(
    "{count:Ein Eintrag|{count} Einträge} erfasst{ids}; {known} schon erfasst, {empty} noch leer, {left} nicht erfasst.",
    "{count:One entry|{count} entries} recorded{ids}; {known} recorded before, {empty} still empty, {left} not recorded.",
)
_IDS = Text(" ({ids})", " ({ids})")
_OLDER = Text("Ersetzt: {sheets}.", "Replaced: {sheets}.")


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
    lines = [STARTED.to(lang, sheet=done.sheet, count=done.rows)]
    return Said(lines + ([_OLDER.to(lang, sheets=done.replaced)] if done.replaced else []), [])


def _record(arguments: Any, today: datetime.date) -> Said:
    from stimmig.checkin.recording import record

    done = record(arguments.file, today, arguments.lang, arguments.replace)
    lang = arguments.lang or done.lang
    return Said(
        list(_about(done, lang)), [one.sentence(lang) for one in done.problems], LEFT if done.problems else DONE
    )


def _about(done, lang: str) -> Iterator[str]:
    names = [f"{one.id} ↷ {one.replaces}" if one.replaces else one.id for one in done.additions]
    facts = {"count": len(names), "known": done.known, "empty": done.empty, "left": len(done.problems)}
    yield RECORDED.to(lang, ids=_IDS.filled(ids=names) if names else "", **facts)
    yield from (note.to(lang) for note in done.notes)


_STEPS: dict[tuple[str, str], Callable[[Any, datetime.date], Said]] = {
    ("check-in", "start"): _start,
    ("check-in", "record"): _record,
}
