"""What was understood of a workbook, as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from stimmig.language.text import Text

_NOTHING = Text("  nicht zu gebrauchen", "  not usable")
_KINDS = {
    "directions": Text("Aussagen der Strategie", "statements of the strategy"),
    "objectives": Text("strategische Ziele", "strategic objectives"),
    "kpis": Text("Kennzahlen", "KPIs"),
    "values": Text("Werte", "values"),
    "initiatives": Text("Maßnahmen", "initiatives"),
    "cycles": Text("Zyklen", "cycles"),
    "okr_objectives": Text("Objectives", "objectives"),
    "key_results": Text("Key Results", "key results"),
    "checkins": Text("Check-ins", "check-ins"),
    "reviews": Text("Reviews", "reviews"),
    "notes": Text("Texte außerhalb der Tabellen", "texts outside the tables"),
}
_STATEMENTS = {"purpose": "Purpose", "vision": "Vision", "mission": "Mission"}
_FIRST = 3
_QUESTIONS = Text("Offene Fragen", "Open questions")


def strategy_lines(document: dict[str, Any], lang: str) -> Iterator[str]:
    """Yield what a strategy document says, in short: counts, and the first few of each kind."""
    yield document["file"]
    if document["expect"] == "reject":
        yield _NOTHING.to(lang)
        return
    for key, word in _STATEMENTS.items():
        if document[key]:
            yield f"  {word}: {document[key]}"
    for key, word in _KINDS.items():
        entries = document[key]
        if entries:
            names = [_name(entry) for entry in entries[:_FIRST]]
            more = " …" if len(entries) > _FIRST else ""
            yield f"  {len(entries):>5} {word.to(lang)}: {'; '.join(names)}{more}"
    if document["questions"]:
        yield f"  {_QUESTIONS.to(lang)}:"
        for asked in document["questions"]:
            yield f"    {asked['sheet']}!{asked['where']}  {asked['question']}"


def _name(entry: Any) -> str:
    if isinstance(entry, str):
        text = entry
    else:
        text = entry.get("name") or entry.get("kpi") or entry.get("key_result") or entry.get("learning") or ""
        text = f"{entry['id']} {text}" if entry.get("id") else text
    line = " ".join(str(text).split())
    return line if len(line) <= 50 else line[:49] + "…"
