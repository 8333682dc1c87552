"""How probable it is that two sentences say the same: from features to a score.

Method: logistic regression (Cox, 1958) with an L2 penalty, in two stages, as in stacked classifiers (Wolpert,
"Stacked generalization", 1992). The first stage scores a pair by itself. The second sees the features again
with what the first found around the pair:

- `beside`: the first score (log-odds) times the best first probability of a neighbour, that is of the same
  sentence with the one before or after the other. Its weight is below 0: next to a pair that fits well, a
  weak one is likelier than its words say (what one outlet says in a sentence takes another two), and a
  strong one a little less likely.
- `standing`: the first probability relative to the best of its row and of its column, the smaller of both. A
  sentence that has a far better counterpart there needs this one less.

Where a model says how alike two sentences are in meaning, this is one more feature, with weights of their own
for all of them; between two languages, where words prove nothing, it stands with the place and the size
alone. A model is one witness of two: what words by themselves do not offer as a link never becomes a sure
one (`held_back`).

The weights stand in links.yaml and are fitted by tests/fit_links.py. Nothing else decides about a candidate:
another scorer needs to replace `score` alone.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tui.compare.linking.features import Features
from tui.compare.linking.vectors import Matrix
from tui.compare.linking.weights import Fitted, weights

DIGITS = 6
"""Beyond this digit of a score stands only the noise of 32-bit sums."""


def score(features: Features) -> NDArray[np.float64]:
    """The probability, 0..1, that each pair of sentences would be linked by a careful reader."""
    words = _by_words(features)
    if features.basis == "words":
        return words
    heard, offered = weights(features.basis), min(weights().bars.values())
    chance = np.asarray(chances(features.named(), heard), dtype=np.float64)
    return held_back(np.round(chance, DIGITS), words, offered, heard.bars["strict"])


def _by_words(features: Features) -> NDArray[np.float64]:
    """The probability by words alone."""
    # What shares no word and no letters is not linked, whatever its place makes of it.
    some = (features.shared > 0) | (features.letters > 0)
    chance: NDArray[np.float64] = np.where(some, chances(features.named(), weights()), 0).astype(np.float64)
    return np.round(chance, DIGITS)


def chances(named: dict[str, Matrix], fitted: Fitted) -> Matrix:
    """The probability of each pair by both stages."""
    first = log_odds(named, fitted.first)
    return probability(log_odds(named | surroundings(first), fitted.second))


def held_back(
    chance: NDArray[np.float64], words: NDArray[np.float64], offered: float, sure: float
) -> NDArray[np.float64]:
    """The probabilities, kept below `sure` where words alone do not reach `offered`."""
    return np.where(words < offered, np.minimum(chance, sure - 0.01), chance)


def log_odds(named: Mapping[str, Matrix], fitted: Mapping[str, float]) -> Matrix:
    """The weighted sum of the features that have a weight, and the weight `constant`."""
    terms = (np.float32(weight) * named[name] for name, weight in fitted.items() if name != "constant")
    total: Matrix = functools.reduce(np.add, terms) + np.float32(fitted["constant"])
    return total


def probability(odds: Matrix) -> Matrix:
    """The logistic curve."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float32)


def surroundings(first: Matrix) -> dict[str, Matrix]:
    """What the first stage found around each pair, see the module."""
    chance = probability(first)
    best = np.minimum(chance / chance.max(axis=1, keepdims=True), chance / chance.max(axis=0, keepdims=True))
    return {
        "beside": first * beside(chance),
        "standing": best,
    }


def beside(chance: Matrix) -> Matrix:
    """The highest value left, right, above and below of each place, 0 beyond the edge."""
    out = np.zeros_like(chance)
    np.maximum(out[1:], chance[:-1], out=out[1:])
    np.maximum(out[:-1], chance[1:], out=out[:-1])
    np.maximum(out[:, 1:], chance[:, :-1], out=out[:, 1:])
    np.maximum(out[:, :-1], chance[:, 1:], out=out[:, :-1])
    return out
