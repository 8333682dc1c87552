"""Articles as trafilatura and news-please write them in JSON: one, a list, or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from tui.story.decoding import decoded
from tui.story.model import StoryError
from tui.story.moments import moment_of
from tui.story.readers.page import (
    Page,
    Source,
    headed,
    lines_of,
    one_line,
    outlet_name,
    spaced,
    web_address,
)

NAME = "JSON"

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_TEXT = ("maintext", "text", "raw_text")
_KEYS = {
    "headline": ("title", "headline"),
    "byline": ("author", "authors"),
    "outlet": ("sitename", "source-hostname", "source_domain", "hostname"),
    "published": ("date", "date_publish"),
    "url": ("url", "source"),
    "language": ("language",),
}
"""Where the programs that write such files put what we look for, the surest first."""


def recognises(source: Source) -> bool:
    """By its first characters and a key that holds an article's text."""
    return bool(_BEGINS.match(source.raw[:1_000])) and any(f'"{key}"'.encode() in source.raw for key in _TEXT)


def read(source: Source) -> tuple[Page, ...]:
    """The articles in the file, in its order. Raises StoryError for broken JSON or none with a text."""
    text, notices = decoded(source.raw, source.name, source.charset)
    found = tuple(_page(item, notices) for item in _items(text, source.name) if _value(item, _TEXT))
    if not found:
        raise StoryError(f"{source.name}: holds no article's text; looked for the keys {', '.join(_TEXT)}")
    return found


def _items(text: str, name: str) -> Iterator[Mapping[str, Any]]:
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as whole:
        try:
            data = [msgspec.json.decode(line) for line in text.splitlines() if line.strip()]
        except (msgspec.DecodeError, RecursionError):
            raise StoryError(f"{name}: broken JSON: {whole}; write the file anew") from whole
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item


def _value(item: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((item[key] for key in keys if item.get(key)), None)


def _page(item: Mapping[str, Any], notices: tuple[str, ...]) -> Page:
    said = {field: _value(item, keys) for field, keys in _KEYS.items()}
    headline = one_line(said["headline"])
    lines = lines_of(str(_value(item, _TEXT)))
    published, clock = moment_of(said["published"])
    return Page(
        lines=spaced(*headed(headline, lines)),
        headline=headline,
        byline=one_line(said["byline"]),
        outlet=outlet_name(said["outlet"]),
        published=published,
        clock=clock,
        url=web_address(said["url"]),
        language=one_line(said["language"]),
        notices=notices,
    )
