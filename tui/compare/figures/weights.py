"""What was fitted, from figures.yaml: the weights of features, and the bars that a probability must reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from tui.compare.linking.vectors import Matrix
from tui.wordlists import read_list

FILE = Path(__file__).with_name("figures.yaml")

Weights = Mapping[str, float]
"""A weight by the name of a feature, and one named `constant`."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fitting found.

    `times` and `amounts` make a probability of a pair of quantities (see `pairs`), `topic_times` and
    `topic_amounts` the same with the values hidden, `apart` of two groups
    whose values cannot be one, `sure` of a row (see `gathering`). From `pair` on two quantities attract each
    other, from `merge` on two groups are one row that differs, from `row` on a row is told.
    """

    times: Weights
    amounts: Weights
    topic_times: Weights
    topic_amounts: Weights
    apart: Weights
    sure: Weights
    pair: float
    merge: float
    row: float


@lru_cache(maxsize=1)
def fitted() -> Fitted:
    """The figures of figures.yaml, read once."""
    data = read_list(__file__, FILE.name)
    bars = data.pop("bars")
    return Fitted(**data, **bars)


def probability(weights: Weights, features: Mapping[str, Matrix]) -> Matrix:
    """The logistic curve of the weighted sum of the features."""
    size = len(next(iter(features.values())))
    total = np.full(size, weights["constant"], dtype=np.float64)
    for name, weight in weights.items():
        if name != "constant":
            total += weight * features[name]
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))), dtype=np.float32)
