"""Wire copy: the same words outside quotations in two or more sources, and whose words they are.

Method: runs of words are found again by their shingles of four words (Broder, "On the resemblance and
containment of documents", 1997), joined where an edit of up to three words stands between them. A run is
told from eight words on, the length at which Citron and Ginsparg ("Patterns of text reuse in a scientific
corpus", 2015) and the METER corpus of newspapers that use the Press Association's copy (Clough,
Gaizauskas, Piao and Wilks, 2002) tell reuse from chance; a whole sentence that is the same, from five.
Words in quotation marks are the speaker's and count for nothing. Sentences of one text are one, so that a
hundred copies of a dispatch take no longer than two.

Whose words: the agency that a source which prints the run credits, else one that a sentence of it names
(see `agencies`). What one agency wrote is one account, in however many outlets it stands: `origins` tells
so for a passage, so that the outlets are not read as so many confirmations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from tui.compare.framing.agencies import credited, named_in
from tui.compare.framing.runs import Piece, Run, shared_runs
from tui.compare.model import Origin, Passage, Reuse
from tui.story.model import Ref, Span, Story
from tui.story.moments import before
from tui.story.outlets import voices
from tui.words.annotation import Annotation
from tui.words.reading import content
from tui.words.tokens import Word

COVER = 0.7
"""Which share of two runs in one sentence must be the same for them to be one reuse."""

SURE, MOST = 12, 0.6
"""Shared words that nobody is named for are one origin from so many on, or as most of a sentence."""


def reuses(annotation: Annotation) -> tuple[Reuse, ...]:
    """The wire copy of a story, longest first."""
    story = annotation.story
    outlets = voices(story)
    if len(set(outlets)) < 2:
        return ()
    ids = [article.id for article in story.articles]
    runs = shared_runs(_once(_pieces(annotation)), ids)
    agency = _Agencies(story)
    found = []
    for spans, size in _gathered(runs, ids):
        # Pages of one outlet are one source.
        first_of = {outlets[span.article]: span for span in reversed(spans)}
        if len(first_of) > 1:
            kept = tuple(sorted(first_of.values()))
            origin = agency.of(kept)
            found.append(Reuse(kept, size, origin, first(story, (span.article for span in kept))))
    found.sort(key=lambda reuse: (-reuse.words, _named(reuse.spans, ids)))
    return tuple(found)


def _once(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without those that an article prints again and again: captions of a gallery are no copy."""
    rows = list(pieces)
    counts = Counter((row.ref.article, tuple(word.folded for word in row.words)) for row in rows)
    return [row for row in rows if counts[row.ref.article, tuple(word.folded for word in row.words)] == 1]


def _pieces(annotation: Annotation) -> Iterator[Piece]:
    """The words between quotations, sentence by sentence."""
    for a, rows in enumerate(annotation.readings):
        for s, reading in enumerate(rows):
            inside = reading.quoted or (False,) * len(reading.words)
            for said, group in groupby(zip(inside, reading.words, strict=True), key=itemgetter(0)):
                if not said:
                    piece = tuple(word for _, word in group)
                    yield Piece(Ref(a, s), piece, tuple(_says(reading.text, word) for word in piece))


def _says(text: str, word: Word) -> bool:
    """Whether a word says something, and is neither a name nor a small word."""
    return content(word) and not text[word.start].isupper()


def _gathered(runs: Sequence[Run], ids: Sequence[str]) -> list[tuple[tuple[Span, ...], int]]:
    """The runs, those of the same words together, one span a source; with the words that all share."""
    copies: list[_Copy] = []
    of: dict[Ref, list[int]] = {}
    for run in sorted(runs, key=lambda run: (-run.words, _named((run.a, run.b), ids))):
        ends = (run.a, run.b)
        number = min(
            (n for span in ends for n in of.get(span.ref, ()) if copies[n].prints(span)), default=len(copies)
        )
        if number == len(copies):
            copies.append(_Copy({}, run.words))
        copy = copies[number]
        copy.words = min(copy.words, run.words)
        for span in ends:
            if copy.spans.setdefault(span.article, span) is span:
                of.setdefault(span.ref, []).append(number)
    return [(tuple(copy.spans[article] for article in sorted(copy.spans)), copy.words) for copy in copies]


def _named(spans: Iterable[Span], ids: Sequence[str]) -> list[tuple[str, int, int, int]]:
    """Places by the ids of their articles, in order."""
    return sorted((ids[span.article], span.sentence, span.start, span.end) for span in spans)


@dataclass(slots=True)
class _Copy:
    """The same words in several articles, by article, and how many words all of them share."""

    spans: dict[int, Span]
    words: int

    def prints(self, span: Span) -> bool:
        """Whether a span of one of the articles is nearly the one that is known of it."""
        known = self.spans.get(span.article)
        if known is None or known.ref != span.ref:
            return False
        both = min(known.end, span.end) - max(known.start, span.start)
        return both >= COVER * max(known.end - known.start, span.end - span.start)


def first(story: Story, articles: Iterable[int]) -> int | None:
    """The article that was published before all others; None where one has no date or two share the first."""
    rows = sorted(set(articles))
    of = story.articles
    return next(
        (
            article
            for article in rows
            if len(rows) > 1 and all(before(of[article], of[other]) for other in rows if other != article)
        ),
        None,
    )


def origins(story: Story, passages: Iterable[Passage], reuses: Iterable[Reuse]) -> dict[int, Origin]:
    """The passages that two or more sources have from one origin, by index."""
    finder = _Origins(story, reuses)
    found = ((passage.index, finder.of(passage)) for passage in passages)
    return {index: origin for index, origin in found if origin}


class _Origins:
    """Whose words the sources of a passage print."""

    def __init__(self, story: Story, reuses: Iterable[Reuse]) -> None:
        self._story, self._outlets, self._agencies = story, voices(story), _Agencies(story)
        self._runs: dict[Ref, list[Reuse]] = {}
        for reuse in reuses:
            for span in reuse.spans:
                self._runs.setdefault(span.ref, []).append(reuse)

    def of(self, passage: Passage) -> Origin | None:
        """The origin that most sources of a passage have; the agencies' before that of words alone."""
        credit: dict[str, set[int]] = {}
        alone: set[int] = set()
        for reuse, articles in self._copies(passage):
            if reuse.origin:
                credit.setdefault(reuse.origin, set()).update(articles)
            elif reuse.words >= SURE or any(_holds(self._story, span) for span in reuse.spans):
                alone |= articles
        name, articles = self._widest(self._attributed(passage), credit)
        if articles:
            credited = self._agencies.credits(name, credit.get(name, ()))
            return Origin(name, tuple(sorted(articles)), "credited" if credited else "attributed")
        return Origin(None, tuple(sorted(alone)), "shared run") if alone else None

    def _attributed(self, passage: Passage) -> dict[str, set[int]]:
        """The agencies that sentences of a passage name as their source, with the articles that do."""
        attributed: dict[str, set[int]] = {}
        for ref in passage.members:
            for name in self._agencies.in_sentence(ref):
                attributed.setdefault(name, set()).add(ref.article)
        return attributed

    def _copies(self, passage: Passage) -> Iterator[tuple[Reuse, set[int]]]:
        """The wire copy of which a passage has the words of two articles or more, with these articles."""
        members = set(passage.members)
        for reuse in {reuse for ref in passage.members for reuse in self._runs.get(ref, ())}:
            articles = {span.article for span in reuse.spans if span.ref in members}
            if len(articles) > 1:
                yield reuse, articles

    def _widest(self, *known: Mapping[str, set[int]]) -> tuple[str, set[int]]:
        """The agency from which most articles of two outlets or more have it, and these articles."""
        widest: tuple[str, set[int]] = "", set()
        for name in sorted({name for articles in known for name in articles}):
            articles = set().union(*(by_name.get(name, ()) for by_name in known))
            if len({self._outlets[a] for a in articles}) > 1 and len(articles) > len(widest[1]):
                widest = name, articles
        return widest


def _holds(story: Story, span: Span) -> bool:
    """Whether a run is most of its sentence."""
    sentence = story.articles[span.article].sentences[span.sentence]
    return span.end - span.start >= MOST * len(sentence.text)


class _Agencies:
    """The agencies that articles credit and sentences name, each looked up once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._credited = [credited(article) for article in story.articles]
        self._named: dict[Ref, tuple[str, ...]] = {}

    def in_sentence(self, ref: Ref) -> tuple[str, ...]:
        """The agencies that a sentence names as its source."""
        if ref not in self._named:
            text = self._story.articles[ref.article].sentences[ref.sentence].text
            self._named[ref] = tuple(sorted({name for name, _, _ in named_in(text)}))
        return self._named[ref]

    def credits(self, name: str, articles: Iterable[int]) -> bool:
        """Whether one of the articles credits an agency."""
        return any(name in self._credited[article] for article in articles)

    def of(self, spans: Iterable[Span]) -> str | None:
        """The agency whose words stand in `spans`: the one that most of the sources credit or name."""
        counts: Counter[str] = Counter()
        for span in spans:
            counts.update({*self._credited[span.article], *self.in_sentence(span.ref)})
        return min(counts, key=lambda name: (-counts[name], name), default=None)
