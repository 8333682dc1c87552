"""How sure a speaker is: a probability over how the speaker was found.

Method: a logistic regression over one fact, whether a name tells who speaks, fitted by
tests/fit_speakers.py to 25 stories with labelled speakers. What it told of each story with the weights of
the others, with the share that is right, and that was right when the story was first read, before any rule
was changed on account of it:

    sure          told   right   when first read
    under 0.60      18   0.889             0.833
    0.60 to 0.90   108   0.963             0.796
    0.90 and more  390   0.972             0.938

How far away in the text the speaker stands, how far ahead of the next it is, and whether a first name, a
surname or a mere phrase is printed, told nothing more.
"""

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


BIAS = 3.03
UNNAMED = -1.06
GUESS = -3.5
"""What it weighs that no verb reports a quotation. Chosen: too few of those labelled are such guesses."""

TIED, TIE = 0.56, -2.0
"""Up to which share two may be meant alike, and what that weighs. Chosen, as few of those labelled are."""

ALONE = 0.97
"""From which share on a pronoun has no rival."""


def unnamed(facts: Facts) -> bool:
    """Whether another may be meant, as no name is printed, or one that several bear."""
    rivals = facts.by in ("pronoun", "namesake") and facts.share < ALONE
    return rivals or facts.by in ("thing", "body", "title", "guess")


def chosen(facts: Facts) -> float:
    """What weighs on a speaker that was not fitted: no verb, a tie."""
    return (0.0 if facts.verb else GUESS) + (TIE if facts.share < TIED else 0.0)


def certainty(facts: Facts) -> float:
    """How likely a speaker is right, 0..1."""
    total = BIAS + (UNNAMED if unnamed(facts) else 0.0) + chosen(facts)
    return 1 / (1 + math.exp(-total))
