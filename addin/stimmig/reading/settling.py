"""Settle what the decisions on a layout sheet mean today: sheets renamed since, and headings that stand in another row."""

from collections.abc import Sequence

from stimmig.language.folding import fold
from stimmig.reading.decisions import NOT_READ, Decisions, TableDecision, heading_in, similarity
from stimmig.reading.headings import Heading, find_headings
from stimmig.reading.misfits import Misfit, named
from stimmig.workbook.workbook import Sheet


def settle(decisions: Sequence[TableDecision], sheets: Sequence[Sheet]) -> tuple[Decisions, list[Misfit]]:
    """Return the decisions as they hold for these sheets, and those that cannot be settled."""
    settled: list[TableDecision] = []
    misfits: list[Misfit] = []
    names = {fold(sheet.name) for sheet in sheets}
    unclaimed = [sheet for sheet in sheets if fold(sheet.name) not in {fold(one.sheet) for one in decisions}]
    for one in decisions:
        if one.sheet and not one.whole and fold(one.sheet) not in names:
            homes = [sheet for sheet in unclaimed if any(similarity(one, texts) > 0.5 for texts in _texts(sheet))]
            if len(homes) == 1:
                one = one._replace(sheet=homes[0].name)
            elif homes:
                if one.says or one.step:
                    misfits.append(Misfit("several", named(one), one.written))
                continue
        if not one.step:
            settled.append(one)
            continue
        sheet, before = _found(one, sheets)
        real = heading_in(sheet, before.row + one.step, before) if before else None
        if real:
            # The row that seemed to hold the headings is not to be taken for a table of its own.
            settled += [_about(one, real), one._replace(step=0, table=NOT_READ, columns=())]
        elif before:
            misfits.append(Misfit("row", named(one), one.written, 1, {"value": str(before.row + 1 + one.step)}))
        if not real:
            settled.append(one._replace(step=0))
    return Decisions(tuple(settled)), misfits


def _texts(sheet: Sheet) -> list[tuple[str, ...]]:
    return [heading.texts for heading in find_headings(sheet)]


def _found(one: TableDecision, sheets: Sequence[Sheet]) -> tuple[Sheet | None, Heading | None]:
    """Return where the headings stand that a decision names; nothing where no sheet has them."""
    plain = Decisions((one._replace(step=0, table=NOT_READ, columns=()),))
    for sheet in sheets:
        for heading, told in plain.applied(sheet, find_headings(sheet)):
            if told:
                return sheet, heading
    return None, None


def _about(one: TableDecision, real: Heading) -> TableDecision:
    return one._replace(step=0, headings=real.texts, occurrence=1)
