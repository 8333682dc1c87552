"""Saved web pages: the article, found by trafilatura, and what the page says of itself.

Captions are taken out before the article is looked for and printed under it, marked as such: between
paragraphs they would be read as the report's own words.
"""

from __future__ import annotations

import datetime
import logging
import re
import warnings
from typing import TYPE_CHECKING, Any

from tui.story.blocks import words_of
from tui.story.decoding import decoded
from tui.story.model import StoryError
from tui.story.moments import moment_of
from tui.story.readers.page import (
    CAPTION,
    Page,
    Source,
    lines_of,
    one_line,
    outlet_name,
    spaced,
    web_address,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME = "a web page"

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}\bcharset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_SAVED_FROM = re.compile(rb"saved from url=(?:\(\d+\))?(https?://\S{1,500})", re.I)
_HEAD = 8_192
_LONGEST_TITLE = 300
_STAMPS = (
    "//meta[contains(concat(@property, @name, @itemprop), 'ublished')]/@content"
    " | //time[not(ancestor::a)]/@datetime"
)
"""Where a page may state the time of its day; what is shared and related has its own, in links."""
_MOST_STAMPS = 20
_CAPTIONS = "//figcaption | //*[contains(concat(' ', normalize-space(@class), ' '), ' wp-caption-text ')]"


def recognises(source: Source) -> bool:
    """By the tags that only a page begins with."""
    return bool(_BEGINS.match(source.raw[:_HEAD]))


def read(source: Source) -> tuple[Page, ...]:
    """The article of the page. Raises StoryError where the page holds no text that could be one."""
    declared = _CHARSET.search(source.raw[:_HEAD])
    charset = source.charset or (declared[1].decode("ascii") if declared else None)
    text, notices = decoded(source.raw, source.name, charset)
    saved = _SAVED_FROM.search(source.raw[:_HEAD])
    base = source.base or (saved[1].decode("ascii", "replace") if saved else None)
    return (article(text, source.name, base, notices),)


def article(text: str, name: str, base: str | None = None, notices: tuple[str, ...] = ()) -> Page:
    """The article in the markup of a page that came from the address `base`."""
    import trafilatura

    # What the library says of a page's flaws is for its makers; what matters of them is told below.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        tree = trafilatura.load_html(text)
        if tree is None:
            raise ValueError
        stamps = [moment_of(stamp) for stamp in tree.xpath(_STAMPS)[:_MOST_STAMPS]]
        captions = _taken_captions(tree)
        language = one_line(tree.get("lang"))
        with warnings.catch_warnings(action="ignore"):
            found: Any = trafilatura.bare_extraction(
                tree,
                url=base,
                include_comments=False,
                with_metadata=True,
                date_extraction_params={"extensive_search": False, "original_date": True},
            )
    except (ValueError, RecursionError, MemoryError, AttributeError, TypeError) as error:
        # What a broken page breaks inside the library is not ours to list by name.
        raise StoryError(f"{name}: no article could be found in the page; save its text instead") from error
    title = one_line(found.title) if found else None
    if not found or not (found.text or title):
        raise StoryError(f"{name}: no article could be found in the page; save its text instead")
    return _page(found, title, captions, base, language, notices, stamps)


def _page(
    found: Any,
    title: str | None,
    captions: list[str],
    base: str | None,
    language: str | None,
    notices: tuple[str, ...],
    stamps: list[tuple[datetime.date | None, datetime.time | None]],
) -> Page:
    headline = title if title and len(title) <= _LONGEST_TITLE else None
    published, _ = moment_of(found.date)
    clock = next((clock for day, clock in stamps if day == published and clock), None)
    return Page(
        lines=spaced(*_headed(headline, lines_of(found.text or "")), *(CAPTION + text for text in captions)),
        headline=headline,
        byline=one_line((found.author or "").replace(";", ",")),
        outlet=outlet_name(found.sitename, found.hostname),
        published=published,
        clock=clock,
        url=web_address(found.url) or base,
        language=language,
        notices=notices,
    )


def _taken_captions(tree: HtmlElement) -> list[str]:
    """The captions of the page, each once, taken out of it."""
    captions: dict[str, None] = {}
    for element in tree.xpath(_CAPTIONS):
        if element.getparent() is None:
            continue
        caption = " ".join(element.text_content().split())
        if caption:
            captions[caption] = None
        element.drop_tree()
    return list(captions)


def _headed(headline: str | None, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines under their headline, which stands first and once."""
    if headline is None:
        return lines
    rest = lines[1:] if lines and words_of(lines[0]) == words_of(headline) else lines
    return (headline, *rest)
