"""A part of the reader screen: the keys of one purpose.

The screen wires widgets and state; what a key does stands in a part, as an `action_…` method named like its
command. The screen takes the actions of its parts for its own (`lend`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.compare import Comparison
    from tui.screens.reader import ReaderScreen


class Part:
    """Keys that act on a reader screen."""

    def __init__(self, reader: ReaderScreen) -> None:
        self.reader = reader

    def lend(self) -> None:
        """Make the actions of this part the screen's, where Textual looks for them."""
        for name in dir(self):
            if name.startswith("action_"):
                setattr(self.reader, name, getattr(self, name))

    def answer(self, words: str) -> None:
        """Say what the last key did."""
        self.reader.answer(words)

    def comparison(self) -> Comparison | None:
        """The comparison; where there is none yet, that is the answer."""
        if self.reader.comparison is None:
            self.answer(self.reader.uncompared)
        return self.reader.comparison

    def nothing_read(self) -> bool:
        """Whether the article that is read has no sentence to act on, which is said."""
        if self.reader.cursor.empty:
            self.answer("no sentence here")
        return self.reader.cursor.empty
