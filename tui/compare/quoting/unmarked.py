"""The words of a quotation that another source prints without marks.

Method: every run of eight words of a quotation is looked for in the other articles, where no marks stand
(shingles; Broder, "On the resemblance and containment of documents", 1997); runs that follow each
other in a sentence are one. Eight words of somebody's speech are hardly ever chosen twice by chance: they
were taken over, and reported as if they were the source's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from tui.compare.quoting.gathering import Candidate, candidate_of
from tui.compare.quoting.speakers import Speaker, Speakers
from tui.story.model import Ref, Span
from tui.words.annotation import Annotation
from tui.words.reading import Reading
from tui.words.utterances import Utterance

RUN = 8
"""A run of so many words of a quotation, and more, is an appearance of it without marks."""

_Runs = Mapping[tuple[str, ...], Sequence[int]]


def unmarked(
    groups: Sequence[Sequence[Candidate]], annotation: Annotation, speakers: Sequence[Speakers]
) -> list[list[Candidate]]:
    """The groups of candidates, each with its appearances without marks in other articles."""
    runs = _runs(groups)
    carried = [{span.ref for candidate in group for span in candidate.utterance.spans} for group in groups]
    found: list[list[Candidate]] = [list(group) for group in groups]
    for position, readings in enumerate(annotation.readings):
        for sentence, reading in enumerate(readings):
            for number, start, end in _matches(reading, runs):
                span = Span(position, sentence, start, end)
                if _taken_over(span, carried[number]):
                    found[number].append(_candidate(annotation, span, speakers[position]))
    return found


def _taken_over(span: Span, carried: Collection[Ref]) -> bool:
    """Whether words stand in no sentence that quotes them, but in marks in another article."""
    return span.ref not in carried and any(ref.article != span.article for ref in carried)


def _runs(groups: Sequence[Sequence[Candidate]]) -> _Runs:
    """The runs of words of each group's candidates, each with the numbers of the groups that have it."""
    runs: dict[tuple[str, ...], list[int]] = {}
    for number, group in enumerate(groups):
        mine = {run for candidate in group for run in _windows([w.folded for w in candidate.reading.words])}
        for run in mine:
            runs.setdefault(run, []).append(number)
    return runs


def _windows(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(RUN)), strict=False)


def _matches(reading: Reading, runs: _Runs) -> Iterator[tuple[int, int, int]]:
    """The groups whose words a sentence prints outside marks, each with the characters there."""
    places: dict[int, tuple[int, int]] = {}
    for at, run in enumerate(_windows([word.folded for word in reading.words])):
        if run not in runs or reading.inside(at) or reading.inside(at + RUN - 1):
            continue
        for number in runs[run]:
            first, _ = places.get(number, (at, 0))
            places[number] = first, at + RUN
    for number, (start, end) in places.items():
        yield number, reading.words[start].start, reading.words[end - 1].end


def _candidate(annotation: Annotation, span: Span, speakers: Speakers) -> Candidate:
    text = annotation[span.ref].text[span.start : span.end]
    utterance = Utterance(span.article, (span,), text, marked=False)
    speaker = speakers.reporter(span.sentence) or Speaker(sure=0.0)
    return candidate_of(annotation, utterance, speaker)
