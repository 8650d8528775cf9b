"""A text in German and English, filled with facts in the reader's number and date style."""

import datetime
import string
from collections.abc import Iterable
from typing import NamedTuple

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AND = {"de": "und", "en": "and"}


class Text(NamedTuple):
    """One statement, worded in both languages.

    Braces hold facts: ``{name}`` puts the fact in, ``{count:row|rows}`` the word that fits its number, and
    ``{row:lower}`` begins in lower case, for the middle of a sentence. ``{row:accusative}`` does so for what a German
    sentence leads to: „auf den Purpose“.
    """

    de: str
    en: str

    def to(self, lang: str, **facts) -> str:
        """Return the wording in `lang` ("de" or "en") with the facts filled in."""
        wording = self.de if lang == "de" else self.en
        return _Filler(lang).vformat(wording, (), facts) if facts else wording

    def filled(self, **facts) -> "Text":
        """Return the same text with the facts in, to be a fact of another text."""
        return Text(*(self.to(lang, **facts) for lang in ("de", "en")))


class _Filler(string.Formatter):
    def __init__(self, lang: str):
        self.lang = lang

    def format_field(self, value, spec: str) -> str:
        if "|" in spec:
            one, many = spec.split("|")
            return one if value == 1 else many
        text = localise(value, self.lang)
        if spec not in ("lower", "accusative"):
            return text
        if spec == "accusative" and self.lang == "de" and text.startswith("Der "):
            return "den " + text[4:]
        return text[:1].lower() + text[1:]


def localise(value, lang: str) -> str:
    """Return a value as a reader of `lang` would write it: 1.234,5 and 30.09.2026, or 1,234.5 and 30 Sep 2026."""
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return ("ja" if value else "nein") if lang == "de" else ("yes" if value else "no")
    if isinstance(value, int | float):
        return _number(value, lang)
    if isinstance(value, datetime.date):
        if lang == "de":
            return f"{value.day:02d}.{value.month:02d}.{value.year}"
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, Iterable):
        return _list([localise(item, lang) for item in value], lang)
    return str(value)


def _number(value: float, lang: str) -> str:
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    return text.translate(str.maketrans(",.", ".,")) if lang == "de" else text


def _list(items: list[str], lang: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[lang]} {items[-1]}"
