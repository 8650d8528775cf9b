"""How messages call a row: its kind and its wording, shortened where it is long."""

from collections.abc import Sequence

from stimmig.language.text import Text, localise
from stimmig.model.direction import Direction
from stimmig.model.entry import Entry

LONGEST = 70

_KINDS = {
    "vision": (Text("Die Vision", "The vision"), Text("eine Vision", "a vision")),
    "mission": (Text("Die Mission", "The mission"), Text("eine Mission", "a mission")),
    "purpose": (Text("Der Purpose", "The purpose"), Text("ein Purpose", "a purpose")),
    "hed": (Text("Die HED", "The HED"), Text("eine HED", "an HED")),
    "med": (Text("Die MED", "The MED"), Text("eine MED", "an MED")),
    "moal": (Text("Der Moal", "The Moal"), Text("ein Moal", "a Moal")),
    "direction": (Text("Die Zeile", "The row"), Text("eine Zeile der Strategie", "a row of the strategy")),
    "strategic_objective": (
        Text("Das strategische Ziel", "The strategic objective"),
        Text("ein strategisches Ziel", "a strategic objective"),
    ),
    "kpi": (Text("Die Kennzahl", "The KPI"), Text("eine Kennzahl", "a KPI")),
    "initiative": (Text("Die Maßnahme", "The initiative"), Text("eine Maßnahme", "an initiative")),
    "objective": (Text("Das Objective", "The objective"), Text("ein Objective", "an objective")),
    "key_result": (Text("Das Key Result", "The key result"), Text("ein Key Result", "a key result")),
    "cycle": (Text("Der Zyklus", "The cycle"), Text("ein Zyklus", "a cycle")),
    "review": (Text("Das Review", "The review"), Text("ein Review", "a review")),
}
"""kind of row, or level of a direction → how a sentence begins with it, and how it names one of its kind"""


def a_kind(kind: str) -> Text:
    """Return what one row of a kind is called: eine Kennzahl."""
    return _KINDS[kind][1]


def the_kind(kind: str) -> Text:
    """Return how a sentence about a row of a kind begins: Die Kennzahl."""
    return _KINDS[kind][0]


def kind_of(entry: Entry) -> str:
    """Return the kind of a row, of a direction its level."""
    return (entry.level or entry.kind) if isinstance(entry, Direction) else entry.kind


_SEVERAL = {
    "direction": Text("Aussagen der Strategie", "statements of the strategy"),
    "strategic_objective": Text("strategischen Ziele", "strategic objectives"),
    "kpi": Text("Kennzahlen", "KPIs"),
    "initiative": Text("Maßnahmen", "initiatives"),
    "objective": Text("Objectives", "objectives"),
    "key_result": Text("Key Results", "key results"),
    "cycle": Text("Zyklen", "cycles"),
}


def several(entries: Sequence[Entry]) -> tuple[Text, ...]:
    """Return what rows are called together, each kind once: strategischen Ziele, Kennzahlen (after „die“)."""
    return tuple(_SEVERAL[kind] for kind in dict.fromkeys(entry.kind for entry in entries))


def named(entry: Entry) -> Text:
    """Return kind and wording of a row: Die Kennzahl „Umsatzrendite“."""
    kind = the_kind(kind_of(entry))
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
