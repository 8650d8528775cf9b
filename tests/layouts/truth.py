"""What a workbook says, noted down while it is drawn; one entry per row of the strategy, as the scorer wants it."""

from typing import Any

from layouts.content import OKR, Aim, Measure, Result, Step


class Truth:
    """Collects entries; only what stands in the workbook is noted."""

    def __init__(self, file: str, lang: str):
        self.head: dict[str, Any] = {"file": file, "expect": "convert", "lang": lang}
        self.said: dict[str, Any] = {"purpose": None, "vision": None, "mission": None}
        self.rows: dict[str, list] = {
            kind: []
            for kind in ("objectives", "kpis", "initiatives", "okr_objectives", "key_results", "checkins", "notes")
        }
        self.perspectives: list[str] = []

    def reject(self, reason: str) -> None:
        """Note that this is nothing to read, and why."""
        self.head |= {"expect": "reject", "reason": reason, "kind": "none"}

    def note(self, text: str) -> None:
        """Note a text outside the tables that must not be lost."""
        if text not in self.rows["notes"]:
            self.rows["notes"].append(text)

    def aim(self, aim: Aim, *, written: str = "", owner: str = "", perspective: bool = True) -> None:
        """Note a strategic objective; `written` is its name with code, where it has one."""
        if perspective:
            self.perspective(aim.perspective)
        entry = {"perspective": aim.perspective if perspective else "", **_named(aim.name, written)}
        if all(one["name"] != entry["name"] for one in self.rows["objectives"]):
            self.rows["objectives"].append(entry | ({"owner": owner} if owner else {}))

    def perspective(self, name: str) -> None:
        """Note a perspective."""
        if name not in self.perspectives:
            self.perspectives.append(name)

    def kpi(self, measure: Measure, aim: Aim, shown: dict[str, Any], *, written: str = "", objective: str = "") -> dict:
        """Note a KPI; `shown` holds the fields that the layout shows, and `objective` the name above it, if shown."""
        entry = {"objective": objective or None, **_named(measure.name, written), **shown}
        if not objective:
            entry["perspective"] = shown.get("perspective", "")
        self.rows["kpis"].append(entry)
        return entry

    def step(self, step: Step, objective: str, *, owner: bool, due: bool) -> None:
        """Note an initiative."""
        shown: dict[str, Any] = {"name": step.name}
        if objective:
            shown["objective"] = objective
        if owner:
            shown["owner"] = step.owner
        if due:
            year, month, day = step.due
            shown["due"] = f"{year}-{month:02d}-{day:02d}"
        self.rows["initiatives"].append(shown)

    def okr(
        self, okr: OKR, *, written: str = "", cycle: str = "", alternatives=(), team: str = "", owner: str = ""
    ) -> None:
        """Note an objective of a cycle."""
        fields = {"cycle": cycle, "cycle_alt": list(alternatives), "team": team, "owner": owner}
        if all(one["name"] != (written or okr.name) for one in self.rows["okr_objectives"]):
            self.rows["okr_objectives"].append(_named(okr.name, written) | {k: v for k, v in fields.items() if v})

    def result(self, result: Result, objective: str, shown: dict[str, Any], *, written: str = "") -> None:
        """Note a key result; `shown` holds the fields that the layout shows."""
        self.rows["key_results"].append({"okr_objective": objective, **_named(result.name, written), **shown})

    def checkin(self, result: str, week: str, value: float | None) -> None:
        """Note a value of one week ("2024-W07") or day ("2024-02-14")."""
        if value is not None:
            moment = {"date" if week.count("-") == 2 else "week": week}
            self.rows["checkins"].append({"key_result": result, **moment, "value": value})

    def document(self) -> dict[str, Any]:
        """Return all as one JSON value."""
        if self.head["expect"] == "reject":
            return self.head
        bsc, okr = self.rows["objectives"] or self.rows["kpis"], self.rows["key_results"]
        kind = "both" if bsc and okr else "okr" if okr else "bsc"
        return {**self.head, "kind": kind, **self.said, "perspectives": self.perspectives, **self.rows}


def _named(name: str, written: str) -> dict[str, Any]:
    return {"name": written, "name_alt": [name]} if written and written != name else {"name": name}
