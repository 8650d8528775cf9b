"""How a workbook writes months, quarters, half-years and years."""

import datetime

from layouts.draft import Draft
from layouts.sheet import Cell

_MONTHS = {
    "de": ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
    "at": ("Jän", "Feb", "März", "April", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"),
    "ch": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}  # fmt: skip


class Periods:
    """The periods of a year that a workbook shows, as it writes them: months, quarters, half-years, or years up to it."""

    def __init__(self, draft: Draft, kinds=("months", "quarters", "halves")):
        self.draft, self.kind = draft, draft.rng.choice(kinds)
        self.count = {"months": 12, "quarters": 4, "halves": 2, "years": 3}[self.kind]
        if self.kind == "months":
            self.style = draft.rng.choice(("name", "name and year", "number", "iso", "date"))
        else:
            self.style = draft.rng.choice(("short", "with year", "year first"))
        self.says_year = self.kind == "years" or self.style not in ("name", "short")

    def key(self, index: int) -> str:
        """Return the period as the truth writes it."""
        year = self.draft.story.year
        if self.kind == "years":
            return str(year - self.count + 1 + index)
        return f"{year}-{index + 1:02d}" if self.kind == "months" else f"{year}-{self._letter}{index + 1}"

    @property
    def _letter(self) -> str:
        return "Q" if self.kind == "quarters" else "H"

    def heading(self, index: int) -> Cell | str:
        """Return the period as a heading."""
        if self.kind == "years":
            return Cell(int(self.key(index))) if self.style == "short" else self.key(index)
        draft, year, number = self.draft, self.draft.story.year, index + 1
        if self.kind == "months":
            name = _MONTHS[draft.story.variant][index]
            return {
                "name": name,
                "name and year": f"{name} {year % 100:02d}" if draft.recipe.seed % 2 else f"{name} {year}",
                "number": f"{number:02d}/{year}",
                "iso": f"{year}-{number:02d}",
                "date": Cell(datetime.datetime(year, number, 1), "mmm yy"),
            }[self.style]
        if self.kind == "halves" and draft.story.lang == "de":
            return {
                "short": f"{number}. HJ",
                "with year": f"{number}. Halbjahr {year}",
                "year first": f"{year} H{number}",
            }[self.style]
        letter = self._letter
        return {
            "short": f"{letter}{number}",
            "with year": f"{letter}{number}/{year}",
            "year first": f"{year} {letter}{number}",
        }[self.style]

    def values(self, values: tuple) -> tuple:
        """Return a value for each period out of twelve; years that are over have theirs."""
        if self.kind == "years":
            return tuple(values[: self.count])
        step = 12 // self.count
        return tuple(values[step - 1 :: step])
