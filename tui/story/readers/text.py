"""Plain text: every line as it is."""

from __future__ import annotations

from tui.story.decoding import decoded
from tui.story.readers.page import Page, Source, lines_of

NAME = "plain text"


def recognises(source: Source) -> bool:
    """Anything may be plain text; what is not is found when it is decoded."""
    return True


def read(source: Source) -> tuple[Page, ...]:
    """One article of the file's lines."""
    text, notices = decoded(source.raw, source.name, source.charset)
    return (Page(lines_of(text), notices=notices),)
