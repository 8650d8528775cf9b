"""The link register as it is to be drawn: groups of rows, what is decided about them, and what is suggested."""

from collections.abc import Mapping
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.model.place import Place


class LinkRow(NamedTuple):
    """A row of the register: which row of the workbook it is about, and what people have entered."""

    key: str
    sheet: str
    group: str
    label: str
    kind: str = ""
    place: Place | None = None
    current: str = ""
    """what its own sheet says that it contributes to"""
    to: str = ""
    reason: str = ""
    accept: str = ""
    offers: tuple[str, ...] = ()
    choices: str = ""
    """which of the lists of possible parents its dropdown offers; "" for none"""
    ask: Text | None = None
    """the question that the reason answers"""


class LinkGroup(NamedTuple):
    """Rows that one decision may fill, under a heading; `line` takes that decision, None where there is none to take."""

    title: str
    line: LinkRow | None
    rows: tuple[LinkRow, ...]


class LinkRegister(NamedTuple):
    """The register of one workbook."""

    lang: str
    workbook: str
    groups: tuple[LinkGroup, ...]
    choices: Mapping[str, tuple[str, ...]]
    """name of a list → possible parents as dropdowns show them"""
    linkless: int
    """rows without a link"""
    unreasoned: int
    """rows with a link that do not say why"""
