"""Ids and names of Excel tables, which no two tables of a workbook may share."""

import re
from collections.abc import Collection, Iterable, Sequence

from stimmig.writing.xlsx.splice import Span, parse

_OURS = re.compile(rb'(<table\b[^>]*? name=")([^"]*)(" displayName=")([^"]*)"')


def heads(contents: Iterable[bytes]) -> list[Span]:
    """Return the root elements of those parts that are tables."""
    roots = (parse(content, 0) for content in contents if b"table" in content[:4096])
    return [root for root in roots if root.name == "table"]


def with_free_name(content: bytes, tables: Sequence[Span], names: Collection[str]) -> bytes:
    """Give a table of ours another name where the workbook uses it already; any other part stays as it is."""
    taken = {table.get("displayName").lower() for table in tables} | set(names)

    def free(match: re.Match) -> bytes:
        wanted = name = match[4].decode()
        number = 2
        while name.lower() in taken:
            name, number = f"{wanted}{number}", number + 1
        return match[1] + name.encode() + match[3] + name.encode() + b'"'

    return _OURS.sub(free, content, count=1) if b"<table" in content[:4096] else content
