"""Which candidates are links, and all that is found by way of them.

Nothing is measured again. Settling takes the candidates above the bar that the reader's sensitivity sets,
takes away the pairs that the reader rejected, adds those that the reader pinned (candidates or not), and
gathers passages and unique sentences anew: that is the first part. The second finds what hangs on these:
figures, conflicts, wordings, omissions, profiles. A decision is about words, not places: it holds for every
two sentences of different articles that say these words.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import product

from tui.compare.comparison import Comparison
from tui.compare.ground import Ground
from tui.compare.model import Decisions, Link, Sensitivity
from tui.compare.order import restored
from tui.story.model import Ref, Story
from tui.words.keys import pair_key, sentence_key

PINNED = "pinned by hand"


def settled(ground: Ground, sensitivity: Sensitivity, decisions: Decisions) -> Iterator[Comparison]:
    """The comparison that a ground gives: with its links and passages, then with everything."""
    linked = _linked(ground, sensitivity, decisions)
    yield restored(linked, ground.story, ground.order)
    yield restored(_completed(linked, ground), ground.story, ground.order)


def _linked(ground: Ground, sensitivity: Sensitivity, decisions: Decisions) -> Comparison:
    """Links, passages, unique sentences; articles in canonical order."""
    from tui.compare.framing.wire import origins
    from tui.compare.linking.passages import passages

    story = ground.annotation.story
    links = tuple(_links(ground, sensitivity, decisions))
    groups = passages(links)
    return Comparison(
        story,
        links=links,
        passages=groups,
        quotations=ground.quotations,
        unique=_unique(story, links),
        reuses=ground.reuses,
        origins=tuple(sorted(origins(story, groups, ground.reuses).items())),
        sensitivity=sensitivity,
        decisions=decisions,
        complete=False,
        ground=ground,
    )


def _completed(linked: Comparison, ground: Ground) -> Comparison:
    """The comparison with the evidence of its links and all findings that hang on them."""
    from tui.compare.figures.conflicts import conflicts
    from tui.compare.figures.figures import figures
    from tui.compare.framing.omissions import omissions
    from tui.compare.framing.profile import profiles
    from tui.compare.framing.ranking import additions, telling
    from tui.compare.framing.wordings import wordings
    from tui.compare.linking.evidence import explained

    story, words = linked.story, ground.annotation
    links, passages, quoted = linked.links, linked.passages, ground.quotations
    # The weaker candidates count here too: the words of both sentences say the rest.
    table = figures(words, ground.candidates, passages)
    found = dataclasses.replace(
        linked,
        links=explained(links, words, quoted),
        figures=table,
        conflicts=conflicts(table, quoted),
        wordings=wordings(story, links, passages, quoted, words),
        # The weaker candidates count here: what may be said elsewhere is not told as left out.
        omissions=omissions(story, ground.candidates, passages, words),
        complete=True,
    )
    return dataclasses.replace(
        found,
        telling=telling(found, ground.candidates, words),
        additions=additions(found, words),
        profiles=profiles(found, words),
    )


def _links(ground: Ground, sensitivity: Sensitivity, decisions: Decisions) -> Iterator[Link]:
    """The candidates that are links, and the reader's own, in order."""
    from tui.compare.linking.weights import weights

    story, bar = ground.annotation.story, weights().bars[sensitivity]
    kept = [link for link in ground.candidates if link.score >= bar]
    if decisions.rejected:
        kept = [link for link in kept if _pair(story, link) not in decisions.rejected]
    pinned = {(link.a, link.b): link for link in _pinned(story, decisions)}
    chosen = {(link.a, link.b): link for link in kept} | pinned
    return (chosen[pair] for pair in sorted(chosen))


def _unique(story: Story, links: Iterable[Link]) -> tuple[Ref, ...]:
    """The sentences that no link touches, in order. Nothing is unique in a story of one article."""
    if len(story.articles) < 2:
        return ()
    linked = {ref for link in links for ref in (link.a, link.b)}
    every = (Ref(k, row.index) for k, article in enumerate(story.articles) for row in article.sentences)
    return tuple(ref for ref in every if ref not in linked)


def _pair(story: Story, link: Link) -> tuple[str, str]:
    return pair_key(_text(story, link.a), _text(story, link.b))


def _text(story: Story, ref: Ref) -> str:
    return story.articles[ref.article].sentences[ref.sentence].text


def _pinned(story: Story, decisions: Decisions) -> Iterator[Link]:
    """A link for every two sentences of different articles whose keys are a pinned pair."""
    pairs = decisions.pinned - decisions.rejected
    places = _places(story, {key for pair in pairs for key in pair})
    for one, other in pairs:
        for a, b in product(places[one], places[other]):
            if a.article != b.article:
                yield Link(min(a, b), max(a, b), 1.0, "same", (PINNED,), by_hand=True)


def _places(story: Story, wanted: Iterable[str]) -> dict[str, list[Ref]]:
    """Where the sentences of these keys stand."""
    places: dict[str, list[Ref]] = {key: [] for key in wanted}
    for position, article in enumerate(story.articles if places else ()):
        for sentence in article.sentences:
            key = sentence_key(sentence.text)
            if key in places:
                places[key].append(Ref(position, sentence.index))
    return places
