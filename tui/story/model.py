"""What a story is: its articles, and every line of their files.

Plain frozen data with no reading, no cleaning and no comparing in it. Text is kept as printed (but for
characters that a terminal could act on, see `harmless`); what is found in it elsewhere is a span of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

Position: TypeAlias = int
"""An article's place in its story, from 0."""

Role = Literal["body", "headline", "metadata", "aside", "blank"]


class StoryError(Exception):
    """Input that cannot be read. The message is one line: the file, the place in it, the remedy."""


class Cut(NamedTuple):
    """A part of a body line that is no part of the report: `line.text[start:end]`."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article's file, with the role that cleaning gave it.

    `number` counts from 1. `reason` says why a line is neither body nor headline; it is empty for those.
    `cuts` are in order, do not overlap, and stand in body lines alone.
    """

    number: int
    text: str
    role: Role
    reason: str = ""
    cuts: tuple[Cut, ...] = ()

    @property
    def kept(self) -> str:
        """The line without its cuts."""
        parts, at = [], 0
        for cut in self.cuts:
            parts.append(self.text[at : cut.start])
            at = cut.end
        return "".join([*parts, self.text[at:]])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text that was printed together: the kept parts of `lines` (numbers), joined by one space."""

    index: int
    lines: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit that is linked: `paragraph.text[start:end]`.

    `index` and `paragraph` count an article's body from 0; `line` is the file's line on which it begins.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """One report, as its file printed it and as the story describes it."""

    id: str
    letter: str
    outlet: str
    file: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    headline: str | None = None
    byline: str | None = None
    published: datetime.date | None = None
    clock: datetime.time | None = None
    """The time of that day, with its zone where one is stated."""
    url: str | None = None
    language: str | None = None
    notices: tuple[str, ...] = ()
    """What a reader should know of how the file was read: another encoding, an unsure headline."""
    path: Path | None = None
    """The file itself; None for an article that came from elsewhere."""

    @property
    def set_aside(self) -> Iterator[Line]:
        """The lines that are neither body, headline nor blank, in the file's order."""
        return (line for line in self.lines if line.role in ("aside", "metadata"))


class Ref(NamedTuple):
    """A sentence: the article's position in the story, the sentence's index in the article."""

    article: Position
    sentence: int


class Span(NamedTuple):
    """Words of a sentence: `story.articles[article].sentences[sentence].text[start:end]`."""

    article: Position
    sentence: int
    start: int
    end: int

    @property
    def ref(self) -> Ref:
        """The sentence it stands in."""
        return Ref(self.article, self.sentence)


@dataclass(frozen=True, slots=True)
class Story:
    """Several reports of one event, in the order in which they were named."""

    title: str
    articles: tuple[Article, ...]
    folder: Path | None = None

    def article(self, id: str) -> Article:
        """The article of that id. Raises KeyError where there is none."""
        for article in self.articles:
            if article.id == id:
                return article
        raise KeyError(id)
