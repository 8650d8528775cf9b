"""Set up the register of a workbook: its rows without a link or a reason, group by group, with what was decided."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.linking import said
from stimmig.linking.parents import lacks_reason
from stimmig.linking.suggest import Suggestion, Suggestions
from stimmig.model.canonical import KEY_RESULTS, KPIS
from stimmig.model.entry import Entry
from stimmig.model.okr import KeyResult
from stimmig.model.place import Row
from stimmig.model.register import RegisterLine
from stimmig.model.strategy import Strategy
from stimmig.report.links import LinkGroup, LinkRegister, LinkRow
from stimmig.rules.naming import a_kind, kind_of, shortened

_LABEL = 90
"""letters of a wording that the register shows"""
_ASK = KPIS.by_field["reason"].hint, KEY_RESULTS.by_field["hypothesis"].hint
_TO, _SHEET = "to:", "sheet:"


class Builder:
    """Sets up the registers of the workbooks of one strategy; `reason` is the profile's: "row" or "parent"."""

    def __init__(self, strategy: Strategy, suggestions: Suggestions, reason: str):
        self.strategy, self.suggestions, self.reason = strategy, suggestions, reason
        self.order = {entry: at for at, entry in enumerate(strategy.linked)}

    def build(self, workbook: str, lang: str) -> LinkRegister:
        """Return the register of a workbook; decisions that were made stay."""
        lines = [line for line in self.strategy.register if line.row.block.workbook == workbook]
        by_row = {row: line for line in lines if not line.state for row in line.found}
        groups = {line.group: line for line in lines if not line.key}
        rows = [entry for entry in self.strategy.active if entry.row.block.workbook == workbook]
        listed = [entry for entry in rows if self._is_listed(entry, by_row.get(entry.row))]
        doubled = Counter((fold(entry.identity), entry.row.block.sheet) for entry in listed)
        made: dict[str, list[LinkRow]] = {}
        parents: dict[str, Entry] = {}
        for entry in listed:
            line, offers = by_row.get(entry.row), self._offers(entry)
            group = self._group(entry, line, groups, offers, parents)
            clear = doubled[fold(entry.identity), entry.row.block.sheet] == 1
            texts = self._texts(offers, workbook, lang) if clear else (said.CALLED_ALIKE.to(lang),)
            if line is not None and (line.accept or _waits(groups.get(group))):
                texts = line.offers  # a number that was accepted goes on to mean what it meant
            made.setdefault(group, []).append(self._row(entry, line, group, texts, workbook, lang))
        left = tuple(_kept(line) for line in lines if line.state and line.decides)
        ordered = sorted(made, key=lambda key: self.order.get(parents.get(key), len(self.order)))
        drawn = [self._drawn(key, made[key], parents.get(key), groups.get(key), workbook, lang) for key in ordered]
        drawn += [LinkGroup(said.LEFT.to(lang), None, left)] if left else []
        linkless = [entry for entry in listed if not self.strategy.links.get(entry)]
        unreasoned = [entry for entry in listed if lacks_reason(self.strategy, entry, self.reason)]
        choices = self._choices([*listed], workbook)
        return LinkRegister(
            lang,
            workbook,
            tuple(drawn),
            choices,
            len(linkless),
            len([one for one in unreasoned if one not in linkless]),
        )

    def _is_listed(self, entry: Entry, line: RegisterLine | None) -> bool:
        if entry.noted is not None or not self.strategy.links.get(entry):
            return True
        return lacks_reason(self.strategy, entry, self.reason) or bool(line and line.accept)

    def _offers(self, entry: Entry) -> list[Suggestion]:
        """Return what is suggested; nothing for a row whose own sheet says what it serves."""
        written = self.strategy.links.get(entry) and not _noted_link(entry)
        return [] if written else self.suggestions.of(entry)

    def _group(
        self,
        entry: Entry,
        line: RegisterLine | None,
        groups: Mapping[str, RegisterLine],
        offers: Sequence[Suggestion],
        parents: dict[str, Entry],
    ) -> str:
        """Return the key of the group in which a row is shown: that of its parent, or of the likeliest one."""
        served = self.strategy.parents(entry)
        parent = served[0] if served else offers[0].parent if offers else None
        group = f"{_TO}{parent.identity}" if parent is not None else f"{_SHEET}{entry.row.block.sheet}"
        if line is not None and line.group in groups and groups[line.group].decides:
            group = line.group  # what was decided for a group goes on to hold for its rows
        if parent is not None and group == f"{_TO}{parent.identity}":
            parents.setdefault(group, parent)
        return group

    def _texts(self, offers: Iterable[Suggestion], workbook: str, lang: str) -> tuple[str, ...]:
        label = self.suggestions.parents.label
        return tuple(f"{label(one.parent, workbook)}\n{'; '.join(why.to(lang) for why in one.why)}" for one in offers)

    def _row(
        self, entry: Entry, line: RegisterLine | None, group: str, offers: tuple[str, ...], workbook: str, lang: str
    ) -> LinkRow:
        written = () if _noted_link(entry) else self.strategy.links.get(entry, ())
        return LinkRow(
            key=entry.identity,
            sheet=entry.row.block.sheet or "",
            group=group,
            label=row_label(entry),
            kind=kind_word(entry).to(lang),
            place=entry.row.place("name"),
            current="; ".join(dict.fromkeys(link.to for link in written)),
            to=(line.to if line else None) or "",
            reason=(line.reason if line else None) or "",
            accept=(line.accept if line else None) or "",
            offers=offers,
            choices="" if written else entry.kind,
            ask=_ASK[isinstance(entry, KeyResult)],
        )

    def _drawn(
        self,
        key: str,
        rows: list[LinkRow],
        parent: Entry | None,
        line: RegisterLine | None,
        workbook: str,
        lang: str,
    ) -> LinkGroup:
        if parent is not None:
            title = said.UNDER.to(lang, name=self.suggestions.parents.label(parent, workbook))
        else:
            title = said.WITHOUT.to(lang, name=key.removeprefix(_SHEET)) if key.startswith(_SHEET) else key
        head = LinkRow(
            key="",
            sheet="",
            group=key,
            label=said.GROUP_LINE.to(lang, count=len(rows)),
            to=(line.to if line else None) or "",
            reason=(line.reason if line else None) or "",
            accept=(line.accept if line else None) or "",
            choices=next((row.choices for row in rows if row.choices), ""),
        )
        alone = len(rows) == 1 and not (line and line.decides)
        return LinkGroup(title, None if alone else head, tuple(rows))

    def _choices(self, listed: Sequence[Entry], workbook: str) -> dict[str, tuple[str, ...]]:
        parents = self.suggestions.parents
        found: dict[str, dict[str, None]] = {}
        for entry in listed:
            labels = found.setdefault(entry.kind, {})
            labels.update({parents.label(parent, workbook): None for parent in parents.of(entry)})
        return {kind: tuple(labels) for kind, labels in found.items()}


def row_label(entry: Entry) -> str:
    """Return how the register shows a row: its id and its wording."""
    return " – ".join(part for part in (entry.id, shortened(entry.name, _LABEL)) if part)


def kind_word(entry: Entry) -> Text:
    """Return what a row is, in one or two words: Kennzahl, strategisches Ziel."""
    return Text(*(_capital(words.partition(" ")[2]) for words in a_kind(kind_of(entry))))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _noted_link(entry: Entry) -> Row | None:
    """Return the line of the register that links a row, None where its own sheet does."""
    noted = entry.noted
    return noted if noted is not None and "contributes_to" in noted.block.columns else None


def _waits(line: RegisterLine | None) -> bool:
    return line is not None and bool(line.accept)


def _kept(line: RegisterLine) -> LinkRow:
    """Return a line that cannot be placed as it stands: what somebody decided is never dropped."""
    values = (line.to or "", line.reason or "", line.accept or "")
    return LinkRow(line.key, line.sheet, line.group, line.label, "", None, "", *values, line.offers)
