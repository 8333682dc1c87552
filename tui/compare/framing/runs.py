"""Runs of words that two pieces of text share, with small edits between them.

See `wire` for the method. A piece is a sentence, or what of it stands between quotations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple

from tui.story.model import Ref, Span
from tui.words.tokens import Word

SHINGLE = 4
"""How many words a shingle has."""

LONG = 8
"""From how many words in common on a run is told."""

WHOLE = 5
"""From how many words on a whole sentence that is the same is told."""

SAID = 5
"""How many words of a run must say something: institutions' names and stock phrases are no one's copy."""

GAP = 3
"""How many words may differ between two parts of a run."""

COMMON = 40
"""A shingle that stands in more different texts than this is a phrase."""

Words = tuple[str, ...]


class Piece(NamedTuple):
    """Words of a sentence that stand together.

    `small` tells for each whether it says something: it is no name, and no small word.
    """

    ref: Ref
    words: tuple[Word, ...]
    small: tuple[bool, ...]


class Run(NamedTuple):
    """The same words in two articles."""

    a: Span
    b: Span
    words: int


class Matched(NamedTuple):
    """A run of two texts: its words in each, from the first to behind the last, and how many are the same."""

    one: tuple[int, int]
    other: tuple[int, int]
    words: int


def shared_runs(pieces: Sequence[Piece], ids: Sequence[str]) -> list[Run]:
    """The longest run of each two pieces of different articles that share one."""
    texts: dict[Words, list[Piece]] = {}
    for piece in pieces:
        texts.setdefault(tuple(word.folded for word in piece.words), []).append(piece)
    runs = [run for words, pieces in texts.items() for run in _copies(words, pieces, ids)]
    numbered = sorted(texts)
    for (one, other), hits in _hits(numbered, texts).items():
        matched = _longest(hits)
        ones, others = texts[numbered[one]], texts[numbered[other]]
        if matched and _said(ones, matched.one) >= SAID:
            runs += _placed(ones, others, matched, ids)
    return runs


def _copies(words: Words, pieces: Sequence[Piece], ids: Sequence[str]) -> Iterator[Run]:
    """One text in several articles: each with the first, by id."""
    if len(words) < WHOLE:
        return
    whole = 0, len(words)
    first, *others = sorted(
        pieces, key=lambda piece: (ids[piece.ref.article], piece.ref.sentence, piece.words[0].start)
    )
    for piece in others:
        if piece.ref.article != first.ref.article:
            yield Run(_span(first, whole), _span(piece, whole), len(words))


def _hits(
    numbered: Sequence[Words], texts: Mapping[Words, Sequence[Piece]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each two texts of different articles that share a shingle, the places of all that they share."""
    articles = [{piece.ref.article for piece in texts[text]} for text in numbered]
    hits: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for standing in _shingles(numbered):
        for (one, i), (other, j) in combinations(standing, 2):
            if one != other and len(articles[one] | articles[other]) > 1:
                hits.setdefault((one, other), []).append((i, j))
    return hits


def _shingles(numbered: Sequence[Words]) -> list[list[tuple[int, int]]]:
    """Where each shingle stands that is in several texts and is no phrase: text and place."""
    index: dict[Words, list[tuple[int, int]]] = {}
    for number, text in enumerate(numbered):
        for at in range(len(text) - SHINGLE + 1 if len(text) >= LONG else 0):
            index.setdefault(text[at : at + SHINGLE], []).append((number, at))
    return [standing for standing in index.values() if 1 < len(standing) <= COMMON]


def _longest(hits: Sequence[tuple[int, int]]) -> Matched | None:
    """The longest run that shared shingles make."""
    if len(hits) == 1:
        return None
    places = sorted(set(hits))
    used: set[tuple[int, int]] = set()
    runs = []
    for at, start in enumerate(places):
        if start not in used:
            run, joined = _grown(start, places[at + 1 :])
            used |= joined
            if run.words >= LONG:
                runs.append(run)
    return max(runs, key=lambda run: run.words, default=None)


def _grown(start: tuple[int, int], behind: Sequence[tuple[int, int]]) -> tuple[Matched, set[tuple[int, int]]]:
    """The run that begins with a shingle, and the shingles behind that it takes in."""
    (i, j), words, joined = start, SHINGLE, set()
    ends = i + SHINGLE, j + SHINGLE
    for x, y in behind:
        gained = _gained(x - ends[0], y - ends[1])
        if gained:
            words += gained
            joined.add((x, y))
            ends = x + SHINGLE, y + SHINGLE
    return Matched((i, ends[0]), (j, ends[1]), words), joined


def _gained(gap: int, other: int) -> int:
    """How many words a shingle adds to a run that ends so far before it in both texts; 0 if it is no part.

    It may overlap the run by as much in both, or follow after an edit.
    """
    if gap == other and -SHINGLE < gap < 0:
        return SHINGLE + gap
    return SHINGLE if min(gap, other) >= 0 and max(gap, other) <= GAP else 0


def _placed(
    ones: Sequence[Piece],
    others: Sequence[Piece],
    matched: Matched,
    ids: Sequence[str],
) -> Iterator[Run]:
    """A run of two texts in every article that prints them; of many, each with one of the other."""
    pairs = [(a, b) for a, b in product(ones, others) if a.ref.article != b.ref.article]
    pairs.sort(key=lambda pair: [(ids[piece.ref.article], piece.ref.sentence) for piece in pair])
    seen: set[Ref] = set()
    for a, b in pairs:
        if a.ref not in seen or b.ref not in seen:
            seen |= {a.ref, b.ref}
            yield Run(_span(a, matched.one), _span(b, matched.other), matched.words)


def _said(pieces: Sequence[Piece], places: tuple[int, int]) -> int:
    """How many words of a run say something, in the text that has the fewest."""
    return min(sum(piece.small[places[0] : places[1]]) for piece in pieces)


def _span(piece: Piece, places: tuple[int, int]) -> Span:
    return Span(*piece.ref, piece.words[places[0]].start, piece.words[places[1] - 1].end)
