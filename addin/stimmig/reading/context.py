"""What rows inherit from what stands around them: the perspective of a section, the cycle of a title."""

import re

from stimmig.language.perspectives import perspective_within
from stimmig.model.canonical import OWN_TEXTS
from stimmig.model.place import Block
from stimmig.reading.grammar.dates import Period, read_period
from stimmig.reading.records import Records

_LONGEST_PERIOD = 3


def period_within(text: str) -> Period | None:
    """Return the period with its year that a title names: "OKR Tertial 2/2024" is 2024-T2."""
    words = re.split(r"[\s,;()]+", text)
    for length in range(_LONGEST_PERIOD, 0, -1):
        for start in range(len(words) - length + 1):
            period = read_period(" ".join(words[start : start + length]).strip(":–-"))
            if period and re.search(r"\d{2}", period.key):
                return period
    return None


def perspectives(records: Records) -> list[str | None]:
    """Return the perspective of each row: its own, the last one above it, or that of the title or sheet."""
    layout, cells = records.layout, records.block.cells
    current = perspective_within(layout.title) or perspective_within(layout.sheet)
    sections = [row.index for row in layout.skipped if row.why == "section"]
    found = []
    for row, own in zip(layout.rows, records.values("perspective")):
        while sections and sections[0] < row:
            current = next((known for cell in cells[sections.pop(0)] if (known := perspective_within(cell))), current)
        current = own or current
        found.append(current)
    return found


def cycle_in_title(records: Records) -> str | None:
    """Return the cycle that the title above a table or the name of its sheet tells."""
    title = records.layout.title
    titles = ("" if title in OWN_TEXTS else title, records.layout.sheet)  # "they may contribute" is no month of May
    return next((period.key for title in titles if (period := period_within(title))), None)


def part_of(block: Block, **fields: str) -> Block:
    """Return the block of other rows in the same table; `fields` is new field = field of the table."""
    columns = {new: block.columns[old] for new, old in fields.items() if old in block.columns}
    return block.replace(columns=columns)
