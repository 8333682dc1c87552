"""A codebook, tags with what they mean, as a spreadsheet (CSV) and as programs for coding texts exchange it.

The exchange form is a subset of the REFI-QDA codebook ("REFI-QDA Standard for the exchange of processed
data", version 1.5, 2019; files end in `.qdc`): codes with name, description and an id made from the name, so
that the same tag is the same code in every export. Codes under a code are read as `parent/child`. Colours,
sets and notes are passed over.

Nothing in a file is interpreted: an XML file with a document type, and so with entities, is refused; a cell
that a spreadsheet would calculate is written with an apostrophe before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn
from xml.etree import ElementTree
from xml.parsers import expat

from tui.story.harmless import harmless

FORMATS = ("csv", "qdc")
"""The forms, by the end of a file's name."""

_MOST = 10_000_000
"""Bytes; no codebook is larger."""
_DEEP = 50
_NAMESPACE = "urn:QDA-XML:codebook:1.0"
_HEADINGS = ("tag", "description")
_NAMES = {"tag", "code", "name"}
"""What a spreadsheet's first column is called where it has headings."""
_CALCULATES = ("=", "+", "-", "@", "\t", "\r")


class CodebookError(Exception):
    """A codebook that cannot be read. The message is one line: the file, the place in it, the remedy."""


def read_codebook(path: Path) -> dict[str, str]:
    """The tags of a file with their descriptions, in its order. Raises CodebookError."""
    read = _read_qdc if codebook_form(path) == "qdc" else _read_csv
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        _refuse(path, f"cannot be read: {error.strerror or error}")
    if len(data) > _MOST:
        _refuse(path, "larger than a codebook can be; name one of at most 10 MB")
    codes = list(read(path, data))
    if not codes:
        _refuse(path, "holds no tag; write one a line, or name another file")
    named: dict[str, tuple[str, str]] = {}
    for tag, description in codes:
        before = named.get(tag.casefold(), (tag, ""))
        named[tag.casefold()] = before[0], description or before[1]
    return dict(named.values())


def codebook_form(path: Path) -> str:
    """The form that a file's name asks for. Raises CodebookError where it asks for none."""
    form = path.suffix.casefold().removeprefix(".")
    if form not in FORMATS:
        _refuse(path, f"name a file that ends in {' or '.join(f'.{form}' for form in FORMATS)}")
    return form


def written_codebook(codebook: Mapping[str, str], form: str) -> str:
    """A codebook as a file's text; `form` is one of FORMATS."""
    return _qdc(codebook) if form == "qdc" else _csv(codebook)


def _csv(codebook: Mapping[str, str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    writer.writerows([_still(tag), _still(description)] for tag, description in codebook.items())
    return text.getvalue()


def _still(cell: str) -> str:
    # An apostrophe of the tag's own gets another, so that reading takes off only what writing put there.
    return f"'{cell}" if cell.lstrip("'").startswith(_CALCULATES) else cell


def _unstill(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_CALCULATES) else cell


def _read_csv(path: Path, data: bytes) -> Iterator[tuple[str, str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(path, f"byte {error.start + 1} is no UTF-8; save it as UTF-8")
    # A spreadsheet that writes commas for points parts its cells by semicolons.
    first = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    try:
        for number, cells in enumerate(reader):
            tag, description = (*map(_unstill, cells[:2]), "", "")[:2]
            if number == 0 and tag.strip().casefold() in _NAMES:
                continue
            if _tag(tag):
                yield _tag(tag), _lines(description)
    except csv.Error as error:
        _refuse(path, f"line {reader.line_num} is no CSV: {error}; save it as CSV")


def _qdc(codebook: Mapping[str, str]) -> str:
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}CodeBook", {"origin": "Sidelong"})
    codes = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}Codes")
    for tag, description in codebook.items():
        # The name of the code is all that tells it from others, so it alone makes its id.
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, f"sidelong:tag:{tag}")).upper()
        code = ElementTree.SubElement(
            codes, f"{{{_NAMESPACE}}}Code", {"guid": guid, "name": tag, "isCodable": "true"}
        )
        if description:
            ElementTree.SubElement(code, f"{{{_NAMESPACE}}}Description").text = description
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _read_qdc(path: Path, data: bytes) -> Iterator[tuple[str, str]]:
    reader = _Codes(path)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        _refuse(path, f"line {error.lineno} is no XML: {expat.ErrorString(error.code)}; export it again")
    if not reader.is_codebook:
        _refuse(path, "no REFI-QDA codebook; export the codebook as .qdc")
    return iter([(tag, _lines(description)) for tag, description in reader.codes])


class _Codes:
    """Gathers the codes of an XML file as it is read."""

    def __init__(self, path: Path) -> None:
        self.path, self.codes, self.is_codebook = path, list[list[str]](), False
        self._open: list[str] = []  # names of elements
        self._within: list[int] = []  # codes, by their place in `codes`
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _doctype(self, *_: object) -> None:
        _refuse(self.path, "has a document type, which a codebook has no use for; export it again")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        # Programs write the namespace in more ways than one, so the name alone is asked for.
        self._open.append(name.rpartition(" ")[2])
        if len(self._open) > _DEEP:
            _refuse(self.path, f"line {self.parser.CurrentLineNumber}: codes lie too deep; export it again")
        if len(self._open) == 1:
            self.is_codebook = self._open == ["CodeBook"]
        if self._open[-1] != "Code":
            return
        name = _tag(attributes.get("name", ""))
        if not name:
            _refuse(self.path, f"line {self.parser.CurrentLineNumber}: a code without a name; give it one")
        over = f"{self.codes[self._within[-1]][0]}/" if self._within else ""
        self._within.append(len(self.codes))
        self.codes.append([over + name, ""])

    def _end(self, _: str) -> None:
        if self._open.pop() == "Code":
            self._within.pop()

    def _text(self, text: str) -> None:
        if self._open[-2:] == ["Code", "Description"]:
            self.codes[self._within[-1]][1] += text


def _tag(text: str) -> str:
    # A comma parts tags where they are typed.
    return " ".join(harmless(text).replace(",", " ").split())


def _lines(text: str) -> str:
    return "\n".join(map(harmless, text.strip().splitlines()))


def _refuse(path: Path, why: str) -> NoReturn:
    raise CodebookError(harmless(f"{path}: {why}"))
