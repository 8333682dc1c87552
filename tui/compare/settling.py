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
from tui.story.outlets import voices
from tui.words import limits
from tui.words.keys import pair_key, sentence_key

PINNED = "pinned by hand"


def settled(ground: Ground, sensitivity: Sensitivity, decisions: Decisions) -> Iterator[Comparison]:
    """The comparison that a ground gives: with its links and passages, then with everything."""
    linked = _linked(ground, sensitivity, decisions)
    yield restored(linked, ground.story, ground.order)
    with limits.told() as lines:
        completed = _completed(linked, ground)
    told = tuple(dict.fromkeys((*ground.limits, *lines)))
    yield restored(dataclasses.replace(completed, limits=told), ground.story, ground.order)


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

    words, quoted, passages = ground.annotation, ground.quotations, linked.passages
    # The weaker candidates count too: the words of two sentences say the rest, and what may be said elsewhere
    # is not told as left out.
    offered = _offered(ground, linked.decisions)
    table = figures(words, offered)
    found = dataclasses.replace(
        linked,
        links=explained(linked.links, words, quoted, ground.witness),
        figures=table,
        conflicts=conflicts(table, quoted),
        wordings=wordings(words, offered, passages, quoted),
        omissions=omissions(words, offered, passages),
        complete=True,
    )
    return dataclasses.replace(
        found,
        telling=telling(found, offered, words),
        additions=additions(found, words),
        profiles=profiles(found, words),
    )


def _links(ground: Ground, sensitivity: Sensitivity, decisions: Decisions) -> Iterator[Link]:
    """The links that are sure enough, and the reader's own, in order."""
    from tui.compare.linking.weights import weights

    bar = weights(ground.basis).bars[sensitivity]
    return (link for link in _offered(ground, decisions) if link.score >= bar or link.by_hand)


def _offered(ground: Ground, decisions: Decisions) -> list[Link]:
    """The candidates that the reader did not reject, and the reader's own links, in order."""
    story = ground.annotation.story
    offered = {(link.a, link.b): link for link in ground.candidates}
    if decisions.rejected:
        offered = {
            pair: link for pair, link in offered.items() if _pair(story, link) not in decisions.rejected
        }
    offered |= {(link.a, link.b): link for link in _pinned(story, decisions)}
    return [offered[pair] for pair in sorted(offered)]


def _unique(story: Story, links: Iterable[Link]) -> tuple[Ref, ...]:
    """The sentences that no link to another outlet touches, in order; none in a story of one outlet.

    Two pages of one outlet are one source.
    """
    outlets = voices(story)
    if len(set(outlets)) < 2:
        return ()
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
