"""The one file that starts everything on a fresh machine."""

import os
import subprocess
import sys

import stimmig.demo
from conftest import ROOT, skipped_lines


def test_run_hands_other_words_to_stimmig():
    """After the first installation `python run.py check …` is stimmig itself."""
    run = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip().endswith(stimmig.__version__)


def test_usage_says_what_its_reader_types():
    """Through run.py it is "python run.py"; installed it is the command itself."""
    run = [sys.executable, str(ROOT / "run.py"), "check", "--help", "--lang", "en"]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout.startswith(
        "usage: python run.py check"
    )
    own = [sys.executable, "-m", "stimmig", "check", "--help", "--lang", "en"]
    assert subprocess.run(own, capture_output=True, text=True, check=True).stdout.startswith("usage: stimmig check")


def test_the_demo_checks_a_sample_and_says_where_to_look(tmp_path, monkeypatch, capsys):
    """In both languages: findings, the report in a copy, and its place."""
    for lang, sheet in (("de", "stimmig Bericht"), ("en", "stimmig Report")):
        monkeypatch.setenv("LC_ALL", f"{lang}_XX.UTF-8")
        assert stimmig.demo.run(tmp_path / lang) == 0
        said = capsys.readouterr().out
        copy = next((tmp_path / lang).iterdir())
        assert "PUR001" in said and sheet in said and str(copy.resolve()) in said
        assert stimmig.demo.run(tmp_path / lang) == 0  # and again


def test_the_samples_of_the_demo_stay_as_they_are(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    sample = ROOT / "samples" / stimmig.demo.SAMPLES["de"]
    before = sample.read_bytes()
    stimmig.demo.run(tmp_path)
    assert sample.read_bytes() == before


def test_an_old_python_is_told_what_is_needed():
    """run.py is valid for older Pythons, and says which one it needs."""
    source = (ROOT / "run.py").read_text("utf-8")
    assert "match " not in source and ":=" not in source
    compile(source, "run.py", "exec", dont_inherit=True)
    code = f"import sys, runpy; sys.version_info = (3, 9, 1); sys.argv = ['run.py']; runpy.run_path({str(ROOT / 'run.py')!r}, run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ}, check=False)
    assert run.returncode == 2 and "3.11" in run.stderr and "3.9" in run.stderr


def test_the_summary_counts_what_a_missing_program_costs_and_gives_the_other_reasons():
    reasons = ["needs the program soffice", "the wording judgement follows", "needs the program soffice"]
    assert skipped_lines(reasons) == ["skipped for want of soffice: 2", "skipped, the wording judgement follows: 1"]
