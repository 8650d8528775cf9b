"""A KPI is not a key result: what the KVR rules report, and where they keep still."""

import pytest

from sheets import check, checked

pytestmark = pytest.mark.usefixtures("judged")


def said(*texts: str, rule: str, lang: str = "en", **options) -> list[str]:
    """Return severity and message of what a rule finds."""
    found = checked(*texts, select=[rule], **options).findings
    return [f"{one.severity.name.lower()}: {one.message(lang)}" for one in found]


def moving(*key_results: str, kpi: str = "Treue der Gäste", more: str = "") -> str:
    """Return a KPI with the target 45 %, a strategic objective, and key results that move the KPI."""
    rows = "\n".join(f"        | R-{at} | O-1 | {row} | K-1 |" for at, row in enumerate(key_results, 1))
    return f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel              |
        | S-1 | Kunden      | Vertrauen der Familien gewinnen |
        # Kennzahlen
        | ID  | Kennzahl | Zielwert | Einheit | Ausgangswert |
        | K-1 | {kpi}    | 45       | %       | 30           |
        # Objectives
        | ID  | Objective                | Zahlt ein auf |
        | O-1 | Menschen erleben uns nah | S-1           |
        # Key Results
        | ID  | Objective | Key Result {more} | Bewegt Kennzahl |
{rows}
    """


@pytest.mark.parametrize(
    "text", ["Treue der Gäste", "treue der gäste.", "KR 1: Treue der Gäste", "Vertrauen der Familien gewinnen"]
)
def test_the_very_words_of_the_scorecard_are_an_error(text):
    """Case, marks and the label before it do not count; a strategic objective may be copied too."""
    assert [one[:6] for one in said(moving(text), rule="KVR401")] == ["error:"]


def test_the_error_names_both_places():
    """Where – what: the copied row and its cell."""
    assert said(moving("Treue der Gäste"), rule="KVR401", lang="de") == [
        "error: Das Key Result „Treue der Gäste“ wiederholt die Kennzahl „Treue der Gäste“ (Kennzahlen!B2)."
    ]


def test_a_copy_in_other_words_is_a_warning_with_the_judgement_s_reason():
    assert said(moving("Die Treue aller Gäste der Stadt steigern"), rule="KVR401") == [
        "warning: The key result “Die Treue aller Gäste der Stadt steigern” only says what the KPI “Treue der Gäste”"
        " (Kennzahlen!B2) already says. It holds the KPI's name."
    ]


def test_a_nearly_equal_wording_needs_no_judgement():
    """Another order and a small word are the same wording."""
    assert said(moving("Das Vertrauen der Familien gewinnen"), rule="KVR401")[0].endswith(
        "The wording is almost the same."
    )


def test_the_exact_copy_is_found_in_any_language():
    """An error is decided by comparing words; what is near it is not checked."""
    text = moving("Fidélité de la clientèle", "Nous attendons des clients fidèles et contents chaque jour de la semaine",
                  kpi="Fidélité de la clientèle").replace("Vertrauen der Familien gewinnen", "Mériter la confiance de tous").replace("Menschen erleben uns nah", "Notre équipe est proche de tous")  # fmt: skip
    result = checked(text, select=["KVR401"])
    assert [one.severity.name for one in result.findings] == ["ERROR"]
    assert [one.facts["count"] for one in result.not_checked] == [1]


def test_a_key_result_that_has_ended_copies_nothing():
    text = moving("Treue der Gäste | verworfen", more="| Status")
    assert check(text, select=["KVR401"]) == []


def test_a_copy_is_not_also_a_bare_metric():
    """One key result, one finding: KVR401 says it, KVR403 keeps still."""
    for text in ("Treue der Gäste steigern", "Vertrauen der Familien gewinnen"):
        assert check(moving(text), select=["KVR401", "KVR403"]) == ["KVR401 C2"]
    assert check(moving("Umsatz um 10 % steigern"), select=["KVR401", "KVR403"]) == ["KVR403 C2"]


def test_the_message_names_why_it_is_a_bare_metric():
    assert said(moving("Umsatz um 10 % steigern"), rule="KVR403") == [
        "warning: The key result “Umsatz um 10 % steigern” only moves a metric. Only a figure."
    ]


def test_strategic_objectives_may_move_metrics():
    """KVR403 is about key results only: a strategic objective is measured by its KPIs."""
    text = "# BSC\n| ID | Perspektive | Strategisches Ziel |\n| S-1 | Finanzen | Umsatz um 10 % steigern |"
    assert check(text, select=["KVR"]) == []


def targets(text: str, target: str = "", unit: str = "", baseline: str = "", moves: str = "K-1") -> str:
    """Return a key result beside the KPI „Wartezeit“ with the target 2 h and the baseline 5 h."""
    return f"""
        # Kennzahlen
        | ID  | Kennzahl  | Zielwert | Einheit | Ausgangswert |
        | K-1 | Wartezeit | 2        | h       | 5            |
        # Key Results
        | ID  | Objective | Key Result | Bewegt Kennzahl | Ausgangswert | Zielwert | Einheit |
        | R-1 | O-1       | {text}     | {moves}         | {baseline}   | {target} | {unit}  |
    """


@pytest.mark.parametrize(
    "book, cell",
    [
        (targets("Im Bürgeramt ist die Wartezeit kurz", "2", "h"), "F2"),
        (targets("Im Bürgeramt ist die Wartezeit kurz", "120", "min"), "F2"),
        (targets("Wartezeit auf 2 h senken", moves=""), "C2"),
        (targets("Menschen kommen schneller dran", "2", "h", baseline="5"), "F2"),
    ],
)
def test_the_very_target_of_a_kpi_is_reported(book, cell):
    """Named in the text, or linked and on the same way; in the column or in the text; whatever the unit."""
    assert check(book, select=["KVR402"]) == [f"KVR402 {cell}"]


@pytest.mark.parametrize(
    "book",
    [
        targets("Wartezeit auf 3 h senken"), targets("Wartezeit um 2 h senken", "2", "h"), targets("Wartezeit kurz", "2", "%"),
        targets("8 von 10 loben uns", "2", "h"), targets("Wartezeit auf 2.000 h"), targets("Wartezeiten-Ampel", "3", "h"),
    ],
)  # fmt: skip
def test_another_target_or_another_metric_is_none_of_it(book):
    """A change by 2 h, a share, the same number by chance."""
    assert check(book, select=["KVR402"]) == []


def test_the_target_is_told_with_its_unit():
    assert said(targets("Wartezeit auf 2 h senken"), rule="KVR402", lang="de") == [
        "warning: Das Key Result „Wartezeit auf 2 h senken“ nennt die Kennzahl „Wartezeit“ und übernimmt deren Zielwert 2 h."
    ]


def test_an_objective_of_metrics_is_reported_at_the_objective():
    """All of at least two; with a single one KVR403 has said it, and one that is open may be the outcome."""
    metric, other = "Umsatz um 10 % erhöhen", "Kosten um 5 % senken"
    assert check(moving(metric, other), select=["KVR404"]) == ["KVR404 B2"]
    assert check(moving(metric), select=["KVR404"]) == []
    assert check(moving(metric, "Nachbarn empfehlen uns"), select=["KVR404"]) == []
    assert check(moving(metric, "Mehr Schwung"), select=["KVR404"]) == []


COMPASS = """
    # Strategie
    | ID  | Ebene | Aussage                     | North Star                        | Health Metric |
    | H-1 | HED   | Treue Gemeinden tragen uns. | Customer Impact Score (CIS)       | K-1           |
    # Kennzahlen
    | ID  | Kennzahl          |
    | K-1 | Eigenkapitalquote |
    # Key Results
    | ID  | Objective | Key Result |
    | R-1 | O-1       | {text}     |
"""


@pytest.mark.parametrize(
    "text, what",
    [
        ("CIS auf 60 heben", "North Star metric “CIS”"), ("Customer Impact Score", "North Star metric “Customer Impact Score”"),
        ("Erhöhe die Eigenkapitalquote", "health metric “Eigenkapitalquote”"),
    ],
)  # fmt: skip
def test_a_metric_of_the_compass_goes_by_all_its_names(text, what):
    """Its short form in brackets, and the KPI whose id stands there."""
    assert what in said(COMPASS.replace("{text}", text), rule="KVR405")[0]


def test_a_profile_may_allow_a_health_metric_as_key_result():
    """openokr does; there the rule keeps still."""
    book = COMPASS.replace("{text}", "CIS auf 60 heben")
    assert check(book, select=["KVR405"]) == ["KVR405 C2"]
    assert check(book, select=["KVR405"], profile="openokr") == []


def test_a_key_result_that_only_mentions_the_compass_is_fine():
    assert check(COMPASS.replace("{text}", "Familien fragen nach unserem CIS"), select=["KVR405"]) == []


def translated(*objectives: str) -> str:
    """Return two strategic objectives, and objectives of one team."""
    rows = "\n".join(f"        | O-{at} | {row} |" for at, row in enumerate(objectives, 1))
    return f"""
        # BSC
        | ID  | Perspektive | Strategisches Ziel              |
        | S-1 | Kunden      | Vertrauen der Familien gewinnen |
        | S-2 | Prozesse    | Wege zum Amt verkürzen          |
        # Objectives
        | ID  | Objective |
{rows}
    """


def test_a_scorecard_that_is_merely_translated_is_one_finding():
    """It stands for all objectives of the set and names what each one translates."""
    book = translated("Wege zum Amt verkürzen", "Das Vertrauen der Familien gewinnen")
    found = checked(book, select=["KVR406"]).findings
    assert [(str(one.place), one.range, one.rows) for one in found] == [("Objectives!B2", "B2:B3", 2)]
    assert found[0].message("de").endswith("O-1 = S-2 und O-2 = S-1.")


@pytest.mark.parametrize(
    "objectives",
    [
        ("Wege zum Amt verkürzen",), ("Wege zum Amt verkürzen", "Familien gehen mit einer Antwort nach Hause"),
        ("Wege zum Amt verkürzen", "Die Wege zum Amt verkürzen"),
    ],
)  # fmt: skip
def test_one_objective_of_its_own_makes_it_no_translation(objectives):
    """One to one: a single objective, an own one among them, or two for one strategic objective are not."""
    assert check(translated(*objectives), select=["KVR406"]) == []


def hypotheses(*rows: str, profile: str = "row") -> str:
    """Return key results with hypothesis and KPI to move, and whether reasons are asked for per row."""
    lines = "\n".join(f"        | R-{at} | O-1 | 8 von 10 kommen | {row} |" for at, row in enumerate(rows, 1))
    words = {"row": "je Zeile", "parent": "übergeordnet"}
    return f"""
        # Einstellungen
        | Einstellung           | Wert             |
        | Begründung der Zeilen | {words[profile]} |
        # Kennzahlen
        | ID  | Kennzahl        |
        | K-1 | Wiederkaufsrate |
        # Key Results
        | ID | Objective | Key Result | Hypothese | Bewegt Kennzahl |
{lines}
    """


def test_a_missing_hypothesis_weighs_as_the_profile_asks():
    """A warning where reasons are asked for per row, else a hint; one finding per row, at its empty cell."""
    book = ("| K-1", "Wer kommt, kauft. | K-1", "|")
    assert check(hypotheses(*book), select=["KVR407"]) == ["KVR407 D2", "KVR407 D4"]
    assert {one[:5] for one in said(hypotheses(*book), rule="KVR407")} == {"warni"}
    assert {one[:5] for one in said(hypotheses(*book, profile="parent"), rule="KVR407")} == {"hint:"}


def test_a_kpi_without_a_hypothesis_is_not_said_to_be_missing():
    """Only the why is open where the KPI to move is named."""
    named, unnamed = said(hypotheses("| K-1", "|"), rule="KVR407")
    assert named.endswith("names the KPI that it is meant to move, but not why it will.")
    assert unnamed.endswith("does not say which KPI it is meant to move, and why.")


def test_a_hypothesis_without_a_kpi_is_a_hint():
    assert said(hypotheses("Wer kommt, kauft auch. |"), rule="KVR407") == [
        "hint: The key result “8 von 10 kommen” has a hypothesis but does not name under “KPI to move” what is meant to"
        " move."
    ]


def test_a_table_without_the_column_is_one_finding():
    """It says how many key results there are, in the singular too."""
    table = "# Key Results\n| ID | Objective | Key Result |\n| R-1 | O-1 | 8 von 10 kommen |"
    two = f"{table}\n| R-2 | O-1 | 9 von 10 kommen |"
    assert check(two, select=["KVR407"]) == ["KVR407 C2"]
    assert said(two, rule="KVR407")[0].startswith("warning: 2 key results of this table do not say why a KPI")
    assert said(table, rule="KVR407", lang="de")[0].startswith("warning: Ein Key Result dieser Tabelle sagt nicht")
