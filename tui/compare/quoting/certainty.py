"""How sure a speaker is: a probability fitted over how the speaker was found."""

from __future__ import annotations

import math
from typing import NamedTuple

from tui.words.scene import By


class Facts(NamedTuple):
    """How a speaker was found: where, how many quotations away, by a verb or not, and by what words."""

    how: str
    steps: int
    verb: bool
    by: By
    share: float


FACTS = ("steps", "subject", "no verb", "doubt", "pronoun", "title", "print", "namesake")
"""What the weights stand for, in their order."""

BIAS = 3.5
WEIGHTS = (-1.0, -1.5, -1.0, -0.5, -1.5, -0.7, -0.7, -1.0)
_FAR = 4


def features(facts: Facts) -> tuple[float, ...]:
    """The facts as numbers, each 0..1, in the order of `FACTS`."""
    return (
        min(facts.steps, _FAR) / _FAR,
        float(facts.how == "main"),
        float(not facts.verb),
        2 * (1 - facts.share),
        float(facts.by == "pronoun"),
        float(facts.by in ("title", "body", "guess")),
        float(facts.by == "print"),
        float(facts.by == "namesake"),
    )


def certainty(facts: Facts) -> float:
    """How likely a speaker is right, 0..1."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, features(facts), strict=True))
    return 1 / (1 + math.exp(-total))
