"""Plan new entries for columns of weeks, and keep that only if the workbook, read again, says what it should."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from stimmig.checkin import week_words as words
from stimmig.checkin.opened import Opened
from stimmig.checkin.week_columns import weeks_of
from stimmig.language.text import Text
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import read_workbook
from stimmig.workbook.package import Package
from stimmig.workbook.xlsx import read_package
from stimmig.writing.xlsx.changing import Changes, changed
from stimmig.writing.xlsx.fill import Filling

_OTHERS = ("objectives", "kpis", "initiatives", "cycles")


class InWeeks(NamedTuple):
    """How entries come into columns of weeks beside all else that changes, and what is to be said about it."""

    changes: Changes
    notes: tuple[Text, ...]


def plan_weeks(opened: Opened, additions: Sequence, log: str, changes: Changes) -> InWeeks | None:
    """Return how new entries come into the columns of weeks too; None where the layout has none.

    `changes` is what else comes into the workbook, `log` the sheet that keeps the entries whole.
    """
    if not weeks_of(opened):
        return None
    from stimmig.checkin.week_filling import in_weeks  # few workbooks have such columns

    placed = in_weeks(opened, additions, log)
    joined = dict(changes.fillings)
    for sheet, filling in placed.fillings.items():
        old = joined.get(sheet, Filling({}))
        joined[sheet] = filling._replace(cells={**old.cells, **filling.cells}, like=old.like, growth=old.growth)
    with_columns = changes._replace(fillings=joined)
    seen = [
        words.IN_WEEKS.filled(sheet=sheet, columns=len(heads), headings=heads, log=log)
        for sheet, heads in placed.seen.items()
        if sheet in placed.fillings
    ]
    if not placed.fillings or _says_the_same(_told(opened, changes), _told(opened, with_columns)):
        return InWeeks(with_columns, (*seen, *placed.notes))
    left = words.ONLY_IN_LOG.filled(ids=[one.id for one in additions], count=len(additions), log=log,
                                    sheet=next(iter(placed.fillings)), why=words.READ_OTHERWISE)  # fmt: skip
    return InWeeks(changes, (left,))


def _told(opened: Opened, changes: Changes) -> Strategy:
    """Return what a workbook will say: of a file its very bytes are read, of an open workbook what it will hold."""
    old = opened.reading.workbook
    if opened.is_live:
        from stimmig.checkin.foreseen import foreseen

        return build_strategy([read_workbook(foreseen(old, changes))])
    data = changed(old.data, old.name, changes)
    return build_strategy([read_workbook(read_package(Package(data, old.name), old.alias, old.path))])


def _says_the_same(log_only: Strategy, with_columns: Strategy) -> bool:
    """Say whether filled columns neither add nor change a row: what they hold, the log tells already."""
    if _rows(log_only) != _rows(with_columns):
        return False
    before, after = _check_ins(log_only), _check_ins(with_columns)
    # A state that an entry replaces is in a column no more; entries with an id stand in the log.
    return after <= before and all(not one[0] for one in before - after)


def _rows(strategy: Strategy) -> list[str]:
    found = [(one.label, one.name, one.baseline, one.target, one.current, one.unit) for one in strategy.key_results]
    found += [(one.label, one.name) for name in _OTHERS for one in getattr(strategy, name)]
    return sorted(map(repr, found))


def _check_ins(strategy: Strategy) -> Counter[tuple]:
    fields = ("id", "date", "key_result", "value", "confidence", "what_happened")
    return Counter(tuple(getattr(one, name) for name in fields) for one in strategy.checkins)
