"""How much text a cell of Excel takes: 32,767 letters, of which an emoji counts as two."""

MOST_LETTERS = 32_767


def pieces(text: str) -> list[str]:
    """Return a text in pieces that a cell takes each; one where it takes all of it."""
    if 2 * len(text) <= MOST_LETTERS:  # nearly always, and without a look at each letter
        return [text]
    found: list[str] = []
    start = taken = 0
    for at, letter in enumerate(text):
        width = 2 if ord(letter) > 0xFFFF else 1
        if taken + width > MOST_LETTERS:
            found.append(text[start:at])
            start, taken = at, 0
        taken += width
    return [*found, text[start:]]


def cut(text: str) -> str:
    """Return as much of a text as a cell takes; a text that goes on ends with an ellipsis."""
    first, *rest = pieces(text)
    return first[:-2] + "…" if rest else first
