"""How much a word tells by its rarity in English at large, beside how rare it is in the story.

Method: a short list of common words in four rows (common_words.yaml), each with a weight; a word in no row
tells most. A story's own sentences cannot tell that "last" or "people" is common where it happens to stand in
few of them (general against domain-specific idf: Church and Gale, "Inverse document frequency", 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tui.words.classes import read_class
from tui.words.tokens import stems

UNLISTED = 0.5
"""What a word in no row tells."""

LETTER = 0.25
"""What a single letter tells."""


def rarity(stem: str) -> float:
    """How much the stem of an English word tells, 0 to 0.5.

    >>> rarity("the") < rarity("peopl") < rarity("parliament")
    True
    """
    return _listed().get(stem, UNLISTED if len(stem) > 1 or stem.isdigit() else LETTER)


def english(languages: Iterable[str | None]) -> bool:
    """Whether any article of these languages is in English; one without a language is."""
    codes = list(languages)
    return not codes or any(code is None or code.lower().startswith("en") for code in codes)


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, float]:
    """Each stem with the weight of the first row that has a word of it."""
    rows: dict[float, str] = read_class("common_words")["en"]
    found: dict[str, float] = {}
    for weight, row in sorted(rows.items()):
        for stem in stems(row.split()):
            found.setdefault(stem, float(weight))
    return found
