"""What stands in marks in one source and without them in another: the same words, or the speaker's in others.

Method: a sentence that is linked to a quotation's, prints none of it in marks, and has a run of its words, or
most of those that mean something, has dropped the marks. One that has only a few of them, but reports the
same speaker by a reporting verb, paraphrases where the link is sure. Both are kept apart from the occurrences
(`Quotation.echoes`): a reader compares wordings in marks with wordings in marks.

Measured on nineteen labelled stories: none of the 40 pairs that they would make is labelled as one
quotation, so as occurrences they would lower the precision of pairs from 0.975 to 0.78.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from difflib import SequenceMatcher

from tui.compare.comparison import Comparison
from tui.compare.linking.weights import weights
from tui.compare.model import Change, Link, Occurrence, Quotation
from tui.compare.quoting.speakers import Speaker, Speakers, same_speaker
from tui.story.model import Ref, Span
from tui.words.annotation import Annotation
from tui.words.reading import Reading, content

RUN = 5
"""A common run of so many words has dropped the marks."""

MOST = 0.7
"""The share of a quotation's telling words that a sentence without a run must have; four of them at least."""

LONGEST = 5
"""A speaker's name of more words is none."""

FEW = 2
"""How many telling words a paraphrase shares with what it paraphrases."""


def echoes(
    comparison: Comparison,
    candidates: Sequence[Link],
    annotation: Annotation,
    speakers: Sequence[Speakers],
) -> tuple[Quotation, ...]:
    """The quotations of a comparison, each with its appearances without marks in linked sentences."""
    found: dict[int, dict[Ref, Occurrence]] = {}
    # Not by the links that are shown: what is an echo must not change with what the reader settles.
    bar, sure = weights().bars["balanced"], weights().bars["strict"]
    for link in (one for one in candidates if one.score >= bar):
        for ref, other in ((link.a, link.b), (link.b, link.a)):
            held = {quotation.index for quotation, _ in comparison.quotations_of(other)}
            for quotation, span in comparison.quotations_of(ref):
                seen = found.setdefault(quotation.index, {})
                if quotation.index in held or other in seen:
                    continue
                echo = _echo(comparison, annotation, speakers, span, other)
                if echo and (link.score >= sure or echo.variant[0].kind != "paraphrased"):
                    seen[other] = echo
    return tuple(
        dataclasses.replace(quotation, echoes=tuple(rows[ref] for ref in sorted(rows)))
        if (rows := found.get(quotation.index))
        else quotation
        for quotation in comparison.quotations
    )


def _echo(
    comparison: Comparison, annotation: Annotation, speakers: Sequence[Speakers], span: Span, other: Ref
) -> Occurrence | None:
    quoted, reading = annotation[span.ref], annotation[other]
    hidden = [span for _, span in comparison.quotations_of(other)]
    said = [at for at, word in enumerate(quoted.words) if span.start <= word.start and word.end <= span.end]
    open_ = [
        at for at, word in enumerate(reading.words) if not any(s.start <= word.start < s.end for s in hidden)
    ]
    telling = {quoted.stems[at] for at in said if content(quoted.words[at])}
    shared = telling & {reading.stems[at] for at in open_}
    if len(shared) < FEW:
        return None
    words = _run(quoted, said, reading, open_, telling, shared)
    speaker = speakers[other.article].reporter(other.sentence)
    if words:
        start, end = reading.words[words[0]].start, reading.words[words[1]].end
        here = Span(other.article, other.sentence, start, end)
        return _occurrence(here, reading.text[start:end], speaker, Change("marks dropped", span=here))
    mine = next(
        (
            o
            for q, s in comparison.quotations_of(span.ref)
            if s == span
            for o in q.occurrences
            if s in o.spans
        ),
        None,
    )
    if mine is None or mine.speaker is None or speaker is None or not speaker.verb:
        return None
    known = Speaker(mine.speaker, sure=mine.sure)
    if speaker.name is None or len(speaker.name.split()) > LONGEST:
        return None  # a clause that was taken for a name
    if min(speaker.sure, known.sure) < MOST or not same_speaker(known, speaker):
        return None
    here = Span(other.article, other.sentence, 0, len(reading.text))
    return _occurrence(here, reading.text, speaker, Change("paraphrased", span=here))


def _run(
    quoted: Reading,
    said: Sequence[int],
    reading: Reading,
    open_: Sequence[int],
    telling: set[str],
    shared: set[str],
) -> tuple[int, int] | None:
    """The words of a sentence, from the first to the last, that are a quotation's without its marks."""
    mine, theirs = [quoted.stems[at] for at in said], [reading.stems[at] for at in open_]
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    long = [b for b in blocks if b.size >= RUN and len(shared.intersection(mine[b.a : b.a + b.size])) >= FEW]
    if not long and (len(shared) < max(4, MOST * len(telling))):
        return None
    kept = [b for b in (long or blocks) if b.size and shared.intersection(mine[b.a : b.a + b.size])]
    if not kept:
        return None
    first, last = open_[kept[0].b], open_[kept[-1].b + kept[-1].size - 1]
    return (first, last) if last - first == open_.index(last) - open_.index(first) else None


def _occurrence(span: Span, text: str, speaker: Speaker | None, change: Change) -> Occurrence:
    said = speaker or Speaker(sure=0.0)
    return Occurrence(
        span.article,
        (span,),
        text,
        said.name,
        said.verb,
        (change,),
        said.printed,
        said.sure,
        said.candidates,
        said.stance,
    )
