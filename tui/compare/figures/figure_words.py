"""The word lists of figure_words.yaml, by which quantities and times are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tui.words.classes import read_class


def listed(*names: str) -> tuple[str, ...]:
    """The words of some lists, in their order."""
    return tuple(word for name in names for word in _lists()[name].split())


def table(name: str) -> dict[str, str]:
    """A list of `word=what` as a mapping."""
    return dict(pair.split("=") for pair in listed(name))


def fates() -> dict[str, str]:
    """What became of those that are counted, by each word that tells it."""
    rows: Mapping[str, str] = read_class("figure_words")["fates"]
    return {word: fate for fate, words in rows.items() for word in words.split()}


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str]:
    rows: dict[str, str] = read_class("figure_words")
    return rows
