"""The commands install, uninstall and doctor: what they print, and whether all is well."""

from collections.abc import Iterator
from pathlib import Path

from stimmig.installing.places import places


def install_lines(to: Path | None, lang: str) -> Iterator[str]:
    """Install, and yield what was done."""
    from stimmig.installing.install import install

    return (text.to(lang) for text in install(places(to)))


def uninstall_lines(to: Path | None, lang: str) -> Iterator[str]:
    """Uninstall, and yield what was done."""
    from stimmig.installing.install import uninstall

    return (text.to(lang) for text in uninstall(places(to)))


def doctor_lines(to: Path | None, lang: str) -> tuple[list[str], bool]:
    """Return a line for each prerequisite, and whether none is missing."""
    from stimmig.installing.doctor import BAD, examine

    verdicts = list(examine(places(to)))
    return [f"{one.sign} {one.text.to(lang)}" for one in verdicts], all(one.sign != BAD for one in verdicts)
