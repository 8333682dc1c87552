"""The verbs of saying, and the small words by which a reporting clause is read (reporting_verbs.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tui.words.classes import read_class


@dataclass(frozen=True, slots=True)
class Grammar:
    """The word lists of reporting_verbs.yaml, of all its languages."""

    always: frozenset[str]
    sometimes: frozenset[str]
    nouns: frozenset[str]
    passives: frozenset[str]
    auxiliaries: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    times: frozenset[str]
    within: frozenset[str]
    attached: frozenset[str]
    leaving: frozenset[str]
    stances: Mapping[str, str]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The word lists."""
    languages: dict[str, dict[str, str | dict[str, str]]] = read_class("reporting_verbs")
    found: dict[str, set[str]] = {}
    stances: dict[str, str] = {}
    for lists in languages.values():
        for name, rows in lists.items():
            groups = {"": rows} if isinstance(rows, str) else rows
            for implied, text in groups.items():
                found.setdefault(name, set()).update(text.split())
                stances |= dict.fromkeys(text.split(), implied) if implied else {}
    outside = ("always", "sometimes", "auxiliaries", "conjunctions", "prepositions", "times", "leaving")
    found["leaving"] = set().union(*(found[name] for name in outside)) - found["within"]
    return Grammar(**{name: frozenset(words) for name, words in found.items()}, stances=stances)
