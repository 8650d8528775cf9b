"""What was understood of a workbook, as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from stimmig.language.text import Text

_NOTHING = Text("  nicht zu gebrauchen", "  not usable")
_KINDS = {
    "directions": Text("{count:Aussage|Aussagen} der Strategie", "{count:statement|statements} of the strategy"),
    "objectives": Text(
        "{count:strategisches Ziel|strategische Ziele}", "{count:strategic objective|strategic objectives}"
    ),
    "kpis": Text("{count:Kennzahl|Kennzahlen}", "{count:KPI|KPIs}"),
    "values": Text("{count:Wert|Werte}", "{count:value|values}"),
    "initiatives": Text("{count:Maßnahme|Maßnahmen}", "{count:initiative|initiatives}"),
    "cycles": Text("{count:Zyklus|Zyklen}", "{count:cycle|cycles}"),
    "okr_objectives": Text("{count:Objective|Objectives}", "{count:objective|objectives}"),
    "key_results": Text("{count:Key Result|Key Results}", "{count:key result|key results}"),
    "checkins": Text("{count:Check-in|Check-ins}", "{count:check-in|check-ins}"),
    "reviews": Text("{count:Review|Reviews}", "{count:review|reviews}"),
    "notes": Text("{count:Text|Texte} außerhalb der Tabellen", "{count:text|texts} outside the tables"),
}
_MORE = Text("und weitere", "and more")
_STATEMENTS = {"purpose": "Purpose", "vision": "Vision", "mission": "Mission"}
FIRST = 3
"""entries of each kind that are named"""
_NAMED_BY = ("name", "learning", "kpi", "key_result")
"""what tells an entry, in this order"""
_QUESTIONS = Text("{count:Offene Frage|Offene Fragen}", "{count:Open question|Open questions}")
_WHAT_NOW = Text(
    "Beantworten können Sie das auf dem Blatt, das „stimmig layout --write“ in die Mappe schreibt.",
    "You can answer this on the sheet that “stimmig layout --write” puts into the workbook.",
)


def strategy_lines(document: dict[str, Any], lang: str) -> Iterator[str]:
    """Yield what a strategy document in short says: counts, and the first few of each kind."""
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
            count = document["counts"].get(key, len(entries))
            # A KPI or key result has many values and check-ins; naming it once says as much.
            names = list(dict.fromkeys(map(_name, entries)))[:FIRST]
            names += [_MORE.to(lang)] if count > FIRST else []
            yield f"  {count:>5} {word.to(lang, count=count)}: {'; '.join(names)}"
    if document["questions"]:
        yield f"  {_QUESTIONS.to(lang, count=len(document['questions']))}:"
        for asked in document["questions"]:
            yield f"    {asked['sheet']}!{asked['where']}  {asked['question']}"
        yield f"  {_WHAT_NOW.to(lang)}"


def _name(entry: Any) -> str:
    if isinstance(entry, str):
        text = entry
    else:
        text = next((entry[key] for key in _NAMED_BY if entry.get(key)), "")
        text = ", ".join(text) if isinstance(text, list) else text
        text = f"{entry['id']} {text}" if entry.get("id") else text
    line = " ".join(str(text).split())
    return line if len(line) <= 50 else line[:49] + "…"
