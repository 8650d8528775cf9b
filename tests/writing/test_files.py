"""A file is whole before or after, never in between."""

import os
import stat

import pytest

from stimmig.refusal import Refusal
from stimmig.writing.files import create_workbook, replace_file


def refusal(call) -> str:
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value.code


def test_replaces_the_content_and_keeps_the_rights(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"alt")
    path.chmod(0o640)
    replace_file(path, b"neu", "a.xlsx", expected=b"alt")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"neu", 0o640)
    assert os.listdir(tmp_path) == ["a.xlsx"]


def test_a_copy_is_no_more_public_than_its_original(tmp_path):
    """What only its owner may read, only its owner may read in the copy."""
    original, copy = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    original.write_bytes(b"geheim")
    original.chmod(0o600)
    replace_file(copy, b"geheim", "b.xlsx", rights_of=original)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_file_with_a_second_name_is_not_replaced(tmp_path):
    """The second name would silently keep the old version."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"alt")
    os.link(path, tmp_path / "b.xlsx")
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "linked"


def test_a_target_that_somebody_created_meanwhile_is_kept(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"fremd")
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=None)) == "would_overwrite"
    assert path.read_bytes() == b"fremd" and os.listdir(tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("name", ["x" * 300 + ".xlsx", "a\0b.xlsx", "datei.txt/x.xlsx"])
def test_a_path_that_cannot_be_is_a_sentence(name, tmp_path):
    """No traceback, whatever the operating system says."""
    (tmp_path / "datei.txt").write_text("x")
    assert refusal(lambda: replace_file(tmp_path / name, b"neu", "a.xlsx")) in ("not_written", "no_folder")


def test_only_xlsx_is_created(tmp_path):
    """Excel refuses a workbook under the ending of another kind."""
    assert refusal(lambda: create_workbook(tmp_path / "plan.xlsm", b"x")) == "wrong_ending"


def test_a_link_stays_a_link(tmp_path):
    """Where the file is reached through a link, what it points to is replaced."""
    (tmp_path / "echt.xlsx").write_bytes(b"alt")
    link = tmp_path / "link.xlsx"
    link.symlink_to(tmp_path / "echt.xlsx")
    replace_file(link, b"neu", "link.xlsx", expected=b"alt")
    assert link.is_symlink() and (tmp_path / "echt.xlsx").read_bytes() == b"neu"


def test_a_file_that_changed_meanwhile_stays(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"von jemand anderem")
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "changed_meanwhile"
    assert path.read_bytes() == b"von jemand anderem" and os.listdir(tmp_path) == ["a.xlsx"]


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_open_in_excel_or_libreoffice_stays(lock, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"alt")
    (tmp_path / lock).write_bytes(b"Kern")
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "open_elsewhere"
    assert path.read_bytes() == b"alt"


def test_a_read_only_file_or_folder_stays(tmp_path):
    path = tmp_path / "ordner" / "a.xlsx"
    path.parent.mkdir()
    path.write_bytes(b"alt")
    path.chmod(0o444)
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "read_only"
    path.chmod(0o644)
    path.parent.chmod(0o555)
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "read_only"
    path.parent.chmod(0o755)
    assert path.read_bytes() == b"alt"


def test_a_failure_at_the_last_step_leaves_nothing_behind(tmp_path, monkeypatch):
    """If the replacement itself fails, the old file stays and no temporary file is left."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"alt")

    def fail(*_):
        raise PermissionError("held by Excel")

    monkeypatch.setattr(os, "replace", fail)
    assert refusal(lambda: replace_file(path, b"neu", "a.xlsx", expected=b"alt")) == "in_use"
    assert path.read_bytes() == b"alt" and os.listdir(tmp_path) == ["a.xlsx"]


def test_a_new_file_never_overwrites(tmp_path):
    path = tmp_path / "a.xlsx"
    create_workbook(path, b"neu")
    assert refusal(lambda: create_workbook(path, b"noch neuer")) == "would_overwrite"
    assert refusal(lambda: create_workbook(tmp_path / "fehlt" / "a.xlsx", b"x")) == "no_folder"
    assert path.read_bytes() == b"neu"
