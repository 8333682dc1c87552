"""Which news agencies an article names as the origin of its words, and where.

Method: the names and abbreviations of agencies.yaml. A name in a line that credits somebody, a dateline
("DALLAS (AP) —") or the byline credits the article. A name in a sentence of the body attributes that
sentence; an abbreviation alone does only where it is told as a source ("the AP reported", "according to AP",
"(AFP)"). Credits of pictures are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from tui.story.model import Article
from tui.words.classes import read_class

_PICTURE = re.compile(
    r"photo|image|picture|video|getty|caption|illustration|screenshot|footage", re.IGNORECASE
)
_CREDITS = frozenset(("credit", "copyright", "byline"))
_SAYS = r"reported|reports|said|says|writes|wrote|quoted|cited|noted|adds|added"
_LED = r"according to|told|via|by|from|with|per|to"


@dataclass(frozen=True)
class Agency:
    """A news agency with what it is known by."""

    name: str
    names: tuple[str, ...]
    short: tuple[str, ...]

    @cached_property
    def named(self) -> re.Pattern[str]:
        """Its full names, or its abbreviation where that is told as a source."""
        every = "|".join(map(re.escape, (*self.names, *self.short)))
        if not self.short:
            return re.compile(rf"\b(?:{every})\b")
        full = "|".join(map(re.escape, self.names))
        short = "|".join(map(re.escape, self.short))
        return re.compile(
            rf"\b(?:{full})\b|\((?:{short})\)|\b(?:{_LED}) (?:the )?(?:{short})\b"
            rf"|\b(?:{short})\b(?=,? (?:{_SAYS})\b)"
        )

    @cached_property
    def credited(self) -> re.Pattern[str]:
        """Its names and abbreviations, in a line that credits somebody."""
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, (*self.names, *self.short)))})\b")

    @cached_property
    def dateline(self) -> re.Pattern[str]:
        """Its name in brackets before a dash, at the beginning of a report."""
        every = "|".join(map(re.escape, (*self.names, *self.short)))
        return re.compile(rf"^[^()]{{0,60}}\((?:{every})\)\s*[-—–:]")


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """The agencies of agencies.yaml, those with longer names first."""
    rows: Mapping[str, Mapping[str, list[str]]] = read_class("agencies")
    made = (Agency(name, tuple(row["names"]), tuple(row["short"])) for name, row in rows.items())
    return tuple(sorted(made, key=lambda row: (-max(map(len, row.names)), row.name)))


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    """Whatever an agency is known by, without what holds something shorter."""
    every = {word for row in agencies() for word in (*row.names, *row.short)}
    return tuple(sorted(word for word in every if not any(other in word for other in every - {word})))


def _any(text: str) -> bool:
    """Whether a text may name an agency: most do not, and are done with at once."""
    return any(word in text for word in _known())


def named_in(text: str) -> list[tuple[str, int, int]]:
    """The agencies that a sentence gives as its source, each with the place of the words.

    >>> [name for name, _, _ in named_in("He resigned, the AP reported.")]
    ['AP']
    """
    if not _any(text):
        return []
    taken: list[tuple[str, int, int]] = []
    for agency in agencies():
        if not any(word in text for word in (*agency.names, *agency.short)):
            continue
        for found in agency.named.finditer(text):
            if not any(start < found.end() and found.start() < end for _, start, end in taken):
                taken.append((agency.name, found.start(), found.end()))
    return sorted(taken, key=lambda row: row[1:])


def credited(article: Article) -> tuple[str, ...]:
    """The agencies that an article credits for its text, sorted.

    >>> from pathlib import Path
    >>> from tui.story import read_story
    >>> credited(read_story(Path("seeds")).articles[2])
    ('AP',)
    """
    return tuple(sorted(set(_credits(article))))


def _credits(article: Article) -> Iterator[str]:
    opening = article.paragraphs[0].text[:120] if article.paragraphs else ""
    credit = tuple(_credit_lines(article))
    if not any(map(_any, (opening, *credit))):
        return
    for agency in agencies():
        if any(map(agency.credited.search, credit)) or agency.dateline.match(opening):
            yield agency.name


def _credit_lines(article: Article) -> Iterator[str]:
    """The byline and the lines beside the text that credit somebody, but for those that credit a picture."""
    yield article.byline or ""
    for line in article.set_aside:
        if line.reason in _CREDITS and not _PICTURE.search(line.text):
            yield line.text
