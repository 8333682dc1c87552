"""How sure a speaker is: a probability fitted over how the speaker was found."""

from __future__ import annotations

import math
from typing import NamedTuple

from tui.words.scene import By


class Facts(NamedTuple):
    """How a speaker was found: where, how many quotations away, with a verb or not, and by what words."""

    how: str
    steps: int
    verb: bool
    by: By
    share: float


def features(facts: Facts) -> tuple[float, ...]:
    """The numbers over which `certainty` is fitted, each 0..1."""
    return (
        float(facts.how == "around"),
        min(facts.steps, 4) / 4,
        float(facts.how == "main"),
        float(not facts.verb),
        float(facts.by == "pronoun"),
        2 * (1 - facts.share),
        float(facts.by in ("title", "body", "guess")),
        float(facts.by == "print"),
    )


def certainty(facts: Facts) -> float:
    """How likely a speaker is right, 0..1."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, features(facts), strict=True))
    return 1 / (1 + math.exp(-total))


BIAS = 3.5
WEIGHTS = (-0.5, -1.0, -1.5, -1.0, -0.5, -1.5, -0.7, -0.7)
