"""What is counted of a scorecard: statements, perspectives, objectives, KPIs, initiatives."""

from layouts.comparing import number, people, period, text, unit
from layouts.counting import Counting
from layouts.matching import (
    Entry,
    agreement,
    each_once,
    is_linked,
    pair,
    same_perspective,
    same_range,
    spellings,
)


class ScorecardFacts(Counting):
    """Counts the facts of a scorecard."""

    def statements(self) -> None:
        """Count purpose, vision and mission."""
        count = self.counts["statements"]
        for level in ("purpose", "vision", "mission"):
            if level not in self.truth and self.truth["expect"] == "convert":
                continue
            wanted, found = self.truth.get(level), text(self.found.get(level))
            same = wanted is not None and found and text(wanted).strip("\"' ") == found.strip("\"' ")
            missing, extra = wanted is not None and not same, bool(found) and not same
            count.add(bool(same), missing, extra, f"{level}: {found or 'nothing'} for {wanted}")

    def perspectives(self) -> None:
        """Count perspectives."""
        count, objectives = self.counts["perspectives"], self.truth.get("objectives", ())
        wanted, found = ({text(one) for one in side.get("perspectives") or ()} for side in (self.truth, self.found))
        also = {text(name) for one in objectives for name in one.get("perspective_alt", ())}
        replaced = {text(one["perspective"]) for one in objectives if one.get("perspective_alt")}
        count.hits += len(wanted & found)
        count.invented += len(found - wanted - also)
        count.missed += sum(not (name in replaced and found & also) for name in wanted - found)

    def objectives(self) -> None:
        """Count strategic objectives and their perspectives."""
        wanted, found = (each_once(rows) for rows in self.both("objectives"))
        pairs, missed, extra = pair(wanted, found, lambda one, other: int(same_perspective(one, other)))
        self.count_names("objectives", pairs, missed, extra)
        count = self.counts["objective_perspective"]
        for one, other in pairs:
            same = same_perspective(one, other)
            said = f"{one['name'][:40]}: {other.get('perspective')} for {one['perspective']}"
            count.add(same, not same, not same and bool(other.get("perspective")), said)
            self.count_owners(one, other)
        count.missed += len(missed)

    def kpis(self) -> None:
        """Count KPIs, their links, targets, actuals, series and units."""
        wanted, found = self.both("kpis")
        known = spellings(self.truth, "objectives")
        linked = lambda one, other: is_linked(one, other, known)  # noqa: E731
        pairs, missed, extra = pair(wanted, found, lambda one, other: agreement(one, other, linked(one, other)))
        self.count_names("kpis", pairs, missed, extra)
        for one, other in pairs:
            if not one.get("optional"):
                self._kpi(one, other, linked(one, other))
        for one in missed:
            self._missed_kpi(one)
        for other in extra:
            self.counts["targets"].invented += number(other.get("target")) is not None
            self.counts["actuals"].invented += number(other.get("actual")) is not None

    def _kpi(self, one: Entry, other: Entry, linked: bool) -> None:
        said = f"{one['name'][:40]}: {other.get('objective')} for {one.get('objective')}"
        self.counts["kpi_link"].add(linked, not linked, not linked and bool(text(other.get("objective"))), said)
        if "target_min" in one:
            same = same_range(one, other)
            wrong = not same and number(other.get("target")) is not None
            said = f"{one['name'][:40]}: {other.get('target')} for {one['target_min']} to {one['target_max']}"
            self.counts["targets"].add(same, not same, wrong, said)
        elif "target" in one:
            self.count_value("targets", one, other, "target")
        if "actual" in one:
            self.count_value("actuals", one, other, "actual")
        if "series" in one:
            self._series(one, other)
        self.count_unit(one, other)
        self.count_owners(one, other)

    def _missed_kpi(self, one: Entry) -> None:
        counts = self.counts
        counts["targets"].missed += "target_min" in one or number(one.get("target")) is not None
        counts["actuals"].missed += number(one.get("actual")) is not None
        counts["series"].missed += sum(
            number(value) is not None for values in (one.get("series") or {}).values() for value in values.values()
        )
        counts["units"].missed += bool(one.get("unit")) and unit(one["unit"])[1] != "count"
        counts["kpi_link"].missed += 1
        counts["owners"].missed += len(people(one.get("owner")))

    def _series(self, one: Entry, other: Entry) -> None:
        wanted = {period(name): values for name, values in one["series"].items()}
        entries = (other.get("series") or {}).items()
        found = {period(name): values for name, values in entries if isinstance(values, dict)}
        for name in sorted(set(wanted) | set(found)):
            if one.get("period") and name == period(one["period"]) and name not in found:
                continue  # the target and actual said it
            for role in ("plan", "actual"):
                values = wanted.get(name, {})
                if name in wanted and role == "plan" and role not in values and "target" in one:
                    continue  # the layout has one target for all periods
                got = found.get(name, {}).get(role)
                said = f"{one['name'][:30]} {name} {role}: {got} for {values.get(role)}"
                self.count_number("series", one, other, values.get(role), got, said)

    def initiatives(self) -> None:
        """Count initiatives."""
        wanted, found = self.both("initiatives")
        known = spellings(self.truth, "objectives")

        def agree(one: Entry, other: Entry) -> int:
            return int(bool(one.get("objective")) and is_linked(one, other, known))

        pairs, missed, extra = pair(wanted, found, agree)
        self.count_names("initiatives", pairs, missed, extra)
        for one, other in pairs:
            if one.get("due"):
                same = period(one["due"]) == period(other.get("due"))
                said = f"{one['name'][:30]}: {other.get('due')} for {one['due']}"
                self.counts["initiative_due"].add(same, not same, not same and bool(other.get("due")), said)
            self.count_owners(one, other)
