"""One utterance where another source prints two: the longer is cut, so that each part meets its own.

Method: the candidates of a group are laid on its fullest form by their longest common blocks of stems. Where
they fall into parts that share no word of it, the fullest form is cut between them, at the strongest mark of
punctuation there. Without this, two halves of a sentence that has one source would count as one utterance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from tui.compare.quoting.gathering import SHORT, Candidate
from tui.story.model import Span
from tui.words.reading import Reading
from tui.words.utterances import Utterance

_STRONGEST = (".!?", ";:—–", ",")


def divided(group: Sequence[Candidate]) -> list[tuple[list[Utterance], list[Candidate]]]:
    """The parts of a group: what stays of its fullest form in each, and the candidates that are laid on it.

    One part, with nothing cut, where the candidates hang together.
    """
    full, *others = group
    laid = {id(other): place for other in others if (place := _place(full.reading, other.reading))}
    runs = _apart(sorted(laid.values()))
    if len(laid) < len(others) or len(runs) < 2:
        return [([full.utterance], list(others))]
    cuts = [_cut(full.reading, a[1], b[0]) for a, b in pairwise(runs)]
    edges = [0, *cuts, len(full.reading.words)]
    parts = []
    for number, run in enumerate(runs):
        mine = [other for other in others if run[0] <= laid[id(other)][0] < run[1]]
        parts.append(([_piece(full, edges[number], edges[number + 1])], mine))
    return parts


def _place(full: Reading, other: Reading) -> tuple[int, int] | None:
    """The words of the fullest form that another candidate stands on, from its first to its last."""
    blocks = SequenceMatcher(None, full.stems, other.stems, autojunk=False).get_matching_blocks()
    found = [b for b in blocks if b.size > 1 or (b.size and len(other.stems) == 1)]
    return (found[0].a, found[-1].a + found[-1].size) if found else None


def _apart(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places, those that share a word as one; each of some length, else none stands apart."""
    runs: list[tuple[int, int]] = []
    for start, end in places:
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs if all(end - start >= SHORT - 1 for start, end in runs) else runs[:1]


def _cut(full: Reading, end: int, start: int) -> int:
    """The word between two places before which the strongest mark stands."""
    gaps = {at: full.text[full.words[at - 1].end : full.words[at].start] for at in range(end, start + 1)}
    for marks in _STRONGEST:
        for at, gap in gaps.items():
            if any(mark in gap for mark in marks):
                return at
    return start


def _piece(full: Candidate, start: int, end: int) -> Utterance:
    """The words of an utterance from `start` to `end`, with the marks after them."""
    reading, utterance = full.reading, full.utterance
    first = reading.words[start].start if start else 0
    last = reading.words[end].start if end < len(reading.words) else len(reading.text)
    last = first + len(reading.text[first:last].rstrip())
    texts, spans = zip(*_texts(utterance, first, last), strict=True)
    return replace(utterance, spans=spans, text=" ".join(texts), spliced=True)


def _texts(utterance: Utterance, first: int, last: int) -> Iterator[tuple[str, Span]]:
    """The parts of an utterance's spans that its characters from `first` to `last` stand on."""
    at = 0
    for span in utterance.spans:
        size = span.end - span.start
        a, b = max(first, at), min(last, at + size)
        inner = utterance.text[a:b] if a < b else ""
        if inner.strip():
            a += len(inner) - len(inner.lstrip())
            b = a + len(inner.strip())
            yield utterance.text[a:b], span._replace(start=span.start + a - at, end=span.start + b - at)
        at += size + 1
