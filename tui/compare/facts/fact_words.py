"""The word lists of fact_words.yaml, by which claims of fact are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tui.words.classes import read_class


def listed(*names: str) -> tuple[str, ...]:
    """The words of some lists, in their order."""
    return tuple(word for name in names for word in _lists()[name].split())


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str]:
    rows: dict[str, str] = read_class("fact_words")
    return rows


TIMES = frozenset(listed("weekdays", "weekdays_short", "months", "months_short"))
"""Names of days and months: printed with a capital, and the names of nobody."""
