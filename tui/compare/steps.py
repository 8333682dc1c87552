"""The steps of a comparison in their order; each takes what came before and gives one named result."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.compare.model import Comparison, Link, Ref
from tui.story.model import Story

Progress = Callable[[str, float], None]


def run(story: Story, progress: Progress) -> Comparison:
    """Compare a story.

    `progress` is told the name of each step and the share done as it begins, at last `done` and 1.
    """
    progress("words", 0.0)
    # Imported as late as this: numpy takes longer to import than the screen takes to draw.
    from tui.compare.lexicon import lexicon
    from tui.compare.links import links
    from tui.compare.passages import passages
    from tui.compare.quotes import quotations

    words = lexicon(story)
    progress("links", 0.3)
    linked = links(story, words)
    progress("passages", 0.8)
    grouped = passages(linked, lambda ref: (story.articles[ref.article].id, ref.sentence))
    progress("quotations", 0.85)
    quoted = quotations(story, words)
    progress("done", 1.0)
    return Comparison(story, linked, grouped, quoted, unique(story, linked))


def unique(story: Story, links: Iterable[Link]) -> tuple[Ref, ...]:
    """The sentences that no link touches, in order. Nothing is unique in a story of one article."""
    if len(story.articles) < 2:
        return ()
    linked = {ref for link in links for ref in (link.a, link.b)}
    every = (Ref(k, row.index) for k, article in enumerate(story.articles) for row in article.sentences)
    return tuple(ref for ref in every if ref not in linked)
