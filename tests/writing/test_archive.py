"""The zip archive around the parts: every form of it is copied entry by entry."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rich import raw_entries
from stimmig.writing.xlsx.archive import rewrite


def archive(entries: dict[str, bytes], **options) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = options.get("comment", b"")
        for name, content in entries.items():
            file.writestr(
                zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10)), content, options.get("method", zipfile.ZIP_DEFLATED)
            )
    return out.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


names = st.text("abcdeäß/._", min_size=1, max_size=12)


@given(st.dictionaries(names, st.binary(max_size=300), min_size=1, max_size=6), st.data())
def test_what_is_not_named_stays_as_it_lies(entries, data):
    """For any archive and any choice of changes: untouched entries keep their bytes, all others are as asked."""
    old = archive(entries)
    chosen = data.draw(st.sets(st.sampled_from(sorted(entries))))
    gone = data.draw(st.sets(st.sampled_from(sorted(entries)))) - chosen
    new = rewrite(
        old, dict.fromkeys(chosen, b"neu"), gone, {"hinzu/x.xml": b"y"} if "hinzu/x.xml" not in entries else {}
    )
    expected = {name: b"neu" if name in chosen else content for name, content in entries.items() if name not in gone}
    assert contents(new) == expected | {"hinzu/x.xml": b"y"}
    before, after = raw_entries(old), raw_entries(new)
    assert all(before[name] == after[name] for name in expected if name not in chosen)


def test_comment_order_and_dates_stay():
    """The archive's comment, the order of the entries and the date of a replaced one stay."""
    new = rewrite(archive({"b": b"1", "a": b"2"}, comment=b"von Kern"), {"a": b"3"})
    with zipfile.ZipFile(io.BytesIO(new)) as file:
        assert (file.comment, file.namelist(), file.getinfo("a").date_time) == (
            b"von Kern",
            ["b", "a"],
            (2024, 5, 6, 7, 8, 10),
        )


def test_entries_with_a_data_descriptor():
    """Writers that do not know sizes in advance put them behind the data; those bytes come along."""

    class Pipe(io.RawIOBase):
        def __init__(self):
            self.out = io.BytesIO()

        def writable(self):
            return True

        def write(self, data):
            return self.out.write(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", b"eins" * 50)
        file.writestr("b", b"zwei" * 50)
    old = pipe.out.getvalue()
    assert struct.unpack_from("<H", old, 6)[0] & 8
    assert contents(rewrite(old, {"b": b"neu"}, (), {"c": b"drei"})) == {"a": b"eins" * 50, "b": b"neu", "c": b"drei"}


def test_zip64_entries():
    """Entries in zip64 form are moved like any other."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        with file.open("groß", "w", force_zip64=True) as part:
            part.write(b"x" * 5000)
        file.writestr("klein", b"y")
    assert contents(rewrite(out.getvalue(), {"klein": b"z"})) == {"groß": b"x" * 5000, "klein": b"z"}


def test_something_in_front_of_the_archive_stays():
    """Bytes before the first entry are kept."""
    old = b"#!/bin/sh\n" + archive({"a": b"1", "b": b"2"})
    new = rewrite(old, {"b": b"3"})
    assert new.startswith(b"#!/bin/sh\n") and contents(new) == {"a": b"1", "b": b"3"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_any_compression_of_untouched_entries(method):
    """Nothing is unpacked that is not changed."""
    old = archive({"a": b"1" * 100, "b": b"2"}, method=method)
    assert raw_entries(rewrite(old, {"b": b"3"}))["a"] == raw_entries(old)["a"]
