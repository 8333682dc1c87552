"""Where the sentences stand that a reader's decision is about.

A decision is about words, not places: it holds for every two sentences of different articles that say them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from tui.story.model import Ref, Story
from tui.words.keys import sentence_key


def decided(story: Story, pairs: Iterable[tuple[str, str]]) -> list[tuple[Ref, Ref]]:
    """The pairs of sentences that pairs of keys mean, each and all in order."""
    pairs = list(pairs)
    places = _places(story) if pairs else {}
    meant = (ends for one, other in pairs for ends in product(places.get(one, ()), places.get(other, ())))
    return sorted({(min(a, b), max(a, b)) for a, b in meant if a.article != b.article})


def _places(story: Story) -> dict[str, list[Ref]]:
    """Where the sentences stand that each key means."""
    places: dict[str, list[Ref]] = {}
    for position, article in enumerate(story.articles):
        for sentence in article.sentences:
            places.setdefault(sentence_key(sentence.text), []).append(Ref(position, sentence.index))
    return places
