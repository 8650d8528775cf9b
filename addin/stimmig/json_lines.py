"""On which line of a JSON file something stands: the reader of JSON tells what a file holds, not where."""

import json
import re

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def lines_of(text: str) -> dict[tuple, int]:
    """Return path → line, both of keys ("limits", "kpis_max") and of items ("accepted", 0); `text` is valid JSON."""
    found: dict[tuple, int] = {(): 1}
    path: list = []
    line, at = 1, 0
    expects_key = False
    for token in _TOKEN.finditer(text):
        line, at = line + text.count("\n", at, token.start()), token.start()
        word = token[0]
        if word in "{[":
            if path and isinstance(path[-1], int):
                found.setdefault(tuple(path), line)
            path.append(0 if word == "[" else None)
            expects_key = word == "{"
        elif word in "}]":
            path.pop()
        elif word == ",":
            expects_key = not isinstance(path[-1], int)
            path[-1] = None if expects_key else path[-1] + 1
        elif expects_key and word != ":":
            path[-1] = json.loads(word)
            found[tuple(path)] = line
            expects_key = False
        elif path and isinstance(path[-1], int):
            found.setdefault(tuple(path), line)
    return found
