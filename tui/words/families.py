"""Families of words that reports use for one another ("ask", "urge", "demand"), by their stems.

Method: a short thesaurus of news English (word_families.yaml), in the manner of query expansion by hand-made
classes (Voorhees, "Query expansion using lexical-semantic relations", 1994). Classes that a thesaurus of all
English would give are too wide; these hold what one desk writes for another's word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tui.words.classes import read_class
from tui.words.tokens import stems

NONE: frozenset[int] = frozenset()


def families(stem: str) -> frozenset[int]:
    """The numbers of the families that the stem of an English word belongs to.

    >>> from tui.words.tokens import stems
    >>> urged, asked = stems(["urged", "asked"])
    >>> bool(families(urged) & families(asked))
    True
    """
    return _listed().get(stem, NONE)


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, frozenset[int]]:
    rows: list[str] = read_class("word_families")["en"]
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for stem in stems(row.split()):
            found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
