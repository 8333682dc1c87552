"""A comparison: everything that was found in a story, and look-ups of it by sentence.

Screens and reports show what stands here and compute no finding of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tui.compare.model import (
    UNDECIDED,
    Claim,
    Conflict,
    Decisions,
    Link,
    Omission,
    Origin,
    Passage,
    Quotation,
    Reuse,
    Sensitivity,
    Term,
    Wording,
)
from tui.story.model import Ref, Span, Story

if TYPE_CHECKING:
    from tui.compare.figures.model import Figure
    from tui.compare.framing.profile import Profile
    from tui.compare.framing.ranking import Telling
    from tui.compare.ground import Ground

_T = TypeVar("_T")


@dataclass(frozen=True)
class Comparison:
    """All that was found in a story. Look-ups by sentence are built once, on first use.

    `links` are the candidates that `sensitivity` and `decisions` leave, and the reader's own; passages and
    all that follows hang on them. While what follows is still computed, `complete` is False and it is empty.
    `ground` is what hangs on neither (see `ground`), with the annotated reading of the story.
    """

    story: Story
    links: tuple[Link, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unique: tuple[Ref, ...] = ()
    figures: tuple[Figure, ...] = ()
    """The quantities and times that two or more sources give, those that differ first."""
    conflicts: tuple[Conflict, ...] = ()
    """The figures that differ, and quoted words altered in sense."""
    wordings: tuple[Wording, ...] = ()
    omissions: tuple[Omission, ...] = ()
    reuses: tuple[Reuse, ...] = ()
    origins: tuple[tuple[int, Origin], ...] = ()
    """The passages (by index) that two or more sources have from one origin."""
    telling: tuple[Telling, ...] = ()
    """The unique sentences, the most telling first."""
    additions: tuple[Telling, ...] = ()
    """The sentences of passages that say more than the other sources do, the most telling first."""
    profiles: tuple[Profile, ...] = ()
    """One an article, in the story's order."""
    sensitivity: Sensitivity = "balanced"
    decisions: Decisions = UNDECIDED
    limits: tuple[str, ...] = ()
    """What was left out because there is too much of it, in one line each; empty for any ordinary story."""
    complete: bool = True
    ground: Ground | None = field(default=None, repr=False, compare=False)

    @cached_property
    def _links_of(self) -> dict[Ref, list[Link]]:
        by_end = _by_sentence((ref, link) for link in self.links for ref in (link.a, link.b))
        for links in by_end.values():
            links.sort(key=lambda link: (-link.score, link.a, link.b))
        return by_end

    @cached_property
    def _passage_of(self) -> dict[Ref, Passage]:
        return {ref: passage for passage in self.passages for ref in passage.members}

    @cached_property
    def _unique(self) -> frozenset[Ref]:
        return frozenset(self.unique)

    @cached_property
    def _quotations_of(self) -> dict[Ref, list[tuple[Quotation, Span]]]:
        return _by_sentence(
            (span.ref, (quotation, span))
            for quotation in self.quotations
            for occurrence in quotation.occurrences
            for span in occurrence.spans
        )

    @cached_property
    def _conflicts_of(self) -> dict[Ref, list[tuple[Conflict, Claim]]]:
        return _by_sentence(
            (claim.span.ref, (conflict, claim)) for conflict in self.conflicts for claim in conflict.claims
        )

    @cached_property
    def _wordings_of(self) -> dict[Ref, list[tuple[Wording, Term]]]:
        return _by_sentence(
            (term.span.ref, (wording, term))
            for wording in self.wordings
            for term in (() if wording.plain else wording.terms)
        )

    @cached_property
    def _origins(self) -> dict[int, Origin]:
        return dict(self.origins)

    def index(self) -> None:
        """Build the look-ups now, where they are not yet waited for."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    @property
    def model(self) -> str:
        """The model that was heard on the links beside the words; empty where none was."""
        return self.ground.witness.name if self.ground and self.ground.witness else ""

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

    def by_hand(self, refs: Iterable[Ref]) -> bool:
        """Whether the reader made a link of one of some sentences."""
        return any(link.by_hand for ref in refs for link in self.links_of(ref))

    def is_unique(self, ref: Ref) -> bool:
        """Whether no other source has the sentence."""
        return ref in self._unique

    def counterparts(self, ref: Ref) -> dict[int, tuple[Ref, float]]:
        """For each other article that carries the sentence, its best counterpart there and the score.

        A direct link is preferred; where there is none, a member of the same passage stands in with
        score 0.
        """
        best: dict[int, tuple[Ref, float]] = {}
        for link in self.links_of(ref):
            other = link.other(ref)
            best.setdefault(other.article, (other, link.score))
        passage = self.passage_of(ref)
        for member in passage.members if passage else ():
            if member.article != ref.article:
                best.setdefault(member.article, (member, 0.0))
        return best


def _by_sentence(pairs: Iterable[tuple[Ref, _T]]) -> dict[Ref, list[_T]]:
    lists: defaultdict[Ref, list[_T]] = defaultdict(list)
    for ref, value in pairs:
        lists[ref].append(value)
    return dict(lists)
