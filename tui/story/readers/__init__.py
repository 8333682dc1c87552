"""Formats of articles, one module each; `pages` finds the one that fits.

The content decides, not the name: a web page saved as `.txt` is a web page. To add a format, write a module
with `NAME`, `recognises` and `read` and put it into the list, before those that would take its files.
"""

from __future__ import annotations

from tui.story.model import StoryError
from tui.story.readers import html, json, mail, markdown, text
from tui.story.readers.page import Page, Reader, Source

__all__ = ["SUFFIXES", "Page", "Source", "format_of", "pages"]

_READERS: tuple[Reader, ...] = (html, json, mail, markdown, text)

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".eml"})
"""The files of a folder that are taken for articles; a file that is named may have any suffix."""


def pages(source: Source) -> tuple[Page, ...]:
    """The articles in a file, at least one, each with a line that is not blank.

    Raises StoryError, with the file and the remedy, for what is no article.
    """
    held = format_of(source).read(source) if source.raw.strip() else ()
    if not held or not all(any(line.strip() for line in page.lines) for page in held):
        raise StoryError(f"{source.name}: is empty; put the article's text in it or leave it out")
    return held


def format_of(source: Source) -> Reader:
    """The reader of a file's format; that of plain text where no other knows it."""
    return next(reader for reader in _READERS if reader.recognises(source))
