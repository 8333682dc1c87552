"""What a note is: words of an article with their surroundings, a text, tags.

The words are kept as the Web Annotation Data Model keeps them (Sanderson, Ciccarese and Young, W3C
Recommendation, 2017): a TextQuoteSelector (exact, prefix, suffix) and the position they had.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.story.harmless import harmless


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, what stood before and after them, and where they began in `article_text`."""

    article: str
    """The article's id."""
    words: str
    before: str = ""
    after: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the workspace keeps it. `id` is the workspace's own; `place` gives the order in a story."""

    id: int
    story: str
    """The story's key."""
    quote: Quote
    text: str = ""
    tags: tuple[str, ...] = ()
    finding: str = ""
    """What of a list was kept with the words, as `y` copies it; "" for words alone."""
    place: float = 0.0
    made: str = ""
    """When, in UTC: 2026-11-25T20:12:00Z."""


def tags_of(text: str) -> tuple[str, ...]:
    """The tags that were typed, parted by commas: each once, whatever its letter case.

    >>> tags_of("agency,  Passive voice, Agency,, ")
    ('agency', 'Passive voice')
    """
    tags: dict[str, str] = {}
    for typed in text.split(","):
        tag = " ".join(harmless(typed).split())
        if tag:
            tags.setdefault(tag.casefold(), tag)
    return tuple(tags.values())
