"""Quantities in a sentence."""

import pytest

from stimmig.wording.counting import names_a_figure, names_a_number


@pytest.mark.parametrize(
    "text",
    [
        "8 von 10 kommen gern wieder", "Jede zweite Familie kommt gern wieder", "Jeder Dritte hilft seinem Nachbarn",
        "Jede fünfte Familie bringt Freunde mit", "every 3rd customer comes back", "every other family comes back",
        "Zwanzig Betriebe fragen nach", "Fünfundzwanzig Betriebe fragen nach", "Twenty-five firms ask",
        "Dreihundert Menschen kommen", "2000 Kunden kommen", "30 % mehr kommen bis Q3 2026", "EUR 500k",
        "Kunden rufen nur noch einmal an", "Familien kommen zweimal im Jahr", "Customers need to call once only",
        "Families come twice a year", "Die Wartezeit halbiert sich", "Waiting time has halved",
        "Die Zahl der Besuche verdoppelt sich", "Zehnfache Nachfrage", "Keine Reklamation", "Kein Tag ohne Besuch",
        "Niemand wartet", "Nobody waits", "No customer waits", "Alle Teams fragen nach", "Every team asks",
        "A third of the customers come back", "Two thirds come back", "Ein Drittel kommt wieder",
    ],
)  # fmt: skip
def test_counts_what_states_how_many(text):
    """Digits, number words, shares, "all" and "nobody" say when something is reached."""
    assert names_a_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Familien kommen gern wieder", "Families come back every quarter", "Es geht jeden Monat voran",
        "Third parties trust us", "3rd parties trust us", "Kunden kommen in Q3 wieder", "2026 kommen Familien gern",
        "2026/27 kommen Familien gern", "KR 1: Familien kommen gern", "KR1 Familien kommen gern", "Weniger CO2",
        "Im 2. Quartal kommen Familien gern", "Bis 30.09.2026 kommen sie gern", "Bis 31. Dezember kommen sie gern",
        "By 31 December they praise us", "Ein Kunde lobt uns", "One team helps another", "Einfach und gut",
        "They help each other", "Customers no longer wait", "Menschen im Viertel kennen sich",
    ],
)  # fmt: skip
def test_does_not_count_what_only_looks_like_a_number(text):
    """Names of periods, days and key results, articles, and "every quarter" say nothing about how many."""
    assert not names_a_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Migration auf SAP S/4HANA", "Die Agenda 2030 lebt in allen Gemeinden", "Climate neutral by 2040", "Klimaneutral bis 2030",
        "Bereit für Industrie 4.0", "Office 365 hilft allen", "We know our scope 3 emissions", "Unser 24-Stunden-Dienst hilft",
        "§ 34 ist kein Hindernis mehr",
    ],
)  # fmt: skip
def test_names_and_years_are_no_figure(text):
    """Nobody can reach S/4HANA by half, or 2030."""
    assert not names_a_figure(text)


@pytest.mark.parametrize("text", ["2030 Kunden kommen", "Note 4.0", "Bis zu 2000 Gäste kommen", "Um 10 % auf 40 €/h"])
def test_what_is_counted_stays_a_figure(text):
    assert names_a_figure(text)
