"""The verbs of saying, and what the choice of each implies (reporting.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tui.words.classes import read_class, words_of

PLAIN = "neutral"
"""The stance of a verb that adds nothing."""


@cache
def stances() -> Mapping[str, str]:
    """Each form of a verb of saying with what it implies.

    >>> stances()["insisted"], stances()["said"]
    ('forceful', 'neutral')
    """
    classes: Mapping[str, Mapping[str, str]] = read_class("reporting")
    return {
        form: stance
        for strength in ("also_saying", "saying")
        for stance, forms in classes[strength].items()
        for form in forms.split()
    }


@cache
def says() -> frozenset[str]:
    """The forms that are verbs of saying wherever they stand, and no noun or adjective ("the alleged")."""
    return words_of("saying") - words_of("saying_nouns")
