"""Links: the pairs of sentences of different articles that say the same thing.

Method: every pair of sentences is a candidate; `features` measures it, `scoring` makes a probability of it,
and here those from the lowest bar on become candidates (`settling` then takes those above the bar that the
reader asks for). Links are many to many and keep no order: outlets split, join and reorder
sentences, and an aligner that keeps both orders loses 30% of the labelled links (compare Barzilay and
Elhadad, "Sentence alignment for monolingual comparable corpora", 2003).

Measured on nineteen labelled stories (997 links), everything fitted on eighteen and tried on the nineteenth:

    F1 0.66, precision 0.75, recall 0.59; mean F1 of the stories 0.61; average precision 0.72
    precision of the best-scored links up to a recall of 0.4: 0.91; recall of `same` 0.96
    F1 of sentences without any link 0.83
    the sixteen stories of three outlets alone: F1 0.60 (0.72, 0.51); wire copies and seeds: 0.76

Features added one after the other, average precision and F1 of links:

    letters 0.642 0.597    cover  0.675 0.617    place  0.689 0.632    speech   0.713 0.633
    runs    0.656 0.607    kin    0.678 0.625    size   0.708 0.632    beside   0.712 0.630
    shared  0.672 0.623    length 0.678 0.625    quoted 0.712 0.632    standing 0.715 0.661

With a model's word on meaning (all-MiniLM-L6-v2 in eight bits) as one more feature, on the same stories:

    F1 0.69, precision 0.72, recall 0.65; mean F1 of the stories 0.65; average precision 0.745
    precision of the best-scored links up to a recall of 0.4: 0.93; recall of `same` 0.97
    the sixteen stories of three outlets alone: F1 0.63 (0.69, 0.57), precision at 0.4 from 0.80 to 0.83
    a model alone, as between two languages: F1 0.58 (0.67, 0.51), precision at 0.4 0.83

That what words do not offer is kept from being sure costs nothing of these. Tried beside it and left out: the
plain cosine too, its square, its product with other features, its rank in row and column, cosines of joined
neighbours and of sentences with those around them.

Tried beside the features of words and left out, because none gave more than 0.003 average precision:
skip-bigrams; idf cosine and Dice of stems; containment in the other direction; length ratio; numbers shared
or contradicting; names shared or contradicting; names carried over pronouns; soft matching of words by
spelling; the weight of the rarest shared word; the longest run; Sinkhorn normalisation; rank and margin in
row and column; neighbours on the diagonal; paragraph and window; distance in place; both in the lead; a third
article's support (it lowers precision at 0.4); how alike the articles are; trees instead of the logistic
curve (0.704 to 0.712).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import comb

import numpy as np
from numpy.typing import NDArray

from tui.compare.linking.features import Features, features
from tui.compare.linking.scoring import score
from tui.compare.linking.weights import weights
from tui.compare.model import Link, Quotation
from tui.meaning.encoder import Witness
from tui.story.model import Ref
from tui.words import limits
from tui.words.annotation import Annotation

MOST, MOST_OF_TWO = 200_000, 25_000
"""Candidates of a story, and of two articles. Where everything resembles everything the best are taken."""

Scorer = Callable[[Features], NDArray[np.float64]]


def candidates(
    annotation: Annotation,
    quotations: Iterable[Quotation] = (),
    scorer: Scorer = score,
    witness: Witness | None = None,
) -> tuple[Link, ...]:
    """The candidates of a story, from the lowest bar on, in the order of its sentences.

    They have no evidence yet: it is told of those alone that become links (see `evidence.explained`). A
    `witness` is heard beside the words.
    """
    fitted = weights("meaning" if witness else "words")
    bar, same = min(fitted.bars.values()), fitted.same
    most = min(MOST_OF_TWO, MOST // max(1, comb(len(annotation.story.articles), 2)))
    pairs = (
        pair
        for measured in features(annotation, tuple(quotations), witness)
        for pair in select(measured.a, measured.b, scorer(measured), bar, most)
    )
    return tuple(
        Link(a, b, chance, "same" if chance >= same else "partial") for a, b, chance in sorted(pairs)
    )


def select(
    a: int, b: int, scores: NDArray[np.float64], bar: float, most: int = MOST_OF_TWO
) -> Iterator[tuple[Ref, Ref, float]]:
    """The pairs of sentences of two articles whose score reaches the bar, or the best `most` of them."""
    rows, columns = np.nonzero(scores >= bar)
    if len(rows) > most:
        limits.tell("of sentences that resemble nearly all others, only the best links were kept")
        best = np.argsort(-scores[rows, columns], kind="stable")[:most]
        rows, columns = rows[best], columns[best]
    for row, column, chance in zip(
        rows.tolist(), columns.tolist(), scores[rows, columns].tolist(), strict=True
    ):
        yield Ref(a, row), Ref(b, column), chance
