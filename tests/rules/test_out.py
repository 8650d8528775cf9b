"""Outcome, not output, and objectives in a team's own words: what OUT and CAS602 report, and where they keep still."""

import pytest

from sheets import check, checked

pytestmark = pytest.mark.usefixtures("judged")


def key_results(*texts: str, objective: str = "Menschen erleben uns nah", lang: str = "de") -> str:
    """Return an objective with these key results, under headings of a language."""
    heading = {"de": "Key Result", "en": "Key result"}[lang]
    rows = "\n".join(f"        | R-{at} | O-1 | {text} |" for at, text in enumerate(texts, 1))
    return f"""
        # Objectives
        | ID  | Objective   |
        | O-1 | {objective} |
        # Key Results
        | ID | Objective | {heading} |
{rows}
    """


def said(text: str, rule: str, lang: str = "en") -> list[str]:
    found = checked(text, select=[rule]).findings
    return [f"{one.severity.name.lower()}: {one.message(lang)}" for one in found]


def test_a_delivery_is_reported_with_the_verb_that_leads_it():
    """What the judgement gives as its reason becomes a sentence behind the message, in both languages."""
    book = key_results("Schulung für alle Filialen durchführen")
    assert said(book, "OUT501")[0].endswith("is left open. Led by the delivery verb “durchführen”.")
    assert said(book, "OUT501", "de")[0].endswith("bleibt offen. Angeführt vom Lieferverb „durchführen“.")
    assert said(key_results("Launch the portal for our guests", lang="en"), "OUT501")[0].startswith("warning: The key")


@pytest.mark.parametrize("baseline, codes", [("0", ["OUT501 C2"]), ("", ["OUT501 C2"]), ("38", [])])
def test_what_is_there_already_is_not_delivered(baseline, codes):
    """From 38 to 20 a figure moves, whatever its name sounds like; a delivery begins at nothing."""
    head = "| ID | Objective | Key Result | Ausgangswert | Zielwert |"
    rows = f"# Key Results\n{head}\n| R-1 | O-1 | Änderungen am Dienstplan durchführen | {baseline} | 20 |"
    assert check(rows, select=["OUT501"]) == codes


def test_what_people_say_is_no_delivery():
    assert check(key_results("Kunden empfehlen uns, weil wir zuhören"), select=["OUT"]) == []


def test_an_activity_is_counted_or_delivered_but_not_both():
    """One key result, one finding of the two."""
    both = ["OUT501", "OUT502"]
    assert check(key_results("12 Workshops im Quartal"), select=both) == ["OUT502 C2"]
    assert check(key_results("12 Workshops durchführen"), select=both) == ["OUT501 C2"]


def test_an_activity_with_an_effect_is_fine():
    """Whoever says what changes may count what takes place."""
    assert check(key_results("12 Workshops, nach denen Gäste sagen, was sie brauchen"), select=["OUT502"]) == []


def test_a_count_of_activities_is_no_metric():
    """Also where the judgement takes the count for a metric, OUT502 says it and KVR403 keeps still."""
    assert check(key_results("12 Workshops um 10 % erhöhen"), select=["OUT502", "KVR403"]) == ["OUT502 C2"]


def test_the_activity_is_named():
    assert said(key_results("20 blog posts in our feed", lang="en"), "OUT502") == [
        "warning: The key result “20 blog posts in our feed” counts what takes place (“posts”), not what becomes"
        " different through it."
    ]


OUTPUT, METRIC, OUTCOME, OPEN = (
    "Schulung für die Filialen durchführen", "Umsatz um 10 % erhöhen", "Kunden empfehlen uns ihren Nachbarn", "Mehr Schwung",
)  # fmt: skip


@pytest.mark.parametrize(
    "texts, codes",
    [
        ((OUTPUT,), ["OUT503 B2"]), ((OUTPUT, METRIC), ["OUT503 B2"]), (("12 Workshops im Quartal",), ["OUT503 B2"]),
        ((OUTPUT, OUTCOME), []), ((OUTPUT, OPEN), []), ((METRIC, METRIC), []),
    ],
)  # fmt: skip
def test_an_objective_needs_someone_for_whom_something_changes(texts, codes):
    """None must be an outcome; one that is open may be one, and that all are metrics is said by KVR404."""
    assert check(key_results(*texts), select=["OUT503"]) == codes


def test_a_single_key_result_is_told_in_the_singular():
    assert said(key_results(OUTPUT), "OUT503", "de") == [
        "hint: Das Objective „Menschen erleben uns nah“: Das einzige Key Result nennt niemanden, der sich anders verhält"
        " oder anders urteilt."
    ]


@pytest.mark.parametrize(
    "objective, why",
    [("Das Portal einführen", "delivery verb"), ("Projekt Morgenröte für die Filialen", "like a project")],
)
def test_an_objective_that_is_a_task_is_a_hint(objective, why):
    """Led by a delivery verb, or called a project."""
    found = said(key_results(objective=objective), "OUT504")
    assert [one[:5] for one in found] == ["hint:"] and why in found[0]


def test_absolutes_are_asked_about_in_key_results_only():
    """An objective may paint its picture for everybody."""
    book = key_results("Alle Gäste kommen gern zu uns", objective="Alle Menschen erleben uns als nah")
    assert check(book, select=["OUT505"]) == ["OUT505 C2"]
    assert said(book, "OUT505") == [
        "hint: The key result “Alle Gäste kommen gern zu uns” demands “Alle”; a single exception would make it fail."
    ]


SERVING = """
    # Strategie
    | ID  | Ebene | Aussage                                                |
    | Z-1 | Moal  | Familien finden bei uns Rat, weil wir für sie da sind. |
    # BSC
    | ID  | Perspektive | Strategisches Ziel              | Zahlt ein auf |
    | S-1 | Kunden      | Vertrauen der Familien gewinnen | Z-1           |
    # Objectives
    | ID  | Objective   | Zahlt ein auf |
    | O-1 | {objective} | {parent}      |
"""


@pytest.mark.parametrize(
    "objective, parent, codes",
    [
        ("Vertrauen der Familien gewinnen", "S-1", ["CAS602 B2"]),
        ("Das Vertrauen der Familien gewinnen!", "Z-1; S-1", ["CAS602 B2"]),
        ("Familien finden bei uns Rat, weil wir für sie da sind", "Z-1", ["CAS602 B2"]),
        ("Vertrauen der Familien gewinnen", "Z-1", []),
        ("Familien gehen mit einer Antwort nach Hause", "S-1", []),
        ("Familien gehen mit einer Antwort nach Hause", "Z-1", []),
    ],
)
def test_an_objective_in_the_words_of_what_it_serves_is_reported(objective, parent, codes):
    """Whatever it serves; a Moal without a scorecard link is fine, since the coupling is loose."""
    assert check(SERVING.replace("{objective}", objective).replace("{parent}", parent), select=["CAS602"]) == codes
