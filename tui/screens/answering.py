"""What every screen of ours can do: say in a few words what the last key did."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Answering(Protocol):
    """A screen with a place for an answer."""

    def answer(self, words: str) -> None:
        """Show the words until the next key has an answer."""
