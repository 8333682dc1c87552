"""Alignment: which sentence each pane holds on which screen row.

State is a sentence and a row for each pane; the rule is that the counterparts of the cursor's sentence stand
on its row, and that the pane which is read is never moved by it. Where panes are not linked they keep what
they hold, and are only told what stands for the cursor's sentence in them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.reading.places import Place, places
from tui.story.model import Ref

if TYPE_CHECKING:
    from tui.compare import Comparison

_NOWHERE = Place(None, frozenset(), 0, "")


class Alignment:
    """What every pane of a story holds, seen or not, so that a hidden pane is in place when it is shown."""

    def __init__(self, sources: int) -> None:
        self.linked = True
        self.held: list[tuple[int, int]] = [(0, 0)] * sources
        """For each pane a sentence and the screen row on which it begins (may lie outside the pane)."""
        self.places: list[Place] = [_NOWHERE] * sources

    def hold(self, article: int, sentence: int, row: int) -> None:
        """Put a sentence of a pane on a row."""
        self.held[article] = (sentence, row)

    def align(self, comparison: Comparison | None, cursor: Ref, step: int) -> None:
        """Find each pane's counterpart of the cursor's sentence and, if linked, put it on the cursor's row.

        `step` is how many paragraphs the cursor moved.
        """
        if comparison is None:
            self.places = [_NOWHERE] * len(self.held)
            self.places[cursor.article] = Place(cursor.sentence, frozenset({cursor.sentence}), 0, "")
        else:
            self.places = places(comparison, cursor, [sentence for sentence, _ in self.held], step)
        if not self.linked:
            return
        row = self.held[cursor.article][1]
        for index, place in enumerate(self.places):
            if place.sentence is not None and index != cursor.article:
                self.hold(index, place.sentence, row)

    def scroll(self, by: int, articles: Iterable[int]) -> None:
        """Move what panes hold up by so many rows."""
        for article in articles:
            sentence, row = self.held[article]
            self.hold(article, sentence, row - by)
