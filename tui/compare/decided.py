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
    places: dict[str, list[Ref]] = {key: [] for pair in pairs for key in pair}
    for position, article in enumerate(story.articles if places else ()):
        for sentence in article.sentences:
            key = sentence_key(sentence.text)
            if key in places:
                places[key].append(Ref(position, sentence.index))
    meant = (ends for one, other in pairs for ends in product(places[one], places[other]))
    return sorted({(min(a, b), max(a, b)) for a, b in meant if a.article != b.article})
