"""What an earlier report told of, read back from its sheet or from the JSON document: which findings are new since then.

Findings are known again by the code of the rule and the identity of what they are about, within their workbook. Where
more rows are concerned than the report noted, the finding counts as new: it has grown.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from stimmig.findings import Finding
from stimmig.language.folding import fold
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.report.check import Check
from stimmig.workbook.file import open_workbook
from stimmig.workbook.workbook import Workbook
from stimmig.writing.xlsx import report_words as words

NO_FILE = Text(
    "Den früheren Bericht „{name}“ gibt es nicht. Prüfen Sie Ordner und Schreibweise.",
    "There is no earlier report “{name}”. Check the folder and the spelling.",
)
NO_BASELINE = Text(
    "{name}: Darin steht kein Bericht, mit dem sich vergleichen ließe. Nennen Sie, was „check --format json“ ausgab,"
    " oder eine Mappe, in die „check --write“ oder „check --output“ den Bericht schrieb.",
    "{name}: it holds no report that could be compared with. Name what “check --format json” printed, or a workbook"
    " into which “check --write” or “check --output” wrote the report.",
)
COMPARED = Text(
    "Gezeigt wird, was seit dem früheren Bericht dazukam; {count:ein Befund, der damals schon da war, fehlt|{count}"
    " Befunde, die damals schon da waren, fehlen} hier.",
    "Shown is what came since the earlier report; {count:one finding|{count} findings} of that time {count:is|are} left out here.",
)
NOTHING_NOTED = Text(
    "{names}: Es gibt keinen früheren Bericht, mit dem sich vergleichen ließe; gezeigt wird alles. Schreiben Sie ihn mit"
    " „--write“ in die Mappe, oder nennen Sie ihn mit „--baseline“.",
    "{names}: there is no earlier report to compare with; everything is shown. Write it into the workbook with"
    " “--write”, or name it with “--baseline”.",
)
Noted = Mapping[tuple[str, str], int]
"""code and folded identity → how many rows were concerned"""


class Since(NamedTuple):
    """A check that shows only what is new, and the sentences that say what it was compared with."""

    check: Check
    sentences: tuple[Text, ...]


def only_new(check: Check, workbooks: Sequence[Workbook], baseline: Path | None) -> Since:
    """Return a check without the findings that an earlier report told of: `baseline`, else the one in each workbook."""
    if baseline is None:
        noted = {book.name: found for book in workbooks if (found := noted_in(book)) is not None}
    else:
        noted = _noted_in_file(baseline, [book.name for book in workbooks])
    new, known = _parted(check, noted)
    without = tuple(book.name for book in workbooks if book.name not in noted)
    sentences = [COMPARED.filled(count=len(known))] if noted else []
    sentences += [NOTHING_NOTED.filled(names=without)] if without else []
    return Since(check._replace(findings=tuple(new), known=tuple(known)), tuple(sentences))


def _parted(check: Check, noted: Mapping[str, Noted]) -> tuple[list[Finding], list[Finding]]:
    keys = [(finding.place.workbook, finding.code, fold(check.identity(finding))) for finding in check.findings]
    now: Counter[tuple[str, str, str]] = Counter()
    for key, finding in zip(keys, check.findings):
        now[key] += finding.rows
    new: list[Finding] = []
    known: list[Finding] = []
    for (book, *key), finding in zip(keys, check.findings):
        before = noted.get(book, {}).get(tuple(key), 0)
        (known if now[book, *key] <= before else new).append(finding)
    return new, known


def noted_in(workbook: Workbook) -> Noted | None:
    """Return what the report sheet of a workbook told of; None where it has none, or one that notes no identities."""
    for sheet in workbook.reports:
        if (found := _of_sheet(sheet.rows)) is not None:
            return found
    return None


def _of_sheet(rows: Sequence[Sequence]) -> Noted | None:
    titles = set(words.TITLE)
    if not rows or not titles.intersection(map(str, rows[0])):
        return None
    for at, row in enumerate(rows):
        if (columns := _columns(row)) is not None:
            return _summed(_told(rows[at + 1 :], *columns))
    nothing = {*words.NO_FINDINGS, *words.NONE_HERE}
    return {} if any(nothing.intersection(map(str, row)) for row in rows) else None


def _columns(row: Sequence) -> tuple[int, int, int] | None:
    """Return where code, identity and number of rows stand; None where a row is not the head of the findings."""
    cells = [str(cell) for cell in row]
    for heads in words.FINDING_HEADS:
        _, code, _, _, _, count, identity = heads.split("|")
        if {code, count, identity} <= set(cells):
            return cells.index(code), cells.index(identity), cells.index(count)
    return None


def _told(rows: Iterable[Sequence], code: int, identity: int, count: int) -> Iterator[tuple[str, str, int]]:
    for row in rows:
        if not row[code] or not row[identity]:
            return
        yield str(row[code]), str(row[identity]), int(row[count]) if isinstance(row[count], float | int) else 1


def _summed(told: Iterable[tuple[str, str, int]]) -> Noted:
    found: Counter[tuple[str, str]] = Counter()
    for code, identity, rows in told:
        found[code, fold(identity)] += rows
    return found


def _noted_in_file(path: Path, names: Sequence[str]) -> Mapping[str, Noted]:
    if not path.is_file():
        raise Refusal("baseline_missing", NO_FILE, name=str(path))
    if path.suffix.lower() == ".json":
        found = _of_document(path)
    else:
        noted = noted_in(open_workbook(path))
        if noted is None:
            raise Refusal("baseline_unusable", NO_BASELINE, name=path.name)
        found = {path.name: noted}
    # One workbook then and one now: it may be called something else by now.
    return {names[0]: next(iter(found.values()))} if len(names) == len(found) == 1 else found


def _of_document(path: Path) -> Mapping[str, Noted]:
    try:
        document = json.loads(path.read_text("utf-8-sig"))
        told: dict[str, list] = {str(name): [] for name in document["workbooks"]}
        for one in (*document["findings"], *document.get("known", ())):
            told.setdefault(one["workbook"], []).append(_line(one))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Refusal("baseline_unusable", NO_BASELINE, name=path.name) from error
    return {name: _summed(lines) for name, lines in told.items()}


def _line(one: Mapping[str, Any]) -> tuple[str, str, int]:
    return str(one["code"]), str(one["identity"]), int(one.get("rows", 1))
