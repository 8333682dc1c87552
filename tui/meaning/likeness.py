"""How alike in meaning two sentences are: the cosine of their vectors, seen from the middle of the story.

Method: from every vector a part of the story's mean is taken, then cosines are those of what is left (Mu and
Viswanath, "All-but-the-top", 2018). What all sentences have in common, the model's own leaning and the event
itself, tells none of them from another; without it, models of different scale can be weighed alike. The mean
of few sentences is mostly themselves, so it counts as if `WITHOUT` more sentences stood at nought.

Measured on nineteen labelled stories as one more feature of links (all-MiniLM-L6-v2): F1 0.681 with plain
cosines, 0.688 with these; average precision 0.737 and 0.745.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

import numpy as np

from tui.meaning.encoder import Progress
from tui.meaning.kept import Kept

if TYPE_CHECKING:
    from tui.meaning.encoder import Vectors

WITHOUT = 10
"""How many sentences without a direction are added to the mean."""


@dataclass(frozen=True, eq=False)
class Likeness:
    """A `Witness`: the vectors of each article's sentences, from the story's middle and of length 1."""

    name: str
    crosses: bool
    vectors: tuple[Vectors, ...]

    def between(self, a: int, b: int) -> Vectors:
        """-1..1 for each sentence of article `a` (rows) with each of article `b` (columns)."""
        return np.asarray(np.clip(self.vectors[a] @ self.vectors[b].T, -1, 1))


def likeness(
    articles: Sequence[Sequence[str]],
    encoder: Kept,
    crosses: bool = False,
    progress: Progress = lambda step, done: None,
) -> Likeness:
    """Read the sentences of each article. Raises MeaningError where the model fails."""
    every = encoder.encode([text for texts in articles for text in texts], progress)
    centred = every - every.sum(axis=0) / (len(every) + WITHOUT)
    unit = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-9)
    edges = pairwise(accumulate((len(texts) for texts in articles), initial=0))
    return Likeness(encoder.name, crosses, tuple(unit[a:b].astype(np.float32) for a, b in edges))
