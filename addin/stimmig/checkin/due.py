"""Say who owes which check-in, in several workbooks; as text, as a table, and as calendar entries."""

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from stimmig.checkin.calendar import Reminder, calendar
from stimmig.checkin.course import courses
from stimmig.checkin.opened import open_for_check_ins
from stimmig.language.detect import system_language
from stimmig.language.text import Text, localise
from stimmig.refusal import Refusal

_HEADS = Text(
    "Fällig am|Team|Verantwortlich|Key Result|Wortlaut|Letzter Check-in|Mappe",
    "Due on|Team|Owner|Key result|Wording|Last check-in|Workbook",
)
NOTHING = Text("Kein Check-in ist fällig.", "No check-in is due.")
_LINE = Text("{day}  {who}: {names} ({file})", "{day}  {who}: {names} ({file})")
_OVERDUE = Text("überfällig", "overdue")
_NOBODY = Text("niemand genannt", "nobody named")
_SUMMARY = Text("Check-in: {who}", "Check-in: {who}")
ONLY_ICS = Text(
    "{name}: Eine Kalenderdatei braucht die Endung .ics.", "{name}: a calendar file needs a name that ends in .ics."
)
WRITTEN = Text(
    "Geschrieben: {name} mit {count} {count:Eintrag|Einträgen}.", "Written: {name} with {count} {count:entry|entries}."
)


class Due(NamedTuple):
    """A check-in that is owed: since or until when, by whom, for which key result."""

    day: datetime.date
    team: str
    owner: str
    key_result: str
    name: str
    last: datetime.date | None
    workbook: str

    @property
    def who(self) -> str:
        """Return who is to be asked: the owner, with the team where both are known."""
        return " · ".join(part for part in (self.owner, self.team) if part)


class Owed(NamedTuple):
    """What is owed in some workbooks, those that could not be read, and the language to say it in."""

    due: tuple[Due, ...]
    refused: tuple[Refusal, ...]
    lang: str


def due_in(paths: Sequence[Path], team: str, today: datetime.date, lang: str | None) -> Owed:
    """Return the check-ins that are due by a day: the last one, or the start of the cycle, is a cadence ago or longer."""
    found, refused, spoken = [], [], lang
    for path in paths:
        try:
            opened = open_for_check_ins(path, today, lang, to_write=False)
        except Refusal as refusal:
            refused.append(refusal)
            continue
        spoken = spoken or opened.lang
        cadence = opened.limits["check_in_days"]
        for one in courses(opened, today, team) if cadence is not None else ():
            last = one.points[-1].day if one.points else None
            since = last or (one.cycle.start if one.cycle else None)
            day = today if since is None else since + datetime.timedelta(cadence)
            if day <= today:
                owner = one.row.owner or (one.objective.owner if one.objective else "") or ""
                found.append(Due(day, one.team, owner, one.row.label, one.row.name, last, path.name))
    found.sort(key=lambda one: (one.day, one.who, one.key_result))
    return Owed(tuple(found), tuple(refused), spoken or system_language())


def as_text(due: Sequence[Due], today: datetime.date, lang: str) -> Iterator[str]:
    """Yield a line for each day and person."""
    if not due:
        yield NOTHING.to(lang)
    for (day, who, file), rows in _grouped(due).items():
        names = [one.key_result for one in rows]
        late = f", {_OVERDUE.to(lang)}" if day < today else ""
        said = _LINE.to(lang, day=day, who=who or _NOBODY.to(lang), names=names, file=file)
        yield said[:-1] + late + ")"


def as_csv(due: Iterable[Due], lang: str) -> str:
    """Return a table with byte order mark, for Excel: semicolons in German, commas in English."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "de" else ",", lineterminator="\n")
    writer.writerow(_HEADS.to(lang).split("|"))
    for one in due:
        # Days as an Excel of that language takes them for days: 08.10.2026, and 2026-10-08.
        day, last = (
            "" if day is None else localise(day, lang) if lang == "de" else day.isoformat()
            for day in (one.day, one.last)
        )
        cells = (day, one.team, one.owner, one.key_result, one.name, last, one.workbook)
        # What looks like a formula gets an apostrophe, so that it stays a text.
        writer.writerow([f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells])
    return "\ufeff" + out.getvalue().rstrip("\n")


def as_calendar(due: Sequence[Due], today: datetime.date, lang: str) -> tuple[str, int]:
    """Return a calendar with an entry for each person and workbook, and how many there are."""
    groups: dict[tuple[str, str], list[Due]] = {}
    for one in due:
        groups.setdefault((one.who, one.workbook), []).append(one)
    reminders = [
        Reminder(
            key=f"{file}|{who}|{min(one.day for one in rows)}",
            day=max(today, min(one.day for one in rows)),
            summary=_SUMMARY.to(lang, who=who or _NOBODY.to(lang)),
            text="\n".join(f"{one.key_result}  {one.name}" for one in rows) + f"\n{file}",
        )
        for (who, file), rows in groups.items()
    ]
    return calendar(reminders, today), len(reminders)


def _grouped(due: Iterable[Due]) -> dict[tuple[datetime.date, str, str], list[Due]]:
    found: dict[tuple[datetime.date, str, str], list[Due]] = {}
    for one in due:
        found.setdefault((one.day, one.who, one.workbook), []).append(one)
    return found
