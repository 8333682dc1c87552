"""How one wording of a quotation differs from its fullest form, in words alone.

Method: the longest common blocks of folded words (Ratcliff and Obershelp, 1988, as in difflib), so that
letter case, marks and punctuation are no difference. What is left at the ends is shortened or extended;
within, it is left out, added, or altered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from tui.compare.lexicon import Reading

SHOWN = 6
"""How many words of a difference are named."""


def variant(full: Reading, other: Reading, split: bool = False) -> tuple[str, ...]:
    """The differences of `other` from `full`, in its order; empty where the words are the same.

    >>> variant(read("the bilateral agreements"), read("bilateral agreement"))
    ('shortened', 'altered: agreements/agreement')
    """
    matcher = SequenceMatcher(None, _folded(full), _folded(other), autojunk=False)
    told = list(_told(full, other, matcher.get_opcodes()))
    if split:
        told.append("split")
    return tuple(dict.fromkeys(told))


def _told(full: Reading, other: Reading, changes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[str]:
    for tag, i, j, k, m in changes:
        at_end = i == 0 or j == len(full.words)
        if tag == "delete":
            yield "shortened" if at_end else f"left out: {_printed(full, i, j)}"
        elif tag == "insert":
            outside = k == 0 or m == len(other.words)
            yield "extended" if outside else f"added: {_printed(other, k, m)}"
        elif tag == "replace":
            yield from _altered(full, other, (i, j), (k, m))


def _altered(full: Reading, other: Reading, old: tuple[int, int], new: tuple[int, int]) -> Iterator[str]:
    """A replacement; of an uneven one at an end, the words beyond the shorter side are missing or added."""
    (i, j), (k, m) = old, new
    surplus = (j - i) - (m - k)
    if surplus and (i == 0 or j == len(full.words)):
        yield "shortened" if surplus > 0 else "extended"
        size = min(j - i, m - k)
        if i == 0:
            i, k = j - size, m - size
        else:
            j, m = i + size, k + size
    yield f"altered: {_printed(full, i, j)}/{_printed(other, k, m)}"


def _printed(reading: Reading, start: int, end: int) -> str:
    words = reading.words[start:end]
    text = reading.text[words[0].start : words[min(len(words), SHOWN) - 1].end]
    return text + (" …" if len(words) > SHOWN else "")


def _folded(reading: Reading) -> list[str]:
    return [word.folded for word in reading.words]
