"""The kinds of things that a comparison finds, all as places in the text.

Articles are told by their position in the story (a field of the type `Position`), sentences by their index in
the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.story.model import Position, Ref, Span

LinkKind = Literal["same", "partial"]
OriginKind = Literal["credited", "attributed", "shared run"]
ConflictKind = Literal["number", "date", "words"]
WordingKind = Literal["verb", "name", "qualifier", "phrase", "headline", "who acts"]

Sensitivity = Literal["strict", "balanced", "generous"]
"""How sure a link must be to be shown."""


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


SHOWN = 6
"""How many words of a change are told."""

ChangeKind = Literal[
    "shortened",
    "extended",
    "altered",
    "left out",
    "added",
    "split",
    "spliced",
    "without marks",
    "other speaker",
    "other addressee",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which an appearance of an utterance differs from its fullest form.

    `words` are those of the fullest form, `instead_of` them what this appearance prints; either may be
    empty. `span` stands on the words printed here, None where there are none. Of `other speaker` and
    `other addressee`, `words` is the one most sources name. `spliced` tells that it runs together what
    another source prints as two.
    """

    kind: ChangeKind
    words: str = ""
    instead_of: str = ""
    span: Span | None = None

    def __str__(self) -> str:
        """In words: `altered: agreements/agreement`."""
        if self.kind in ("shortened", "extended"):
            return self.kind
        said = "/".join(_cut(text) for text in (self.words, self.instead_of) if text)
        return f"{self.kind}: {said}" if said else self.kind


def _cut(text: str) -> str:
    """The first words of a text."""
    words = text.split(" ")
    return " ".join(words[:SHOWN]) + " …" if len(words) > SHOWN else text


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One appearance of an utterance in one article.

    `spans` hold its words without the marks around it, one span a sentence (two where an attribution
    splits it); `text` is those words. `variant` says how it differs from the fullest form; empty where it
    does not.

    `speaker` is who is meant, by the full name; `printed` the words that name the speaker there ("he");
    `verb` is as printed. All are empty where nothing is found. `sure` is how sure the speaker is, 0..1, as
    `certainty` fits it; `candidates` who may be meant, likeliest first. `doubted` tells that another source's
    words name somebody else: one of the two may be our own mistake. Not `marked` is an appearance that is
    printed without quotation marks.
    """

    article: Position
    spans: tuple[Span, ...]
    text: str
    speaker: str | None = None
    verb: str | None = None
    variant: tuple[Change, ...] = ()
    printed: str | None = None
    sure: float = 1.0
    candidates: tuple[str, ...] = ()
    marked: bool = True
    doubted: bool = False

    @property
    def sentences(self) -> tuple[int, ...]:
        """The body sentences it stands in, in order; none where it stands in a headline."""
        return tuple(sorted({span.sentence for span in self.spans if span.sentence >= 0}))


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance, by its fullest form, with every appearance of it.

    `headlines` are its appearances in headlines, which carry it for no article: their spans have sentence -1.
    """

    index: int
    text: str
    occurrences: tuple[Occurrence, ...]
    headlines: tuple[Occurrence, ...] = ()

    @property
    def articles(self) -> frozenset[int]:
        """The articles that carry it."""
        return frozenset(occurrence.article for occurrence in self.occurrences)

    @property
    def shared(self) -> bool:
        """Whether two or more sources carry it."""
        return len(self.articles) > 1


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source states where another states something else: its words, and their normalised value."""

    span: Span
    text: str
    value: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Different facts about the same thing, stated by two or more sources.

    `what` says in a few words what they differ on. `sure` is 0..1.
    """

    kind: ConflictKind
    what: str
    claims: tuple[Claim, ...]
    sure: float = 1.0

    @property
    def articles(self) -> frozenset[int]:
        """The articles that take part."""
        return frozenset(claim.span.article for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Term:
    """The words of one source for something, with their place."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Different words for the same person, thing or act, one term an outlet.

    `strength` is the chance that a press critic would quote it, 0..1; `plain` tells that it is probably none
    to quote. `passage` is the index of the passage, None where the sentences stand in none together and for
    headlines compared with headlines (whose spans have sentence -1 and stand on the headline).
    """

    kind: WordingKind
    passage: int | None
    terms: tuple[Term, ...]
    strength: float
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Omission:
    """A passage that a source leaves out, although the rest of it shows that it had its place for it."""

    article: Position
    passage: int
    carried_by: tuple[Position, ...]
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Reuse:
    """Wire copy: the same run of words outside quotations in two or more sources, one span a source.

    `origin` is the agency that a credit or an attribution names, else None. `first` is the article that
    printed it first where dates allow, else None.
    """

    spans: tuple[Span, ...]
    words: int
    origin: str | None = None
    first: Position | None = None

    @property
    def articles(self) -> frozenset[int]:
        """The articles that print it."""
        return frozenset(span.article for span in self.spans)


@dataclass(frozen=True, slots=True)
class Origin:
    """The one origin that several sources of a passage have.

    `agency` is None where they print the same words and name nobody. `how` tells what it is known by: those
    words and a credit, the sentences that name the agency, or the shared words alone.
    """

    agency: str | None
    articles: tuple[Position, ...]
    how: OriginKind
