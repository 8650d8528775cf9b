"""One quarter of three teams, by command and by the add-in's buttons: rounds, late entries, a conflict copy, reviews."""

import datetime
import shutil

import pytest

import openpyxl_engine
from clicks.test_clicks import press
from rounds import canonical, currents, fill, fill_round, opened, told
from stimmig import excel
from stimmig.checkin.conflicts import conflicts_on
from stimmig.checkin.round import filled_rounds
from stimmig.checking import check_readings
from stimmig.cli import main

TEAMS = ("Laden", "Hof", "Küche")
FIRST, WEEKS = datetime.date(2026, 10, 7), 13
END = datetime.date(2026, 12, 31)
AFTER = datetime.date(2027, 1, 5)


def story() -> str:
    cycles = "".join(f"\n| C-{n} | {team} | 2026-10-01 | 2026-12-31 | läuft |" for n, team in enumerate(TEAMS, 1))
    objectives = "".join(
        f"\n| O-{n} | C-{n} | Nachbarn fühlen sich bei {team} zu Hause | Z-1 | Wer sich wohlfühlt, bleibt. | Dialog |"
        for n, team in enumerate(TEAMS, 1)
    )
    results = "".join(
        f"\n| R-{2 * n - 1} | O-{n} | Vierzig Gäste von {team} kommen wieder | Wer wiederkommt, bleibt | K-1 | 10 | 40 | 10 | Gäste | höher | Ö. {team} |"
        f"\n| R-{2 * n} | O-{n} | Gäste von {team} warten kaum noch | Wer wartet, geht | K-1 | 12 | 4 | 12 | Minuten | niedriger | Ö. {team} |"
        for n, team in enumerate(TEAMS, 1)
    )
    return f"""
# Strategie
| ID | Ebene | Aussage | Zahlt ein auf | Warum |
| P-1 | Purpose | Damit der Ort lebendig bleibt. | | |
| Z-1 | Moal | Alle finden, was sie brauchen. | P-1 | Das Bild zeigt den Alltag. |
# Kennzahlen
| ID | Kennzahl | Zahlt ein auf | Warum | Einheit | Besser | Ausgangswert | Zielwert | Ist | Stand |
| K-1 | Haushalte am Ort | Z-1 | Wer kommt, bleibt | % | höher | 30 | 60 | 45 | 2026-12-31 |
# Zyklen
| ID | Team | Beginn | Ende | Status |{cycles}
# Objectives
| ID | Zyklus | Objective | Zahlt ein auf | Warum | Herkunft |{objectives}
# Key Results
| ID | Objective | Key Result | Hypothese | Bewegt Kennzahl | Ausgangswert | Zielwert | Aktuell | Einheit | Besser | Verantwortlich |{results}
"""


def by_command(path, *words, day) -> int:
    return main([words[0], words[1], str(path), *map(str, words[2:]), "--as-of", str(day)])


def by_button(path, *words, day) -> int:
    """Do in the open workbook what the command does to the file: the row that is selected says which team or cycle."""
    tag = {("check-in", "start"): "start_check_in", ("check-in", "record"): "record_check_in",
           ("review", "start"): "start_review", ("review", "record"): "record_review"}.get(words[:2])  # fmt: skip
    if tag is None:
        return by_command(path, *words, day=day)  # merging copies has no button
    book = openpyxl_engine.opened(path)
    book.set_mock_caller()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excel, "_today", lambda: day)
        if words[1] == "start":
            number = TEAMS.index(words[3]) if words[2] == "--team" else int(words[3][-1]) - 1
            book.sheets["Zyklen"].range((4 + number, 1)).select()
        said = press(book, tag, "yes" if words[2:3] == ("--team",) else "ok")[-1]
    del type(book)._mock_caller
    book.save(path)
    return int("nicht erfasst:" in said)


@pytest.fixture(scope="module", params=[by_command, by_button])
def quarter(request, tmp_path_factory):
    """Return the workbook after the quarter, and what the commands answered."""
    path = canonical(tmp_path_factory.mktemp("quarter") / "Quartal.xlsx", story())
    codes = []

    def run(*words, day):
        codes.append(request.param(path, *words, day=day))
        return codes[-1]

    late: list[tuple[str, datetime.date]] = []
    for week in range(WEEKS):
        day = FIRST + datetime.timedelta(7 * week)
        for team in TEAMS:
            assert run("check-in", "start", "--team", team, day=day) == 0
        if week == 5:
            conflict(path, run, day)
        else:
            for at, one in enumerate(filled_rounds(opened(path, day))):
                answers = {str(row.key_result): answer(str(row.key_result), week) for row in one.rows}
                if week == 6 and at == 0:  # a key result is forgotten, and told a week later
                    name = next(iter(answers))
                    late.append((name, day))
                    del answers[name]
                fill_round(path, answers, at)
            if week == 7:
                (name, day_before) = late[0]
                codes.append(late_entry(path, run, name, day_before, day))
        assert run("check-in", "record", day=day) == 0
    for n in range(1, 4):
        assert run("review", "start", "--cycle", f"C-{n}", day=AFTER) == 0
        sheet = f"stimmig Review C-{n}"
        fill(
            path,
            sheet,
            {(4, 7): f"Team {n} lernte zuzuhören.", (4, 8): "beibehalten", (5, 6): "bestätigt", (6, 6): "widerlegt"},
        )
    assert run("review", "record", day=AFTER) == 0
    return path, codes


def answer(name: str, week: int) -> dict:
    up = int(name.removeprefix("R-")) % 2
    value = 10 + 2.5 * week if up else 12 - 0.6 * week
    return {"value": value, "confidence": 6 + week % 3, "what_happened": f"Woche {week}", "why": "Gespräche", "next_step": "Weiter",
            "by": "Ö. Yıldız"}  # fmt: skip


def conflict(path, run, day):
    """Two people fill in copies; they agree but for one key result, and the team chooses."""
    copies = [shutil.copy(path, path.with_name(name)) for name in ("Anna.xlsx", "Ben.xlsx")]
    for copy, different in zip(copies, (0, 1)):
        for at, one in enumerate(filled_rounds(opened(copy, day))):
            answers = {str(row.key_result): answer(str(row.key_result), 5) for row in one.rows}
            if different and "R-1" in answers:
                answers["R-1"]["value"] = 99
            fill_round(copy, answers, at)
    assert run("check-in", "merge", *copies, day=day) == 1
    chosen = next(one for one in conflicts_on(opened(path, day)) if one.cells["value"] != 99)
    fill(path, "stimmig Konflikte", {(chosen.index, 10): "ja"})


def late_entry(path, run, name, day_before, day) -> int:
    """What belongs to last week is told first, then this week's."""
    rounds = filled_rounds(opened(path, day))
    at = next(at for at, one in enumerate(rounds) if any(row.key_result == name for row in one.rows))
    this_week = answer(name, 7)
    fill_round(path, {name: answer(name, 6) | {"date": day_before}}, at)
    code = run("check-in", "record", day=day)
    row = next(row for row in filled_rounds(opened(path, day))[at].rows if row.key_result == name)
    fill(path, row.sheet, {(row.index, row.columns["state"]): None})
    fill_round(path, {name: this_week | {"date": day}}, at)
    return code


def test_every_check_in_of_the_quarter_is_there_once(quarter):
    path, _ = quarter
    entries = told(path, "key_result", "date", "value")
    assert len(entries) == len(set(entries)) == 6 * WEEKS
    assert len({(name, day) for name, day, _ in entries}) == 6 * WEEKS and 99 not in {value for _, _, value in entries}


def test_the_last_values_are_the_current_ones(quarter):
    assert currents(quarter[0]) == pytest.approx([40, 4.8] * 3)


def test_the_cycles_are_closed_and_everything_is_coherent(quarter):
    """No rule of PDC or CHK finds anything, and none of them lacks what recording keeps."""
    path, _ = quarter
    one = opened(path, AFTER)
    assert {cycle.state for cycle in one.strategy.cycles} == {"closed"} and len(one.strategy.reviews) == 3
    check = check_readings([one.reading], select=["PDC", "CHK"], as_of=AFTER)
    assert [(found.code, found.place.cell) for found in check.findings] == []
    assert {silent.code for silent in check.not_checked} <= {"PDC804"} and not check.faults


def test_a_change_afterwards_is_seen(quarter, tmp_path):
    path = shutil.copy(quarter[0], tmp_path / "a.xlsx")
    fill(path, "Check-ins", {(10, 3): 39})
    check = check_readings([opened(path, AFTER).reading], select=["CHK905"], as_of=AFTER)
    assert [(found.code, found.place.cell) for found in check.findings] == [("CHK905", "D11")]
