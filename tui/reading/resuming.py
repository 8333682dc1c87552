"""Where a story was left: a value that can be kept, and what it means for the story as it is now.

Sources are kept by their ids and the sentence by its words too, so that a place is found again when a report
was added or a text corrected. What cannot be found again is left out; the rest holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from tui.reading.layout import Panes
from tui.story import Story
from tui.story.model import Ref
from tui.words.keys import sentence_key


class Left(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a story was left. `theme` is told with the one that the settings named then."""

    source: str = ""
    sentence: int = 0
    words: str = ""
    panes: int | None = None
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    inspecting: bool = False
    theme: tuple[str, str] | None = None


class View(NamedTuple):
    """What is kept beside the place: whether the inspector is open, and the theme that was chosen, if any."""

    inspecting: bool
    theme: tuple[str, str] | None = None


def left(story: Story, ref: Ref, panes: Panes, view: View) -> Any:
    """What to keep, as JSON has it."""
    article = story.articles[ref.article]
    words = article.sentences[ref.sentence].text if article.sentences else ""
    ids = [each.id for each in story.articles]
    state = Left(
        article.id,
        ref.sentence,
        sentence_key(words),
        panes.wanted,
        tuple(ids[index] for index in panes.order) if panes.order != sorted(panes.order) else (),
        tuple(ids[index] for index in sorted(panes.hidden)),
        tuple(ids[index] for index in sorted(panes.kept)),
        view.inspecting,
        view.theme,
    )
    return msgspec.to_builtins(state)


def resume(story: Story, kept: object, panes: Panes) -> tuple[Ref, View] | None:
    """The place that a kept value means in a story; its panes are chosen anew. None where it means none."""
    try:
        state = msgspec.convert(kept, Left)
    except msgspec.ValidationError:  # kept by another version
        return None
    places = {article.id: index for index, article in enumerate(story.articles)}
    if state.source not in places:
        return None
    ref = _place(story, places[state.source], state)
    _choose(panes, state, places, ref.article)
    return ref, View(state.inspecting, state.theme)


def _choose(panes: Panes, state: Left, places: Mapping[str, int], read: int) -> None:
    """Show the panes as they were left, as far as their articles are there; hide never what is read."""

    def known(ids: Iterable[str]) -> list[int]:
        return [places[id] for id in dict.fromkeys(ids) if id in places]

    panes.wanted = state.panes if state.panes and state.panes > 0 else None
    first = known(state.order)
    panes.order = [*first, *(index for index in panes.order if index not in first)]
    panes.hidden, panes.kept = set(known(state.hidden)) - {read}, set(known(state.kept))


def _place(story: Story, article: int, state: Left) -> Ref:
    """The sentence with the same words that is nearest to where it stood, else the one that stands there."""
    sentences = story.articles[article].sentences
    same = [sentence.index for sentence in sentences if sentence_key(sentence.text) == state.words]
    index = min(same, key=lambda at: abs(at - state.sentence), default=state.sentence)
    return Ref(article, max(0, min(index, len(sentences) - 1)))
