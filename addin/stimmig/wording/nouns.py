"""Words that look like work of our own and are something else: "Besuche sonntags", "Lessons fit into the week"."""

from stimmig.wording.judgement import Judgement
from stimmig.wording.phrases import phrases, words_of
from stimmig.wording.sorts import sorts_of


def seems_own_work(found: Judgement, text: str, lang: str) -> bool:
    """Say whether the word that makes a phrase an output is a noun that is counted, or what happens to things."""
    words = words_of(text)
    if not found.word or found.word.casefold() not in words:
        return False
    at = words.index(found.word.casefold())
    following = words[at + 1 : at + 2]
    if lang == "en":
        happens = [tuple(phrase.split()) for phrase in phrases("happening")["en"]]
        return at > 0 and any(words[at : at + len(phrase)] == phrase for phrase in happens)
    # "Besuche am Sonntag" counts visits; "Besuche jede Filiale" is an order to oneself.
    counted = at == 0 and words[0].endswith("e") and {"act", "deliver"} <= sorts_of(words[0], lang)
    return counted and bool(following) and following[0] in phrases("happening")["de"]
