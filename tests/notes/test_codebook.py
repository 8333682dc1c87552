"""A codebook comes back from its files as it went into them, and no file can do harm."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.notes.codebook import FORMATS, CodebookError, read_codebook, written_codebook
from tui.story.harmless import harmless

BOOK = {
    "agency": "Who acts, and who is acted on",
    "blame": "",
    "=cmd|'/c calc'!A0": '+1; a <b> & "c"',
    "'quoted": "two\nlines",
    "谁": "-",
}


def saved(folder: Path, text: str | bytes, form: str) -> Path:
    file = folder / f"book.{form}"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


@pytest.mark.parametrize("form", FORMATS)
def test_a_codebook_comes_back_as_it_was_written(form: str, tmp_path: Path) -> None:
    assert read_codebook(saved(tmp_path, written_codebook(BOOK, form), form)) == BOOK


_TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters=",\x7f\xad"), max_size=20
)


@pytest.mark.parametrize("form", FORMATS)
@given(st.dictionaries(_TEXT, _TEXT, min_size=1, max_size=5))
def test_any_codebook_comes_back(
    form: str, tmp_path_factory: pytest.TempPathFactory, raw: dict[str, str]
) -> None:
    book: dict[str, tuple[str, str]] = {}
    for tag, description in raw.items():
        name = " ".join(harmless(tag).split())
        if name:
            book.setdefault(
                name.casefold(), (name, "\n".join(map(harmless, description.strip().splitlines())))
            )
    wanted = dict(book.values())
    if not wanted or (form == "csv" and next(iter(wanted)) in ("tag", "code", "name")):
        return
    file = saved(tmp_path_factory.mktemp("book"), written_codebook(wanted, form), form)
    assert read_codebook(file) == wanted


def test_no_cell_of_a_spreadsheet_is_calculated() -> None:
    for cells in list(csv.reader(io.StringIO(written_codebook(BOOK, "csv"))))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_a_spreadsheet_may_lack_headings_and_part_cells_by_semicolons(
    tmp_path: Path,
) -> None:
    assert read_codebook(saved(tmp_path, "agency\nblame,Who is blamed\n\n", "csv")) == {
        "agency": "",
        "blame": "Who is blamed",
    }
    assert read_codebook(saved(tmp_path, "\ufeffCode;Description\nagency;Who acts, if any\n", "csv")) == {
        "agency": "Who acts, if any"
    }


def test_a_codebook_of_another_program_is_read_with_codes_under_codes(tmp_path: Path) -> None:
    text = """<?xml version="1.0" encoding="utf-8"?>
    <CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="Another 7">
      <Codes>
        <Code guid="0A" name="Framing" isCodable="false" color="#ff0000">
          <Description>How it is told</Description>
          <Code guid="0B" name="Agency" isCodable="true"><NoteRef targetGUID="0D"/></Code>
          <Code guid="0C" name="Blame" isCodable="true"><Description>Who &amp; why</Description></Code>
        </Code>
        <Code guid="0E" name="Sources, named" isCodable="true"/>
      </Codes>
      <Sets><Set guid="0F" name="Mine"><Description>No code</Description></Set></Sets>
    </CodeBook>"""
    assert read_codebook(saved(tmp_path, text.strip(), "qdc")) == {
        "Framing": "How it is told",
        "Framing/Agency": "",
        "Framing/Blame": "Who & why",
        "Sources named": "",
    }


def test_the_exchange_form_has_the_standards_names(tmp_path: Path) -> None:
    root = ElementTree.fromstring(written_codebook(BOOK, "qdc").encode())
    space = "{urn:QDA-XML:codebook:1.0}"
    assert root.tag == f"{space}CodeBook"
    assert root.attrib == {"origin": "Sidelong"}
    codes = root.findall(f"{space}Codes/{space}Code")
    assert [code.get("name") for code in codes] == list(BOOK)
    assert all(len(code.attrib["guid"]) == 36 and code.get("isCodable") == "true" for code in codes)
    assert written_codebook(BOOK, "qdc") == written_codebook(BOOK, "qdc")


@pytest.mark.parametrize(
    ("form", "text", "told"),
    [
        (
            "qdc",
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><CodeBook>&b;</CodeBook>',
            "document type",
        ),
        ("qdc", "<CodeBook><Codes>", "line 1 is no XML"),
        ("qdc", "<Project/>", "no REFI-QDA codebook"),
        ("qdc", "<CodeBook><Codes><Code guid='0A'/></Codes></CodeBook>", "a code without a name"),
        ("qdc", "<CodeBook>" + "<Code name='a'>" * 400 + "</Code>" * 400 + "</CodeBook>", "too deep"),
        ("qdc", "<CodeBook><Codes/></CodeBook>", "holds no tag"),
        ("csv", b"ag\xe9ncy", "byte 3 is no UTF-8"),
        ("csv", "tag,description\n", "holds no tag"),
        ("csv", '"' + "a" * 200_000, "line 1 is no CSV"),
        ("txt", "agency", r"name a file that ends in \.csv or \.qdc"),
        ("csv", "a" * 10_000_001, "larger than a codebook can be"),
    ],
)
def test_a_file_that_is_no_codebook_is_told_in_one_line(
    form: str, text: str | bytes, told: str, tmp_path: Path
) -> None:
    file = saved(tmp_path, text, form)
    with pytest.raises(CodebookError, match=told) as caught:
        read_codebook(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="cannot be read"):
        read_codebook(tmp_path / "none.csv")
