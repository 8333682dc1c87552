"""Markdown with or without front matter: the words without the marks.

Not a Markdown parser. Marks that would be read as words are taken off; what is left is as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tui.story.decoding import decoded
from tui.story.moments import moment_of
from tui.story.readers.page import CAPTION, Page, Source, headed, lines_of, one_line, web_address

NAME = "Markdown"

_FENCE = re.compile(r"---[ \t]*$")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_][\w-]{0,60}[ \t]*:")
_KEYS = {
    "headline": ("title", "headline"),
    "byline": ("byline", "author", "authors"),
    "outlet": ("outlet", "publisher", "site", "sitename", "site_name", "source"),
    "published": ("published", "date", "published_time"),
    "url": ("url", "canonical", "canonical_url", "link", "source"),
    "language": ("language", "lang"),
}
"""The names that clippers and site generators give to what we look for, the surest first."""

_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()\s]{0,2000}(?: \"[^\"]{0,300}\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*\*|\*\*|\*|___|__|_)(?=\S)([^*_\n]{1,1000})(?<=\S)\1(?![\w*_])")
_BLOCK = re.compile(r"^ {0,3}(?:#{1,6} +|> ?)")
_HEADING = re.compile(r"^ {0,3}#{1,6} +(.+?)(?: +#+)?\s*$")
_BEGINS_ANEW = re.compile(r"\s*(?:[-*+] |\d{1,3}[.)] |#{1,6} |> ?|\||```|!\[)")


def recognises(source: Source) -> bool:
    """By front matter, or by the suffix: Markdown without any is plain text to look at."""
    return source.suffix in (".md", ".markdown") or bool(_FRONT_MATTER.match(source.raw[:200]))


def read(source: Source) -> tuple[Page, ...]:
    """One article: its front matter's statements, and its paragraphs a line each."""
    text, notices = decoded(source.raw, source.name, source.charset)
    front, lines = _parted(lines_of(text))
    if front is None:
        front, notices = {}, (*notices, "its front matter is no YAML and was not read")
    said = {
        field: next((front[key] for key in keys if front.get(key)), None) for field, keys in _KEYS.items()
    }
    headline = one_line(said["headline"])
    paragraphs = tuple(_paragraphs(lines))
    if headline is None:
        heading = next((_HEADING.match(line) for line in lines if line.strip()), None)
        headline = _plain(heading[1]) if heading else None
    outlet = one_line(said["outlet"])
    published, clock = moment_of(said["published"])
    return (
        Page(
            lines=headed(headline, paragraphs),
            headline=headline,
            byline=one_line(said["byline"]),
            outlet=None if web_address(outlet) else outlet,
            published=published,
            clock=clock,
            url=web_address(said["url"]),
            language=one_line(said["language"]),
            notices=notices,
        ),
    )


def _parted(lines: tuple[str, ...]) -> tuple[Mapping[str, Any] | None, tuple[str, ...]]:
    """What the front matter says (None if it cannot be read), and the lines under it."""
    end = next((at for at, line in enumerate(lines[1:200], 1) if _FENCE.match(line)), None)
    if end is None or not _FENCE.match(lines[0]):
        return {}, lines
    import yaml

    try:
        # No aliases, so that a few lines cannot become gigabytes.
        front = yaml.safe_load(
            "\n".join(line for line in lines[1:end] if not re.search(r"[:\-] *[&*]\w", line))
        )
    except (yaml.YAMLError, ValueError, RecursionError):
        front = None
    return (front if isinstance(front, dict) else None), lines[end + 1 :]


def _paragraphs(lines: tuple[str, ...]) -> Iterator[str]:
    """The lines without their marks, those of one paragraph joined."""
    paragraph: list[str] = []
    for line in lines:
        if paragraph and (not line.strip() or _BEGINS_ANEW.match(line)):
            yield _plain(" ".join(paragraph))
            paragraph = []
        if not line.strip():
            yield ""
        elif image := _IMAGE.fullmatch(line.strip()):
            yield CAPTION + image[1] if image[1].strip() else ""
        elif heading := _HEADING.match(line):
            yield _plain(heading[1])
        else:
            # Two spaces at its end keep a line apart from the next.
            paragraph.append(line.strip())
            if line.endswith("  "):
                yield _plain(" ".join(paragraph))
                paragraph = []
    if paragraph:
        yield _plain(" ".join(paragraph))


def _plain(text: str) -> str:
    text = _BLOCK.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    return re.sub(r"\\([\\`*_{}\[\]()#+.!>~|-])", r"\1", _EMPHASIS.sub(r"\2", text)).strip()
