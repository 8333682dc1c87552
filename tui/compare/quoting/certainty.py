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


FACTS = ("rivals", "called")
"""What the weights stand for, in their order."""

BIAS = 2.99
WEIGHTS = (-0.96, -0.85)
GUESS = -3.0
"""What it weighs that no verb reports a quotation. Chosen: too few of those labelled are such guesses."""

ALONE = 0.97
"""From which share on a pronoun has no rival."""


def features(facts: Facts) -> tuple[float, ...]:
    """The facts as numbers, in the order of `FACTS`: whether others may be meant, and whether no name is printed."""
    return (
        float(facts.by in ("pronoun", "thing", "namesake") and facts.share < ALONE),
        float(facts.by in ("thing", "namesake", "body", "title", "guess")),
    )


def certainty(facts: Facts) -> float:
    """How likely a speaker is right, 0..1."""
    total = BIAS + sum(w * x for w, x in zip(WEIGHTS, features(facts), strict=True))
    total += 0.0 if facts.verb else GUESS
    return 1 / (1 + math.exp(-total))
