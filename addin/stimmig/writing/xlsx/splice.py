"""Change XML by inserting and cutting bytes at the places of elements; nothing is parsed and written anew."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape


@dataclass
class Span:
    """An element: where its start tag, content and end tag stand in the bytes."""

    name: str
    """without prefix"""
    prefix: str
    """with its colon, "" where there is none"""
    attributes: dict[str, str]
    start: int
    content: int
    """where the content begins; the end of the element where it is empty and closed at once"""
    content_end: int = -1
    end: int = -1
    children: list["Span"] = field(default_factory=list)

    @property
    def is_self_closed(self) -> bool:
        return self.content == self.end

    def child(self, name: str) -> "Span | None":
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list["Span"]:
        """Return all children of a name."""
        return [child for child in self.children if child.name == name]

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute by its name without prefix."""
        for key, value in self.attributes.items():
            if key.rpartition(":")[2] == name:
                return value
        return default


def parse(data: bytes, depth: int = 2) -> Span:
    """Return the root with its descendants down to a depth (children are 1); ValueError where the XML is broken."""
    open_spans: list[Span] = []
    root: list[Span] = []
    parser = expat.ParserCreate()
    level = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal level
        level += 1
        if level > depth + 1:
            return
        at = parser.CurrentByteIndex
        prefix, colon, local = name.rpartition(":")
        span = Span(local, prefix + colon, attributes, at, _tag_end(data, at))
        (open_spans[-1].children if open_spans else root).append(span)
        open_spans.append(span)

    def on_end(name: str) -> None:
        nonlocal level
        if level <= depth + 1:
            span = open_spans.pop()
            at = parser.CurrentByteIndex
            if data[span.content - 2 : span.content] == b"/>" and at <= span.content:
                span.content_end = span.end = span.content
            else:
                span.content_end, span.end = at, _tag_end(data, at)
        level -= 1

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ValueError(str(error)) from error
    return root[0]


_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def _tag_end(data: bytes, at: int) -> int:
    """Return the position behind the tag that begins at a position; quotes may hold a ">"."""
    match = _TAG.match(data, at)
    if match is None:
        raise ValueError("unclosed tag")
    return match.end()


class Edits:
    """Insertions and cuts in one part, given by positions in the bytes as they were."""

    def __init__(self, data: bytes):
        self.data = data
        self._changes: list[tuple[int, int, int, bytes]] = []

    def insert(self, at: int, text: bytes) -> None:
        """Insert bytes at a position; several at one position keep their order."""
        self._changes.append((at, at, len(self._changes), text))

    def replace(self, start: int, end: int, text: bytes = b"") -> None:
        """Put bytes in the place of others; none to cut them."""
        self._changes.append((start, end, len(self._changes), text))

    def append_child(self, parent: Span, text: bytes) -> None:
        """Insert an element as the last child, opening a parent that is closed at once."""
        if parent.is_self_closed:
            # Only the slash goes, so that closing it again gives the very bytes that were there.
            name = f"{parent.prefix}{parent.name}".encode()
            self.replace(parent.end - 2, parent.end, b">" + text + b"</" + name + b">")
        else:
            self.insert(parent.content_end, text)

    def close(self, parent: Span) -> None:
        """Cut all content of an element and close it at once."""
        self.replace(parent.content - 1, parent.end, b"/>")

    def set_attribute(self, span: Span, name: str, value: str) -> None:
        """Change an attribute that the start tag has; leave the tag alone where it has none."""
        for at, end, key in _attributes(self.data, span):
            if key.rpartition(":")[2] == name:
                quote = self.data[at : at + 1]
                self.replace(at, end, quote + escape(value, {'"': "&quot;", "'": "&apos;"}).encode() + quote)

    def apply(self) -> bytes:
        """Return the changed bytes."""
        parts, last = [], 0
        for start, end, _, text in sorted(self._changes):
            parts += [self.data[last:start], text]
            last = max(last, end)
        return b"".join(parts) + self.data[last:]


def _attributes(data: bytes, span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of each attribute's value, quotes included, and its name."""
    at, end = span.start, span.content
    while (equals := data.find(b"=", at, end)) >= 0:
        name = data[at:equals].split()[-1].decode()
        quote_at = min(position for quote in (b'"', b"'") if (position := data.find(quote, equals, end)) >= 0)
        close = data.find(data[quote_at : quote_at + 1], quote_at + 1, end)
        yield quote_at, close + 1, name
        at = close + 1
