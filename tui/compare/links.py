"""Links: the pairs of sentences of different articles that say the same thing.

Method: every pair of sentences is a candidate; `features` measures it, `scoring` makes a probability of it,
and here those above a bar become links. Links are many to many and keep no order: outlets split, join and
reorder sentences, and an aligner that keeps both orders loses 30% of the labelled links (compare Barzilay
and Elhadad, "Sentence alignment for monolingual comparable corpora", 2003). Above a second bar a link is
`same`.

Measured on nineteen labelled stories, the curve and the bar chosen on eighteen and tried on the nineteenth:
F1 0.59, precision 0.63, recall 0.56 (0.61 with the bar below, which is chosen on all; the weights of the
features are too). The best-scored links up to a recall of 0.4 are right in 0.85. Of the links called `same`
0.71 are the same proposition by hand, and they are 0.82 of those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from tui.compare.evidence import Evidence
from tui.compare.features import Features, features
from tui.compare.lexicon import Lexicon
from tui.compare.model import Link, Ref
from tui.compare.scoring import score
from tui.compare.vectors import Matrix
from tui.compare.weights import weights
from tui.story.model import Story

SAME = 0.9
"""From which score on a link is told as the same proposition."""

Scorer = Callable[[Features], Matrix]


def links(story: Story, lexicon: Lexicon, scorer: Scorer = score) -> tuple[Link, ...]:
    """The candidates of a story, from the lowest bar on, in the order of its sentences.

    The articles of each are in the story's order; everything else is the same whatever that order is.
    """
    evidence = Evidence(lexicon)
    bar = min(weights().bars.values())
    found = [
        Link(
            min(a, b),
            max(a, b),
            chance,
            "same" if chance >= SAME else "partial",
            evidence.of(lexicon[a], lexicon[b]),
        )
        for measured in features(story, lexicon)
        for a, b, chance in select(measured.a, measured.b, scorer(measured), bar)
    ]
    return tuple(sorted(found, key=lambda link: (link.a, link.b)))


def select(a: int, b: int, scores: Matrix, bar: float) -> Iterable[tuple[Ref, Ref, float]]:
    """The pairs of sentences of two articles whose score reaches the bar."""
    for row, column in np.argwhere(scores >= bar):
        yield Ref(a, int(row)), Ref(b, int(column)), float(scores[row, column])
