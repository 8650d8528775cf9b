"""What a key result is by its wording, in sentences of which nobody doubts the answer."""

import json
import subprocess
import sys

import pytest

from sheets import check
from stimmig.wording.judgement import are_about_the_same, judge, language_of, restates
from stimmig.wording.nouns import seems_own_work
from stimmig.wording.sorts import sorts_of

PHRASES = [
    ("de", "Schulung für alle Filialen durchführen", "output"),
    ("de", "CRM eingeführt", "output"),
    ("de", "Das Handbuch ist bis Juni fertiggestellt.", "output"),
    ("de", "Wir führen die neue Software ein", "output"),
    ("de", "Umsatz um 10 % erhöhen", "metric_copy"),
    ("de", "Reduziere Kosten um 5 %", "metric_copy"),
    ("de", "Kundenzufriedenheit steigt auf 8,5", "metric_copy"),
    ("de", "Wiederholungsanfragen sinken im Quartal um 25 %", "outcome"),
    ("de", "Kund:innen empfehlen uns ihren Nachbarn, weil der erste Anruf hilft", "outcome"),
    ("de", "Pflegekräfte sprechen Zweifel am Medikament sofort an", "outcome"),
    ("en", "Launch the portal by June", "output"),
    ("en", "Training delivered to 80% of branches", "output"),
    ("en", "Increase revenue by 10%", "metric_copy"),
    ("en", "NPS of 50", "metric_copy"),
    ("en", "Nurses speak up when a dose looks wrong", "outcome"),
    ("en", "8 of 10 guests come back without a discount", "outcome"),
]


@pytest.mark.parametrize("lang, text, label", PHRASES)
def test_plain_sentences(lang, text, label):
    """Each is judged, and the reason is there in both languages."""
    judgement = judge(text, lang)
    assert judgement.label == label
    assert judgement.why.de and judgement.why.en


def test_the_reason_never_calls_people_or_days_a_metric():
    """They may be counted; what makes it a metric is said of something else, or of the whole sentence."""
    judgement = judge("500 Neukunden im Quartal", "de")
    assert judgement.label == "metric_copy" and "kunden" not in judgement.why.de.lower()
    judgement = judge("New drivers still with us after 90 days", "en")
    assert "days" not in judgement.why.en


@pytest.mark.parametrize(
    "objective, lang, codes",
    [
        ("Wir feiern Fehler, aus denen wir lernen", "de", []), ("Vertrauen zwischen Werk und Zentrale", "de", []),
        ("Ein Ort, an dem Junge und Alte voneinander lernen", "de", []), ("Every idea gets an honest answer", "en", []),
        ("Website neu gestalten", "de", ["OUT504 B2"]), ("Relaunch the online shop", "en", ["OUT504 B2"]),
        ("Einführung der E-Akte", "de", ["OUT504 B2"]),
    ],
)  # fmt: skip
def test_an_objective_is_a_task_only_by_a_word_for_work(objective, lang, codes):
    """A picture lacks the words that key results have; that alone makes it no task."""
    assert check(f"# Objectives\n| ID | Objective |\n| O-1 | {objective} |", select=["OUT504"]) == codes


@pytest.mark.parametrize("spelling", ["Kund:innen", "Kund*innen", "KundInnen", "Kunden und Kundinnen"])
def test_gender_forms_are_one_word(spelling):
    """Whoever is named, they do something differently."""
    assert judge(f"{spelling} rufen an, bevor sie kündigen", "de").label == "outcome"


@pytest.mark.parametrize("text", ["", " ", "🙂", "12 %", "— —", "数据质量"])
def test_what_is_no_sentence_is_left_open(text):
    """Nothing to judge is no judgement, and no error."""
    assert judge(text, "de").label is None


def test_a_book_is_no_trouble():
    """A text of 100,000 letters is judged by its beginning, at once."""
    assert judge("Schulung durchführen " * 5000, "de").label == "output"


@pytest.mark.parametrize(
    "word, sort",
    [("einzuführen", "deliver"), ("eingeführt", "deliver"), ("Einführung".lower(), "deliver"), ("dienstleister", "people"),
     ("umsatzrendite", "metric"), ("onlineschulung", "deliverable")],
)  # fmt: skip
def test_german_forms_and_compounds(word, sort):
    """A separable verb is known in all its forms, a compound by its last part."""
    assert sort in sorts_of(word, "de")


@pytest.mark.parametrize(
    "lang, kpi, kr, copy",
    [
        ("de", "Krankenstand", "Krankenquote unter 5 %", True),
        ("en", "Profit before tax", "PBT of $12m", True),
        ("de", "EBIT", "Projektleiter lehnen unrentable Nachträge eigenständig ab", False),
        ("en", "Customer retention", "Customers call us before they cancel because they expect help", False),
    ],
)
def test_copies_of_a_kpi(lang, kpi, kr, copy):
    """The same measure in other words is a copy; a behaviour that should move it is none."""
    assert restates(kpi, kr, lang).copy is copy


@pytest.mark.parametrize(
    "text, lang",
    [
        ("Die Kunden kommen wieder", "de"),
        ("Customers come back", "en"),
        ("Augmenter les ventes avec des clients", ""),
        ("", ""),
    ],
)
def test_languages(text, lang):
    """French is neither."""
    assert language_of(text) == lang


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "stimmig", "phrase", *words], capture_output=True, text=True, check=False
    )


def test_the_command_judges_a_sentence():
    """In the language of the answer that is asked for."""
    done = run("Schulung für alle Filialen durchführen", "--lang", "de")
    assert done.returncode == 0 and done.stdout.startswith("Output: eigene Arbeit\n") and "durchführen" in done.stdout


def test_the_command_adds_label_and_why(tmp_path):
    """One line in, one line out, with all that was there."""
    path = tmp_path / "phrases.jsonl"
    path.write_text(
        '{"lang": "de", "text": "Umsatz um 10 % erhöhen", "id": 7}\n{"text": "Launch the portal by June"}\n', "utf-8"
    )
    lines = [json.loads(line) for line in run("--jsonl", str(path)).stdout.splitlines()]
    assert [(line["lang"], line["label"]) for line in lines] == [("de", "metric_copy"), ("en", "output")]
    assert lines[0]["id"] == 7 and "Umsatz" in lines[0]["why"]


def test_a_line_ends_where_the_file_ends_it(tmp_path):
    """A text may hold the line ends of other systems; a file from Windows has its own."""
    path = tmp_path / "phrases.jsonl"
    path.write_bytes('{"text": "Umsatz\u2028um 10 % erhöhen"}\r\n{"text": "Launch the portal by June"}\r\n'.encode())
    done = run("--jsonl", str(path))
    assert [json.loads(line)["label"] for line in done.stdout.split("\n") if line] == ["metric_copy", "output"]


def test_the_command_names_all_bad_lines(tmp_path):
    path = tmp_path / "phrases.jsonl"
    deep = "[" * 100_000
    path.write_text(
        f'{{"text": 5}}\n{{"lang": "de", "text": "x"}}\nkein JSON\n{{"lang": "fr", "text": "x"}}\n{deep}', "utf-8"
    )
    done = run("--jsonl", str(path), "--lang", "en")
    assert done.returncode == 2 and "must be “de” or “en”; lines 1, 3, 4, 5 are not" in done.stderr and not done.stdout


def test_the_command_compares_pairs(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"lang": "en", "kpi": "Profit before tax", "kr": "PBT of $12m"}\n', "utf-8")
    assert json.loads(run("--pairs", str(path)).stdout)["copy"] is True


@pytest.mark.parametrize(
    "kpi, key_result, same",
    [
        ("Breakfasts served", "Food waste per 100 breakfasts", False),
        ("Drivers in planner training", "New drivers still with us after 90 days", False),
        ("Food waste per breakfast", "Waste of food per 100 breakfasts down to 4 kg", True),
        ("Net promoter score", "NPS from 20 to 40", True),
    ],
)
def test_one_shared_word_makes_no_copy(kpi, key_result, same):
    """A company of caterers has breakfasts in every second line."""
    assert are_about_the_same(kpi, key_result, "en") is same


@pytest.mark.parametrize(
    "text, lang, seems",
    [
        ("Besuche sonntags", "de", True),
        ("Besuche am Sonntag", "de", True),
        ("Besuche jede Filiale", "de", False),
        ("Lessons fit into a lunch break", "en", True),
        ("Fit 200 lessons into the timetable", "en", False),
    ],
)
def test_what_only_looks_like_own_work(text, lang, seems):
    """A noun that is counted, and what things do by themselves."""
    assert seems_own_work(judge(text, lang), text, lang) == seems
