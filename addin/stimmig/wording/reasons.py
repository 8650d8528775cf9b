"""Why a phrase was judged as it was: the word that weighed most, and what it tells."""

from collections.abc import Mapping

from stimmig.language.text import Text
from stimmig.wording import model
from stimmig.wording.features import Seen, stem
from stimmig.wording.several import units_of_time

_BY_SORT = {
    "output": {
        "deliver": Text("„{word}“ sagt, was wir selbst tun und abschließen.", "“{word}” says what we do and finish ourselves."),
        "participle": Text("„{word}“ sagt, was wir selbst fertigstellen.", "“{word}” says what we finish ourselves."),
        "deliverable": Text("„{word}“ ist ein Arbeitsergebnis, keine Wirkung.", "“{word}” is a piece of work, not an effect."),
    },
    "metric_copy": {
        "metric": Text(
            "„{word}“ ist eine Kennzahl; niemand tut oder beurteilt etwas anders.",
            "“{word}” is a metric; nobody does or judges anything differently.",
        ),
        "move": Text(
            "„{word}“ bewegt nur eine Zahl; niemand tut oder beurteilt etwas anders.",
            "“{word}” only moves a number; nobody does or judges anything differently.",
        ),
    },
    "outcome": {
        "people": Text("„{word}“: andere tun, erleben oder beurteilen etwas anders.", "“{word}”: others do, experience or judge something differently."),
        "staff": Text("„{word}“: Menschen tun, erleben oder beurteilen etwas anders.", "“{word}”: people do, experience or judge something differently."),
        "behave": Text("„{word}“ nennt ein Verhalten oder Urteil.", "“{word}” names a behaviour or judgement."),
        "act": Text("„{word}“ ist etwas, das andere tun oder lassen.", "“{word}” is something that others do or leave."),
        "cause": Text("„{word}“ sagt, wie oder warum sich jemand anders verhält.", "“{word}” says how or why somebody behaves differently."),
    },
}  # fmt: skip
"""label → sort of word → what it tells; the sorts that tell most come first"""
_NO_METRIC = frozenset({"people", "staff", "behave"})
"""customers may well be counted, yet nobody would say that they are a metric; nor that days are one"""
_IN_ALL = {
    "output": Text("Der Satz beschreibt eigene Arbeit, keine Wirkung.", "The sentence describes work of our own, not an effect."),
    "metric_copy": Text("Der Satz nennt einen Wert, aber niemanden, der etwas anders tut.", "The sentence names a value but nobody who does anything differently."),
    "outcome": Text("Der Satz nennt, wer etwas anders tut, erlebt oder beurteilt.", "The sentence names who does, experiences or judges something differently."),
}  # fmt: skip
_COPY = Text("Es nennt dieselbe Größe mit anderen Worten.", "It names the same measure in other words.")
_SAME_WORDS = Text("Es wiederholt die Wörter der Kennzahl.", "It repeats the words of the KPI.")
_ABBREVIATED = Text("Das eine ist die Abkürzung des anderen.", "The one is the abbreviation of the other.")
_NO_COPY = Text(
    "Es nennt ein Verhalten, das die Kennzahl bewegen soll.", "It names a behaviour that is meant to move the KPI."
)
_OTHER = Text("Es spricht von etwas anderem als die Kennzahl.", "It speaks of something other than the KPI.")


def why_label(label: str, seen: Seen, lang: str) -> tuple[Text, str]:
    """Return the reason for a label, and the word that it names; "" where none tells it."""
    for sort, reason in _BY_SORT[label].items():
        words = [word for word, sorts in zip(seen.words, seen.sorts) if sort in sorts and _may_tell(label, word, sorts)]
        if words:
            word = max(words, key=lambda word: _weight(word.lower(), label, lang))
            return Text(*(wording.replace("{word}", word) for wording in reason)), word  # thousands are judged
    return _IN_ALL[label], ""


def _may_tell(label: str, word: str, sorts: frozenset[str]) -> bool:
    return label != "metric_copy" or (sorts.isdisjoint(_NO_METRIC) and word.lower() not in units_of_time())


def _weight(word: str, label: str, lang: str) -> int:
    """Return how much more a word speaks for a label than for the others."""
    at = model.LABELS.index(label)
    weights = model.of_labels(lang).weights.get(f"w={stem(word, lang)}", (0, 0, 0))
    return 2 * weights[at] - sum(weights)


def why_copy(copies: bool, seen: Mapping[str, float]) -> Text:
    """Return the reason why a key result restates a KPI, or does not."""
    if copies:
        if seen["abbreviation"]:
            return _ABBREVIATED
        return _SAME_WORDS if seen["kpi words found"] > 0.5 else _COPY
    return _NO_COPY if seen["outcome"] > seen["metric"] else _OTHER
