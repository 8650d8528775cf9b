"""What is counted of OKRs: objectives, key results, check-ins."""

from collections import defaultdict

from layouts.comparing import close, number, period, text
from layouts.counting import Counting
from layouts.matching import (
    Entry,
    is_called,
    moment,
    not_other,
    pair,
    spellings,
)


class OKRFacts(Counting):
    """Counts the facts of OKRs."""

    def okr_objectives(self) -> None:
        """Count objectives and their cycles."""
        wanted, found = self.both("okr_objectives")
        same_cycle = lambda one, other: int(text(one.get("cycle")) == text(other.get("cycle")))  # noqa: E731
        pairs, missed, extra = pair(wanted, found, same_cycle)
        self.count_names("okr_objectives", pairs, missed, extra)
        for one, other in pairs:
            if one.get("cycle"):
                same = period(other.get("cycle")) in {
                    period(name) for name in (one["cycle"], *one.get("cycle_alt", ()))
                }
                said = f"{one['name'][:30]}: {other.get('cycle')} for {one['cycle']}"
                self.counts["okr_cycle"].add(same, not same, not same and bool(other.get("cycle")), said)
            self.count_owners(one, other)

    def key_results(self) -> None:
        """Count key results, their links, numbers and confidence."""
        wanted, found = self.both("key_results")
        known = spellings(self.truth, "okr_objectives")
        linked = lambda one, other: is_called(other.get("okr_objective"), one.get("okr_objective"), known)  # noqa: E731
        pairs, missed, extra = pair(wanted, found, lambda one, other: int(linked(one, other)))
        self.count_names("key_results", pairs, missed, extra)
        for one, other in pairs:
            same = linked(one, other)
            said = f"{one['name'][:40]}: {other.get('okr_objective')} for {one.get('okr_objective')}"
            self.counts["kr_link"].add(same, not same, not same and bool(other.get("okr_objective")), said)
            for name in ("baseline", "target", "current"):
                if name in one:
                    self.count_value("kr_numbers", one, other, name)
            self._confidence(one, other)
            self.count_unit(one, other)
            self.count_owners(one, other)
        for one in missed:
            self.counts["kr_link"].missed += 1
            values = (one.get(name) for name in ("baseline", "target", "current"))
            self.counts["kr_numbers"].missed += sum(number(value) is not None for value in values)
            self.counts["kr_confidence"].missed += one.get("confidence") is not None

    def _confidence(self, one: Entry, other: Entry) -> None:
        if one.get("confidence") is None:
            return
        found = number(other.get("confidence"))
        wanted = (one["confidence"], *one.get("confidence_alt", ()))
        same = found is not None and any(close(float(value), found) for value in wanted)
        said = f"{one['name'][:40]}: {found} for {one['confidence']}"
        self.counts["kr_confidence"].add(same, not same, not same and found is not None, said)

    def checkins(self) -> None:
        """Count check-ins."""
        wanted, found = self.both("checkins")
        left = defaultdict(list)
        for other in found:
            left[moment(other)].append(other)
        count = self.counts["checkins"]
        for one in wanted:
            name, when = moment(one)
            same_moment = left.get((name, when)) or left.get((name, when[5:]))
            said = f"{name[:40]} {when}"
            if not same_moment:
                count.add(False, True, False, f"missed: {said}")
                continue
            other = same_moment.pop(0)
            same = all(not_other(one.get(field), other.get(field)) for field in ("value", "confidence"))
            count.add(same, not same, not same, f"{said}: {other.get('value')} for {one.get('value')}")
        count.invented += sum(map(len, left.values()))
