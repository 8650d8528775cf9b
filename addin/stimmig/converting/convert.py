"""One workbook converted, on one page: workbook → strategy → rows of the canonical tables → account → workbook."""

from typing import NamedTuple

from stimmig.converting.account import Account
from stimmig.converting.lines import Lines, fill_perspectives
from stimmig.converting.links import LinkWriter, give_ids
from stimmig.converting.sheets import filled_workbook
from stimmig.model.strategy import Strategy
from stimmig.reading.build import build_strategy
from stimmig.reading.recognise import WorkbookReading, read_workbook
from stimmig.reading.usable import refuse_unless_strategy
from stimmig.workbook.workbook import Workbook


class Converted(NamedTuple):
    """A converted workbook, and what it was made from."""

    content: bytes
    reading: WorkbookReading
    strategy: Strategy
    account: Account


def convert_workbook(workbook: Workbook, lang: str) -> Converted:
    """Return the canonical workbook in the language of the source, `lang` where nothing tells it.

    Raises Refusal where the source holds no scorecard and no OKRs.
    """
    reading = read_workbook(workbook)
    refuse_unless_strategy(reading)
    lang = reading.lang or lang
    strategy = build_strategy([reading])
    account = Account(lines_of(reading, strategy))
    return Converted(filled_workbook(account, lang), reading, strategy, account)


def lines_of(reading: WorkbookReading, strategy: Strategy) -> Lines:
    """Return the rows of the canonical tables, with ids and links."""
    lines = Lines(reading, strategy)
    fill_perspectives(lines)
    give_ids(lines)
    LinkWriter(lines).write()
    lines.keep_rest()
    return lines
