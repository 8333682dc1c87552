"""By what a sentence is known again: a short hash of its words.

A reader's decision about two sentences must outlast a changed file, so it can hang neither on a sentence's
place nor on its print. A key is the first 64 bits of a BLAKE2 hash (Aumasson and others, 2013) of the folded
words: marks, letter case and spacing do not count, every word does. It is the same on every machine and run.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from tui.words.tokens import folded


@lru_cache(maxsize=16_384)
def sentence_key(text: str) -> str:
    """The key of a sentence, 16 hexadecimal digits. A text without words is known by its marks.

    >>> sentence_key("The U.S. has 5,200 troops.") == sentence_key("the US has 5200 troops")
    True
    """
    said = " ".join(folded(text)) or "".join(text.split())
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def pair_key(a: str, b: str) -> tuple[str, str]:
    """The keys of two sentences, sorted: the same whichever comes first."""
    one, other = sentence_key(a), sentence_key(b)
    return (one, other) if one <= other else (other, one)
