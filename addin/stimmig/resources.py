"""Find the files that come with stimmig, in an installed package and in a checkout alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(folder: str, name: str = "") -> Path:
    """Return a file of `templates` or `schema`."""
    installed = _PACKAGE / folder
    # In a checkout the two folders lie at the top, where people look for them; a wheel carries them inside.
    top = installed if installed.is_dir() else _PACKAGE.parents[1] / folder
    return top / name if name else top
