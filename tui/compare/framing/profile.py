"""One source at a glance: how it reports speech, names and qualifies, and whose words it prints.

Method: counts, and no score. Every word of the body counts once in the shares, in this order: quoted, wire
copy, shared (its sentence stands in a passage), its own. Reporting verbs are those outside quotations; names
are the story's actors, so that profiles can be set side by side; qualifiers are the source's words in the
wordings of the story, where the other sources have other words or none. No word is weighed by a lexicon of
bias, and no source by log-odds: over five articles both are noise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tui.compare.comparison import Comparison
from tui.compare.framing.actors import Actor, actors
from tui.compare.model import Wording
from tui.compare.quoting.clauses import Clause, clause_of
from tui.compare.quoting.subjects import RELAYING
from tui.story.model import Position, Ref, Span
from tui.words.annotation import Annotation
from tui.words.classes import words_of
from tui.words.reading import Reading
from tui.words.reporting import PLAIN, stances

_REPORT = re.compile(r",? ?(?:that\b|[.“\"])")
"""What follows where a verb reports: "that", a quotation, or the end of what was reported."""

QUALIFIERS = 12
"""How many qualifiers are told."""


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A reporting verb as printed (small letters), and how often."""

    verb: str
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One source of a comparison. `shared`, `quoted`, `wire` and `own` are shares of its words, in all 1."""

    article: Position
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


def profiles(comparison: Comparison, annotation: Annotation) -> tuple[Profile, ...]:
    """The profiles of all articles, in the story's order."""
    profiler, called = _Profiler(comparison), actors(annotation)
    return tuple(
        profiler.of(article, readings, called[article])
        for article, readings in enumerate(annotation.readings)
    )


class _Profiler:
    """What the profiles of one comparison have in common."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
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

    def of(self, article: int, readings: Sequence[Reading], called: tuple[Actor, ...]) -> Profile:
        """The profile of one article."""
        counts: Counter[str] = Counter()
        for sentence, reading in enumerate(readings):
            counts.update(self._kinds(Ref(article, sentence), reading))
        total = counts.total() or 1
        return Profile(
            article,
            counts.total(),
            counts["shared"] / total,
            counts["quoted"] / total,
            counts["wire"] / total,
            counts["own"] / total,
            sum(ref.article == article for ref in self._comparison.unique),
            sum(omission.article == article for omission in self._comparison.omissions),
            _verbs(readings),
            called,
            tuple(_qualifiers(self._comparison.wordings, article)),
        )

    def _kinds(self, ref: Ref, reading: Reading) -> Iterable[str]:
        """Of each word of a sentence, what it counts as."""
        kind = "shared" if ref in self._shared else "own"
        if ref not in self._quoted and ref not in self._wire:
            return [kind] * len(reading.words)
        return [self._kind(ref, word.start) or kind for word in reading.words]

    def _kind(self, ref: Ref, start: int) -> str:
        """Whether a word is quoted, else wire copy; empty where it is neither."""
        if any(span.start <= start < span.end for span in self._quoted.get(ref, ())):
            return "quoted"
        if any(span.start <= start < span.end for span in self._wire.get(ref, ())):
            return "wire"
        return ""


def _verbs(readings: Iterable[Reading]) -> tuple[VerbUse, ...]:
    """The reporting verbs, most frequent first."""
    used = Counter(verb for reading in readings for verb in _reporting(reading))
    ranked = sorted(used.items(), key=lambda use: (-use[1], use[0]))
    return tuple(VerbUse(verb, count) for verb, count in ranked)


def _reporting(reading: Reading) -> Iterator[str]:
    """The verbs of saying outside quotations; of those that report only at times, those beside a report."""
    clause = clause_of(
        reading.text, [word for at, word in enumerate(reading.words) if not reading.inside(at)]
    )
    for at, weaker in clause.verbs:
        verb = clause.words[at]
        plain = weaker and stances()[verb.folded] == PLAIN and verb.folded not in RELAYING
        if not _noun(clause, at) and (not plain or _REPORT.match(reading.text, verb.end)):
            yield verb.folded


def _noun(clause: Clause, at: int) -> bool:
    """Whether a form may be the plural of a noun: nothing before it shows who says it ("media reports")."""
    verb, before = clause.folded(at), clause.folded(at - 1)
    if verb not in words_of("saying_nouns") or not verb.endswith("s") or clause.upper(at - 1):
        return False
    subjects = words_of("pronouns", "question_words", "adverbs")
    return not (before in subjects or before.endswith("ly") or clause.folded(at + 1) == "that")


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
