"""Wordings: other words of two sources for the same person, thing or act, the most telling first.

Method: the sentences that are linked are aligned, each with its best counterparts of other outlets, and
headlines with headlines; their contrasts (`contrasts`) and the verbs that two sources put to one quotation
are weighed (`weighing`). What is likely neither a contrast nor quoted is not told; the rest is told best
first, once: a wording takes its words, and a difference that was told (one source's "allegedly" against
nothing) is not told again. Other sources that word the same place are added as further terms.

Measured by tests/fit_wordings.py on twenty-seven labelled stories, each left out of the fitting once: of the
first ten of each story that the labels know, 47 are telling, 21 dull, 4 false; of all first ten as one critic
read them, plain ones among them, 56, 119, 61; of those shown as likely telling 17, 5, 2. Of 191 that readers
wanted, 59 are among all shown, 61 with the words of further outlets. The rest: 41 stand in sentences that are
no candidates of a link, 60 in some whose words are not aligned (whole clauses, names and titles, other acts),
others are likely none by what is measured.

Tried and left out, none with more than two of the wanted for as many rows: verbs of saying of one speaker
wherever they stand; what one source gives to somebody and another tells as its own (four in all stories);
fragments in quotation marks; the fullest title of a person anywhere in the story (titles of office); groups
by the cast (two of 46 pairs); a verb with its object; longer windows; measures of form, place, length and
actor; nearness in WordNet 3.0 (0.004 of the area under the curve); the valence lexicon of vaderSentiment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from tui.compare.framing.aligning import Line, Stretch, line
from tui.compare.framing.contrasts import Contrast, contrasts
from tui.compare.framing.shades import says, stance
from tui.compare.framing.weighing import Meeting, Weights, chance, differing, measures, weights
from tui.compare.model import Link, Occurrence, Passage, Quotation, Term, Wording, WordingKind
from tui.story.model import Ref, Span
from tui.story.outlets import voices
from tui.words import limits
from tui.words.annotation import Annotation

PARTNERS, LEAST_PARTNERS, PAIRS = 3, 2, 40
"""With how many of its best counterparts a sentence is compared; fewer, to a least, in a story of many."""

LONGEST = 200
"""Words of a sentence that is compared: it takes time with the product of both, and none has so many."""

HEADLINES = 12
"""With how many others a headline is compared."""

SAME = 3
"""How many content words two headlines share at least."""


@dataclass(frozen=True)
class Candidate:
    """A contrast with what is measured of it (see `weighing`)."""

    contrast: Contrast
    measures: Mapping[str, float]

    @cached_property
    def terms(self) -> tuple[Term, Term]:
        """Its words on both sides."""
        _, a, one, b, other = self.contrast
        return a.term(*one), b.term(*other)

    @cached_property
    def spans(self) -> tuple[Span, Span]:
        """Where they stand."""
        one, other = self.terms
        return one.span, other.span

    @property
    def difference(self) -> frozenset[tuple[str, ...]]:
        """What is different, whatever the form of the words: the same for the same contrast elsewhere."""
        _, a, one, b, other = self.contrast
        sides = differing(a, one, b, other), differing(b, other, a, one)
        return frozenset(tuple(row.keys[k] for k in side) for row, side in zip((a, b), sides, strict=True))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with how sure it is a contrast, and how likely it is that a critic would quote it."""

    candidate: Candidate
    sure: float
    telling: float

    @property
    def rank(self) -> float:
        """What it is ranked by: a false one costs more trust than a dull one, so that counts twice."""
        return self.sure * self.telling

    def plain(self, bars: Mapping[str, float]) -> bool:
        """Whether it is not firmly a contrast, or likely none to quote."""
        return self.sure < bars["firm"] or self.telling < bars["telling"]


def wordings(
    annotation: Annotation,
    links: Iterable[Link],
    passages: Sequence[Passage],
    quotations: Iterable[Quotation],
) -> tuple[Wording, ...]:
    """The wordings of a story, those likely telling first, then the plain ones."""
    if len(set(voices(annotation.story))) < 2:
        return ()
    fitted = weights()
    place = {ref: passage.index for passage in passages for ref in passage.members}
    found = list(weighed(candidates(annotation, links, quotations), fitted))
    return tuple(_told(found, voices(annotation.story), place, fitted.bars))


def candidates(
    annotation: Annotation, links: Iterable[Link], quotations: Iterable[Quotation]
) -> Iterator[Candidate]:
    """The contrasts of all sentences that meet, and of the verbs of shared quotations."""
    finder = _Finder(annotation, voices(annotation.story))
    for contrast in finder.quoting(quotations):
        yield Candidate(contrast, measures(contrast, Meeting(1.0, quotation=True)))
    for a, b, meeting in (*finder.linked(links), *finder.headlines()):
        for contrast in contrasts(a, b):
            yield Candidate(contrast, measures(contrast, meeting))


def weighed(found: Iterable[Candidate], fitted: Weights) -> Iterator[Weighed]:
    """The candidates that are contrasts surely enough to be shown."""
    for candidate in found:
        sure = chance(candidate.measures, fitted.sure)
        if sure >= fitted.bars["sure"]:
            yield Weighed(candidate, sure, sure * chance(candidate.measures, fitted.telling))


def chosen(found: Iterable[Weighed], bars: Mapping[str, float]) -> list[Weighed]:
    """The contrasts to show, likely telling ones first, then by rank; no word and no difference twice."""
    taken: set[tuple[Ref, int]] = set()
    told: set[frozenset[tuple[str, ...]]] = set()
    shown = []
    for row in sorted(found, key=lambda row: (row.plain(bars), -row.rank, row.candidate.spans)):
        _, a, one, b, other = row.candidate.contrast
        words = {(a.ref, k) for k in range(*one)} | {(b.ref, k) for k in range(*other)}
        difference = row.candidate.difference
        if row.telling >= bars["shown"] and not words & taken and difference not in told:
            taken |= words
            told.add(difference)
            shown.append(row)
    return shown


def _told(
    found: Sequence[Weighed], outlets: Sequence[int], place: Mapping[Ref, int], bars: Mapping[str, float]
) -> Iterator[Wording]:
    """The wordings of what is chosen, each with the words of further outlets for it; no place twice."""
    beside = _firm(found, bars)
    told: dict[Ref, list[Span]] = {}
    for row in chosen(found, bars):
        spans = row.candidate.spans
        if any(_meet(span, other) for span in spans for other in told.get(span.ref, ())):
            continue
        terms = _terms(row.candidate, beside, outlets)
        for term in terms:
            told.setdefault(term.span.ref, []).append(term.span)
        one, other = (place.get(span.ref) for span in spans)
        kind: WordingKind = "headline" if spans[0].sentence < 0 else row.candidate.contrast.kind
        yield Wording(
            kind, one if one == other else None, terms, round(row.telling, 4), plain=row.plain(bars)
        )


def _firm(found: Iterable[Weighed], bars: Mapping[str, float]) -> dict[Ref, list[Weighed]]:
    """The firm contrasts in which each sentence takes part."""
    beside: dict[Ref, list[Weighed]] = {}
    for row in found:
        for span in row.candidate.spans if row.sure >= bars["firm"] else ():
            beside.setdefault(span.ref, []).append(row)
    return beside


def _terms(
    candidate: Candidate, beside: Mapping[Ref, Sequence[Weighed]], outlets: Sequence[int]
) -> tuple[Term, ...]:
    """The words of a candidate, and of every other outlet that surely has others for the same place."""
    terms = {outlets[term.span.article]: term for term in candidate.terms}
    for span in candidate.spans:
        alike = (
            row for row in beside.get(span.ref, ()) if row.candidate.contrast.kind == candidate.contrast.kind
        )
        for other in _joined(span, alike):
            terms.setdefault(outlets[other.span.article], other)
    return tuple(sorted(terms.values(), key=lambda term: term.span))


def _joined(span: Span, rows: Iterable[Weighed]) -> Iterator[Term]:
    """What others surely have for the words of a span, the surest first."""
    for row in sorted(rows, key=lambda row: (-row.sure, row.candidate.spans)):
        one, other = row.candidate.terms
        if other.span.ref == span.ref:
            one, other = other, one
        if _meet(one.span, span):
            yield other


def _meet(a: Span, b: Span) -> bool:
    """Whether two spans have words in common."""
    return a.ref == b.ref and a.start < b.end and b.start < a.end


@dataclass(frozen=True, slots=True)
class _Finder:
    """The lines of a story, each read once, and which of them meet."""

    annotation: Annotation
    outlets: Sequence[int]
    lines: dict[Ref, Line] = field(default_factory=dict)

    def line(self, ref: Ref) -> Line:
        """A sentence or headline, read when it is first asked for."""
        if ref not in self.lines:
            self.lines[ref] = line(self.annotation, ref)
        return self.lines[ref]

    def linked(self, links: Iterable[Link]) -> Iterator[tuple[Line, Line, Meeting]]:
        """The sentences that are linked, each with its best counterparts in other outlets."""
        room = max(LEAST_PARTNERS, min(PARTNERS, PAIRS // len(self.outlets)))
        count: Counter[Ref] = Counter()
        for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
            a, b = link.a, link.b
            if max(len(self.annotation[ref].words) for ref in (a, b)) > LONGEST:
                limits.tell(f"sentences of over {LONGEST} words were not searched for other wordings")
            elif self.outlets[a.article] != self.outlets[b.article] and min(count[a], count[b]) < room:
                count.update((a, b))
                yield self.line(a), self.line(b), Meeting(link.score)

    def headlines(self) -> Iterator[tuple[Line, Line, Meeting]]:
        """The headlines that have words in common."""
        articles = self.annotation.story.articles
        rows = [self.line(Ref(k, -1)) for k, article in enumerate(articles) if article.headline]
        for (n, a), (m, b) in combinations(enumerate(rows), 2):
            if m - n <= HEADLINES and self.outlets[a.ref.article] != self.outlets[b.ref.article]:
                mine, theirs = a.names(), b.names()
                if len(mine & theirs) >= SAME:
                    yield a, b, Meeting(len(mine & theirs) / min(len(mine), len(theirs)))

    def quoting(self, quotations: Iterable[Quotation]) -> Iterator[Contrast]:
        """The verbs that two outlets put to one quotation, where they imply other things."""
        for quotation in quotations:
            verbs: dict[int, tuple[Line, Stretch]] = {}
            for occurrence in quotation.occurrences:
                outlet = self.outlets[occurrence.article]
                place = self._verb(occurrence) if outlet not in verbs else None
                if place:
                    verbs[outlet] = place
            for (a, one), (b, other) in combinations(verbs.values(), 2):
                if stance(a.folded(one[1] - 1)) != stance(b.folded(other[1] - 1)):
                    yield Contrast("verb", a, one, b, other)

    def _verb(self, occurrence: Occurrence) -> tuple[Line, Stretch] | None:
        """Where the verb of an occurrence stands, the nearest to its words, with an adverb before it."""
        for span in occurrence.spans if occurrence.verb else ():
            row = self.line(span.ref)
            reading, words = row.reading, row.reading.words
            places = [
                k
                for k, word in enumerate(words)
                if says(word.folded) and not reading.inside(k) and reading.printed(k) == occurrence.verb
            ]
            if places:
                at = min(
                    places, key=lambda k: min(abs(words[k].start - span.end), abs(words[k].end - span.start))
                )
                return row, (at - row.folded(at - 1).endswith("ly"), at + 1)
        return None
