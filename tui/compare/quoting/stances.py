"""Which verbs report speech, and what the choice of each implies, as reporting_verbs.yaml has it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tui.words.classes import read_class

PLAIN = "neutral"
"""The stance of a verb that adds nothing."""


@lru_cache(maxsize=1)
def stances() -> Mapping[str, str]:
    """Each form of a reporting verb with what it implies; an empty text where the file does not say.

    >>> stances()["insisted"], stances()["said"]
    ('forceful', 'neutral')
    """
    rows = read_class("reporting_verbs")["en"]
    found: dict[str, str] = {}
    for strength in ("always", "sometimes"):
        given: str | dict[str, str] = rows.get(strength, "")
        by_stance = {"": given} if isinstance(given, str) else given
        for stance, forms in by_stance.items():
            for form in forms.split():
                found.setdefault(form, stance)
    return found
