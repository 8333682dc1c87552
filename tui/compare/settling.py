"""Which candidates are links, and all that is found by way of them.

Nothing is measured again. Settling takes the candidates above the bar that the reader's sensitivity sets,
takes away the pairs that the reader rejected, adds those that the reader pinned (candidates or not), and
gathers passages and unique sentences anew: that is the first part. The second finds what hangs on these:
figures, conflicts, wordings, omissions, profiles.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from tui.compare.comparison import Comparison
from tui.compare.decided import decided
from tui.compare.ground import Ground
from tui.compare.model import Decisions, Link, Sensitivity
from tui.compare.order import restored
from tui.story.model import Ref, Story
from tui.story.outlets import voices
from tui.words.keys import pair_key

PINNED = "pinned by hand"


def settled(
    ground: Ground,
    sensitivity: Sensitivity,
    decisions: Decisions,
    going_on: Callable[[], object] = lambda: None,
) -> Iterator[Comparison]:
    """The comparison that a ground gives: with its links and passages, then with everything.

    `going_on` is called before each step of what takes long; it raises where nobody waits for it any more.
    """
    linked = _linked(ground, sensitivity, decisions)
    yield restored(linked, ground.story, ground.order)
    # The weaker candidates count too: the words of two sentences say the rest, and what may be said elsewhere
    # is not told as left out.
    found, offered = linked, _offered(ground, decisions)
    for step in (_explained, _figured, _worded, _ranked):
        going_on()
        found = step(found, ground, offered)
    yield restored(dataclasses.replace(found, complete=True), ground.story, ground.order)


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


def _explained(linked: Comparison, ground: Ground, _: list[Link]) -> Comparison:
    """With the evidence of the links."""
    from tui.compare.linking.evidence import explained

    links = explained(linked.links, ground.annotation, ground.quotations, ground.witness)
    return dataclasses.replace(linked, links=links)


def _figured(linked: Comparison, ground: Ground, offered: list[Link]) -> Comparison:
    """With figures and what differs in them and in quotations."""
    from tui.compare.figures.conflicts import conflicts
    from tui.compare.figures.figures import figures

    table = figures(ground.annotation, offered)
    return dataclasses.replace(linked, figures=table, conflicts=conflicts(table, ground.quotations))


def _worded(linked: Comparison, ground: Ground, offered: list[Link]) -> Comparison:
    """With wordings and omissions."""
    from tui.compare.framing.omissions import omissions
    from tui.compare.framing.wordings import wordings

    words, groups = ground.annotation, linked.passages
    return dataclasses.replace(
        linked,
        wordings=wordings(words, offered, groups, ground.quotations),
        omissions=omissions(words, offered, groups),
    )


def _ranked(found: Comparison, ground: Ground, offered: list[Link]) -> Comparison:
    """With what is most telling of each source, what others add, and their profiles."""
    from tui.compare.framing.profile import profiles
    from tui.compare.framing.ranking import additions, telling

    words = ground.annotation
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
    for a, b in decided(story, decisions.pinned - decisions.rejected):
        yield Link(a, b, 1.0, "same", (PINNED,), by_hand=True)
