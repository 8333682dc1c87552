"""What a comparison finds: links, passages, quotations and unique sentences, all as places in the text.

Articles are told by their position in the story, sentences by their index in the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from tui.story.model import Story

LinkKind = Literal["same", "partial"]

Sensitivity = Literal["strict", "balanced", "generous"]
"""How sure a link must be to be shown."""


class Ref(NamedTuple):
    """A sentence: the article's position in the story, the sentence's index in the article."""

    article: int
    sentence: int


class Span(NamedTuple):
    """Words of a sentence: `story.articles[article].sentences[sentence].text[start:end]`."""

    article: int
    sentence: int
    start: int
    end: int

    @property
    def ref(self) -> Ref:
        """The sentence it stands in."""
        return Ref(self.article, self.sentence)


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences of different articles that say the same thing; `a` is of the earlier article.

    `score` is 0..1, comparable over the whole story. `evidence` says why in words, strongest first.
    `by_hand` tells that the reader made the link.
    """

    a: Ref
    b: Ref
    score: float
    kind: LinkKind
    evidence: tuple[str, ...] = ()
    by_hand: bool = False

    def other(self, ref: Ref) -> Ref:
        """The end that is not `ref`."""
        return self.b if ref == self.a else self.a


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the reader decided about pairs of sentences, told by the keys of their words (see `keys`).

    The keys of each pair are sorted. A pair that is both pinned and rejected is rejected.
    """

    pinned: frozenset[tuple[str, str]] = frozenset()
    rejected: frozenset[tuple[str, str]] = frozenset()


UNDECIDED = Decisions()
"""No decision."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One proposition and who carries it: linked sentences of two or more articles, in order."""

    index: int
    members: tuple[Ref, ...]

    @property
    def articles(self) -> frozenset[int]:
        """The articles that carry it."""
        return frozenset(ref.article for ref in self.members)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One appearance of an utterance in one article.

    `spans` hold its words without the marks around it, one span a sentence (two where an attribution
    splits it); `text` is those words. `speaker` and `verb` are as printed, None where none is found.
    `variant` says how it differs from the fullest form; empty where it does not.
    """

    article: int
    spans: tuple[Span, ...]
    text: str
    speaker: str | None = None
    verb: str | None = None
    variant: tuple[str, ...] = ()

    @property
    def sentences(self) -> tuple[int, ...]:
        """The sentences it stands in, in order."""
        return tuple(sorted({span.sentence for span in self.spans}))


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance, by its fullest form, with every appearance of it."""

    index: int
    text: str
    occurrences: tuple[Occurrence, ...]

    @property
    def articles(self) -> frozenset[int]:
        """The articles that carry it."""
        return frozenset(occurrence.article for occurrence in self.occurrences)

    @property
    def shared(self) -> bool:
        """Whether two or more sources carry it."""
        return len(self.articles) > 1


@dataclass(frozen=True)
class Comparison:
    """All that was found in a story. Look-ups by sentence are built once, on first use.

    `candidates` are the links from the generous bar on, before the reader's decisions; `links` are those of
    them that `sensitivity` and `decisions` leave, and the reader's own (see `settle`).
    """

    story: Story
    links: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unique: tuple[Ref, ...] = ()
    candidates: tuple[Link, ...] = ()
    sensitivity: Sensitivity = "balanced"
    decisions: Decisions = UNDECIDED

    @cached_property
    def _links_of(self) -> dict[Ref, list[Link]]:
        found: dict[Ref, list[Link]] = {}
        for link in self.links:
            found.setdefault(link.a, []).append(link)
            found.setdefault(link.b, []).append(link)
        for rows in found.values():
            rows.sort(key=lambda link: (-link.score, link.a, link.b))
        return found

    @cached_property
    def _passage_of(self) -> dict[Ref, Passage]:
        return {ref: passage for passage in self.passages for ref in passage.members}

    @cached_property
    def _unique(self) -> frozenset[Ref]:
        return frozenset(self.unique)

    @cached_property
    def _quotations_of(self) -> dict[Ref, list[tuple[Quotation, Span]]]:
        found: dict[Ref, list[tuple[Quotation, Span]]] = {}
        for quotation in self.quotations:
            for occurrence in quotation.occurrences:
                for span in occurrence.spans:
                    found.setdefault(span.ref, []).append((quotation, span))
        return found

    def links_of(self, ref: Ref) -> list[Link]:
        """The links of a sentence, best first."""
        return self._links_of.get(ref, [])

    def passage_of(self, ref: Ref) -> Passage | None:
        """The passage that a sentence belongs to."""
        return self._passage_of.get(ref)

    def quotations_of(self, ref: Ref) -> list[tuple[Quotation, Span]]:
        """The quotations that stand in a sentence, each with its words there."""
        return self._quotations_of.get(ref, [])

    def is_unique(self, ref: Ref) -> bool:
        """Whether no other source has the sentence."""
        return ref in self._unique

    def counterparts(self, ref: Ref) -> dict[int, tuple[Ref, float]]:
        """For each other article that carries the sentence, its best counterpart there and the score.

        A direct link is preferred; where there is none, a member of the same passage stands in with
        score 0.
        """
        found: dict[int, tuple[Ref, float]] = {}
        for link in self.links_of(ref):
            other = link.other(ref)
            found.setdefault(other.article, (other, link.score))
        passage = self.passage_of(ref)
        for member in passage.members if passage else ():
            if member.article != ref.article:
                found.setdefault(member.article, (member, 0.0))
        return found
