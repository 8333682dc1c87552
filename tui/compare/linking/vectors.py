"""Sparse bags of terms and the products of all bags of one article with all of another.

Method: terms are numbers given in sorted order over the whole story, so that nothing depends on the order of
the articles. Each article keeps small dense tables of the terms that it has itself, 64 sentences at a time; a
product gathers the terms that two tables share and multiplies what is left. There is no matrix over the whole
vocabulary and no scipy, whose import costs 0.5 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float64]

BLOCK = 64
"""How many sentences stand in one table."""

ALONE = 200_000
"""Products of fewer multiplications stay on one thread in OpenBLAS; waking another costs more."""

_Term = TypeVar("_Term", str, tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Bags:
    """The distinct terms of every sentence of a story: `term[k]` stands in `sentence[k]` with `weight[k]`.

    Sentences are counted over all articles, 0 to `count` - 1, and ascend; so do the terms of each.
    """

    sentence: Numbers
    term: Numbers
    weight: Weights
    count: int

    def idf(self) -> Weights:
        """ln((N + 1) / df) of every term, by number."""
        return np.asarray(np.log((self.count + 1) / np.maximum(np.bincount(self.term), 1)))

    def totals(self) -> Weights:
        """The sum of the weights of each sentence."""
        totals: Weights = np.bincount(self.sentence, self.weight, self.count).astype(np.float64)
        return totals

    def weighted(self, weight: Weights) -> Bags:
        """The same terms with other weights."""
        return replace(self, weight=weight)

    def ordered(self) -> Bags:
        """The same bags with sentences, and the terms of each, ascending."""
        order = np.lexsort((self.term, self.sentence))
        return Bags(self.sentence[order], self.term[order], self.weight[order], self.count)

    def unit(self) -> Bags:
        """The same bags with length 1 (an empty bag stays empty)."""
        length = np.sqrt(self.weighted(self.weight**2).totals())
        return self.weighted(self.weight / np.maximum(length, 1e-12)[self.sentence])


@dataclass(frozen=True, slots=True)
class Block:
    """Up to `BLOCK` bags as a dense table: a row for each of `terms` (ascending), a column for each bag."""

    terms: Numbers
    values: Matrix


Table: TypeAlias = tuple[Block, ...]
"""All bags of an article."""


def numbered(terms: Iterable[_Term]) -> dict[_Term, int]:
    """A number for each distinct term, in their sorted order."""
    return {term: number for number, term in enumerate(sorted(set(terms)))}


def bags(sentence: Numbers, term: Numbers, count: int) -> Bags:
    """Bags of the terms as they stand, one by one; the weight is how often a sentence has the term."""
    size = int(term.max(initial=0)) + 1
    codes, often = np.unique(sentence * size + term, return_counts=True)
    return Bags(codes // size, codes % size, often.astype(np.float64), count)


def tf_idf(counted: Bags) -> Bags:
    """The bags with weights (1 + ln tf) · ln((N + 1) / df), each of length 1."""
    return counted.weighted((1 + np.log(counted.weight)) * counted.idf()[counted.term]).unit()


def tables(of: Bags, sizes: Sequence[int], most: int) -> list[Table]:
    """The tables of each article's first sentences, `most` of them; `sizes` tell how many it has."""
    found, start = [], 0
    for size in sizes:
        end = start + min(size, most)
        edges = [*range(start, end, BLOCK), end]
        found.append(tuple(_block(of, first, last) for first, last in pairwise(edges) if first < last))
        start += size
    return found


def product(a: Table, b: Table) -> Matrix:
    """The dot product of every bag of `a` (rows) with every bag of `b` (columns)."""
    if len(a) == len(b) == 1:
        return _product(a[0], b[0])
    return np.block([[_product(left, right) for right in b] for left in a])


def _block(of: Bags, first: int, last: int) -> Block:
    rows = slice(*np.searchsorted(of.sentence, (first, last)))
    terms, place = np.unique(of.term[rows], return_inverse=True)
    values = np.zeros((len(terms), last - first), dtype=np.float32)
    values[place, of.sentence[rows] - first] = of.weight[rows]
    return Block(terms, values)


def _product(a: Block, b: Block) -> Matrix:
    if not len(a.terms) or not len(b.terms):
        return np.zeros((a.values.shape[1], b.values.shape[1]), dtype=np.float32)
    at = np.minimum(b.terms.searchsorted(a.terms), len(b.terms) - 1)
    (mine,) = (b.terms[at] == a.terms).nonzero()
    return _multiplied(a.values[mine], b.values[at[mine]])


def _multiplied(left: Matrix, right: Matrix) -> Matrix:
    """`left` turned, times `right`, in stretches of terms that are short enough for one thread."""
    terms, rows, columns = *left.shape, right.shape[1]
    step = max(1, ALONE // (rows * columns))
    whole = terms - terms % step
    out: Matrix = left[whole:].T @ right[whole:]
    if whole:
        parts = left[:whole].reshape(-1, step, rows).transpose(0, 2, 1)
        out += np.matmul(parts, right[:whole].reshape(-1, step, columns)).sum(axis=0)
    return out
