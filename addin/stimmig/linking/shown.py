"""The registers as text for the terminal, and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from stimmig.linking import said
from stimmig.report.links import LinkRegister, LinkRow


def lines_about(registers: Sequence[LinkRegister], lang: str, offer: bool) -> Iterator[str]:
    """Yield the lines for a terminal; `offer` says how to go on."""
    for register in registers:
        if not register.linkless + register.unreasoned:
            yield said.ALL_LINKED.to(lang, name=register.workbook)
            continue
        yield said.HEADING.to(lang, name=register.workbook, count=register.linkless, total=register.unreasoned)
        for group in register.groups:
            yield ""
            yield group.title
            for row in group.rows:
                yield from _row(row, lang)
    if offer and any(register.groups for register in registers):
        yield ""
        yield said.NEXT.to(lang)


def _row(row: LinkRow, lang: str) -> Iterator[str]:
    yield f"  {row.place or ''}  {row.kind}: {row.label}"
    if row.to:
        yield f"      → {row.to}"
    elif row.current:
        yield f"      {said.ONLY_THE_REASON.to(lang, to=row.current)}"
    elif not row.offers:
        yield f"      {said.NO_SUGGESTION.to(lang)}"
    else:
        for number, offered in enumerate(row.offers, 1):
            label, _, why = offered.partition("\n")
            yield f"      {number}. {label}" + (f" ({why})" if why else "")


def json_lines(registers: Sequence[LinkRegister]) -> list[str]:
    """Return the registers as JSON: a list with one object for each workbook."""
    import json

    documents = [
        {
            "workbook": register.workbook,
            "without_link": register.linkless,
            "without_reason": register.unreasoned,
            "rows": [_document(row, group.title) for group in register.groups for row in group.rows],
        }
        for register in registers
    ]
    return [json.dumps(documents, ensure_ascii=False, indent=1)]


def _document(row: LinkRow, group: str) -> dict[str, Any]:
    return {
        "identity": row.key,
        "sheet": row.place.sheet if row.place else None,
        "cell": row.place.cell if row.place else None,
        "row": row.label,
        "kind": row.kind,
        "group": group,
        "contributes_to": row.current or row.to or None,
        "reason": row.reason or None,
        "suggestions": [
            {"rank": number, "parent": label, "why": why}
            for number, (label, found, why) in enumerate((one.partition("\n") for one in row.offers), 1)
            if found
        ],
    }
