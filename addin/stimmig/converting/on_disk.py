"""Texts and what is told of them, kept on disk: of a run over very many files, memory holds only what is at work."""

import sqlite3
from collections.abc import Iterator

_KILOBYTES = 64
"""of a table that may stand in memory"""


class TextsOnDisk:
    """Text → what is told of it, in the order in which the texts came; gone when nobody uses it any more."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)  # a file of SQLite's own, among the temporary ones
        self._table.execute(f"PRAGMA cache_size = -{_KILOBYTES}")
        self._table.execute("BEGIN")  # and never committed: nobody else reads it
        self._table.execute("CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB UNIQUE, told)")

    def add(self, text: str, told: int | str = "") -> bool:
        """Note a text that is not there yet; return whether that is so."""
        row = (_stored(text), _stored(told))
        return self._table.execute("INSERT OR IGNORE INTO texts (text, told) VALUES (?, ?)", row).rowcount > 0

    def tell(self, text: str, told: int | str) -> None:
        """Note what is told of a text from now on."""
        if not self.add(text, told):
            self._table.execute("UPDATE texts SET told = ? WHERE text = ?", (_stored(told), _stored(text)))

    def get(self, text: str) -> int | str | None:
        """Return what is told of a text, None where it is not there."""
        found = self._table.execute("SELECT told FROM texts WHERE text = ?", (_stored(text),)).fetchone()
        return _restored(found[0]) if found else None

    def __len__(self) -> int:
        return self._table.execute("SELECT count(*) FROM texts").fetchone()[0]

    def __iter__(self) -> Iterator[tuple[str, int | str]]:
        for text, told in self._table.execute("SELECT text, told FROM texts ORDER BY number"):
            yield str(_restored(text)), _restored(told)


def _stored(value: int | str) -> int | bytes:
    """Return a text as bytes: names of files need not be Unicode."""
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def _restored(value: int | bytes) -> int | str:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
