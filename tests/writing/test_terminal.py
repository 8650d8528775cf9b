"""The report at a terminal: colours and links where it can show them, a table where there is room."""

import os
import re
import subprocess
import sys

import pytest

from sheets import checked, write_xlsx
from stimmig.writing.formats.terminal import Style, style_of, terminal_lines

BAD = """
# Strategie
| ID  | Ebene   | Aussage                     | Zahlt ein auf | Warum                       |
| P-1 | Purpose | Damit Dörfer lebendig sind. |               |                             |
| H-1 | HED     | Treue Gemeinden tragen uns. |               | Treue erhält das Dorfleben. |
"""


@pytest.mark.parametrize(
    "environment, colour, links",
    [
        ({}, False, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200"}, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4200"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7200", "NO_COLOR": "1"}, False, True),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, False),
        ({"TERM": "dumb", "VTE_VERSION": "7200"}, False, False),
        ({"WT_SESSION": "x"}, True, True),
        ({"TERM": "xterm", "TERM_PROGRAM": "vscode"}, True, True),
    ],
)
def test_the_environment_tells_what_a_terminal_can(environment, colour, links):
    """NO_COLOR switches colours off where it holds something, TERM=dumb everything."""
    assert style_of(environment) == Style(colour, links)


def test_sign_and_word_stand_beside_every_colour():
    for columns in (80, 120):
        lines = terminal_lines(checked(BAD), "de", Style(colour=True), columns)
        assert any("\033[31m✖ Fehler" in line for line in lines)


def test_a_wide_terminal_gets_a_table_that_fits():
    """Each line is within the width, and the texts stand in their column."""
    lines = list(terminal_lines(checked(BAD), "de", Style(), 110))
    assert lines[1].split() == ["Schwere", "Regel", "Wo", "Befund", "und", "was", "zu", "tun", "ist"]
    assert all(len(line) <= 110 for line in lines)
    assert lines[3].startswith("  ✖ Fehler   PUR001  Strategie!D3  Die HED „Treue Gemeinden tragen uns.“")


def test_a_narrow_terminal_gets_a_list():
    lines = list(terminal_lines(checked(BAD), "en", Style(), 80))
    assert lines[1] == "  ✖ Error PUR001  Strategie!D3" and all(len(line) <= 80 for line in lines)


def test_without_style_nothing_but_text_is_said():
    for columns in (80, 120):
        assert "\033" not in "\n".join(terminal_lines(checked(BAD), "de", Style(), columns))


def test_what_a_cell_holds_cannot_play_tricks_on_the_terminal():
    """Control characters of the workbook never reach it."""
    check = checked(BAD.replace("Treue Gemeinden", "\x1b]0;gotcha\x07\x9b31mTreue"))
    for columns in (80, 120):
        said = "\n".join(terminal_lines(check, "de", Style(), columns))
        assert "Treue" in said and not set("\x1b\x07\x9b") & set(said)


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
def test_a_real_terminal_gets_colours_and_links_and_a_pipe_gets_neither(tmp_path):
    """The same command, once at a terminal and once piped."""
    import pty

    path = write_xlsx(BAD, tmp_path / "mit leer.xlsx")
    command = [sys.executable, "-m", "stimmig", "check", str(path), "--lang", "de"]
    environment = {**os.environ, "TERM": "xterm-256color", "VTE_VERSION": "7200", "COLUMNS": "120"}
    environment.pop("NO_COLOR", None)
    piped = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert piped.returncode == 1 and "\033" not in piped.stdout and "  ✖ Fehler PUR001  Strategie!D3\n" in piped.stdout
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so at the end
                break
            if not part:
                break
            said += part
    os.close(ours)
    text = said.decode()
    assert process.returncode == 1
    assert f"\033]8;;{path.as_uri()}\033\\Strategie!D3\033]8;;\033\\" in text and "\033[31m✖ Fehler" in text
    assert re.search(r"Schwere +Regel +Wo +Befund", text)
