"""Which language a reader expects when nobody has said it."""

import os

LANGUAGES = ("de", "en")


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
