"""Workbooks that are not written into, and the cross-check before the old version goes."""

import pytest

from packages import plain, rebuild
from stimmig.refusal import Refusal
from stimmig.workbook.package import Package
from stimmig.writing.xlsx.archive import rewrite
from stimmig.writing.xlsx.guard import refuse_unless_writable, verify

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def _in_workbook(what: bytes):
    def change(name, content):
        return content.replace(b"<bookViews>", what + b"<bookViews>") if name == "xl/workbook.xml" else content

    return lambda path: rebuild(path, change)


def _signed(path):
    return rebuild(path, lambda name, content: content, **{"_xmlsignatures/sig1.xml": b"<Signature/>"})


def _shared(path):
    def change(name, content):
        link = f'<Relationship Id="r" Type="{_REL}revisionHeaders" Target="revisions/headers.xml"/></Relationships>'
        return content.replace(b"</Relationships>", link.encode()) if name == "xl/_rels/workbook.xml.rels" else content

    return rebuild(path, change, **{"xl/revisions/headers.xml": b"<headers/>"})


def _final(path):
    return rebuild(path, lambda name, content: content, **{"docProps/custom.xml": b'<p name="_MarkAsFinal">true</p>'})


def _add_in(path):
    def change(name, content):
        old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return content.replace(old, b"application/vnd.ms-excel.addin.macroEnabled.main+xml")

    return rebuild(path, change)


@pytest.mark.parametrize(
    "make, code",
    [
        (_signed, "signed"),
        (_shared, "shared"),
        (_final, "read_only_recommended"),
        (_add_in, "add_in"),
        (_in_workbook(b'<workbookProtection lockStructure="1"/>'), "protected"),
        (_in_workbook(b'<fileSharing readOnlyRecommended="1"/>'), "read_only_recommended"),
    ],
    ids=["signed", "shared", "final", "add-in", "protected", "read-only recommended"],
)
def test_refuses_with_a_sentence(make, code, tmp_path):
    """The reader learns which file it is and why nothing was written."""
    path = make(plain(tmp_path / "mappe.xlsx"))
    with pytest.raises(Refusal) as caught:
        refuse_unless_writable(Package(path.read_bytes(), path.name))
    assert caught.value.code == code
    for lang in ("de", "en"):
        assert path.name in caught.value.sentence(lang)


def test_a_plain_workbook_may_be_written(tmp_path):
    path = plain(tmp_path / "mappe.xlsx")
    assert refuse_unless_writable(Package(path.read_bytes(), path.name)) is None


@pytest.mark.parametrize(
    "replaced, added",
    [
        ({"xl/workbook.xml": b"<workbook>"}, {}),
        ({}, {"xl/unknown.kind": b"x"}),
        (
            {
                "xl/_rels/workbook.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="x" Type="a/worksheet" Target="nowhere.xml"/></Relationships>'
            },
            {},
        ),
    ],
    ids=["broken XML", "no type", "dangling"],
)
def test_a_broken_new_version_never_passes(replaced, added, tmp_path):
    """Whatever goes wrong inside, the old file stays."""
    old = plain(tmp_path / "mappe.xlsx").read_bytes()
    with pytest.raises(Refusal) as caught:
        verify(old, rewrite(old, replaced, (), added), "mappe.xlsx")
    assert caught.value.code == "not_verified"
