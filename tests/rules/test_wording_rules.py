"""What holds for all rules that judge wording, and those of PUR and OKR among them."""

import time

import pytest

from sheets import check, checked
from stimmig.checking import check_readings, open_all
from stimmig.findings import Severity
from stimmig.rules.catalogue import catalogue
from stimmig.wording.absolutes import absolute_in
from stimmig.wording.activities import activities_counted
from stimmig.wording.counting import names_a_figure
from stimmig.wording.filler import says_nothing
from stimmig.wording.phrases import phrases
from stimmig.wording.several import is_bare_number, measures_several

WORDING = [rule for rule in catalogue() if rule.judges_wording]


def codes(text, rule):
    return [finding.code for finding in checked(text, select=[rule.code]).findings]


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.code)
def test_the_examples_hold_with_any_sound_judgement(rule, judged):
    """Good and bad example are plain enough for the few words of the fixture."""
    assert (codes(rule.holds, rule), codes(rule.breaks, rule)) == ([], [rule.code])


def test_no_wording_rule_ever_finds_an_error():
    """Whoever reads a sentence otherwise than we do must not be told that it is wrong."""
    severities = [case.severity or rule.severity for rule in WORDING for case in (rule, *rule.cases.values())]
    assert Severity.ERROR not in severities and len(WORDING) == 12


FRENCH = """
    # Strategie
    | ID  | Ebene | Aussage                                                                    | Zahlt ein auf | Warum   |
    | H-1 | HED   | Nous durons parce que les familles de chaque village nous restent fidèles. |               |         |
    # Objectives
    | ID  | Objective                                                         | Zahlt ein auf | Warum          |
    | O-1 | Nos voisins restent volontiers chez nous quand ils font les courses | H-1         | voir ci-dessus |
    # Key Results
    | ID  | Objective | Key Result                                                        |
    | R-1 | O-1       | Trente pour cent de chiffre d'affaires en plus                    |
"""


@pytest.mark.parametrize("rule", WORDING, ids=lambda rule: rule.code)
def test_a_text_in_another_language_is_not_checked(rule, judged):
    """German headings do not make French sentences German; each rule says how many rows it left out."""
    result = checked(FRENCH, select=[rule.code])
    assert not result.findings
    said = [(one.workbook, one.reason("en")) for one in result.not_checked]
    assert len(said) == 1 and said[0][0] == "a.md"
    assert "cannot be recognised as German or English" in said[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Familien kaufen im Laden ein. " * 4_000,
        "ä" * 100_000,
        "80 % und " * 12_000,
        "🎯🚀 100 % 🙌",
        "Οι πελάτες μας συστήνουν στους φίλους τους",
        "客户向朋友推荐我们",
        "العملاء يوصون بنا لأصدقائهم",
        "Ку́пят\u200b снова\u0301\u0301",
    ],
    ids=["100,000 letters", "one word", "very many numbers", "emoji", "Greek", "Chinese", "Arabic", "Cyrillic"],
)
def test_no_text_stops_a_rule(text):
    """Long, or in a script that nobody here reads: no fault, and an answer within moments."""
    rows = f"| R-1 | O-1 | {text} |\n| R-2 | O-1 | {text}! |"
    sheets = (
        f"# Objectives\n| ID | Objective |\n| O-1 | {text} |\n# Key Results\n| ID | Objective | Key Result |\n{rows}"
    )
    begin = time.perf_counter()
    result = checked(f"{sheets}\n# Kennzahlen\n| ID | Kennzahl | Zielwert |\n| K-1 | {text} | 5 |")
    assert not result.faults and time.perf_counter() - begin < 5
    assert all(finding.message("de") and finding.advice("en") for finding in result.findings)


def test_a_short_text_has_the_language_of_its_headings(judged):
    """Two names tell no language; under German headings they are German."""
    result = checked("# Objectives\n| ID | Objective |\n| O-1 | 3 Filialen |", select=["OKR311"])
    assert ([one.code for one in result.findings], result.not_checked) == (["OKR311"], ())


def test_english_headings_over_german_texts_do_not_mislead(judged):
    """ "All" is no German word for everybody, "alle" no English one: the texts tell which list counts."""
    text = "# Key Results\n| ID | Objective | Key result |\n| R-1 | O-1 | Alle Familien sagen es uns und der Post |"
    assert check(text, select=["OUT505"]) == ["OUT505 C2"]


def test_each_workbook_has_its_own_language(judged):
    """A French workbook beside a German one: the rows of the one are left out, those of the other are checked."""
    german = "# Objectives\n| ID | Objective |\n| O-1 | Wir sind 30 % mehr für die Leute |"
    result = checked(FRENCH, german, select=["OKR311"])
    assert [one.place.workbook for one in result.findings] == ["b.md"]
    assert [one.workbook for one in result.not_checked] == ["a.md"]


def test_the_article_s_own_chain_is_told_nothing(shared, judged):
    """No finding at all from any of the rules about wording and hypotheses."""
    readings, _ = open_all([shared / "article5.xlsx"])
    families = ["KVR", "OUT", "CAS602", "PUR009", "PUR010", "OKR310", "OKR311"]
    assert check_readings(readings, select=families).findings == ()


def test_the_judgement_is_asked_anew_in_every_check(judged, monkeypatch):
    """No rule keeps what another judgement said."""
    from stimmig.wording import judgement

    text = "# Key Results\n| ID | Objective | Key Result |\n| R-1 | O-1 | Schulung für die Filialen durchführen |"
    assert check(text, select=["OUT501"]) == ["OUT501 C2"]
    monkeypatch.setattr(
        judgement, "judge", lambda text, lang: judgement.Judgement(judgement.OUTCOME, judgement._UNKNOWN)
    )
    assert check(text, select=["OUT501"]) == []


# Reasons (PUR010)


def reasons(*rows: str) -> str:
    """Return a chain of a purpose and strategic objectives, of which each row gives link and reason."""
    lines = "\n".join(f"        | S-{at} | Kunden | Nähe {at} schaffen | {row} |" for at, row in enumerate(rows, 1))
    return f"""
        # Strategie
        | ID  | Ebene | Aussage                           |
        | Z-1 | Moal  | Alle finden im Ort, was zählt.    |
        | Z-2 | Moal  | Wege zum Amt sind kurz.           |
        # BSC
        | ID | Perspektive | Strategisches Ziel | Zahlt ein auf | Warum |
{lines}
    """


@pytest.mark.parametrize(
    "reason",
    [
        "s. o.", "Siehe oben.", "dito", "Zahlt auf Z-1 ein", "trägt zum Ziel bei", "See above", "supports the strategy",
        "Wegen Umsatz", "wichtig", "Nähe 1 schaffen", "Alle finden im Ort, was zählt", "Warum",
    ],
)  # fmt: skip
def test_filler_is_no_reason(reason, judged):
    """A pointer upward, an idle phrase, two words, the row's own words or those of its parent say no why."""
    assert check(reasons(f"Z-1 | {reason}"), select=["PUR010"]) == ["PUR010 E2"]


@pytest.mark.parametrize(
    "reason",
    ["Nähe schafft Vertrauen", "Wer oben nichts sieht, kommt nicht wieder", "Kund:innen bleiben länger", "Trust brings people back"],
)  # fmt: skip
def test_three_words_may_be_a_reason(reason, judged):
    """Short is not empty."""
    assert check(reasons(f"Z-1 | {reason}"), select=["PUR010"]) == []


def test_words_with_all_genders_count_once(judged):
    """ "Kund:innen bleiben" are two words."""
    assert check(reasons("Z-1 | Kund:innen bleiben"), select=["PUR010"]) == ["PUR010 E2"]


def test_how_many_words_a_reason_needs_is_the_profile_s(judged):
    """The limit comes from the profile or the settings sheet; the message names it."""
    book = "# Einstellungen\n| Einstellung | Wert |\n| Wörter einer Begründung, mindestens | {} |\n" + "\n".join(
        line.strip() for line in reasons("Z-1 | Nähe schafft Vertrauen").splitlines()
    )
    assert check(book.replace("{}", "3"), select=["PUR010"]) == []
    found = checked(book.replace("{}", "4"), select=["PUR010"]).findings
    assert [one.message("en") for one in found] == [
        "The strategic objective “Nähe 1 schaffen” gives the reason “Nähe schafft Vertrauen”; with fewer than 4 words a"
        " reason hardly says anything."
    ]


def test_one_text_for_different_parents_is_reported_once(judged):
    """Pasted down a column, it says of no row why it serves that one; the finding names the rows."""
    book = reasons("Z-1 | Weil Nähe bindet", "Z-2 | Weil Nähe bindet!", "Z-2 | Kurze Wege sparen Zeit")
    found = checked(book, select=["PUR010"]).findings
    assert [(str(one.place), one.range, one.rows) for one in found] == [("BSC!E2", "E2:E3", 2)]
    assert "S-1 and S-2" in found[0].message("en")


@pytest.mark.parametrize(
    "rows",
    [("Z-1 | Weil Nähe bindet", "Z-1 | Weil Nähe bindet"), ("Z-1; Z-2 | Weil Nähe bindet", "Z-2 | Weil Nähe bindet")],
)
def test_one_text_for_the_same_parent_may_be_meant(rows, judged):
    """What serves the same row may serve it for the same reason."""
    assert check(reasons(*rows), select=["PUR010"]) == []


def test_a_hypothesis_is_a_reason_too(judged):
    """The reason of a key result is its hypothesis, and its cell is the one reported."""
    book = "# Key Results\n| ID | Objective | Key Result | Hypothese |\n| R-1 | O-1 | 8 von 10 kommen | s. o. |"
    assert check(book, select=["PUR010"]) == ["PUR010 D2"]


def test_every_filler_phrase_is_one():
    """The list in words/phrases.json is in the form in which it is looked up."""
    assert [phrase for phrase in phrases("filler") if not says_nothing(phrase)] == []


# Moals in prose (PUR009)


@pytest.mark.parametrize(
    "text, codes",
    [
        ("Umsatz von 10 Mio. Euro", ["PUR009 C2"]), ("30 % Marktanteil", ["PUR009 C2"]),
        ("Den Umsatz der Filialen im Norden um 10 % steigern", ["PUR009 C2"]),
        ("8 von 10 Familien kommen gern zu uns und bleiben", []), ("Nah bei den Menschen", []),
    ],
)  # fmt: skip
def test_a_moal_that_is_a_bare_number_is_a_hint(text, codes, judged):
    """A figure with a label, or a metric movement; a picture may well hold a number."""
    book = f"# Strategie\n| ID | Ebene | Aussage | Horizont | Geprüft am |\n| Z-1 | Moal | {text} | 2027-10-31 | 2026-10-01 |"
    found = checked(book, select=["PUR009"])
    assert [f"{one.code} {one.place.cell}" for one in found.findings] == codes
    assert {one.severity for one in found.findings} <= {Severity.HINT}


# Several metrics, and numbers in objectives (OKR310, OKR311)


@pytest.mark.parametrize(
    "text",
    [
        "80 % der Familien kommen wieder und 20 bringen Freunde mit", "Umsatz +10 % und Kosten -5 %",
        "NPS auf 60 heben sowie Beschwerden auf 3 % senken", "40% of guests return; 10 write a review",
        "Half of the callers wait less and 8 of 10 say thanks", "Lieferzeit auf 5 Tage und Fehlerquote auf 2 % senken",
    ],
)  # fmt: skip
def test_two_figures_with_words_of_their_own_are_two_metrics(text):
    assert measures_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "80 % der Familien kommen gern wieder und bringen Freunde mit", "Wartezeit von 20 auf 10 Minuten",
        "90 % der Anfragen werden innerhalb von 24 h gelöst (bestätigt durch 8 von 10)", "Zwischen 20 und 30 Familien kommen",
        "8 von 10 sagen, dass sie binnen zwei Tagen Rückmeldung bekamen und verstanden wurden",
        "30 people call us in Q1 and Q2", "25 families order and pay within 3 days", "Von 3 und mehr Käufen",
        "Between 2 and 5 guests stay", "Gäste kommen 2026 und 2027 wieder", "20 - 30 % der Familien", "",
    ],
)  # fmt: skip
def test_a_range_a_span_or_an_evidence_is_no_second_metric(text):
    assert not measures_several(text)


@pytest.mark.parametrize(
    "text",
    ["30 % mehr Gäste", "Drei Viertel sind zufrieden", "Zwei Filialen gewinnen", "Double our guests", "Win 12 towns"],
)
def test_a_number_is_a_figure(text):
    assert names_a_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "Alle Menschen erleben uns als nah", "Niemand wartet", "Rund um die Uhr, 24/7", "Guests feel at home at once",
        "Im Jahr 2027 und in Q3", "Erste Adresse im Ort", "Eine Anlaufstelle", "Number one in town", "Nobody waits",
    ],
)  # fmt: skip
def test_a_word_for_everybody_or_a_year_is_no_figure(text):
    assert not names_a_figure(text)


def test_a_label_beside_a_number_is_bare():
    """Four words of its own make a sentence."""
    assert is_bare_number("Gewinn von 3 Mio. €") and is_bare_number("NPS 60")
    assert not is_bare_number("8 von 10 Familien kommen gern zu uns") and not is_bare_number("Alle kommen")


# Absolutes and activities (OUT502, OUT505)


@pytest.mark.parametrize(
    "text, lang, found",
    [
        ("Alle Familien kommen", "de", "Alle"), ("Jede Filiale grüßt", "de", "Jede"), ("100 % sind zufrieden", "de", "100 %"),
        ("Von 80 auf 100% zufrieden", "de", "100%"), ("Every caller gets help", "en", "Every"), ("Nobody waits", "en", "Nobody"),
        ("Alle 12 Filialen melden sich", "de", "Alle"),
    ],
)  # fmt: skip
def test_an_absolute_leaves_no_exception(text, lang, found):
    assert absolute_in(text, lang) == found


@pytest.mark.parametrize(
    "text, lang",
    [
        ("Jede zweite Familie kommt", "de"), ("Gäste kommen jede Woche", "de"), ("Vor allem Familien kommen", "de"),
        ("8 von 10 sagen, dass alle Fragen geklärt sind", "de"), ("Alle zwei Wochen kommen Gäste", "de"),
        ("Guests come every other week", "en"), ("Guests return every day", "en"), ("Callers help each other", "en"),
        ("9 of 10 say that all questions are settled", "en"), ("1.100 % Zuwachs", "de"), ("Also in Small Falls", "en"),
    ],
)  # fmt: skip
def test_a_rhythm_a_share_or_an_idiom_is_no_absolute(text, lang):
    assert absolute_in(text, lang) == ""


@pytest.mark.parametrize(
    "text, lang, found",
    [
        ("12 Workshops im Quartal", "de", "workshops"), ("Zwei digitale Kundenschulungen bis Juni", "de", "kundenschulungen"),
        ("20 blog posts by June", "en", "posts"), ("Mindestens 5 Messen", "de", "messen"), ("3 cold calls a day", "en", "cold calls"),
    ],
)  # fmt: skip
def test_a_count_of_activities_is_told_by_its_noun(text, lang, found):
    assert activities_counted(text, lang) == found


@pytest.mark.parametrize(
    "text, lang",
    [
        ("12 Workshops durchführen", "de"), ("Hold 5 workshops", "en"), ("12 Familien kommen zum Workshop", "de"),
        ("12 families like our workshops", "en"), ("5 Teams nutzen Schulungen", "de"), ("80 % der Schulungen wirken", "de"), ("8 von 10 Workshops enden pünktlich", "de"), ("Workshops", "de"), ("", "en"),
    ],
)  # fmt: skip
def test_a_share_a_delivery_or_people_are_no_count_of_activities(text, lang):
    assert activities_counted(text, lang) == ""
