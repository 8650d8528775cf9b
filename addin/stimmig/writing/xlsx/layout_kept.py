"""Put the decisions that have no effect back on the layout sheet: at the lines that they are about, else below their table."""

from collections.abc import Iterable, Sequence

from stimmig.language import layout_words as words
from stimmig.language.folding import fold
from stimmig.reading.decisions import TableDecision, similarity
from stimmig.reading.kept import Kept
from stimmig.reading.layout_sheet import LayoutLine
from stimmig.writing.xlsx.layout_lines import OUT_OF, Line


def with_kept(tables: Sequence[Sequence[Line]], kept: Iterable[Kept], lang: str) -> list[list[Line]]:
    """Return the lines, table by table, with decisions that have no effect; those of tables that are gone come last."""
    found = [list(lines) for lines in tables]
    gone: dict[tuple[str, str], list[Line]] = {}
    for one in kept:
        key = one.line.sheet, one.line.area
        lines = gone.get(key) or _table_of(found, one)
        if lines is None:  # all its lines stay, so that the table is found again if it comes back
            lines = gone[key] = [_as_it_stood(line) for line in one.group]
        _put(lines, one, lang)
    return [*found, *gone.values()]


def _table_of(tables: Sequence[list[Line]], kept: Kept) -> list[Line] | None:
    """Return the lines of the table that a decision is about, None where it is gone."""
    texts = tuple(_text(line.heading) for line in kept.group if not _is_whole(line.heading))
    about = TableDecision(kept.line.sheet, texts, whole=False)
    here = [lines for lines in tables if lines and fold(lines[0].sheet) == fold(kept.line.sheet)]
    shares = [similarity(about, [_text(one.heading) for one in lines if not _is_whole(one.heading)]) for lines in here]
    likeness = [(share, lines[0].area == kept.line.area) for share, lines in zip(shares, here)]
    best = max(range(len(here)), key=lambda at: likeness[at], default=None)
    return here[best] if best is not None and shares[best] > 0.5 else None


def _put(lines: list[Line], kept: Kept, lang: str) -> None:
    """Enter a decision at its line; where there is none, or another decision, as a line of its own."""
    old = kept.line
    at = next((at for at, line in enumerate(lines) if _is_same(line, lines, kept)), None)
    state, why = (words.OPEN, kept.why) if kept.why else (words.DECIDED, OUT_OF)
    row = int(old.heading_row) if old.heading_row.isdecimal() else None
    if at is None or lines[at].state is words.DECIDED:
        lines.append(_as_it_stood(old)._replace(state=state, why=why.to(lang), area=lines[0].area))
    else:
        decision = old.decision or lines[at].decision
        lines[at] = lines[at]._replace(
            state=state, why=why.to(lang), decision=decision, heading_row=row or lines[at].heading_row
        )


def _is_same(line: Line, lines: Sequence[Line], kept: Kept) -> bool:
    if _is_whole(kept.line.heading) or _is_whole(line.heading):
        return _is_whole(kept.line.heading) and _is_whole(line.heading)
    alike = [one for one in lines if _text(one.heading) == _text(kept.line.heading)]
    before = [one for one in kept.group if _text(one.heading) == _text(kept.line.heading)]
    before.sort(key=lambda one: one.order)
    return line in alike and alike.index(line) == before.index(kept.line)


def _as_it_stood(old: LayoutLine) -> Line:
    """Return a line of the sheet that has been there so far."""
    row = int(old.heading_row) if old.heading_row.isdecimal() else old.place.top + 1
    return Line(
        words.UNREAD, old.sheet, old.area, old.cell, old.heading, old.understood, None, old.why, old.decision,
        row if _is_whole(old.heading) else None, "",
    )  # fmt: skip


def _is_whole(heading: str) -> bool:
    return heading in words.WHOLE_TABLE


def _text(heading: str) -> str:
    return "" if heading in words.NO_HEADING else fold(heading)
