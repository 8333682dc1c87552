"""Which candidates are links: what the reader's sensitivity and decisions leave of them.

Nothing is measured again. The candidates of a comparison are kept from the generous bar on; settling takes
those above the bar asked for, takes away the pairs that the reader rejected, adds those that the reader
pinned (candidates or not), and gathers passages and unique sentences anew. A decision is about words, not
places: it holds for every two sentences of different articles that say these words.

Measured: the five seeds 2 ms, 100 articles of 40 sentences with 30,000 candidates 0.5 s.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from tui.compare.model import Comparison, Decisions, Link, Sensitivity
from tui.story.model import Ref, Story
from tui.story.outlets import voices
from tui.words.keys import pair_key, sentence_key

if TYPE_CHECKING:
    from tui.words.annotation import Annotation

PINNED = "pinned by hand"


def settle(
    comparison: Comparison,
    sensitivity: Sensitivity | None = None,
    decisions: Decisions | None = None,
    annotation: Annotation | None = None,
) -> Comparison:
    """The comparison with its links, and all that is found by way of them, as asked for.

    What is None stays as it is; a `lexicon` that is there saves reading the story again. A pair that is both
    pinned and rejected is no link.
    """
    from tui.compare.facts.conflicts import conflicts
    from tui.compare.framing.omissions import omissions
    from tui.compare.framing.wire import origins
    from tui.compare.framing.wordings import wordings
    from tui.compare.linking.passages import passages
    from tui.compare.linking.weights import weights
    from tui.words.annotation import annotate

    story, quoted = comparison.story, comparison.quotations
    words = annotation or annotate(story)
    sensitivity = comparison.sensitivity if sensitivity is None else sensitivity
    decisions = comparison.decisions if decisions is None else decisions
    bar = weights().bars[sensitivity]
    offered = {(link.a, link.b): link for link in comparison.candidates}
    if decisions.rejected:
        offered = {
            pair: link for pair, link in offered.items() if _pair(story, link) not in decisions.rejected
        }
    pinned = {(link.a, link.b): link for link in _pinned(story, decisions)}
    offered |= pinned
    chosen = {pair: link for pair, link in offered.items() if link.score >= bar} | pinned
    links = tuple(chosen[pair] for pair in sorted(chosen))
    groups = passages(links, lambda ref: (story.articles[ref.article].id, ref.sentence))
    return dataclasses.replace(
        comparison,
        links=links,
        passages=groups,
        unique=unique(story, links),
        conflicts=conflicts(story, links, groups, quoted, words),
        wordings=wordings(words, offered.values(), groups, quoted),
        # The weaker candidates count here: what may be said elsewhere is not told as left out.
        omissions=omissions(words, offered.values(), groups),
        origins=tuple(sorted(origins(story, groups, comparison.reuses).items())),
        sensitivity=sensitivity,
        decisions=decisions,
    )


def unique(story: Story, links: Iterable[Link]) -> tuple[Ref, ...]:
    """The sentences that no link to another outlet touches, in order; none in a story of one outlet."""
    if len(set(voices(story))) < 2:
        return ()
    # Two pages of one outlet are one source.
    outlets = voices(story)
    apart = (link for link in links if outlets[link.a.article] != outlets[link.b.article])
    linked = {ref for link in apart for ref in (link.a, link.b)}
    every = (Ref(k, row.index) for k, article in enumerate(story.articles) for row in article.sentences)
    return tuple(ref for ref in every if ref not in linked)


def _pair(story: Story, link: Link) -> tuple[str, str]:
    return pair_key(_text(story, link.a), _text(story, link.b))


def _text(story: Story, ref: Ref) -> str:
    return story.articles[ref.article].sentences[ref.sentence].text


def _pinned(story: Story, decisions: Decisions) -> Iterator[Link]:
    """A link for every two sentences of different articles whose keys are a pinned pair."""
    pairs = decisions.pinned - decisions.rejected
    wanted = {key for pair in pairs for key in pair}
    places: dict[str, list[Ref]] = {key: [] for key in wanted}
    for position, article in enumerate(story.articles if wanted else ()):
        for sentence in article.sentences:
            key = sentence_key(sentence.text)
            if key in places:
                places[key].append(Ref(position, sentence.index))
    for one, other in pairs:
        for a, b in product(places[one], places[other]):
            if a.article != b.article:
                yield Link(min(a, b), max(a, b), 1.0, "same", (PINNED,), by_hand=True)
