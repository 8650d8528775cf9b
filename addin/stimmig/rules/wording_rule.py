"""What the rules that judge wording share: they speak about German and English texts, and say where they cannot."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from stimmig.findings import Finding, NotChecked
from stimmig.language.text import Text
from stimmig.model.entry import Entry
from stimmig.model.strategy import Strategy
from stimmig.rules.limits import Limits
from stimmig.rules.rule import Rule
from stimmig.wording import judgement

ENOUGH_TO_TELL = 20
"""so many words are in a recognisable language, or in another one; fewer may be mere names and numbers"""
SAMPLE = 100
"""so many texts tell the language of a workbook"""


class WordingRule(Rule):
    """A rule about the wording of some rows, for as many of them as are in a language that we know."""

    judges_wording = True
    unchecked = {
        "language": Text(
            "Der Wortlaut von {count} {count:Zeile|Zeilen} ist weder als deutsch noch als englisch zu erkennen.",
            "The wording of {count} {count:row|rows} cannot be recognised as German or English.",
        )
    }

    def check(self, strategy: Strategy, limits: Limits) -> Iterator[Finding | NotChecked]:
        """Yield what is wrong with the rows whose language we know, and how many others there are in each workbook."""
        home = _languages_of_workbooks(strategy)
        known: list[Entry] = []
        foreign: Counter[str] = Counter()
        for row in self.rows(strategy):
            book = row.row.block.workbook
            if home[book] or judgement.language_of(row.name):
                known.append(row)
            else:
                foreign[book] += 1
        for workbook, count in foreign.items():
            yield self.not_checked("language", workbook, count=count)
        yield from self.judged(strategy, limits, Languages(known, home))

    def rows(self, strategy: Strategy) -> Iterable[Entry]:
        """Return the rows whose wording is judged: those key results that still count."""
        return active_key_results(strategy)

    def judged(self, strategy: Strategy, limits: Limits, languages: Mapping[Entry, str]) -> Iterator[Finding]:
        """Yield what is wrong with rows, given in which language each one is."""
        raise NotImplementedError


@lru_cache(maxsize=1)
def active_key_results(strategy: Strategy) -> list[Entry]:
    """Return the key results with a wording that still count."""
    return [row for row in strategy.key_results if row.name and strategy.is_active(row)]


class Languages(Mapping[Entry, str]):
    """Row → "de" or "en": its own language where that can be told, else that of its workbook.

    It is told when it is asked for: most rules look at most rows without needing to know.
    """

    def __init__(self, rows: Iterable[Entry], home: Mapping[str, str]):
        self._rows = dict.fromkeys(rows)
        self._home = home

    def __getitem__(self, row: Entry) -> str:
        return judgement.language_of(row.name) or self._home[row.row.block.workbook]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@lru_cache(maxsize=1)
def _languages_of_workbooks(strategy: Strategy) -> dict[str, str]:
    """Return workbook → "de", "en" or, where it is neither, ""."""
    return {source.name: _language_of_workbook(strategy, source.name, source.lang) for source in strategy.sources}


def _language_of_workbook(strategy: Strategy, book: str, stated: str) -> str:
    """Return the language of a workbook's texts; that of its headings where the texts are too short to tell.

    The texts come first: English headings over German texts are common, and a sheet under German headings may be
    French.
    """
    texts = [row.name for row in strategy.linked if row.row.block.workbook == book and row.name][:SAMPLE]
    if lang := judgement.language_of(*texts):
        return lang
    return stated if sum(len(text.split()) for text in texts) < ENOUGH_TO_TELL else ""


def sentence(why: Text) -> Text:
    """Return what the judgement gives as its reason as a sentence of its own, to stand behind another."""
    return Text(*(_sentence(wording) for wording in why))


def _sentence(text: str) -> str:
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
