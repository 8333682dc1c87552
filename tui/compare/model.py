"""What a comparison finds: links, passages, quotations and unique sentences, all as places in the text.

Articles are told by their position in the story, sentences by their index in the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tui.story.model import Ref, Span, Story

LinkKind = Literal["same", "partial"]
OriginKind = Literal["credited", "attributed", "shared run"]
ConflictKind = Literal["number", "date", "place", "name", "agent", "polarity", "speaker"]
WordingKind = Literal["verb", "name", "qualifier", "phrase", "headline"]

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
    "marks dropped",
    "paraphrased",
    "other speaker",
]


@dataclass(frozen=True, slots=True)
class Change:
    """One way in which an appearance of an utterance differs from its fullest form.

    `words` are those of the fullest form, `instead_of` them what this appearance prints; either may be
    empty. `span` stands on the words printed here, None where there are none. Of `other speaker`, `words` is
    the one most sources name. `spliced` tells that it runs together what another source prints as two.
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
    `verb` is as printed, and `stance` what that verb implies (reporting_verbs.yaml). All are empty where
    nothing is found. `sure` is how sure the speaker is, 0..1 (1 for a name printed with the verb);
    `candidates` who else may be meant, likeliest first. `scare` marks single words that nobody is reported to
    have said.
    """

    article: int
    spans: tuple[Span, ...]
    text: str
    speaker: str | None = None
    verb: str | None = None
    variant: tuple[Change, ...] = ()
    printed: str | None = None
    sure: float = 1.0
    candidates: tuple[str, ...] = ()
    stance: str = ""
    scare: bool = False

    @property
    def sentences(self) -> tuple[int, ...]:
        """The sentences it stands in, in order."""
        return tuple(sorted({span.sentence for span in self.spans}))


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance, by its fullest form, with every appearance of it.

    `echoes` are appearances without marks: the same words as the source's own, or its words for them. Their
    only change says which.
    """

    index: int
    text: str
    occurrences: tuple[Occurrence, ...]
    echoes: tuple[Occurrence, ...] = ()

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

    article: int
    passage: int
    carried_by: tuple[int, ...]
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
    first: int | None = None

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
    articles: tuple[int, ...]
    how: OriginKind


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
    conflicts: tuple[Conflict, ...] = ()
    wordings: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    reuses: tuple[Reuse, ...] = ()
    origins: tuple[tuple[int, Origin], ...] = ()
    """The passages (by index) that two or more sources have from one origin."""
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

    @cached_property
    def _conflicts_of(self) -> dict[Ref, list[tuple[Conflict, Claim]]]:
        found: dict[Ref, list[tuple[Conflict, Claim]]] = {}
        for conflict in self.conflicts:
            for claim in conflict.claims:
                found.setdefault(claim.span.ref, []).append((conflict, claim))
        return found

    @cached_property
    def _wordings_of(self) -> dict[Ref, list[tuple[Wording, Term]]]:
        found: dict[Ref, list[tuple[Wording, Term]]] = {}
        for wording in self.wordings:
            for term in () if wording.plain else wording.terms:
                found.setdefault(term.span.ref, []).append((wording, term))
        return found

    @cached_property
    def _origins(self) -> dict[int, Origin]:
        return dict(self.origins)

    def origin_of(self, passage: Passage) -> Origin | None:
        """The one origin that several sources of a passage have, if they have one."""
        return self._origins.get(passage.index)

    def links_of(self, ref: Ref) -> list[Link]:
        """The links of a sentence, best first."""
        return self._links_of.get(ref, [])

    def passage_of(self, ref: Ref) -> Passage | None:
        """The passage that a sentence belongs to."""
        return self._passage_of.get(ref)

    def quotations_of(self, ref: Ref) -> list[tuple[Quotation, Span]]:
        """The quotations that stand in a sentence, each with its words there."""
        return self._quotations_of.get(ref, [])

    def conflicts_of(self, ref: Ref) -> list[tuple[Conflict, Claim]]:
        """The conflicts in which a sentence takes part, each with its claim there."""
        return self._conflicts_of.get(ref, [])

    def wordings_of(self, ref: Ref) -> list[tuple[Wording, Term]]:
        """The likely telling wordings in which a sentence takes part, each with its words there."""
        return self._wordings_of.get(ref, [])

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
