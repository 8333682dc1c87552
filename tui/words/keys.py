"""By what a sentence or a story is known again: a short hash of words.

A reader's decision about two sentences must outlast a changed file, so it can hang neither on a sentence's
place nor on its print. A key is the first 64 bits of a BLAKE2 hash (Aumasson and others, 2013) of the folded
words: marks, letter case and spacing do not count, every word does. It is the same on every machine and run.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import blake2b

from tui.story.model import Story
from tui.words.tokens import folded

_FIRST = 8
"""So many words begin an article."""


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


def story_key(story: Story) -> str:
    """The key of a story, 16 hexadecimal digits: by its articles' ids and first words, in whichever order.

    A later correction further down, another title or another folder leave it the same story.
    """
    begun = sorted(
        (article.id, " ".join(folded(article.sentences[0].text)[:_FIRST]) if article.sentences else "")
        for article in story.articles
    )
    return blake2b(json.dumps(begun).encode(), digest_size=8).hexdigest()
