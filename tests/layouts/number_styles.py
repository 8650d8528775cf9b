"""How a workbook writes its numbers."""

from random import Random

from layouts.sheet import Cell

STYLES = {
    "development": (
        "typed", "percent_format", "german_text", "german_units", "swiss_text", "english_text", "english_units",
        "mixed",
    ),
    "second": ("typed", "percent_format", "worded", "narrow", "franks", "general"),
    "third": ("typed", "german_text", "english_text", "swiss_text", "spaced", "tight", "signs"),
    "fourth": ("typed", "percent_format", "mixed", "cents", "starred", "dashed"),
    "fifth": ("typed", "percent_format", "mixed", "ungrouped", "rounded", "spelled"),
    "held_back": (
        "german_spaces", "swiss_units", "unit_in_format", "operators", "percent_mixed", "currency_first",
    ),
}  # fmt: skip
_ANYWHERE = (
    "worded", "narrow", "general", "spaced", "tight", "signs", "cents", "starred", "ungrouped", "rounded", "spelled",
)  # fmt: skip
FITS = {
    "de": ("typed", "percent_format", "german_text", "german_units", "mixed", "german_spaces", "unit_in_format", "operators", "percent_mixed", "currency_first", "dashed", *_ANYWHERE),
    "at": ("typed", "percent_format", "german_text", "german_units", "mixed", "german_spaces", "unit_in_format", "operators", "percent_mixed", "dashed", *_ANYWHERE),
    "ch": ("typed", "percent_format", "swiss_text", "mixed", "swiss_units", "unit_in_format", "percent_mixed", "franks", *_ANYWHERE),
    "en": ("typed", "percent_format", "english_text", "english_units", "mixed", "unit_in_format", "operators", "percent_mixed", "currency_first", *_ANYWHERE),
}  # fmt: skip
"""variant → the styles that it may have"""
COUNTS = ("Anzahl", "Stück")
"""nobody writes "184 Anzahl" into a cell"""
_CARRY = (
    "german_units", "english_units", "swiss_units", "unit_in_format", "currency_first", "worded", "narrow", "franks",
    "tight", "dashed", "spelled",
)  # fmt: skip
_WORDS = (
    ("max. ", "mind. ", "mindestens ", "höchstens ", "≥ ", "ca. ", "bis "),
    ("at least ", "max ", "min. ", "up to ", "≥ ", "approx. "),
)
"""German, English"""
PERCENT = ("Prozent", "per cent")
"""German, English"""
MONEY = ("EUR", "TEUR", "Mio. EUR", "CHF", "TCHF", "£k", "£", "€")


class Numbers:
    """Writes the numbers of one workbook; `style` is one of STYLES, `variant` says how digits are grouped."""

    def __init__(self, style: str, variant: str, rng: Random, nothing: tuple[str, ...] = ()):
        self.style, self.variant, self.rng, self.nothing = style, variant, rng, nothing

    @property
    def carries_unit(self) -> bool:
        """Return whether each cell says its unit, so that no column has to."""
        return self.style in _CARRY

    def cell(self, value: float | None, unit: str, decimals: int, role: str = "") -> Cell:
        """Return a cell; `role` is "target" where a sign such as ≥ may stand. None gives an empty cell or "n/a"."""
        if value is None:
            return Cell(self._nothing())
        unit = "" if unit in COUNTS else unit
        style = self.style
        if style == "mixed":
            style = self.rng.choice(("typed", "text", "units", "percent_format"))
        if style == "percent_mixed":
            style = self.rng.choice(("typed", "percent_format", "literal_percent"))
        number = int(value) if decimals == 0 else value
        if unit == "%" and style == "percent_format":
            return Cell(round(value / 100, decimals + 2), "0%" if decimals == 0 else f"0.{'0' * decimals}%")
        if unit == "%" and style in ("literal_percent", "unit_in_format"):
            return Cell(number, f'0{"." + "0" * decimals if decimals else ""}" %"')
        if style == "unit_in_format" and unit:
            return Cell(number, f'#,##0{"." + "0" * decimals if decimals else ""}" {unit}"')
        if style == "general":
            return Cell(number)
        if style in ("typed", "percent_format", "literal_percent", "unit_in_format"):
            return Cell(number, f"#,##0{'.' + '0' * decimals if decimals else ''}")
        return Cell(self._text(value, unit, decimals, style, role))

    def _text(self, value: float, unit: str, decimals: int, style: str, role: str) -> str:
        text = self.digits(value, max(decimals, 2) if style == "cents" else decimals)
        if style == "starred":
            return f"{text}{self.rng.choice(('', '', '', '', '', '', '*', ' *'))}"  # provisional
        if style == "rounded":
            about = ("c. ", "approx. ", "around ") if self.variant == "en" else ("rd. ", "ca. ", "etwa ")
            return f"{self.rng.choice((*about, *[''] * 12))}{text}"
        if style == "spelled" and unit == "%":
            return f"{text} {PERCENT[self.variant == 'en']}"
        if style == "operators":
            sign = (
                self.rng.choice(("≥ ", "<= ", "> ", "mind. " if self.variant != "en" else "min. "))
                if role == "target"
                else ""
            )
            return f"{sign}{text}{' ' + unit if unit == '%' else ''}"
        if style in ("worded", "signs") and role == "target":
            words = _WORDS[self.variant == "en"] if style == "worded" else ("≥", "≤ ", "<", ">= ", "> ")
            text = f"{self.rng.choice(words)}{text}"
        if style in ("tight", "signs") and unit == "%":
            return f"{text}%"
        if style == "franks" and unit == "CHF" and not decimals:
            return f"CHF {text}.–"
        if style == "dashed" and unit in ("€", "EUR") and not decimals:
            return f"{text},- {unit}"
        if style == "narrow":
            return f"{text}\u00a0{unit}".rstrip("\u00a0")
        if style in ("spaced", "signs", "cents", "ungrouped"):
            return text
        if not unit or style in ("german_text", "swiss_text", "english_text", "german_spaces", "text"):
            return f"{text} %" if unit == "%" and style == "german_spaces" else text
        if style in ("currency_first", "swiss_units") and unit in MONEY:
            return f"{unit} {text}"
        return f"{text}%" if unit == "%" and self.variant == "en" else f"{text} {unit}"

    def digits(self, value: float, decimals: int) -> str:
        """Return the number as this country groups it."""
        text = f"{value:,.{decimals}f}"
        if self.style == "ungrouped":
            return text.replace(",", "") if self.variant in ("en", "ch") else text.replace(",", "").replace(".", ",")
        if self.variant == "en":
            return text
        if self.variant == "ch":
            return text.replace(",", "’" if self.style == "swiss_units" else "'")
        group = {"german_spaces": "\u202f", "spaced": " "}.get(self.style, ".")
        return text.replace(",", "\0").replace(".", ",").replace("\0", group)

    def _nothing(self) -> str | None:
        words = ("n/a", "tbd", "-") if self.variant == "en" else ("k.A.", "offen", "-", "n/a")
        return self.rng.choice(self.nothing or words) if self.rng.random() < 0.25 else None
