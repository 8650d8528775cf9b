"""Findings about what the reading noticed: one per column of a block, however many rows."""

from collections.abc import Iterator

from stimmig.model.strategy import Strategy


def observed(strategy: Strategy, *kinds: str) -> Iterator:
    """Yield the observations of some kinds."""
    return (noted for noted in strategy.observations if noted.kind in kinds)


def unseen(strategy: Strategy, what: str) -> Iterator[tuple[str, str]]:
    """Yield name and format of each workbook that does not let us see something, such as "hidden rows"."""
    names = {noted.block.workbook for noted in observed(strategy, "unread") if noted.what == what}
    return ((source.name, source.format) for source in strategy.sources if source.name in names)


def heading_of(noted) -> str:
    """Return the heading of the column in which something was noticed."""
    block = noted.block
    column = block.columns.get(noted.field)
    if column is None or block.heading_row is None:
        return ""
    return " ".join(str(block.cells[block.heading_row][column]).split())


class ObservedRule:
    """A rule that turns each observation of its kinds into one finding."""

    kinds: dict[str, str] = {}
    """kind of observation → case of the rule ("" for its main wording). A case "date_many" (for the main wording
    "many") takes its place where several rows are concerned"""

    def check(self, strategy, limits):
        """Yield a finding for each observation."""
        for noted in observed(strategy, *self.kinds):
            if self.concerns(noted):
                count = max(1, len(noted.rows))
                facts = {"count": count, "heading": heading_of(noted), "text": noted.what, **self.more_facts(noted)}
                case = self.case_for(noted.kind, count)
                yield self.finding(noted.place, case=case, rows=count, range=noted.area, **facts)

    def case_for(self, kind: str, count: int) -> str:
        """Return the case that words an observation in so many rows."""
        case = self.kinds[kind]
        many = f"{case}_many" if case else "many"
        return many if count > 1 and many in self.cases else case

    def more_facts(self, noted) -> dict:
        """Return what the texts of the rule fill in beside count, heading and text."""
        return {}

    def concerns(self, noted) -> bool:
        """Say whether the rule speaks about an observation of its kinds."""
        return True
