"""Which language a reader expects when nobody has said it."""

import os

LANGUAGES = ("de", "en")


_CHOICES = {"de": "de", "deutsch": "de", "german": "de", "en": "en", "englisch": "en", "english": "en"}


def chosen_language(word: str) -> str:
    """Return the language that a word of the settings sheet chooses, "" where it is none of ours."""
    return _CHOICES.get(word.strip().lower(), "")


def system_language() -> str:
    """Return "de" where the system speaks German, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if value := os.environ.get(name):
            return _as_language(value)
    # Windows keeps the language outside the environment.
    import locale

    try:
        return _as_language(locale.getlocale()[0] or "")
    except ValueError:
        return "en"


def _as_language(name: str) -> str:
    return "de" if name.lower().startswith(("de", "german")) else "en"
