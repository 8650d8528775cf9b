"""What a template wants to be replaced: "<enter objective>"."""

import re

_PLACEHOLDER = re.compile(r"<\s?[^\W\d_][^<>]{2,80}>\s?")


def is_placeholder(text: str) -> bool:
    """Say whether a text only says what to enter in its place; most texts begin otherwise, which is cheap to see."""
    return text[:1] == "<" and bool(_PLACEHOLDER.fullmatch(text))
