"""Rows that measure shares beside days, counts or money: a list of KPIs, whatever the heading of their names says.

Budgets are in money alone, stocks in pieces, votes in points, reports on a part in mm and °C, accounts in money with a
margin or two below.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stimmig.cells import Cell
from stimmig.language import lexicon
from stimmig.language.heading_units import unit_in_heading
from stimmig.language.units import unit_of
from stimmig.reading.grammar.numbers import read_quantity

_SHARE, _RATE = "%", "rate"
_OF_WORK = frozenset({"", "count", "time", "fte", "pp", _RATE})
"""kinds that KPIs have; a building site is measured in m³ and m² and in how much of it is done"""
_FEWEST, _SHARES, _KINDS = 3, 2, 3
"""rows, and shares or kinds among them: three branches and the share sold online are no KPIs"""
_WORDS = re.compile(r"[^\W\d_]+")


class Measured(NamedTuple):
    """A row of a table as it may be measured: its name, the unit beside it, and its numbers."""

    name: str
    unit: str = ""
    values: Sequence[Cell] = ()


def of_many_kinds(rows: Iterable[Measured], called_so: bool = False) -> bool:
    """Say whether rows are measured in shares and in something else, and are no accounts and no report on a thing.

    Where a title calls them KPIs, two different units are enough.
    """
    rows = [row for row in rows if row.name]
    units = [_unit(row) for row in rows]
    things = lexicon.word_list("units_of_things")
    if any(unit in things for unit in units):
        return False
    kinds = [_kind(row.name, unit) for row, unit in zip(rows, units)]
    if called_so:
        return len({kind for kind in kinds if kind}) > 1
    if len(rows) < _FEWEST:
        return False
    others, money = set(kinds) - {_SHARE}, {*lexicon.word_list("money")}
    if kinds.count(_SHARE) < _SHARES and len(set(kinds)) < _KINDS:
        return False
    if _SHARE not in kinds or others <= money or others.isdisjoint(_OF_WORK | money):
        return False
    return sum(map(_is_account, (row.name for row in rows))) < 2


def _unit(row: Measured) -> str:
    if row.unit or (unit := unit_in_heading(row.name)):
        return row.unit or unit
    told = (read_quantity(cell) for cell in row.values if isinstance(cell, str))
    return next((quantity.unit for quantity in told if quantity and quantity.unit), "")


def _kind(name: str, unit: str) -> str:
    if known := unit_of(unit):
        return known.dimension
    rates = lexicon.word_list("rate_words")
    return unit or (_RATE if any(word in rates for word in _WORDS.findall(name.casefold())) else "")


def _is_account(name: str) -> bool:
    accounts = lexicon.word_list("account_words")
    return any(word in accounts for word in _WORDS.findall(name.casefold()))
