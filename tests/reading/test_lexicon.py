"""Words of the field as people write them."""

import pytest

from stimmig.language import lexicon
from stimmig.language.heading_units import unit_in_heading
from stimmig.language.perspectives import perspective_within
from stimmig.language.totals import total_word
from stimmig.model.canonical import TABLES
from stimmig.model.choices import CHOICES


def fields(text: str) -> set[str]:
    return {meaning.field for meaning in lexicon.heading(text)}


@pytest.mark.parametrize(
    "heading, field",
    [
        ("Kennzahl", "kpi"), ("KENNZAHL", "kpi"), ("Kennzahl:", "kpi"), ("Kennzahl¹", "kpi"), ("Messgroesse", "kpi"),
        ("Maßnahme", "initiative"), ("MASSNAHME", "initiative"), ("Zielwert 2024", "target"), ("2026 Target Value", "target"),
        ("KPI / Kennzahl", "kpi"), ("Ist (YTD)", "actual"), ("Verantwortliche/r", "owner"), ("#", "id"),
        ("Früh-/Spätindikator", "lead_lag"), ("Über­geordnetes Ziel", "contributes_to"),
        ("Ziel in T€", "target"), ("Ist in %", "actual"), ("Target %", "target"), ("Ist %", "actual"), ("Warum?", "reason"),
        ("Was ist passiert?", "what_happened"), ("Verantwortliche:r", "owner"), ("Verantwortliche*r", "owner"),
        ("Ansprechpartner:in", "owner"), ("Maßnahme/n", "initiative"), ("Maßnahme(n)", "initiative"), ("Lfd.-Nr.", "id"),
        ("KeyResult", "key_result"), ("Ist-\nWert", "actual"), ("Früh- / Spätindikator", "lead_lag"), ("Target FY25", "target"),
        ("Ziel GJ 24/25", "target"), ("VJ 2024", "baseline"), ("PY 2024", "baseline"), ("FC 2025", "forecast"), ("ID (neu)", "id"),
        ("ME [Stk]", "unit"), ("O (OKR)", "objective"), ("Soll 2024 in T€", "target"), ("Target by 30 Sep", "target"),
        ("Start 1 Jul", "baseline"), ("Woran messen wir das?:", "kpi"), ("Ist 5. Mai", "actual"), ("Actual at 30th June 2025", "actual"), ("Zielwert (in %)", "target"),
    ],
)  # fmt: skip
def test_knows_headings_in_many_spellings(heading, field):
    """Case, umlauts, marks, years, brackets and soft hyphens do not matter."""
    assert field in fields(heading)


def test_a_heading_under_two_fields_is_ambiguous():
    """„Ziel“ is an objective or a number; the column decides."""
    assert {"strategic_objective", "target"} <= fields("Ziel")


@pytest.mark.parametrize(
    "text",
    [
        "Messgröße der Maßnahmen",
        "Kennzahlen sind wichtig",
        "K-12",
        "Zielgruppe",
        "Istanbul",
        "",
        "in %",
        "%",
        "Ziel in der Praxis",
        "Ist in Ordnung",
        "ME/CFS",
        "Ob es hilft?",
    ],
)
def test_never_matches_a_part_of_a_word_or_sentence(text):
    """Only whole headings count, never substrings."""
    assert fields(text) == set()


@pytest.mark.parametrize(
    "heading, told",
    [
        ("Starting number", {"baseline"}), ("Heutiger Stand", {"actual"}), ("Ist-Wert bei Start", {"baseline"}),
        ("Soll Ende Quartal", {"target"}), ("Value at the end", set()), ("Plan-Ende", set()), ("Stand Technik", set()),
        ("Ist / Sollwert heute", set()), ("Act. PY", {"baseline"}), ("Actual (PY)", {"baseline"}), ("EOY target", {"target"}),
        ("Period actual", {"actual"}), ("CY Actual", {"actual"}), ("Forecast EOY", {"forecast"}), ("Target period", set()),
    ],
)  # fmt: skip
def test_a_heading_of_numbers_is_understood_word_by_word(heading, told):
    """Only where every word is known; times and two things at once are none."""
    assert fields(heading) == told


def test_two_things_in_one_heading_are_not_the_last_of_them():
    """ "Ziel und Kennzahlen" does not head KPIs alone; "Learning and Growth Objectives" is one thing."""
    assert fields("Ziel und Kennzahlen") == set()
    assert "strategic_objective" in fields("Learning and Growth Objectives")


def test_measure_and_initiative_are_never_merged():
    """Messgröße and Maßnahme differ by few letters and mean different things."""
    assert fields("Messgröße") == {"kpi"}
    assert fields("Maßnahme") == {"initiative"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_knows_every_canonical_heading(table):
    """What the template writes, the reader knows: in both languages, for the very field."""
    for column in table.by_field.values():
        for heading in column.heading:
            assert column.word in fields(heading), (
                f"{table.name}.{column.field}: the lexicon lacks {heading} under {column.word}"
            )


@pytest.mark.parametrize("kind", CHOICES)
def test_knows_every_canonical_choice(kind):
    """What the dropdowns of the template offer, the reader understands."""
    for value, words in CHOICES[kind].items():
        for word in words:
            assert lexicon.choice(kind, word) == value
    assert set(lexicon.choices(kind).values()) == set(CHOICES[kind])


@pytest.mark.parametrize(
    "heading, unit",
    [
        ("Zielwert (in %)", "%"), ("Ziel in T€", "T€"), ("Target [kEUR]", "kEUR"), ("Ist %", "%"), ("Soll 2024 (Mio. €)", "Mio. €"),
        ("Dauer in Tagen (Tage)", "Tage"), ("Ist (YTD)", ""), ("Ziel (neu)", ""), ("Zielwert", ""), ("Ziel in der Praxis", ""),
    ],
)  # fmt: skip
def test_a_heading_may_tell_the_unit(heading, unit):
    """Behind the word or in brackets; what is no unit is none."""
    assert unit_in_heading(heading) == unit


@pytest.mark.parametrize(
    "text, perspective",
    [
        ("1. Finanzen", "finance"), ("Finanz-Perspektive", "finance"), ("Finanzen (40 %)", "finance"), ("Ergebnis", "finance"),
        ("I. Finanzen", "finance"), ("P1: Finanzen", "finance"), ("Kunden/Markt", "customer"), ("Mitarbeiter/Lernen", "learning"),
        ("Bürger:innen", "customer"), ("Kund*innen", "customer"), ("KundInnen", "customer"), ("Kunden/innen", "customer"),
        ("Kunden und Kundinnen", "customer"), ("Klienten-/Kundenperspektive", "customer"), ("Lernen/Entwicklung", "learning"),
        ("Internal process perspective", "process"), ("Kunden & Vertrieb", None), ("Prozess- und Leistungsperspektive", "process"),
        ("Finance and efficiency", "finance"), ("F – Finanzen", "finance"), ("Clients and public", "customer"),
        ("Kund:innenperspektive", "customer"), ("Interne Geschäftsprozesse", "process"), ("Our workforce", "learning"),
        ("Personal & Entwicklung", "learning"), ("Operations & finance", None), ("Kunden gewinnen", None), ("Rendite", None), ("Finanzen/Kunden", None), ("Kundn", None),
        ("Nachhaltigkeit", None), ("-", None), ("", None),
    ],
)  # fmt: skip
def test_finds_the_perspective_within_its_wording(text, perspective):
    """Numbers, weights, endings and a second word for the same do not matter; two perspectives are none of the four."""
    assert perspective_within(text) == perspective


@pytest.mark.parametrize("text", ["-", "n/a", "k. A.", "n. v.", "offen", "tbd", "–", "?"])
def test_words_for_nothing_stated(text):
    """Some words say that nothing is stated."""
    assert lexicon.is_blank(text)


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Gesamt", "whole"),
        ("Ø", "whole"),
        ("Total assets", "first"),
        ("Total, all sites", "first"),
        ("Umsatz gesamt", "other"),
        ("Erreichung insgesamt", "other"),
        ("Gesamterfüllung", "other"),
        ("Zielerreichung Kunden", "aside"),
        ("Totalausfälle", ""),
        ("Umsatz", ""),
    ],
)
def test_words_of_total_rows(text, kind):
    """Some labels can only be totals, some may be, by their first word or another part."""
    assert total_word(text) == kind
