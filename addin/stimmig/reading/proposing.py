"""All ways in which arrangements would lay out a sheet, and lay out anew what others made of it."""

from collections.abc import Iterator

from stimmig.language.text import Text
from stimmig.reading.arrangements import ARRANGEMENTS
from stimmig.reading.arrangements.proposal import Proposal
from stimmig.workbook.workbook import Sheet


def proposals_for(sheet: Sheet, depth: int) -> Iterator[Proposal]:
    """Yield the proposals for a sheet, and for what each of them makes of it, so many times over."""
    for arrangement in ARRANGEMENTS:
        for proposal in arrangement(sheet):
            yield proposal
            if depth > 1:
                yield from _further(proposal, depth - 1)


def _further(proposal: Proposal, depth: int) -> Iterator[Proposal]:
    """Yield the proposals for the list that one makes of a sheet; initiatives beside it stay as they are."""
    first, *beside = proposal.lists
    if not all(one.table == "initiatives" for one in beside):
        return
    anew: list[tuple[Proposal, Proposal]] = []
    for further in proposals_for(first, depth):
        why = Text(f"{proposal.why.de} {further.why.de}", f"{proposal.why.en} {further.why.en}")
        upon = next((new for old, new in anew if old is further.upon), further.upon) or proposal
        new = further._replace(
            lists=(*further.lists, *beside),
            why=why,
            certainty=proposal.certainty * further.certainty,
            asks=proposal.asks or further.asks,
            upon=upon,
        )
        anew.append((further, new))
        yield new
