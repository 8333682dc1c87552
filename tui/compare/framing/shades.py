"""What a word adds to the bare fact: doubt, certainty, blame, scorn, praise; classes of English.

Method: classes of the literature on stance and evaluation, each by its words (wording_words.yaml): hedges,
boosters (Hyland, "Metadiscourse", 2005), verbs that imply how something came about (Karttunen, "Implicative
verbs", 1971), judging and evaluation (Fillmore, "Verbs of judging", 1971; Martin and White, "The language of
evaluation", 2005), and what a verb of saying implies (reporting_verbs.yaml; Hooper, "On assertive
predicates", 1975). A shade counts only as a difference: one source has it and the other has not. Such lists
alone mark biased words badly (Recasens, Danescu-Niculescu-Mizil and Jurafsky, "Linguistic models for
analyzing and detecting biased language", 2013).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tui.words.classes import read_class
from tui.words.reporting import PLAIN, stances

SHADES: Mapping[str, tuple[str, ...]] = {
    "sureness": ("doubt", "certainty"),
    "outcome": ("outcome",),
    "blame": ("blame",),
    "heat": ("attack", "alarm"),
    "worth": ("scorn", "praise"),
}
"""What differs where one source has a word of a class of wording_words.yaml and another has none."""

NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _shades() -> Mapping[str, frozenset[str]]:
    rows: Mapping[str, str] = read_class("wording_words")["en"]["shades"]
    found: dict[str, set[str]] = {}
    for shade, text in rows.items():
        for word in text.split():
            found.setdefault(word, set()).add(shade)
    return {word: frozenset(added) for word, added in found.items()}


def shades(folded: str) -> frozenset[str]:
    """What a word adds; nothing for most words.

    >>> sorted(shades("allegedly")), sorted(shades("train"))
    (['doubt'], [])
    """
    return _shades().get(folded, NONE)


def stance(folded: str) -> str:
    """What a verb of saying implies; empty for a plain one and for every other word."""
    implied = stances().get(folded, "")
    return "" if implied == PLAIN else implied


def says(folded: str) -> bool:
    """Whether a word is a verb of saying."""
    return folded in stances()
