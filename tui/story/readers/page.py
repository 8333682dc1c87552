"""What a reader of a format makes of a file: lines of text, and what the file says of itself."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple, Protocol

LINE_END = re.compile(r"\r\n|\n|\r")

CAPTION = "Image caption: "
"""Before a caption that a format marks as one: plain text keeps the mark, cleaning sets it aside."""


class Page(NamedTuple):
    """One article. `lines` are as printed; what the file does not say is None."""

    lines: tuple[str, ...]
    headline: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: datetime.date | None = None
    clock: datetime.time | None = None
    url: str | None = None
    language: str | None = None
    notices: tuple[str, ...] = ()


class Source(NamedTuple):
    """A file's bytes, and what is known of them: what messages call it, its suffix (`.html`), its encoding.

    `base` is the address that the bytes came from.
    """

    name: str
    raw: bytes
    suffix: str = ""
    charset: str | None = None
    base: str | None = None


class Reader(Protocol):
    """One format. A reader is a module of this folder."""

    NAME: str
    """What the format is called: `a web page`."""

    def recognises(self, source: Source) -> bool:
        """Whether the content, or where that cannot say the suffix, is of this format."""

    def read(self, source: Source) -> tuple[Page, ...]:
        """The articles in it. Raises StoryError for what only looked like this format."""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text; what follows the last line's end is no line."""
    lines = LINE_END.split(text)
    if lines[-1] == "" and len(lines) > 1:
        lines.pop()
    return tuple(lines)


def spaced(*paragraphs: str) -> tuple[str, ...]:
    """The paragraphs with a blank line between two, so that none is taken for the rest of the one before."""
    lines = [part for paragraph in paragraphs if paragraph.strip() for part in (paragraph, "")]
    return tuple(lines[:-1])


def headed(headline: str | None, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines under their headline, where it does not stand among the first of them."""
    return (headline, "", *lines) if headline and headline not in lines[:3] else lines


def one_line(value: object) -> str | None:
    """A value of a file as text on one line, None where there is none."""
    if isinstance(value, list | tuple):
        value = ", ".join(filter(None, map(one_line, value)))
    return " ".join(str(value).split()) or None if isinstance(value, str | int | float) else None


def outlet_name(*values: object) -> str | None:
    """The first value that names an outlet and no account (`@paper`); of a host what follows `www.`."""
    names = (one_line(value) for value in values)
    name = next((name for name in names if name and not name.startswith("@")), None)
    return name.removeprefix("www.") if name else None


def web_address(value: object) -> str | None:
    """The value where it is an address of the web, None for any other (`javascript:…`)."""
    text = one_line(value)
    return text if text and re.match(r"https?://[^\s/]+", text, re.I) and " " not in text else None
