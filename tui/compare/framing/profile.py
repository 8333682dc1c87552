"""One source at a glance: how it reports speech, names and qualifies, and whose words it prints.

Method: counts, and no score. Every word of the body counts once in the shares, in this order: quoted, wire
copy, shared (its sentence stands in a passage), its own. Reporting verbs are those outside quotations,
with what each implies as reporting.yaml has it; names are the story's actors, so that profiles can
be set side by side; qualifiers are the source's words in the wordings of the story, where the other
sources have other words or none. No word is weighed by a lexicon of bias, and no source by log-odds: over
five articles both are noise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tui.compare.comparison import Comparison
from tui.compare.framing.actors import Actor, Actors
from tui.compare.framing.reported import told, verbs
from tui.compare.framing.units import Units
from tui.compare.model import Wording
from tui.story.model import Ref, Span
from tui.words.annotation import Annotation, annotate
from tui.words.reporting import stances

QUALIFIERS = 12
"""How many qualifiers are told."""


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A reporting verb as printed (small letters), what it implies, and how often."""

    verb: str
    implies: str
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One source of a comparison. `shared`, `quoted`, `wire` and `own` are shares of its words, in all 1."""

    article: int
    words: int
    shared: float
    quoted: float
    wire: float
    own: float
    unique: int
    """How many of its sentences no other source has."""
    omissions: int
    """How many passages it omits."""
    verbs: tuple[VerbUse, ...]
    """Its reporting verbs, most frequent first."""
    actors: tuple[Actor, ...]
    """The story's actors as it names them."""
    qualifiers: tuple[str, ...]
    """Its own words in the wordings of qualifiers and names, strongest first."""


def profile(
    comparison: Comparison, article: int, annotation: Annotation | None = None, units: Units | None = None
) -> Profile:
    """The profile of the article at that position in the story. For all of them, `profiles` reads once."""
    return _Profiler(comparison, annotation or annotate(comparison.story), units).of(article)


def profiles(
    comparison: Comparison, annotation: Annotation | None = None, units: Units | None = None
) -> tuple[Profile, ...]:
    """The profiles of all articles, in the story's order."""
    profiler = _Profiler(comparison, annotation or annotate(comparison.story), units)
    return tuple(profiler.of(article) for article in range(len(comparison.story.articles)))


class _Profiler:
    """What the profiles of one comparison have in common."""

    def __init__(self, comparison: Comparison, annotation: Annotation, units: Units | None) -> None:
        self._comparison, self._annotation = comparison, annotation
        self._units = units or Units(comparison.story, annotation, comparison.quotations)
        self._actors = Actors(comparison.story, self._units)
        self._quoted: dict[Ref, list[Span]] = {}
        self._wire: dict[Ref, list[Span]] = {}
        for quotation in comparison.quotations:
            for occurrence in quotation.occurrences:
                for span in occurrence.spans:
                    self._quoted.setdefault(span.ref, []).append(span)
        for reuse in comparison.reuses:
            for span in reuse.spans:
                self._wire.setdefault(span.ref, []).append(span)
        self._shared = {ref for passage in comparison.passages for ref in passage.members}

    def of(self, article: int) -> Profile:
        """The profile of one article."""
        counts: Counter[str] = Counter()
        used: Counter[str] = Counter()
        for s, reading in enumerate(self._annotation.readings[article]):
            ref = Ref(article, s)
            kind = "shared" if ref in self._shared else "own"
            if ref in self._quoted or ref in self._wire:
                counts.update(self._kind(ref, word.start) or kind for word in reading.words)
            else:
                counts[kind] += len(reading.words)
            row = self._units.of(ref)
            for at in verbs(row, reading.text):
                start, end = told(row, at)
                used[" ".join(unit.folded for unit in row[start:end])] += 1
        total = counts.total() or 1
        return Profile(
            article,
            counts.total(),
            counts["shared"] / total,
            counts["quoted"] / total,
            counts["wire"] / total,
            counts["own"] / total,
            sum(ref.article == article for ref in self._comparison.unique),
            sum(row.article == article for row in self._comparison.omissions),
            tuple(
                VerbUse(verb, stances().get(verb, "asking"), count)
                for verb, count in sorted(used.items(), key=lambda row: (-row[1], row[0]))
            ),
            self._actors.of(article),
            tuple(_qualifiers(self._comparison.wordings, article)),
        )

    def _kind(self, ref: Ref, start: int) -> str:
        """Whether a word is quoted, else wire copy; empty where it is neither."""
        if any(span.start <= start < span.end for span in self._quoted.get(ref, ())):
            return "quoted"
        if any(span.start <= start < span.end for span in self._wire.get(ref, ())):
            return "wire"
        return ""


def _qualifiers(wordings: Sequence[Wording], article: int) -> list[str]:
    """The words of a source where it qualifies more than most of the others do."""
    found: dict[str, None] = {}
    for wording in wordings:
        if wording.kind not in ("qualifier", "name"):
            continue
        shortest = min(len(term.words.split()) for term in wording.terms)
        for term in wording.terms:
            if term.span.article == article and len(term.words.split()) > shortest:
                found.setdefault(term.words)
    return list(found)[:QUALIFIERS]
