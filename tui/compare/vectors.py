"""Sparse bags of terms and the products of all bags of one article with all of another.

Method: terms are numbered in sorted order over the whole story, so that sums run in the same order whatever
the order of the articles. A product takes 128 sentences of one side as a dense block and gathers from it
the rows of each bag of the other side: the work is the number of terms times the number of sentences, with
no scipy (whose import costs 0.5 s) and no dense matrix over the vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]

BLOCK = 128


@dataclass(frozen=True, slots=True)
class Bag:
    """The terms of one sentence: their numbers, ascending, and a weight each."""

    terms: NDArray[np.intp]
    weights: Matrix

    def normalised(self) -> Bag:
        """The same bag with length 1 (an empty bag stays empty)."""
        length = float(np.sqrt(self.weights @ self.weights))
        return Bag(self.terms, self.weights / length) if length else self

    def ones(self) -> Bag:
        """The same terms with weight 1."""
        return Bag(self.terms, np.ones_like(self.weights))


@dataclass(frozen=True, slots=True)
class Bags:
    """The bags of a story, by article and sentence, over one numbering of `size` terms."""

    rows: tuple[tuple[Bag, ...], ...]
    size: int

    def map(self, change: Callable[[Bag], Bag]) -> Bags:
        """The same bags, each changed."""
        return Bags(tuple(tuple(change(bag) for bag in bags) for bags in self.rows), self.size)


def bags(counts: Sequence[Sequence[Mapping[str, int]]]) -> Bags:
    """Bags of counted terms, weighted (1 + ln tf) · ln((N + 1) / df) over all the sentences given."""
    every = [row for rows in counts for row in rows]
    numbers = {term: number for number, term in enumerate(sorted({term for row in every for term in row}))}
    frequency = np.zeros(len(numbers))
    for row in every:
        for term in row:
            frequency[numbers[term]] += 1
    idf = np.log((len(every) + 1) / np.maximum(frequency, 1))

    def bag(row: Mapping[str, int]) -> Bag:
        pairs = sorted((numbers[term], count) for term, count in row.items())
        terms = np.array([number for number, _ in pairs], dtype=np.intp)
        tf = 1 + np.log(np.array([count for _, count in pairs], dtype=np.float64))
        return Bag(terms, tf * idf[terms])

    return Bags(tuple(tuple(bag(row) for row in rows) for rows in counts), len(numbers))


def product(left: Sequence[Bag], right: Sequence[Bag], size: int) -> Matrix:
    """The dot product of every bag of `left` (rows) with every bag of `right` (columns)."""
    out = np.zeros((len(left), len(right)))
    for at in range(0, len(right), BLOCK):
        block = right[at : at + BLOCK]
        dense = np.zeros((size, len(block)))
        for column, bag in enumerate(block):
            dense[bag.terms, column] = bag.weights
        for row, bag in enumerate(left):
            out[row, at : at + BLOCK] = bag.weights @ dense[bag.terms]
    return out


def totals(row: Iterable[Bag]) -> Matrix:
    """The sum of the weights of each bag."""
    return np.array([float(bag.weights.sum()) for bag in row])
