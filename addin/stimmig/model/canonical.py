"""The canonical workbook: its sheets, columns and headings.

One description serves for building (template, conversion) and for reading: the reader knows these headings, in
both languages and mixed, beside the many others of its lexicon.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from stimmig.language.text import Text
from stimmig.model.record import NOTHING, Record


class Column(NamedTuple):
    """A column: the field of the model that it fills, what its cells hold, and how it is headed."""

    field: str
    heading: Text
    holds: str = "text"
    """text, id, ids, number, date, moment (a day or a period), period, names, any, or the name of a choice"""
    required: bool = True
    width: int = 14
    meaning: str = ""
    """the word of the lexicon under which further headings for it stand; the field's own where empty"""
    points_to: tuple[str, ...] = ()
    """tables whose ids the column takes"""
    hint: Text | None = None
    unless: Text | None = None
    """when a cell of a required column stays empty, in words that follow "Must be filled in, " """

    @property
    def word(self) -> str:
        """Return the field of the lexicon whose headings name this column."""
        return self.meaning or self.field


class Table(Record):
    """A table of the canonical workbook. `seen` are further columns that only existing layouts have."""

    name: str
    sheet: Text
    columns: tuple[Column, ...]
    needs: tuple[tuple[str, ...], ...]
    """of each group at least one column must be there for a table to be recognised as this one"""
    seen: tuple[Column, ...] = ()
    tells: tuple[str, ...] = ()
    """columns of which one must be there, because the names alone could be those of anything: "Goal", "Measure" """
    also: Mapping[str, str] = NOTHING
    """further words of the lexicon → the field that they name here: a KPI's number is an id, or points to one"""
    guide: Text = Text("", "")

    @cached_property
    def by_field(self) -> dict[str, Column]:
        """Return field → column, those of existing layouts included."""
        return {column.field: column for column in (*self.columns, *self.seen)}

    @cached_property
    def by_word(self) -> dict[str, list[Column]]:
        """Return word of the lexicon → the columns that its headings may name."""
        found: dict[str, list[Column]] = {}
        for column in self.by_field.values():
            found.setdefault(column.word, []).append(column)
        for word, name in self.also.items():
            found.setdefault(word, []).append(self.by_field[name])
        return found


def _column(name: str, de: str, en: str, holds: str = "text", width: int = 14, **more) -> Column:
    return Column(name, Text(de, en), holds, width=width, **more)


_ID = _column("id", "ID", "ID", "id", 8)
_CONTRIBUTES = _column(
    "contributes_to", "Zahlt ein auf", "Contributes to", "ids", 15,
    hint=Text("Die ID der Zeile, der diese Zeile dient.", "The id of the row that this row serves."),
)  # fmt: skip
_AT_THE_PURPOSE = Text("außer beim Purpose: dort leer", "except at the purpose: empty there")
_REASON = _column(
    "reason", "Warum", "Why", width=38,
    hint=Text("Ein Satz: Warum dient diese Zeile jener?", "One sentence: why does this row serve that one?"),
)  # fmt: skip
_OWNER = _column("owner", "Verantwortlich", "Owner", width=17, required=False)
_WEIGHT = _column("weight", "Gewicht", "Weight", "number", 9, required=False)
_REVIEWED = _column("reviewed_on", "Geprüft am", "Reviewed on", "date", 12, required=False)
_UNIT = _column("unit", "Einheit", "Unit", width=10)
_BETTER = _column("better", "Besser", "Better", "better", 11)
_BASELINE = _column("baseline", "Ausgangswert", "Baseline", "number", 13)
_TARGET = _column("target", "Zielwert", "Target", "number", 11)
_STATUS = _column("status", "Status", "Status", "status", 12, required=False)
_COMMENT = _column("comment", "Kommentar", "Comment", width=24, required=False)
_PERSPECTIVE = _column("perspective", "Perspektive", "Perspective", "perspective", 20)
_STRATEGIC_OBJECTIVE = _column("strategic_objective", "Strategisches Ziel", "Strategic objective", width=34)

DIRECTIONS = Table(
    "directions",
    Text("Strategie", "Strategy"),
    (
        _ID,
        _column(
            "level",
            "Ebene",
            "Level",
            "level",
            10,
            hint=Text(
                "Purpose, Vision, Mission: wozu es uns gibt. HED: wovon wir langfristig leben. MED: was wir dafür"
                " in den nächsten Jahren entwickeln. Moal: wie es in etwa einem Jahr aussieht.",
                "Purpose, vision, mission: what we are here for. HED: what we live on in the long run. MED: what we"
                " develop for it in the coming years. Moal: how things look in about a year.",
            ),
        ),
        _column("name", "Aussage", "Statement", width=60, meaning="statement"),
        _CONTRIBUTES._replace(points_to=("directions",), unless=_AT_THE_PURPOSE),
        _REASON._replace(unless=_AT_THE_PURPOSE),
        _column("north_star", "North Star", "North Star", width=22, required=False),
        _column("health_metric", "Health Metric", "Health metric", width=22, required=False),
        _column("trade_off", "Trade-off", "Trade-off", width=30, required=False),
        _column("horizon", "Horizont", "Horizon", "date", 12, required=False),
        _OWNER,
        _REVIEWED,
    ),
    needs=(("level",), ("name",)),
    tells=("level",),
    seen=(_COMMENT,),
    guide=Text(
        "Oben steht, warum es uns gibt (Purpose oder Vision); jede weitere Zeile sagt, worauf sie einzahlt und warum.",
        "At the top stands why we exist (purpose or vision); every other row says what it contributes to, and why.",
    ),
)
STRATEGIC_OBJECTIVES = Table(
    "strategic_objectives",
    Text("BSC", "BSC"),
    (
        _ID,
        _PERSPECTIVE,
        _column("name", "Strategisches Ziel", "Strategic objective", width=40, meaning="strategic_objective"),
        _CONTRIBUTES._replace(points_to=("directions",)),
        _REASON,
        _column(
            "drives", "Treibt", "Drives", "ids", 11, required=False, points_to=("strategic_objectives",),
            hint=Text("Die ID des Ziels, das durch dieses erreicht wird.", "The id of the objective that this one makes possible."),
        ),
        _OWNER,
        _WEIGHT,
        _REVIEWED,
    ),
    needs=(("name",),),
    also={"strategic_objective_id": "id", "list_name": "name"},
    tells=("perspective", "contributes_to", "drives", "weight"),
    seen=(_STATUS, _COMMENT),
    guide=Text(
        "Drei bis fünf strategische Ziele je Perspektive; jedes zahlt auf einen Moal (oder MED, HED) ein.",
        "Three to five strategic objectives per perspective; each contributes to a Moal (or MED, HED).",
    ),
)  # fmt: skip
KPIS = Table(
    "kpis",
    Text("Kennzahlen", "KPIs"),
    (
        _ID,
        _column("name", "Kennzahl", "KPI", width=32, meaning="kpi"),
        _CONTRIBUTES._replace(points_to=("strategic_objectives",)),
        _REASON,
        _UNIT,
        _BETTER,
        _BASELINE,
        _TARGET._replace(
            unless=Text(
                "außer wo Zielwert min/max oder Zieltext sagen, was gilt",
                "except where target min/max or target text say what counts",
            )
        ),
        _column("actual", "Ist", "Actual", "number", 11),
        _column("as_of", "Stand", "As of", "date", 12),
        _column("target_min", "Zielwert min", "Target min", "number", 12, required=False),
        _column("target_max", "Zielwert max", "Target max", "number", 12, required=False),
        _column("target_text", "Zieltext", "Target text", width=16, required=False),
        _column("formula", "Formel", "Formula", width=28, required=False),
        _column("scope", "Geltungsbereich", "Scope", width=16, required=False),
        _column("yellow_limit", "Gelb ab", "Yellow limit", "number", 10, required=False),
        _column("red_limit", "Rot ab", "Red limit", "number", 10, required=False),
        _column("frequency", "Frequenz", "Frequency", "frequency", 16, required=False),
        _column("source", "Quelle", "Source", width=18, required=False),
        _column("lead_lag", "Früh-/Spätindikator", "Lead/lag", "lead_lag", 18, required=False),
        _OWNER,
        _STATUS,
        _WEIGHT,
    ),
    needs=(("name",),),
    also={"kpi_id": "id", "strategic_objective_id": "contributes_to", "list_name": "name", "strategic_theme": "strategic_objective"},
    tells=("contributes_to", "strategic_objective", "perspective", "better", "baseline", "target", "target_min", "target_max", "target_text", "frequency", "lead_lag", "yellow_limit", "red_limit", "weight", "initiative", "forecast", "variance", "achievement"),
    seen=(
        _PERSPECTIVE,
        _STRATEGIC_OBJECTIVE,
        _column("initiative", "Maßnahme", "Initiative", width=34),
        _column("due", "Fällig", "Due", "moment", 12),
        _column("forecast", "Prognose", "Forecast", "number"),
        _column("variance", "Abweichung", "Variance"),
        _column("achievement", "Zielerreichung", "Achievement"),
        _column("trend", "Trend", "Trend"),
        _column("definition", "Beschreibung", "Description"),
        _COMMENT,
    ),
    guide=Text(
        "Höchstens drei Kennzahlen je Ziel und 25 im Ganzen. Prozent als 35, nicht als 0,35.",
        "At most three KPIs per objective and 25 in all. Percent as 35, not as 0.35.",
    ),
)  # fmt: skip
VALUES = Table(
    "values",
    Text("Werte", "Values"),
    (
        _column("kpi", "Kennzahl", "KPI", "id", 14, points_to=("kpis",)),
        _column("period", "Periode", "Period", "period", 12),
        _column("plan", "Plan", "Plan", "number", 12),
        _column("actual", "Ist", "Actual", "number", 12),
    ),
    needs=(("kpi",), ("period",), ("plan", "actual")),
    also={"kpi_id": "kpi", "target": "plan", "value": "actual"},
    seen=(_UNIT, _COMMENT),
    guide=Text("Eine Zeile je Kennzahl und Periode (2026-09, Q3 2026, 2026).", "One row per KPI and period (2026-09, Q3 2026, 2026)."),
)  # fmt: skip
INITIATIVES = Table(
    "initiatives",
    Text("Maßnahmen", "Initiatives"),
    (
        _ID,
        _column("name", "Maßnahme", "Initiative", width=40, meaning="initiative"),
        _CONTRIBUTES._replace(points_to=("strategic_objectives", "objectives")),
        _REASON,
        _OWNER,
        _column("start", "Beginn", "Start", "moment", 12, required=False),
        _column("due", "Fällig", "Due", "moment", 12, required=False),
        _STATUS,
        _column("budget", "Budget", "Budget", "number", 12, required=False),
    ),
    needs=(("name",),),
    also={"list_name": "name", "initiative_id": "id", "strategic_objective_id": "contributes_to", "objective_id": "contributes_to", "key_result_id": "contributes_to", "key_result_ids": "contributes_to", "what_happened": "comment", "next_step": "comment", "learning": "comment"},
    seen=(_PERSPECTIVE, _STRATEGIC_OBJECTIVE, _COMMENT),
    guide=Text("Was getan wird, damit ein Ziel wahr wird.", "What is done so that an objective comes true."),
)  # fmt: skip
CYCLES = Table(
    "cycles",
    Text("Zyklen", "Cycles"),
    (
        _ID,
        _column("team", "Team", "Team", width=22),
        _column("start", "Beginn", "Start", "date", 12),
        _column("end", "Ende", "End", "date", 12),
        _column("state", "Status", "State", "state", 14),
    ),
    needs=(("start",), ("end",)),
    seen=(_column("name", "Zyklus", "Cycle", width=18, meaning="cycle"), _COMMENT),
    guide=Text(
        "Drei bis sechs Monate; eine Zeile je Team und Zyklus.", "Three to six months; one row per team and cycle."
    ),
)
OBJECTIVES = Table(
    "objectives",
    Text("Objectives", "Objectives"),
    (
        _ID,
        _column("cycle", "Zyklus", "Cycle", "id", 10, points_to=("cycles",)),
        _column("name", "Objective", "Objective", width=48, meaning="objective"),
        _CONTRIBUTES._replace(points_to=("directions", "strategic_objectives")),
        _REASON,
        _column("origin", "Herkunft", "Origin", "origin", 12),
        _column("agreed_with", "Vereinbart mit", "Agreed with", width=18, required=False),
        _column("agreed_on", "Vereinbart am", "Agreed on", "date", 13, required=False),
        _OWNER,
    ),
    needs=(("name",),),
    also={"objective_id": "id", "strategic_objective_id": "contributes_to", "description": "comment", "list_name": "name"},
    tells=("contributes_to", "cycle", "origin", "agreed_with", "agreed_on"),
    seen=(
        _column("key_results", "Key-Result-IDs", "Key result IDs", "ids", meaning="key_result_ids"),
        _column("team", "Team", "Team"),
        _column("status", "Status", "Status", "status", 12),
        _column("achievement", "Fortschritt", "Progress", "any"),
        _COMMENT,
    ),
    guide=Text(
        "Ein bis drei Objectives je Team und Zyklus; sie dürfen auf mehrere Zeilen einzahlen (IDs mit ; trennen).",
        "One to three objectives per team and cycle; they may contribute to several rows (separate ids with ;).",
    ),
)  # fmt: skip
KEY_RESULTS = Table(
    "key_results",
    Text("Key Results", "Key Results"),
    (
        _ID,
        _column("objective", "Objective", "Objective", "id", 11, points_to=("objectives",)),
        _column("name", "Key Result", "Key result", width=48, meaning="key_result"),
        _column(
            "hypothesis", "Hypothese", "Hypothesis", width=38,
            hint=Text("Welche Kennzahl soll sich bewegen, und warum?", "Which KPI should move, and why?"),
        ),
        _column("kpi_to_move", "Bewegt Kennzahl", "KPI to move", "ids", 15, points_to=("kpis",)),
        _BASELINE,
        _TARGET,
        _column("current", "Aktuell", "Current", "number", 11, meaning="actual"),
        _UNIT,
        _BETTER,
        _column("confidence", "Zuversicht", "Confidence", "number", 11, required=False),
        _OWNER,
        _column("due", "Fällig", "Due", "date", 12, required=False),
        _column("verdict", "Urteil", "Verdict", "verdict", 12, required=False),
    ),
    needs=(("name",),),
    also={"key_result_id": "id", "objective_id": "objective", "kpi_id": "kpi_to_move", "okr_goal": "objective", "description": "comment", "list_name": "name", "learning": "comment", "next_step": "comment", "blocker": "comment"},
    seen=(
        _CONTRIBUTES,
        _REASON,
        _column("moal", "Moal", "Moal"),
        _column("initiative", "Maßnahme", "Initiative", width=34),
        _column("cycle", "Zyklus", "Cycle"),
        _column("team", "Team", "Team"),
        _column("status", "Status", "Status", "status", 12),
        _column("achievement", "Fortschritt", "Progress", "any"),
        _COMMENT,
    ),
    guide=Text(
        "Höchstens vier bis fünf Key Results je Objective; jedes ist eine Hypothese, welche Kennzahl sich bewegt.",
        "At most four to five key results per objective; each is a hypothesis on which KPI will move.",
    ),
)  # fmt: skip
CHECKINS = Table(
    "checkins",
    Text("Check-ins", "Check-ins"),
    (
        _ID,
        _column("date", "Datum", "Date", "moment", 12),
        _column("key_result", "Key Result", "Key result", "id", 12, points_to=("key_results",)),
        _column("value", "Wert", "Value", "number", 10),
        _column("confidence", "Zuversicht", "Confidence", "number", 11),
        _column("what_happened", "Was ist passiert", "What happened", width=34),
        _column("why", "Warum", "Why", width=34),
        _column("next_step", "Nächster Schritt", "Next step", width=28),
        _column("by", "Von", "By", width=15),
        _column("replaces", "Ersetzt", "Replaces", "id", 10, required=False),
    ),
    needs=(("date",), ("key_result",), ("value", "confidence", "what_happened")),
    also={"key_result_id": "key_result", "actual": "value", "blocker": "why"},
    seen=(_COMMENT,),
    guide=Text(
        "Eine Zeile je Key Result und Woche; ältere Zeilen bleiben stehen.",
        "One row per key result and week; older rows stay.",
    ),
)
REVIEWS = Table(
    "reviews",
    Text("Reviews", "Reviews"),
    (
        _column("cycle", "Zyklus", "Cycle", "id", 10, points_to=("cycles",)),
        _column("objective", "Objective", "Objective", "id", 11, points_to=("objectives",)),
        _column("kpi", "Gespiegelte Kennzahl", "KPI mirrored", "ids", 18, points_to=("kpis",), meaning="mirrored_kpi"),
        _column("learning", "Erkenntnis", "Learning", width=48),
        _column("decision", "Entscheidung", "Decision", "decision", 14),
        _column("date", "Datum", "Date", "date", 12),
    ),
    needs=(("learning",), ("objective", "cycle")),
    seen=(_COMMENT,),
    guide=Text(
        "Am Ende des Zyklus: Was haben wir je Objective gelernt?",
        "At the end of the cycle: what did we learn, objective by objective?",
    ),
)
SETTINGS = Table(
    "settings",
    Text("Einstellungen", "Settings"),
    (
        _column("key", "Einstellung", "Setting", width=56, meaning="setting"),
        _column(
            "value", "Wert", "Value", width=30, required=False, meaning="setting_value",
            hint=Text("Leer gilt, was rechts daneben steht.", "Where empty, what stands to the right counts."),
        ),
        _column("comment", "Hinweis", "Note", width=44, required=False),
    ),
    needs=(("key",), ("value",)),
    guide=Text("Sprache, Profil und eigene Grenzen.", "Language, profile and limits of your own."),
)  # fmt: skip
ACCEPTANCES = Table(
    "acceptances",
    Text("Akzeptierte Befunde", "Accepted findings"),
    (
        _column("rule", "Regel", "Rule", width=11, meaning="rule_code",
                hint=Text("Der Code, wie PUR012.", "The code, such as PUR012.")),
        _column("row", "Zeile", "Row", "id", 34, meaning="row_concerned",
                hint=Text("Die ID der Zeile, ohne ID ihr Name; sonst, was im Bericht unter „Kennung“ steht.",
                          "The id of the row, its name if it has none; else what the report says under “Identity”.")),
        _REASON._replace(width=60, hint=Text("Ein Satz: Warum ist das so in Ordnung?", "One sentence: why is this all right?")),
        _column("by", "Von", "By", width=20, hint=Text("Wer das entschieden hat.", "Who decided this.")),
        _column("until", "Bis", "Until", "date", 13, required=False, meaning="accepted_until",
                hint=Text("Der letzte Tag, an dem es gilt; leer gilt es ohne Ende.", "The last day on which it holds; empty: without end.")),
    ),
    needs=(("rule",), ("row",), ("reason", "by", "until")),
    seen=(_COMMENT,),
    guide=Text(
        "Befunde, mit denen Sie vorerst leben. Sie zählen nicht mehr; der Bericht führt sie gesondert auf.",
        "Findings that you live with for now. They no longer count; the report lists them apart.",
    ),
)  # fmt: skip

TABLES = (
    DIRECTIONS, STRATEGIC_OBJECTIVES, KPIS, VALUES, INITIATIVES, CYCLES, OBJECTIVES, KEY_RESULTS, CHECKINS, REVIEWS,
    SETTINGS, ACCEPTANCES,
)  # fmt: skip
BY_NAME = {table.name: table for table in TABLES}

VERSION = "1"
"""version of this description; templates carry it"""

LEGEND = Text(
    "Spaltenkopf dunkel: muss gefüllt sein · hell: kann leer bleiben",
    "Dark heading: must be filled in · pale: may stay empty",
)
"""what the colours of the template's headings mean"""

OWN_TEXTS = frozenset((*LEGEND, *(text for table in TABLES for text in (*table.sheet, *table.guide))))
"""titles and guidance that the template puts above its tables; they are no notes of the owner's"""
