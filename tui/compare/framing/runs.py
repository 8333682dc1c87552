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

DENSE = 0.75
"""The share of a run's words that must be the same."""

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


def shared_runs(pieces: Sequence[Piece], ids: Sequence[str]) -> list[Run]:
    """The longest run of each two pieces of different articles that share one."""
    texts: dict[Words, list[Piece]] = {}
    for piece in pieces:
        texts.setdefault(tuple(word.folded for word in piece.words), []).append(piece)
    found = [run for words, rows in texts.items() for run in _copies(words, rows, ids)]
    numbered = sorted(texts)
    for (one, other), hits in _hits(numbered, texts).items():
        matched = _longest(hits)
        ones, others = texts[numbered[one]], texts[numbered[other]]
        if matched and _said(ones, matched[0]) >= SAID:
            found += _placed(ones, others, matched, ids)
    return found


def _copies(words: Words, rows: Sequence[Piece], ids: Sequence[str]) -> Iterator[Run]:
    """One text in several articles: each with the first, by id."""
    if len(words) < WHOLE or len({row.ref.article for row in rows}) < 2:
        return
    ranked = sorted(rows, key=lambda row: (ids[row.ref.article], row.ref.sentence, row.words[0].start))
    for row in ranked[1:]:
        if row.ref.article != ranked[0].ref.article:
            whole = 0, len(words)
            yield Run(_span(ranked[0], whole), _span(row, whole), len(words))


def _hits(
    numbered: Sequence[Words], texts: Mapping[Words, Sequence[Piece]]
) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each two texts of different articles that share a shingle, the places of all that they share."""
    index: dict[Words, list[tuple[int, int]]] = {}
    for number, text in enumerate(numbered):
        for at in range(len(text) - SHINGLE + 1 if len(text) >= LONG else 0):
            index.setdefault(text[at : at + SHINGLE], []).append((number, at))
    articles = [{row.ref.article for row in texts[text]} for text in numbered]
    hits: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for rows in index.values():
        if 1 < len(rows) <= COMMON:
            for (one, i), (other, j) in combinations(rows, 2):
                if one != other and len(articles[one] | articles[other]) > 1:
                    hits.setdefault((one, other), []).append((i, j))
    return hits


def _longest(hits: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """The longest run that shared shingles make: its places in both texts, and its words in common."""
    if len(hits) == 1:
        return None
    best, rows = None, sorted(set(hits))
    used: set[tuple[int, int]] = set()
    for start in rows:
        if start in used:
            continue
        i, j = start
        ends, same = (i + SHINGLE, j + SHINGLE), SHINGLE
        for x, y in rows:
            gaps = x - ends[0], y - ends[1]
            if (x, y) <= start or max(gaps) > GAP:
                continue
            if gaps[0] == gaps[1] and gaps[0] < 0 and x + SHINGLE > ends[0]:
                same += x + SHINGLE - ends[0]
            elif min(gaps) >= 0:
                same += SHINGLE
            else:
                continue
            used.add((x, y))
            ends = x + SHINGLE, y + SHINGLE
        size = max(ends[0] - i, ends[1] - j)
        if same >= LONG and same >= DENSE * size and (best is None or same > best[2]):
            best = (i, ends[0]), (j, ends[1]), same
    return best


def _placed(
    ones: Sequence[Piece],
    others: Sequence[Piece],
    matched: tuple[tuple[int, int], tuple[int, int], int],
    ids: Sequence[str],
) -> Iterator[Run]:
    """A run of two texts in every article that prints them; of many, each with one of the other."""
    pairs = [(a, b) for a, b in product(ones, others) if a.ref.article != b.ref.article]
    pairs.sort(key=lambda row: [(ids[piece.ref.article], piece.ref.sentence) for piece in row])
    seen: set[Ref] = set()
    for a, b in pairs:
        if a.ref not in seen or b.ref not in seen:
            seen |= {a.ref, b.ref}
            yield Run(_span(a, matched[0]), _span(b, matched[1]), matched[2])


def _said(rows: Sequence[Piece], places: tuple[int, int]) -> int:
    """How many words of a run say something, in the text that has the fewest."""
    return min(sum(row.small[places[0] : places[1]]) for row in rows)


def _span(piece: Piece, places: tuple[int, int]) -> Span:
    return Span(*piece.ref, piece.words[places[0]].start, piece.words[places[1] - 1].end)
