"""Linking by hand, as far as it was begun: a sentence that waits for its other end, a choice to be made.

A pin takes two sentences, so it takes two acts; a rejection takes one, and a choice where a sentence has
links to several sources.
"""

from __future__ import annotations

from tui.story.model import Ref


class Pins:
    """What was begun and not yet done."""

    def __init__(self) -> None:
        self.marked: Ref | None = None
        """The sentence that waits for its other end."""
        self.choosing = False
        """Whether the next choice of a source says whose link is rejected."""

    def other_end(self, ref: Ref) -> Ref | None:
        """The marked sentence, if a sentence can be linked with it: it stands in another source."""
        return self.marked if self.marked and self.marked.article != ref.article else None

    def mark(self, ref: Ref) -> bool:
        """Let a sentence wait for its other end; the same again takes that back. True where it waits."""
        self.marked = None if self.marked == ref else ref
        return self.marked is not None

    def chosen(self) -> bool:
        """Whether a choice was asked for; it is made with that."""
        asked, self.choosing = self.choosing, False
        return asked

    def leave(self) -> bool:
        """Leave what was begun. False where nothing was."""
        begun = self.choosing or self.marked is not None
        self.choosing, self.marked = False, None
        return begun
