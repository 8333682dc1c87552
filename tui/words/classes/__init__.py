"""The closed classes of English words that reading knows, each once, in the YAML files of this folder.

A class is a name with its words, folded as `tokens` gives them, or with classes of its own, whose union it
is. `words_of` reads the files of `THEMES`; the other files have a form of their own (`read_class`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from tui.wordlists import read_list

THEMES = ("grammar", "calendar", "people", "bodies", "reporting")


def read_class(name: str) -> Any:
    """The data of the file `name`.yaml of this folder."""
    return read_list(__file__, f"{name}.yaml")


@cache
def words_of(*names: str) -> frozenset[str]:
    """The words of all the classes named. Raises KeyError for a name that is no class.

    >>> sorted(words_of("articles"))
    ['a', 'an', 'the']
    """
    return frozenset(word for name in names for word in _classes()[name])


def in_order(*names: str) -> tuple[str, ...]:
    """The words of all the classes named, as they stand there. Raises KeyError as `words_of` does."""
    return tuple(word for name in names for word in _classes()[name])


@cache
def pairs_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of a class that lead to others (`bill=william`), each with those."""
    rows = (row.partition("=") for row in _classes()[name])
    return {word: tuple(others.split(",")) for word, _, others in rows}


@cache
def theme(name: str) -> frozenset[str]:
    """All the words of one file."""
    return frozenset(word for _, words in parts(read_class(name)) for word in words)


@cache
def _classes() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in THEMES:
        for name, words in parts(read_class(file)):
            found.setdefault(name, []).extend(words)
    return found


def parts(classes: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each class with its words, and each class within it."""
    for name, given in classes.items():
        if isinstance(given, str):
            yield name, given.split()
        else:
            inner = list(parts(given))
            yield from inner
            yield name, [word for _, words in inner for word in words]
