"""The quotations in headlines that the body of some article prints too.

Method: what a headline has in marks is a candidate like any other, on a sentence of number -1; it belongs to
the group that holds it best (`gathering`). Its speaker is the subject of the headline's verb of saying.
Words in marks that no body prints are left out: no reader can check them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tui.compare.quoting.clauses import HIDDEN, clause_of
from tui.compare.quoting.gathering import Candidate, Shelf, best, candidate_of
from tui.compare.quoting.speakers import NO_SPEAKER, Speaker
from tui.compare.quoting.subjects import reported
from tui.story.model import Span
from tui.words.annotation import Annotation
from tui.words.marks import quoted
from tui.words.utterances import Utterance


def in_headlines(annotation: Annotation, groups: Sequence[Sequence[Candidate]]) -> list[list[Candidate]]:
    """For each group of candidates its appearances in headlines."""
    found: list[list[Candidate]] = [[] for _ in groups]
    candidates = list(_candidates(annotation))
    if not candidates:
        return found
    shelf = Shelf()
    for number, candidate in chain.from_iterable(
        ((number, candidate) for candidate in group) for number, group in enumerate(groups)
    ):
        shelf.add(candidate, number)
    for candidate in sorted(candidates, key=lambda c: (-len(c.reading.words), c.name)):
        near = shelf.near(candidate)
        held_by = best(near, candidate, annotation) if near else None
        if held_by is not None:
            found[held_by].append(candidate)
    return found


def _candidates(annotation: Annotation) -> Iterator[Candidate]:
    for position, reading in enumerate(annotation.headlines):
        spans = [Span(position, -1, row.start, row.end) for row in quoted([reading.text])]
        for span in spans:
            utterance = Utterance(position, (span,), reading.text[span.start : span.end])
            yield candidate_of(annotation, utterance, _speaker(annotation, span, spans))


def _speaker(annotation: Annotation, span: Span, spans: Sequence[Span]) -> Speaker:
    """Who is printed as the speaker in a headline: as printed there, for a headline gives surnames."""
    reading = annotation[span.ref]
    characters = list(reading.text)
    for other in spans:
        characters[other.start : other.end] = HIDDEN * (other.end - other.start)
    clause = clause_of("".join(characters), reading.words)
    found = reported(clause, span.start, span.end)
    if found is None or found.speaker is None:
        return NO_SPEAKER
    name = reading.text[slice(*found.speaker)]
    verb = reading.text[slice(*found.verb)]
    return Speaker(
        name, name, verb, HEADLINE, span=span._replace(start=found.speaker[0], end=found.speaker[1])
    )


HEADLINE = 0.5
"""How sure a speaker in a headline is: below that at which two speakers are told to be two."""
