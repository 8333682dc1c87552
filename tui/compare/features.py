"""What is measured of every pair of sentences of two articles, before anything is decided.

Method: each feature is a matrix with a row for each sentence of one article and a column for each of the
other.

- `letters`: cosine of the letter 3- and 4-grams within words. It sees through endings, compounds and
  spellings of names ("Adel", "Adil") that stems do not (McNamee and Mayfield, "Character n-gram
  tokenization", 2004).
- `words`: the weight of the stems that both sentences have, relative to the weight of all (Dice).
- `runs`: cosine of pairs of neighbouring stems, which a shared run of words raises and shared topics do
  not.

Weights are within the story, see `lexicon`. Measured on nineteen labelled stories as the only feature
(threshold from the other stories): letters F1 0.605, words 0.584, runs 0.526. Cosines made relative to
their row's and column's best (square root, Sinkhorn) came to 0.55–0.59 and were left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

import numpy as np

from tui.compare.lexicon import Lexicon, Reading
from tui.compare.vectors import Bag, Bags, Matrix, bags, product, totals
from tui.story.model import Story


@dataclass(frozen=True, slots=True)
class Features:
    """The measures of all sentence pairs of two articles; every matrix is rows of `a` by columns of `b`."""

    a: int
    b: int
    letters: Matrix
    words: Matrix
    runs: Matrix


def features(story: Story, lexicon: Lexicon) -> Iterator[Features]:
    """The features of each pair of articles, `a` before `b` by id, so that their order changes no digit."""
    letters = _letter_bags(lexicon).map(Bag.normalised)
    runs = _run_bags(lexicon).map(Bag.normalised)
    words = bags([[Counter(set(reading.stems)) for reading in rows] for rows in lexicon.readings])
    ones = words.map(Bag.ones)
    by_id = sorted(range(len(story.articles)), key=lambda position: story.articles[position].id)
    for a, b in combinations(by_id, 2):
        shared = product(words.rows[a], ones.rows[b], words.size)
        both = totals(words.rows[a])[:, None] + totals(words.rows[b])[None, :]
        yield Features(
            a,
            b,
            letters=product(letters.rows[a], letters.rows[b], letters.size),
            words=np.divide(2 * shared, both, out=np.zeros_like(shared), where=both > 0),
            runs=product(runs.rows[a], runs.rows[b], runs.size),
        )


def _letter_bags(lexicon: Lexicon) -> Bags:
    def grams(reading: Reading) -> Counter[str]:
        return Counter(gram for word in reading.words for gram in _grams(word.folded))

    return bags([[grams(reading) for reading in rows] for rows in lexicon.readings])


def _run_bags(lexicon: Lexicon) -> Bags:
    return bags(
        [[Counter(map(" ".join, pairwise(reading.stems))) for reading in rows] for rows in lexicon.readings]
    )


@lru_cache(maxsize=65_536)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + size] for size in (3, 4) for at in range(len(padded) + 1 - size)) or (
        padded,
    )
