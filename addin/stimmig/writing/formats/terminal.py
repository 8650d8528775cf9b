"""The result of a check at a terminal: a table where there is room for one, with colours and links where it can.

A colour never stands alone: sign and word of the severity are always beside it. NO_COLOR and TERM=dumb are respected
(https://no-color.org). Links follow OSC 8; a terminal that is not known to understand them gets none, for some print
them. They open the workbook without naming the cell: programs differ in how they would have it, and some then find
no file.
"""

import os
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stimmig.findings import Finding, Severity
from stimmig.language.text import Text
from stimmig.report.check import Check
from stimmig.writing.report_text import closing_lines, finding_lines, width

_TABLE_WIDTH = 100
"""from here on a table has room for its sentences"""
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_BOLD = "1"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""what a cell may hold to play tricks on a terminal"""
_HEADS = Text("Schwere|Regel|Wo|Befund und was zu tun ist", "Severity|Rule|Where|Finding, and what to do")
_LONGEST_PLACE = 28
_LINKS_ANNOUNCED = (
    "WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM", "WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR",
)  # fmt: skip
_LINKS_BY_PROGRAM = {"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "Tabby", "rio"}
_LINKS_BY_TERM = ("xterm-kitty", "alacritty", "foot", "xterm-ghostty", "contour")


class Style(NamedTuple):
    """What the terminal can show."""

    colour: bool = False
    links: bool = False

    def painted(self, text: str, code: str) -> str:
        """Return a text in a colour or weight."""
        return f"\033[{code}m{text}\033[0m" if self.colour and text and code else text

    def linked(self, text: str, uri: str) -> str:
        """Return a text that opens a file."""
        return f"\033]8;;{uri}\033\\{text}\033]8;;\033\\" if self.links and uri and text else text


def style_of(environment: Mapping[str, str]) -> Style:
    """Return what a terminal can show, as its environment tells."""
    term = environment.get("TERM", "")
    if term == "dumb":
        return Style()
    # Old consoles of Windows print the codes; the newer ones announce themselves.
    can = bool(term) or any(name in environment for name in ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM_PROGRAM"))
    vte = environment.get("VTE_VERSION", "")
    links = (
        any(name in environment for name in _LINKS_ANNOUNCED)
        or environment.get("TERM_PROGRAM") in _LINKS_BY_PROGRAM
        or term.startswith(_LINKS_BY_TERM)
        or (vte.isdecimal() and int(vte) >= 5000)
    )
    return Style(colour=can and not environment.get("NO_COLOR"), links=can and links)


def terminal_lines(check: Check, lang: str, style: Style | None = None, columns: int | None = None) -> Iterator[str]:
    """Yield the report for the terminal at hand."""
    style = style_of(os.environ) if style is None else style
    columns = columns or width()
    for source in check.strategy.sources:
        path = check.paths.get(source.name)
        uri = path.absolute().as_uri() if path else ""
        yield style.painted(style.linked(_clean(source.name), uri), _BOLD)
        findings = [finding for finding in check.findings if finding.place.workbook == source.name]
        if findings and columns >= _TABLE_WIDTH:
            yield from _table(findings, lang, style, uri, columns)
        else:
            for finding in findings:
                yield from _listed(finding, lang, style, uri, columns)
        yield ""
    yield from map(_clean, closing_lines(check, lang, columns))


def _table(findings: list[Finding], lang: str, style: Style, uri: str, columns: int) -> Iterator[str]:
    heads = _HEADS.to(lang).split("|")
    rows = [(finding, _severity(finding, lang), finding.code, _where(finding)) for finding in findings]
    widths = [max(len(head), *(len(row[at + 1]) for row in rows)) for at, head in enumerate(heads[:3])]
    widths[2] = min(widths[2], _LONGEST_PLACE)
    room = columns - sum(widths) - 2 * 4
    yield style.painted(
        "  " + "  ".join(f"{head:{wide}}" for head, wide in zip([*heads[:3], heads[3]], [*widths, 0])), _BOLD
    )
    yield "  " + "  ".join("─" * wide for wide in [*widths, room])
    for finding, severity, code, where in rows:
        said = _wrapped(finding.message(lang), room) + _wrapped(f"→ {finding.advice(lang)}", room)
        places = textwrap.wrap(where, widths[2]) or [""]
        for at in range(max(len(said), len(places))):
            first = at == 0
            place = places[at] if at < len(places) else ""
            cells = [
                style.painted(f"{severity if first else '':{widths[0]}}", _COLOURS[finding.severity] if first else ""),
                f"{code if first else '':{widths[1]}}",
                style.linked(place, uri) + " " * (widths[2] - len(place)),
                said[at] if at < len(said) else "",
            ]
            yield ("  " + "  ".join(cells)).rstrip()


def _listed(finding: Finding, lang: str, style: Style, uri: str, columns: int) -> Iterator[str]:
    first, *rest = finding_lines(finding, lang, columns)
    where = _where(finding)
    head = style.painted(_severity(finding, lang), _COLOURS[finding.severity])
    yield f"  {head} {finding.code}  {style.linked(where, uri)}".rstrip()
    yield from map(_clean, rest)


def _severity(finding: Finding, lang: str) -> str:
    return f"{finding.severity.symbol} {finding.severity.word.to(lang)}"


def _where(finding: Finding) -> str:
    return _clean(str(finding.extent)) if finding.place.sheet else ""


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(_clean(text), room, subsequent_indent="  ", break_on_hyphens=False)


def _clean(text: str) -> str:
    return _CONTROL.sub("�", text)
