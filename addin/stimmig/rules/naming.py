"""How messages call a row: its kind and its wording, shortened where it is long."""

from collections.abc import Sequence

from stimmig.language.text import Text, localise
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry

LONGEST = 70

_KINDS = {
    "vision": Text("Die Vision", "The vision"),
    "mission": Text("Die Mission", "The mission"),
    "purpose": Text("Der Purpose", "The purpose"),
    "hed": Text("Die HED", "The HED"),
    "med": Text("Die MED", "The MED"),
    "moal": Text("Der Moal", "The Moal"),
    "direction": Text("Die Zeile", "The row"),
    "strategic_objective": Text("Das strategische Ziel", "The strategic objective"),
    "kpi": Text("Die Kennzahl", "The KPI"),
    "initiative": Text("Die Maßnahme", "The initiative"),
    "objective": Text("Das Objective", "The objective"),
    "key_result": Text("Das Key Result", "The key result"),
    "cycle": Text("Der Zyklus", "The cycle"),
    "review": Text("Das Review", "The review"),
}


def named(entry: Entry) -> Text:
    """Return kind and wording of a row: Die Kennzahl „Umsatzrendite“."""
    kind = _KINDS[entry.level or entry.kind] if isinstance(entry, Direction) else _KINDS[entry.kind]
    name = quoted(entry.name or entry.id or "")
    return Text(f"{kind.de} {name.de}".strip(), f"{kind.en} {name.en}".strip())


def quoted(text: str) -> Text:
    """Return a wording in each language's quotation marks, cut where it is long; nothing where it is empty."""
    short = shortened(text)
    return Text(f"„{short}“", f"“{short}”") if short else Text("(ohne Text)", "(no text)")


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text in one line of at most so many characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    return (cut.rpartition(" ")[0] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:–-") + "…"


def either(labels: Sequence[str]) -> Text:
    """Return labels as alternatives: S-1, S-2 oder S-3."""
    if len(labels) < 2:
        return Text(*(", ".join(labels),) * 2)
    head, last = ", ".join(labels[:-1]), labels[-1]
    return Text(f"{head} oder {last}", f"{head} or {last}")


def amount(value: float, unit: str | None) -> Text:
    """Return a value with its unit: 6 %, 1.200 € or 6%, 1,200 €."""
    if not unit:
        return Text(localise(value, "de"), localise(value, "en"))
    return Text(f"{localise(value, 'de')} {unit}", f"{localise(value, 'en')}{'' if unit == '%' else ' '}{unit}")
