"""Whether a reason says anything: "s. o." and "zahlt auf das Ziel ein" do not."""

from functools import cache

from stimmig.wording.phrases import phrases, words_of


def says_nothing(text: str) -> bool:
    """Say whether a text is but an idle phrase, perhaps with an id in it: "zahlt auf S-1 ein"."""
    words = words_of(text)
    if len(words) > _longest():
        return False
    return " ".join(words) in _idle() or _without_ids(words) in _idle()


def _without_ids(words: tuple[str, ...]) -> str:
    kept = []
    for word in words:
        if not word.isdigit():
            kept.append(word)
        elif kept and len(kept[-1]) <= 2:  # the letters before the hyphen of "S-1"
            kept.pop()
    return " ".join(word for word in kept if word.isalpha())


@cache
def _longest() -> int:
    """Return how many words an idle phrase has at most; an id and its number may stand beside them."""
    return 2 + max(len(phrase.split()) for phrase in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset(" ".join(words_of(phrase)) for phrase in phrases("filler"))
