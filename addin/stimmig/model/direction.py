"""What stands above the scorecard: purpose, vision, mission, and the economic directions that lead down from them."""

import datetime
from typing import ClassVar

from stimmig.model.entry import Entry


class Direction(Entry):
    """One statement of the frame in which scorecard and OKR stand; of this very class where its level is unknown."""

    north_star: str | None = None
    health_metric: str | None = None
    trade_off: str | None = None
    horizon: datetime.date | None = None
    """the day by which it is meant to be real"""
    owner: str | None = None
    reviewed_on: datetime.date | None = None

    kind: ClassVar[str] = "direction"
    rank: ClassVar[int] = -1
    level: ClassVar[str] = ""


class Vision(Direction):
    """The world as the organisation wants it to be."""

    level: ClassVar[str] = "vision"
    rank: ClassVar[int] = 0
    serves_purpose: ClassVar[bool] = False


class Mission(Direction):
    """What the organisation does for its vision (Auftrag)."""

    level: ClassVar[str] = "mission"
    rank: ClassVar[int] = 0
    serves_purpose: ClassVar[bool] = False


class Purpose(Direction):
    """Why the organisation exists (Daseinszweck)."""

    level: ClassVar[str] = "purpose"
    rank: ClassVar[int] = 0
    serves_purpose: ClassVar[bool] = False


class HighLevelEconomicDirection(Direction):
    """HED: where long-term economic success lies."""

    level: ClassVar[str] = "hed"
    rank: ClassVar[int] = 1


class MidTermEconomicDirection(Direction):
    """MED: a field of development that pays into the HED."""

    level: ClassVar[str] = "med"
    rank: ClassVar[int] = 2


class MidTermGoal(Direction):
    """Moal: the picture of success about one year ahead."""

    level: ClassVar[str] = "moal"
    rank: ClassVar[int] = 3


DIRECTIONS = {
    cls.level: cls
    for cls in (Vision, Mission, Purpose, HighLevelEconomicDirection, MidTermEconomicDirection, MidTermGoal)
}
