"""Newsletters and forwarded reports as a mail program saves them (.eml)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.story.decoding import decoded
from tui.story.model import StoryError
from tui.story.moments import moment_of
from tui.story.readers import html
from tui.story.readers.page import Page, Source, headed, lines_of, one_line

if TYPE_CHECKING:
    from email.message import EmailMessage

NAME = "an e-mail"

_HEADERS = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}[A-Za-z][A-Za-z-]{1,60}: ?[^\r\n]*\r?\n")
_HEAD = 65_536
_ENOUGH = 0.5
"""The share of the plain text's words that the article found in the marked-up text must have to be used."""


def recognises(source: Source) -> bool:
    """By the header lines that a message cannot lack."""
    head = source.raw[:_HEAD]
    if not _HEADERS.match(head):
        return False
    names = {line.split(b":", 1)[0].lower() for line in re.split(rb"\r?\n\r?\n", head)[0].splitlines()}
    return b"from" in names and bool(names & {b"message-id", b"mime-version", b"date", b"received"})


def read(source: Source) -> tuple[Page, ...]:
    """One article of the message. Raises StoryError where it has no text."""
    # Imported here because every story passes through this room, and few hold an e-mail.
    from email import policy
    from email.message import EmailMessage
    from email.parser import BytesParser
    from email.utils import parseaddr, parsedate_to_datetime

    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(source.raw)
    subject, sender = _header(message, "subject"), _header(message, "from")
    page = _article(message, source.name)
    try:
        published, clock = moment_of(parsedate_to_datetime(_header(message, "date") or ""))
    except ValueError:
        published = clock = None
    return (
        Page(
            lines=headed(subject, page.lines),
            headline=subject or page.headline,
            byline=page.byline,
            outlet=parseaddr(sender)[0] or None if sender else None,
            published=published,
            clock=clock,
            url=page.url,
            language=page.language,
            notices=page.notices,
        ),
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return one_line(str(message[name] or ""))
    except (ValueError, IndexError, AttributeError):  # what the library meets in a malformed header
        return None


def _article(message: EmailMessage, name: str) -> Page:
    """The article of the marked-up text, or the plain text where that says much more."""
    plain, marked_up = _part(message, "plain", name), _part(message, "html", name)
    page = Page(lines_of(plain[0]), notices=plain[1]) if plain else None
    if marked_up:
        try:
            found = html.article(marked_up[0], name, notices=marked_up[1])
        except StoryError:
            found = None
        if found and (page is None or _words(found) >= _ENOUGH * _words(page)):
            return found
    if page is None or not _words(page):
        raise StoryError(f"{name}: an e-mail without a text; save the article as plain text")
    return page


def _words(page: Page) -> int:
    return sum(len(line.split()) for line in page.lines)


def _part(message: EmailMessage, kind: str, name: str) -> tuple[str, tuple[str, ...]] | None:
    part = message.get_body(preferencelist=(kind,))
    raw = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        return None
    return decoded(raw, name, part.get_content_charset())
