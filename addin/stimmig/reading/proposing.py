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
    """Yield the proposals for the list that one makes of a sheet; objectives and initiatives beside it stay as they are."""
    one = proposal.list_to_lay_out
    if one is None:
        return
    beside = tuple(other for other in proposal.lists if other is not one)
    anew: list[tuple[Proposal, Proposal]] = []
    for further in proposals_for(one, depth):
        why = Text(f"{proposal.why.de} {further.why.de}", f"{proposal.why.en} {further.why.en}")
        certainty, asks = proposal.certainty * further.certainty, proposal.asks or further.asks
        upon = next((new for old, new in anew if old is further.upon), further.upon) or proposal
        new = Proposal((*beside, *further.lists), why, certainty, asks, upon)
        anew.append((further, new))
        yield new
