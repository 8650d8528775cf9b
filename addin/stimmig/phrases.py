"""Judge phrases before they go into a sheet: one sentence, or a file of them."""

import json
from collections.abc import Iterator
from pathlib import Path

from stimmig.language.detect import system_language
from stimmig.language.text import Text
from stimmig.refusal import Refusal
from stimmig.wording.judgement import judge, language_of, restates
from stimmig.wording.model import LABELS
from stimmig.workbook.file import read_bytes

_NAMES = dict(
    zip(
        LABELS,
        (
            Text("Outcome: eine Wirkung bei Menschen", "Outcome: an effect on people"),
            Text("Output: eigene Arbeit", "Output: work of our own"),
            Text("Bloße Kennzahl", "Bare metric"),
        ),
    )
)
_OPEN = Text("Nicht zu entscheiden", "Cannot be told")
_NEITHER = Text(
    "Der Satz scheint weder deutsch noch englisch zu sein; mit --lang de oder --lang en sagen Sie, was er ist.",
    "The sentence seems to be neither German nor English; say with --lang de or --lang en which it is.",
)
_BAD_LINES = Text(
    "{name}: Jede Zeile muss ein JSON-Objekt mit {fields} sein; das ist sie nicht in {count:Zeile|den Zeilen} {rows}.",
    "{name}: each line must be a JSON object with {fields}; {count:line|lines} {rows} {count:is|are} not.",
)
_SHOWN = 10


def lines(text: str | None, jsonl: Path | None, pairs: Path | None, lang: str | None) -> Iterator[str]:
    """Yield what to print about one sentence, or a JSON line for each line of a file."""
    if text is not None:
        yield from said_about(text, lang, lang or system_language())
        return
    for row in judged(jsonl, lang) if jsonl else compared(pairs, lang):
        yield json.dumps(row, ensure_ascii=False)


def said_about(text: str, lang: str | None, answer: str) -> list[str]:
    """Return what to print about one sentence; `lang` is its language where it is stated."""
    spoken = lang or language_of(text)
    if not spoken:
        return [_NEITHER.to(answer)]
    judgement = judge(text, spoken)
    return [_NAMES.get(judgement.label, _OPEN).to(answer), judgement.why.to(answer)]


def judged(path: Path, lang: str | None) -> Iterator[dict]:
    """Yield the lines of a file with `label` and `why`; Refusal where lines are not as they must be."""
    for row in _rows(path, ("text",)):
        spoken = row.get("lang") or lang or language_of(row["text"])
        judgement = judge(row["text"], spoken)
        yield {**row, "lang": spoken or None, "label": judgement.label, "why": judgement.why.to(spoken or "en")}


def compared(path: Path, lang: str | None) -> Iterator[dict]:
    """Yield the pairs of a file with `copy` and `why`; Refusal where lines are not as they must be."""
    for row in _rows(path, ("kpi", "kr")):
        spoken = row.get("lang") or lang or language_of(row["kr"], row["kpi"])
        found = restates(row["kpi"], row["kr"], spoken)
        yield {**row, "lang": spoken or None, "copy": found.copy, "why": found.why.to(spoken or "en")}


def _rows(path: Path, fields: tuple[str, ...]) -> list[dict]:
    lines = read_bytes(path, path.name).decode("utf-8-sig", "replace").splitlines()
    rows, bad = [], []
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line, fields)
            (rows if row else bad).append(row or number)
    if bad:
        shown = ", ".join(map(str, bad[:_SHOWN])) + (" …" if len(bad) > _SHOWN else "")
        named = Text(*(", ".join(quotes.format(field) for field in fields) for quotes in ("„{}“", "“{}”")))
        raise Refusal("bad_lines", _BAD_LINES, name=path.name, fields=named, count=len(bad), rows=shown)
    return rows


def _row(line: str, fields: tuple[str, ...]) -> dict | None:
    try:
        row = json.loads(line)
    except json.JSONDecodeError:
        return None
    fits = isinstance(row, dict) and all(isinstance(row.get(field), str) for field in fields)
    return row if fits and row.get("lang") in (None, "de", "en") else None
