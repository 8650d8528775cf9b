"""Installing, uninstalling and the doctor, in a made-up home of each system."""

import subprocess
import sys
from pathlib import Path

import pytest

from stimmig.cli import main
from stimmig.installing import doctor, words
from stimmig.installing.config import read_config
from stimmig.installing.doctor import BAD, GOOD, examine
from stimmig.installing.install import add_in, install, uninstall
from stimmig.installing.places import places

SYSTEMS = ("win32", "darwin")


def home_of(tmp_path: Path, platform: str, name="Jörg"):
    """Return the places in a home where Excel has run."""
    home = tmp_path / name
    environ = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home / "AppData" / "Roaming")}
    where = places(None, platform, environ)
    where.excel.mkdir(parents=True)
    return where


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("platform", SYSTEMS)
def test_install_then_uninstall_leaves_what_was_there(platform, tmp_path):
    """Other add-ins and the owner's own settings stay, byte for byte."""
    where = home_of(tmp_path, platform)
    where.startup.mkdir(parents=True)
    (where.startup / "other.xlam").write_bytes(b"theirs")
    where.config.parent.mkdir(parents=True)
    where.config.write_bytes(b'"LANGUAGE","en"\r\n')
    before = everything(tmp_path)
    list(install(where))
    assert (where.startup / "stimmig.xlam").read_bytes() == add_in()
    assert (where.script is not None) == (platform == "darwin") and (not where.script or where.script.exists())
    list(uninstall(where))
    assert everything(tmp_path) == before


@pytest.mark.parametrize("platform", SYSTEMS)
def test_twice_is_as_good_as_once(platform, tmp_path):
    """A second run of either changes nothing and says so."""
    where = home_of(tmp_path, platform)
    list(install(where))
    first = everything(tmp_path)
    said = [text.en for text in install(where)]
    assert everything(tmp_path) == first and all(line.startswith(("Installed already", "Restart")) for line in said)
    list(uninstall(where))
    assert list(uninstall(where)) == [words.NOTHING] and everything(tmp_path) == {}


@pytest.mark.parametrize("platform, encoding", [("win32", "cp1252"), ("darwin", "mac_roman")])
def test_the_settings_name_this_python_as_vba_reads_it(platform, encoding, tmp_path):
    """Umlauts in a path arrive: VBA reads the system's old code page, not UTF-8."""
    where = home_of(tmp_path, platform)
    python = str(tmp_path / "Jörg" / "python.exe")
    list(install(where, python))
    assert f'"{where.interpreter_key}","{python}"\r\n'.encode(encoding) in where.config.read_bytes()
    assert read_config(where.config, where.encoding)["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"


@pytest.mark.parametrize("platform", SYSTEMS)
def test_the_doctor_finds_nothing_after_install(platform, tmp_path):
    where = home_of(tmp_path, platform)
    list(install(where))
    assert BAD not in [verdict.sign for verdict in examine(where)]


def broken(where, tmp_path, monkeypatch):
    """Yield what breaks an installation, and the sentence that the doctor then says."""
    yield lambda: (where.startup / "stimmig.xlam").unlink(), words.ADD_IN_MISSING
    yield lambda: (where.startup / "stimmig.xlam").write_bytes(b"old"), words.ADD_IN_OLD
    yield lambda: where.config.unlink(), words.PYTHON_MISSING
    yield lambda: list(install(where, str(tmp_path / "gone"))), words.PYTHON_GONE
    yield lambda: list(install(where, __file__)), words.PYTHON_OTHER
    yield lambda: monkeypatch.setattr(doctor, "version", lambda name: "0.38.0"), words.XLWINGS_OTHER
    if where.script:
        yield lambda: where.script.write_text("old"), words.SCRIPT_BAD
    yield lambda: where.startup.chmod(0o555), words.STARTUP_BAD


@pytest.mark.parametrize("platform", SYSTEMS)
def test_the_doctor_names_each_thing_that_is_wrong_and_what_to_do(platform, tmp_path, monkeypatch):
    where = home_of(tmp_path, platform)
    for damage, expected in broken(where, tmp_path, monkeypatch):
        list(install(where))
        assert [one for one in examine(where) if one.sign == GOOD]
        damage()
        said = [verdict.text.en for verdict in examine(where) if verdict.sign != GOOD]
        assert any(line.startswith(expected.en.split("{")[0]) for line in said), expected.en
    where.startup.chmod(0o755)


def test_without_excel_the_doctor_says_so(tmp_path):
    where = places(None, "win32", {"USERPROFILE": str(tmp_path), "APPDATA": str(tmp_path / "none")})
    assert [one.text.en for one in examine(where)][0].startswith("Excel cannot be found")


def test_on_linux_a_folder_must_be_named(tmp_path, capsys, monkeypatch):
    """There is no Excel to find; with --to the add-in goes into a folder, and the doctor looks there."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("USERPROFILE", raising=False)
    assert main(["install", "--lang", "en"]) == 2
    assert "no Excel on this system" in capsys.readouterr().err
    folder = tmp_path / "Startordner"
    assert main(["install", "--to", str(folder), "--lang", "en"]) == 0
    assert (folder / "stimmig.xlam").exists()
    assert main(["doctor", "--to", str(folder), "--lang", "en"]) == 0
    assert "✔ The add-in is in the start-up folder." in capsys.readouterr().out
    assert main(["uninstall", "--to", str(folder), "--lang", "en"]) == 0
    assert not (folder / "stimmig.xlam").exists() and not (tmp_path / ".stimmig").exists()
    assert main(["doctor", "--to", str(folder), "--lang", "en"]) == 1


def test_a_python_whose_path_holds_a_quote_is_turned_down(tmp_path):
    where = home_of(tmp_path, "darwin")
    with pytest.raises(Exception) as refused:
        list(install(where, '/Users/a"b/python'))
    assert refused.value.code == "quote_in_path" and everything(tmp_path) == {}


def test_a_folder_that_takes_no_file_gives_one_sentence(tmp_path):
    """No traceback, exit code 2; nothing is half installed."""
    target = tmp_path / "file"
    target.write_text("no folder")
    run = subprocess.run(
        [sys.executable, "-m", "stimmig", "install", "--to", str(target), "--lang", "en"],
        capture_output=True,
        text=True,
        env={"HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(Path(words.__file__).parents[2])},
    )
    assert (run.returncode, run.stdout) == (2, "") and "Traceback" not in run.stderr and len(run.stderr) > 20
